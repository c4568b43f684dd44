"""A form on its way: pressed open, checked before it closes, drawn anew as it changes, and carried out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.cards.form import Values
from handlers.context import Answer, Ask
from handlers.forms.kinds import FormKind, WrongFields, opened, stored_values
from handlers.messages.problem import Problem, problem
from handlers.messages.usage import said_of
from handlers.words import words
from storage.offers import ANYONE, Offer

Forms = Mapping[str, FormKind]


async def open_pressed(ask: Ask, arguments: Mapping[str, Any], *, action: str, kind: FormKind) -> Answer[Any]:
    """A pressed button that leads to a form."""
    return await opened(ask, action, kind, stored_values(arguments))


async def wrong_fields(ask: Ask, forms: Forms, press: str, values: Values) -> Mapping[str, str]:
    """What is wrong with the fields, as sentences in the asker's language by their names; empty when all is well.

    A form that is no longer known has nothing wrong with it: sending it in says so.
    """
    offer = await _offered(ask, forms, press)
    if isinstance(offer, Problem):
        return {}
    try:
        await forms[offer.action].read(ask, values)
    except WrongFields as wrong:
        said = words(ask.language)
        return {name: said.sentences(*said_of(mistake, said)) for name, mistake in wrong.problems.items()}
    return {}


async def redrawn(ask: Ask, forms: Forms, press: str, values: Values) -> Answer[Any]:
    """The form's card with what its fields hold now, or a card that says why there is none."""
    offer = await _offered(ask, forms, press)
    if isinstance(offer, Problem):
        return Answer(problem, offer)
    return await forms[offer.action].draw(ask, press, values)


async def carried_out(
    ask: Ask, forms: Forms, press: str, values: Values, run: Callable[[Ask, str], Awaitable[Answer[Any]]]
) -> Answer[Any]:
    """The answer to a form that was sent in; `run` answers the line that it writes.

    Fields that are wrong after all are said on the form, drawn anew.
    """
    offer = await _offered(ask, forms, press)
    if isinstance(offer, Problem):
        return Answer(problem, offer)
    kind = forms[offer.action]
    try:
        line = await kind.read(ask, values)
    except WrongFields:
        return await kind.draw(ask, press, values)
    return await (kind.act(ask, values) if kind.act else run(ask, line))


async def _offered(ask: Ask, forms: Forms, press: str) -> Offer | Problem:
    """The offer behind a form, or why the asker cannot have it."""
    offer = await ask.context.store.offers.find(ask.workspace, press)
    now = ask.context.clock()
    if offer is None or offer.action not in forms or now - offer.offered_at > ask.context.options.keep_for:
        return Problem("stale")
    return offer if offer.person in {ANYONE, ask.person.id} else Problem("not-yours")
