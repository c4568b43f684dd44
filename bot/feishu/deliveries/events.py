"""The events that Scout subscribed to: messages, emojis, people who join a group, tenants that come and go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.feishu.calls import part, text
from bot.feishu.deliveries.origin import STALE_AFTER, Origin, id_of, moment
from bot.feishu.files import Sent, shown_by
from bot.feishu.markup import Mentioned, addressed, typed
from handlers.chat import Departure, Named, Workspace

_KINDS = frozenset({"text", "post", "file"})
_WORDLESS = frozenset(
    {"image", "audio", "media", "folder", "merge_forward", "interactive", "share_chat", "share_user", "location"}
)
"""Kinds that somebody waits for an answer to and that hold no words to read. Stickers end a talk, as thumbs do."""

_PICTURE = '"image_key"'


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a person's. `words` still has mentions as keys; `answers` is the message that it replies to.

    One that `is_wordless` is a picture or the like, sent directly.
    """

    id: str
    message: str
    origin: Origin
    words: str
    mentions: tuple[Mentioned, ...]
    sent_at: datetime
    is_threaded: bool
    files: tuple[Sent, ...] = ()
    answers: str = ""
    is_wordless: bool = False

    def is_for(self, bot: str) -> bool:
        """Whether the message speaks to `bot`: directly, or by mentioning it and not just everybody."""
        return self.origin.is_direct or any(bot in each.ids for each in self.mentions)

    def is_stale(self, now: datetime) -> bool:
        """Whether it took longer than `STALE_AFTER` to arrive."""
        return now - self.sent_at > STALE_AFTER

    def named(self, bot: str) -> tuple[Named, ...]:
        """The people whom it mentions besides Scout."""
        others = [each for each in self.mentions if bot not in each.ids and each.ids]
        return tuple(Named(_open_id(each.ids), each.name) for each in others if each.name)

    def line(self, bot: str) -> str:
        """What the person typed to Scout."""
        return addressed(self.words, self.mentions, bot)


@dataclass(frozen=True, slots=True)
class Star:
    """An emoji that a person set to a message. Feishu does not say in which chat the message stands."""

    id: str
    emoji: str
    message: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Joined:
    """People who joined a group, each with their tenant, and whether it is one with outsiders now."""

    tenant: str
    chat: str
    is_external: bool
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """That a tenant has Scout now. `by` is the person who let it in, if Feishu says so."""

    workspace: Workspace
    by: str
    at: datetime | None


def message(event: Any) -> Message | None:
    """The SDK's `P2ImMessageReceiveV1`, when it is a person's text, post or file, or was sent directly; else None.

    Bots are no persons. A file comes without a word.
    """
    sender, told = event.event.sender, event.event.message
    if sender is None or told is None or sender.sender_type != "user":
        return None
    kind, is_direct = told.message_type or "", told.chat_type == "p2p"
    if kind not in _KINDS and not (is_direct and kind in _WORDLESS):
        return None
    origin = Origin(
        tenant=event.header.tenant_key or "",
        person=id_of(sender.sender_id),
        person_tenant=sender.tenant_key or "",
        chat=told.chat_id or "",
        is_direct=is_direct,
    )
    files = shown_by(told.message_id or "", told.content or "") if kind == "file" else ()
    words = typed(told.content or "", kind) if kind in {"text", "post"} else ""
    # A post may hold nothing but a picture.
    is_wordless = is_direct and not words and (kind in _WORDLESS or _PICTURE in (told.content or ""))
    if not origin.person or not (words or files or is_wordless):
        return None
    return Message(
        id=event.header.event_id or "",
        message=told.message_id or "",
        origin=origin,
        words=words,
        mentions=tuple(_mentioned(each) for each in told.mentions or ()),
        sent_at=moment(told.create_time),
        is_threaded=bool(told.thread_id),
        files=files,
        answers=told.parent_id or "",
        is_wordless=is_wordless,
    )


def star(event: Any) -> Star | None:
    """The SDK's `P2ImMessageReactionCreatedV1`, when a person set the emoji; None for those of apps."""
    told = event.event
    person = id_of(told.user_id)
    if told.operator_type != "user" or told.reaction_type is None or not person:
        return None
    origin = Origin(event.header.tenant_key or "", person, "", chat="", is_direct=False)
    return Star(event.header.event_id or "", told.reaction_type.emoji_type or "", told.message_id or "", origin)


def joined(event: Any) -> Joined | None:
    """The SDK's `CustomizedEvent` of people who joined a group; None for one that names no group."""
    told = event.event or {}
    chat, users = text(told, "chat_id"), told.get("users")
    listed = [each for each in users if isinstance(each, dict)] if isinstance(users, list) else []
    people = tuple((text(part(each, "user_id"), "open_id"), text(each, "tenant_key")) for each in listed)
    return Joined(event.header.tenant_key or "", chat, told.get("external") is True, people) if chat else None


def departure(event: Any) -> Departure | None:
    """The SDK's `CustomizedEvent` of the older form, when a tenant uninstalled the app."""
    tenant = text(event.event or {}, "tenant_key")
    return Departure(event.uuid or "", Workspace("feishu", tenant), _sent_at(event)) if tenant else None


def arrival(event: Any) -> Arrival | None:
    """The SDK's `CustomizedEvent` of the older form, when a tenant enabled the app for the first time."""
    told = event.event or {}
    tenant = text(told, "tenant_key")
    by = text(part(told, "installer"), "open_id") or text(part(told, "installer_employee"), "open_id")
    return Arrival(Workspace("feishu", tenant), by, _sent_at(event)) if tenant else None


def _open_id(ids: frozenset[str]) -> str:
    """The id by which Scout knows people, where Feishu gives it."""
    return min(ids, key=lambda each: (not each.startswith("ou_"), each))


def _mentioned(told: Any) -> Mentioned:
    ids = (told.id.open_id, told.id.user_id, told.id.union_id) if told.id is not None else ()
    return Mentioned(told.key or "", told.name or "", frozenset(each for each in ids if each))


def _sent_at(event: Any) -> datetime | None:
    """When an event of the older form was sent, in seconds as `1502199207.7171419`."""
    seconds, _, _ = str(event.ts or "").partition(".")
    return moment(f"{seconds}000") if seconds.isdecimal() else None
