"""People on cards: by the name under which the workspace knows them, never by the chat's bare id."""

from __future__ import annotations

from handlers.cards import Mention, Piece, Text
from handlers.context import Ask
from storage.people import Named


async def called(ask: Ask, who: Named) -> Named:
    """Somebody with the name under which they are known by now, where none was known when they were stored."""
    if who.name or not who.id:
        return who
    member = await ask.context.store.roles.find(ask.workspace, who.id)
    return Named(who.id, member.name) if member else who


def person(who: Named) -> Piece:
    """The name; where none is known a mention, which the chat itself draws as one."""
    return Text(who.name) if who.name else Mention(who.id, who.id)
