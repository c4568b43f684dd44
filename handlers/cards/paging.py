"""Long answers a card at a time: which part a line asks for, and what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.vocabulary.names import folded

T = TypeVar("T")

_WORDS = frozenset({"page", "页", "第", "页码"})


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What stands on card number `index`, from 0, of a longer answer; `first` is the place of the first, from 1."""

    items: tuple[T, ...]
    index: int
    first: int
    has_more: bool


def part_of(items: Sequence[T], index: int, rows: int) -> Part[T]:
    """Card number `index` of items, `rows` a card; past the end it is the last one."""
    index = min(max(index, 0), max(len(items) - 1, 0) // rows)
    start = index * rows
    return Part(tuple(items[start : start + rows]), index, start + 1, start + rows < len(items))


def page_in(typed: str) -> tuple[str, int]:
    """A line without its `page:N`, and the card's number from 0."""
    rest, _, last = f" {typed.strip()}".rpartition(" ")
    name, colon, number = folded(last).replace("：", ":").partition(":")
    if colon and name in _WORDS and number.removesuffix("页").isdecimal():
        return rest.strip(), int(number.removesuffix("页")) - 1
    return typed.strip(), 0
