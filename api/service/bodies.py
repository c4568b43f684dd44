"""Request bodies, read field by field as the contract's tables say; what is wrong is refused by name (contract 5, 6).

A field that is missing, null or empty text is absent. Numbers are JSON numbers; fields that nobody reads are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from math import inf
from typing import Any

import orjson

from api.contract.codes import BAD_REQUEST
from api.service.refusals import SHOWN_CHARACTERS, Refusal, one_of, wrong_field

MOST_BYTES = 1_000_000
"""Longer bodies are refused: five hundred links, the longest list that the contract knows, take a tenth of it."""

_JSON_TYPE = re.compile(r"application/([\w.+-]+\+)?json\s*(;.*)?", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def read_object(content: bytes, content_type: str = "") -> Body:
    """The JSON object in the bytes of a request. Raises `Refusal` (40001) for anything else.

    What says of itself that it is something else is not read; what says nothing is taken for JSON (contract 16.2.1).
    """
    if content_type and not _JSON_TYPE.fullmatch(content_type.strip()):
        shown = content_type[:SHOWN_CHARACTERS]
        raise Refusal(BAD_REQUEST, f'the header Content-Type must be application/json, not "{shown}"')
    if len(content) > MOST_BYTES:
        raise Refusal(BAD_REQUEST, f"the body is longer than {MOST_BYTES:,} bytes")
    if not content.strip():
        raise Refusal(BAD_REQUEST, "the body is empty; send a JSON object, {} when there is nothing to say")
    try:
        values = orjson.loads(content)
    except orjson.JSONDecodeError as wrong:
        raise Refusal(BAD_REQUEST, f"the body is not JSON: {wrong}") from None
    if not isinstance(values, dict):
        raise Refusal(BAD_REQUEST, "the body must be a JSON object")
    return Body(values)


class Body:
    """The fields of a request. Every reader gives None for an absent field and raises `Refusal` for a wrong one."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def value(self, name: str) -> Any:
        """The field as it came, None when it is absent."""
        found = self._values.get(name)
        return None if found == "" else found

    def text(self, name: str) -> str | None:
        """Text without blanks around it."""
        value = self.value(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise wrong_field(name, value, "text")
        return value.strip() or None

    def texts(self, name: str) -> tuple[str, ...] | None:
        """The parts of one comma-joined text."""
        value = self.value(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise wrong_field(name, value, "one text with commas between the values")
        return tuple(part.strip() for part in value.split(",") if part.strip()) or None

    def choice(self, name: str, allowed: Collection[str]) -> str | None:
        """One of the allowed texts, spelt exactly so."""
        value = self.value(name)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        raise wrong_field(name, value, one_of(allowed))

    def flag(self, name: str) -> bool | None:
        """True or false, as JSON's own or as text or number, as older clients send it (contract 6.3)."""
        value = self.value(name)
        if value is None or isinstance(value, bool):
            return value
        known = _FLAGS.get(str(value).strip().lower()) if isinstance(value, str | int) else None
        if known is None:
            raise wrong_field(name, value, "true or false")
        return known

    def whole(self, name: str, low: float = -inf, high: float = inf) -> int | None:
        """A whole number within inclusive bounds."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
            raise wrong_field(name, value, f"a whole number{_bounds(low, high)}")
        if not low <= value <= high:
            raise wrong_field(name, value, f"a whole number{_bounds(low, high)}")
        return int(value)

    def number(self, name: str, low: float = -inf, high: float = inf) -> float | None:
        """A number within inclusive bounds."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise wrong_field(name, value, f"a number{_bounds(low, high)}")
        return value

    def day(self, name: str) -> date | None:
        """A day written `YYYY-MM-DD`."""
        value = self.value(name)
        if value is None:
            return None
        try:
            if isinstance(value, str) and _DAY.fullmatch(value.strip()):
                return date.fromisoformat(value.strip())
        except ValueError:
            pass  # a day that no month has is refused like everything else that is no day
        raise wrong_field(name, value, "a day as YYYY-MM-DD")


def _bounds(low: float, high: float) -> str:
    if low == -inf and high == inf:
        return ""
    return f" from {_plain(low)} to {_plain(high)}" if high != inf else f" of {_plain(low)} or more"


def _plain(bound: float) -> str:
    """A bound in digits, however large: `1000000000` and no `1e+09`."""
    return str(int(bound)) if bound == int(bound) else str(bound)
