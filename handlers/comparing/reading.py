"""A `compare` line, read: its text about creators, for `handlers.pasted`, and the level asked for."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Level, Platform
from handlers.creators.offering import COMPARED_MOST
from handlers.grammar.options import known_as, one_of
from handlers.grammar.tokens import Line, Option, Word
from handlers.vocabulary.choices import LEVELS, PLATFORMS
from handlers.vocabulary.names import folded

EXAMPLE = "/creators compare tiktok @charlidamelio @khaby.lame"

FEWEST, MOST = 2, COMPARED_MOST
"""Creators in one comparison."""

_OPTIONS = {
    **dict.fromkeys(("platform", "on", "平台"), "platform"),
    **dict.fromkeys(("level", "级别", "等级"), "level"),
}
_BETWEEN = frozenset({"vs", "vs.", "versus", "against", "with", "and", "to", "&", "和", "与", "跟", "对", "对比", "比"})
"""Words that people put between names, folded."""


@dataclass(frozen=True, slots=True)
class CompareLine:
    """What a line compares. `level` is None where it names none."""

    named: str
    level: Level | None = None


def read_compare(line: Line) -> CompareLine:
    """What a line says. Platform words stay in its text, because each holds for the names beside it.

    Raises `UsageError`.
    """
    named: list[str] = []
    level: Level | None = None
    for item in line.items:
        option = item if isinstance(item, Option) else _level(item)
        if option is None:
            named += [item.text] if isinstance(item, Word) and folded(item.text) not in _BETWEEN else []
        elif known_as(option, _OPTIONS, EXAMPLE) == "platform":
            named.insert(0, one_of(option, PLATFORMS, Platform, EXAMPLE).value)
        else:
            level = one_of(option, LEVELS, Level, EXAMPLE)
    return CompareLine(" ".join(named), level)


def _level(word: Word) -> Option | None:
    """A bare `S3` as the option that it can only mean."""
    is_level = folded(word.text) in LEVELS and len(word.text) > 1
    return Option("level", "", (word,), word.start) if is_level else None
