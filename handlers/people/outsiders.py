"""Whether outsiders read along by now where something was asked for a while ago, and is about to be told (S11)."""

from __future__ import annotations

from dataclasses import replace

from handlers.chat import Conversation, Person, Presence
from handlers.context import Context


async def as_of_now(context: Context, person: Person, conversation: Conversation) -> Presence:
    """A person and a conversation as their chat tells of them now; as they were known where it does not run here."""
    chat = context.chats.get(conversation.workspace.chat)
    return await chat.presence(conversation, person) if chat else Presence(person, conversation)


async def has_outsiders(context: Context, conversation: Conversation, person: str) -> bool:
    """Whether people of another organisation read along in a conversation now; `person` is whoever asked there."""
    if conversation.is_private:
        return False
    now = await as_of_now(context, Person(conversation.workspace, person), conversation)
    return now.conversation is not None and now.conversation.is_external


async def asker_now(context: Context, person: Person, conversation: Conversation) -> tuple[Person, Conversation]:
    """Somebody who asked, and where, as both are now: whoever has left since is a stranger to the team."""
    now = await as_of_now(context, person, conversation)
    return now.person or replace(person, is_external=True), now.conversation or conversation
