"""What a form is to the desk: how it is drawn, and what sending it in means."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers.cards.form import Values
from handlers.context import Answer, Ask
from handlers.line import UsageError


class WrongFields(Exception):
    """A form that cannot be carried out as filled in. Nothing was sent or charged.

    `problems` are the mistakes by the names of their fields.
    """

    def __init__(self, problems: Mapping[str, UsageError]) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form behind an offer's action (`form.search`).

    `draw` gives its card for an offered press and what its fields hold. `read` gives the line that says the same as
    the fields: that line is answered as if it were typed. It raises `WrongFields`, does nothing else, and is quick,
    because chats wait for it before they close the form. Where what is filled in must never become a line (a key),
    `act` is done with the values instead, and `read` only checks them.
    """

    draw: Callable[[Ask, str, Values], Awaitable[Answer[Any]]]
    read: Callable[[Ask, Values], Awaitable[str]]
    act: Callable[[Ask, Values], Awaitable[Answer[Any]]] | None = None


async def opened(ask: Ask, action: str, kind: FormKind, values: Values) -> Answer[Any]:
    """The card with a form that holds these values, offered to the asker alone."""
    [press] = await ask.offer([filled_in(action, values)])
    return await kind.draw(ask, press, values)


def filled_in(action: str, values: Values) -> tuple[str, Mapping[str, Any]]:
    """The offer of a form that holds these values, for a button that opens it."""
    return action, {"values": {name: list(each) for name, each in values.items()}}


def stored_values(arguments: Mapping[str, Any]) -> Values:
    """The values that `filled_in` kept with the offer."""
    return {name: tuple(each) for name, each in arguments.get("values", {}).items()}
