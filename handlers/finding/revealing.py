"""Whether the asker is shown a creator's contacts, and the note of it: judged by role, and written down before."""

from __future__ import annotations

from api.contract.creator import Creator
from handlers.context import Ask
from handlers.messages.creator_details import Showing, holds_contacts
from handlers.people.rights import may
from storage.reveals import Reveal


async def revealed(ask: Ask, creator: Creator) -> Showing:
    """How contacts are dealt with in an answer for the asker alone; where they will be shown, that is on record."""
    if ask.person.is_external or ask.conversation.is_external:
        return "hidden"
    if not await may(ask, "spend"):
        return "spenders"
    if holds_contacts(creator):
        await ask.context.store.reveals.note(
            Reveal(
                ask.workspace,
                ask.person.id,
                ask.conversation.id,
                f"{creator.platform} {creator.uid}",
                creator.username or "",
                ask.context.clock(),
            )
        )
    return "shown"
