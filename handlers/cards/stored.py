"""Cards at rest: as JSON text for the outbox, and back.

Blocks and pieces are told apart by their class alone (a `Note` and a `Paragraph` have the same fields), so each object
carries its class's name under `is`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, get_args

from handlers.cards import Amount, Bar, Block, Card, Column, Confirm, Control, Fact, Option, Piece, Row
from handlers.cards.form import Choice, Field

_INSIDE = (Amount, Bar, Choice, Column, Confirm, Fact, Option, Row)
_UNIONS = (Block, Control, Field, Piece)
_PARTS: dict[str, type] = {
    part.__name__: part for part in (Card, *_INSIDE, *(part for union in _UNIONS for part in get_args(union)))
}
_IS, _AT = "is", "at"
_MOMENT = "datetime"


def dump_card(card: Card) -> str:
    """A card as JSON text; `load_card` gives an equal one."""
    return json.dumps(_dumped(card), ensure_ascii=False)


def load_card(stored: str) -> Card:
    """The card of `dump_card`. Raises `ValueError` for anything else."""
    try:
        card = json.loads(stored, object_hook=_loaded)
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"not a stored card: {wrong}") from wrong
    if not isinstance(card, Card):
        raise ValueError("not a stored card")  # noqa: TRY004 - the text is wrong, not its type
    return card


def _dumped(part: object) -> Any:
    if isinstance(part, datetime):
        return {_IS: _MOMENT, _AT: part.isoformat()}
    if isinstance(part, tuple):
        return [_dumped(each) for each in part]
    if is_dataclass(part):
        values = {field.name: _dumped(getattr(part, field.name)) for field in fields(part)}
        return {_IS: type(part).__name__, **values}
    return part


def _loaded(stored: dict[str, Any]) -> Any:
    """The part behind an object whose own parts are loaded already."""
    if stored[_IS] == _MOMENT:
        return datetime.fromisoformat(stored[_AT])
    values = {name: _lines(value) for name, value in stored.items() if name != _IS}
    return _PARTS[stored[_IS]](**values)


def _lines(value: Any) -> Any:
    """Lists are tuples in a card, also within each other."""
    return tuple(_lines(each) for each in value) if isinstance(value, list) else value
