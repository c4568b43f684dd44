"""Where a digest posts: the conversation where it was asked for, another one that is named, or the asker alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.chat import ChatError, Conversation, alone_with
from handlers.context import Ask
from handlers.grammar.usage import choices, wrong
from handlers.vocabulary.names import folded
from storage.digest_rows import NewDigest

HERE = frozenset({"here", "this", "this channel", "这里", "本群", "本频道", "此处"})
ALONE = frozenset({"me", "dm", "myself", "direct", "private", "我", "私信", "私聊", "单聊"})


@dataclass(frozen=True, slots=True)
class Target:
    """A conversation that Scout can post to, and what it is called; empty where nobody named it."""

    conversation: Conversation
    name: str = ""


async def target_of(ask: Ask, typed: str, example: str) -> Target:
    """The conversation that a line means; empty text means where it was typed.

    Raises `UsageError` for one that is not found, or to which nothing of the team's may be posted.
    """
    word = folded(typed).lstrip("@")
    if word in ALONE or (word in {"", *HERE} and ask.conversation.is_private):
        return Target(alone_with(ask.workspace, ask.person.id))
    if word in {"", *HERE}:
        return await checked(ask, Target(replace(ask.conversation, thread="")), example)
    return await checked(ask, await _named(ask, typed, example), example)


async def checked(ask: Ask, target: Target, example: str) -> Target:
    """The target as the chat tells of it now. Raises `UsageError`."""
    chat = ask.context.chats.get(ask.person.workspace.chat)
    if chat is None or target.conversation.is_private:
        return target
    now = (await chat.presence(target.conversation, ask.person)).conversation
    if now is None:
        raise wrong("digest-not-there" if target.name else "digest-not-here", target.name, example=example)
    if now.is_external:
        raise wrong("digest-outsiders", target.name, example=example)
    return replace(target, conversation=now)


def is_here(ask: Ask, digest: NewDigest) -> bool:
    """Whether a digest posts where the asker asks."""
    if ask.conversation.is_private:
        return is_alone(digest) and digest.owner_id == ask.person.id
    return digest.conversation_id == ask.conversation.id


def is_alone(digest: NewDigest) -> bool:
    """Whether a digest posts to its owner alone."""
    return bool(digest.conversation.get("is_private"))


async def _named(ask: Ask, typed: str, example: str) -> Target:
    chat = ask.context.chats.get(ask.person.workspace.chat)
    try:
        found = await chat.places(typed, ask.person) if chat else []
    except ChatError as refused:
        raise wrong("digest-cannot-look", typed, example=example) from refused
    if not found:
        raise wrong("digest-not-there", typed, example=example)
    if len(found) > 1:
        ids = choices(place.conversation.id for place in found)
        raise wrong("digest-many-places", typed, hint=ids, example=example)
    return Target(found[0].conversation, found[0].name)
