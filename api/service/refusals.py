"""How the service says no: a published code, a sentence that names what is wrong, and nothing charged (contract 5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from api.contract.codes import BAD_REQUEST, Code

SHOWN_CHARACTERS = 60
"""How much of a wrong value a message repeats."""


class Refusal(Exception):
    """A request that is refused. `message` is for people; `http` is the code's own status unless it is given.

    `field` is the part of the body that is to blame, where it is one. `by_rule` is for a body of the right form that is
    refused all the same, which the API's framework would have let pass.
    """

    def __init__(
        self, code: Code, message: str, http: int | None = None, field: str = "", *, by_rule: bool = False
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.http, self.field = code, message, http or code.http, field
        self.by_rule = by_rule


def wrong_field(name: str, value: Any, expected: str) -> Refusal:
    """40001 for a body field: its name, what it takes and what came."""
    return Refusal(BAD_REQUEST, f"{name} must be {expected}, not {_shown(value)}", field=name)


def one_of(allowed: Iterable[str]) -> str:
    """The allowed values in words, for `wrong_field`."""
    return "one of " + ", ".join(allowed)


def _shown(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value[:SHOWN_CHARACTERS]}…"' if len(value) > SHOWN_CHARACTERS else f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return str(value)[:SHOWN_CHARACTERS]
