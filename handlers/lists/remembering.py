"""Which creators a message shows, written down when it is posted or changed."""

from __future__ import annotations

from handlers.cards import Card
from handlers.chat import Posted
from handlers.context import Context
from handlers.creators.naming import shown
from handlers.stored_chat import dump_conversation


async def note_shown(context: Context, workspace: str, posted: Posted | None, card: Card) -> None:
    """Remember whom a posted card shows now, and nobody any more for one that shows nobody."""
    if posted is not None:
        place, now = dump_conversation(posted.conversation), context.clock()
        await context.store.shown.note(workspace, place, posted.message_id, shown(card.shows), now)
