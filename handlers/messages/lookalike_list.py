"""Lookalikes of one creator, most alike first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from api.contract.creator import Creator
from api.contract.platforms import Level
from handlers.cards import Block, Card, Code, Controls, Listing, Note, Paragraph, rich
from handlers.messages.creator_list import Presses, navigation, rows, summary
from handlers.messages.examples import ALIKE, TODAY
from handlers.messages.footer import Cost, footer
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class LookalikeList:
    """A part of the creators like `seed` (a name or link as asked); `bought` is how many the answer brought."""

    seed: str
    line: str
    creators: tuple[Creator, ...]
    first: int
    bought: int
    level: Level
    cost: Cost
    today: date
    presses: Presses = field(default_factory=Presses)
    shared_by: str = ""


def lookalike_list(found: LookalikeList, words: Words) -> Card:
    """Say who is alike."""
    title = words("lookalike-found", count=found.bought, seed=found.seed)
    showing = words("lookalike-showing", first=found.first, last=found.first + len(found.creators) - 1)
    blocks: list[Block] = [
        Paragraph(words.rich("search-asked", line=Code(found.line))),
        Note(words.rich("note-shared", person=found.shared_by) if found.shared_by else rich(showing)),
        Listing(rows(found.creators, found.first, found.today, found.presses, words)),
    ]
    controls = navigation(found.presses, words)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(found.cost, words, is_shared=bool(found.shared_by)))
    return Card(title, tuple(blocks), tone="good", summary=summary(title, found.creators, words))


EXAMPLE = LookalikeList(
    seed="@kilnandclay",
    line="/creators lookalike @kilnandclay on:youtube in:GB",
    creators=(ALIKE,),
    first=1,
    bought=1,
    level=Level.S1,
    cost=Cost("S1", 1, "req_2", requests_left=811),
    today=TODAY,
    presses=Presses(alike=("a1",), share="s1"),
)
