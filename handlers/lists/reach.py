"""Which lists an asker may use from where they ask, and which one is meant."""

from __future__ import annotations

from handlers.chat import Person
from handlers.context import Ask
from handlers.grammar.usage import did_you_mean, wrong
from handlers.people.viewers import viewer_of
from handlers.vocabulary.names import nearest
from handlers.words import words
from storage.lists import NameTaken, Reach, Shortlist
from storage.people import Named

EXAMPLE = "/creators list add Summer @charlidamelio"


def named(person: Person) -> Named:
    """A person as storage keeps them."""
    return Named(person.id, person.name)


def usual_reach(ask: Ask) -> Reach:
    """Whom a new list reaches unless said otherwise: the conversation, or its owner where nobody else reads along."""
    return "private" if ask.conversation.is_private else "conversation"


async def wanted_list(ask: Ask, name: str) -> Shortlist:
    """The list that a typed name means. Raises `UsageError` with the nearest name where there is none."""
    lists = ask.context.store.lists
    found = await lists.named(viewer_of(ask), name)
    if found is None:
        near = nearest(name, [one.name for one in await lists.seen_by(viewer_of(ask))])
        raise wrong("no-list", name, hint=did_you_mean(near or ""), example="/creators list")
    return found


async def usual_list(ask: Ask) -> Shortlist | None:
    """The list that “Shortlist” on a card means: of the conversation's lists the one used last, else of all."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    here = [one for one in seen if one.reach == "conversation" and one.conversation == ask.conversation.id]
    mine = seen if ask.conversation.is_private else [one for one in seen if one.reach == "workspace"]
    return next(iter((*here, *mine)), None)


async def usual_or_new(ask: Ask) -> Shortlist:
    """The same; a first list, with the name that the language has for one, where there is none yet."""
    found = await usual_list(ask)
    if found is not None:
        return found
    lists, owner = ask.context.store.lists, named(ask.person)
    name = words(ask.language)("list-usual-name")
    try:
        return await lists.make(viewer_of(ask), owner, name, usual_reach(ask), ask.context.clock())
    except NameTaken as taken:
        return taken.shortlist
