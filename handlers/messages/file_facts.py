"""What cards say of a dropped file: its name, and which sheets of a spreadsheet were read."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.cards import CreatorText, Fact, joined, rich
from handlers.words import Words

_NAMED = 5
"""How many sheets are named before the rest is counted."""


def file_facts(file: str, sheets: Sequence[tuple[str, int]], unread: Sequence[str], words: Words) -> tuple[Fact, ...]:
    """The file and its sheets: those that were read, each with its creators, and `unread` ones that name nobody."""
    facts = [Fact(words("collect-fact-file"), rich(CreatorText(file, most=60)))] if file else []
    if unread or len(sheets) > 1:
        counted = [words("collect-sheet-count", name=name, count=words.whole(count)) for name, count in sheets]
        facts.append(_named(words("collect-fact-sheets"), counted, words))
    if unread:
        facts.append(_named(words("collect-fact-unread"), unread, words))
    return tuple(facts)


def _named(label: str, names: Sequence[str], words: Words) -> Fact:
    first = joined([rich(CreatorText(name, most=40)) for name in names[:_NAMED]], words("list-separator"))
    more = len(names) - _NAMED
    return Fact(label, words.rich("collect-and-more", names=first, whole=words.whole(more)) if more > 0 else first)
