"""Who is meant by an owner's name: a colleague whom the line mentions, or the one member who is called so."""

from __future__ import annotations

from handlers.context import Ask
from handlers.people.names import called
from handlers.vocabulary.names import folded
from storage.marks import NOBODY
from storage.people import Named


async def meant_owner(ask: Ask, owner: Named) -> Named:
    """The owner by the chat's id, so that two spellings of a name are one person; as typed where nobody is known."""
    if owner in {NOBODY, Named(ask.person.id)}:
        return owner
    typed = folded(owner.name)
    mentioned = next((one for one in ask.named if folded(one.name) == typed or folded(one.id) == typed), None)
    if mentioned is not None:
        known = await called(ask, Named(mentioned.id))
        return known if known.name else Named(mentioned.id, mentioned.name)
    members = await ask.context.store.roles.named(ask.workspace, owner.name)
    return Named(members[0].person, members[0].name) if len(members) == 1 else owner
