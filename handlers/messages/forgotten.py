"""Everything that named a creator is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.cards import Card, Fact, Facts, Note, Paragraph, rich
from handlers.words import Words

PLACES: Mapping[str, tuple[str, ...]] = {
    "profile": ("creators",),
    "lists": ("list_members", "lists", "votes", "vote_candidates", "ballots"),
    "marks": ("marks", "contacted"),
    "hidden": ("hidden",),
    "results": ("pages",),
    "buttons": ("offers", "shown", "outbox"),
    "searches": ("last_searches", "saved_searches", "digests", "sightings"),
    "collections": ("collections", "tasks", "files", "collected"),
    "ledger": ("spending", "reservations", "approvals"),
}
"""What people are told of: the tables behind each of `forget-in-PLACE`; what stands nowhere here is `other`."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows of each table went, or lost the name."""

    rows: Mapping[str, int] = field(default_factory=dict)


def forgotten(done: Forgotten, words: Words) -> Card:
    """Say what went. The creator is not named: this card stays in the chat."""
    title, text = words("forgotten-title"), words("forgotten-text")
    blocks = (Paragraph(rich(text)), counted(done.rows, words), Note(rich(words("forget-stays"))))
    return Card(title, blocks, tone="good", summary=words.said(title, text))


def counted(rows: Mapping[str, int], words: Words) -> Facts:
    """What is kept, by places that people know."""
    known = {table for tables in PLACES.values() for table in tables}
    places = {place: sum(rows.get(table, 0) for table in tables) for place, tables in PLACES.items()}
    places["other"] = sum(count for table, count in rows.items() if table not in known)
    told = [(place, count) for place, count in places.items() if count]
    return Facts(tuple(Fact(words(f"forget-in-{place}"), rich(words.whole(count))) for place, count in told))


EXAMPLE = Forgotten(
    {"creators": 1, "list_members": 2, "marks": 1, "contacted": 1, "pages": 4, "offers": 23, "spending": 2}
)
EXAMPLES = (Forgotten({"hidden": 1, "last_searches": 1, "collections": 3, "campaigns": 1, "approvals": 1}),)
