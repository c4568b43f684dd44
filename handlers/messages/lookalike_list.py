"""Lookalikes of one creator, most alike first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from handlers.cards import (
    Block,
    Card,
    Code,
    Control,
    Controls,
    Listing,
    Note,
    Option,
    Paragraph,
    Row,
    Select,
    joined,
    plain,
    rich,
)
from handlers.creators.masking import masked
from handlers.creators.naming import shows
from handlers.creators.reasons import Reason
from handlers.creators.telling import Known
from handlers.grammar.translating import in_language
from handlers.messages.creator_list import Presses, navigation, rows, summary
from handlers.messages.examples import ALIKE, TODAY
from handlers.messages.footer import Cost, footer, hidden_note
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class LookalikeList:
    """A part of the creators like `seed` (a name or link as asked); `bought` is how many the answer brought.

    `reasons` say of each creator why it is alike, where that is known. Where the line did not say on which platform the
    seed is, `seeds` offers each as (platform, estimate or None where it is bought, press); `seed_on` is the chosen one.
    `facts` are what the team knows of the creators; `hidden` of them are left out.
    """

    seed: str
    line: str
    creators: tuple[Creator, ...]
    first: int
    bought: int
    level: Level
    cost: Cost
    today: date
    presses: Presses = field(default_factory=Presses)
    reasons: tuple[tuple[Reason, ...], ...] = ()
    seeds: tuple[tuple[Platform, int | None, str], ...] = ()
    seed_on: Platform | None = None
    shared_by: str = ""
    facts: Known = field(default_factory=dict)
    hidden: int = 0


def lookalike_list(found: LookalikeList, words: Words) -> Card:
    """Say who is alike."""
    title = words("lookalike-found", count=found.bought, seed=found.seed)
    showing = words(
        "lookalike-showing", first=found.first, last=found.first + len(found.creators) - 1, count=len(found.creators)
    )
    line = in_language(found.line, words.language)
    blocks: list[Block] = [
        Paragraph(words.rich("search-asked", line=Code(masked(line) if found.shared_by else line))),
        Note(words.rich("note-shared", person=found.shared_by) if found.shared_by else rich(showing)),
        Listing(_rows(found, words), shape="cards"),
    ]
    if found.seeds and found.seed_on is None:
        blocks.insert(1, Paragraph(words.rich("lookalike-seed", seed=found.seed)))
    blocks += hidden_note(found.hidden, words)
    controls = navigation(found.presses, words) + _seeds(found, words)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(found.cost, words, is_shared=bool(found.shared_by)))
    said = summary(title, found.creators, words)
    return Card(title, tuple(blocks), tone="good", summary=said, shows=shows(found.creators))


def _rows(found: LookalikeList, words: Words) -> tuple[Row, ...]:
    drawn = rows(found.creators, found.first, found.today, found.presses, words, found.facts)
    why = (*found.reasons, *[()] * (len(drawn) - len(found.reasons)))
    return tuple(_with_reasons(row, reasons, words) for row, reasons in zip(drawn, why, strict=True))


def _with_reasons(row: Row, reasons: tuple[Reason, ...], words: Words) -> Row:
    if not reasons:
        return row
    shared = joined([rich(words(f"why-{reason}")) for reason in reasons])
    return replace(row, lines=(*row.lines, words.rich("lookalike-why", reasons=plain(shared))))


def _seeds(found: LookalikeList, words: Words) -> tuple[Control, ...]:
    if not found.seeds:
        return ()
    platforms = [platform for platform, _, _ in found.seeds]
    options = tuple(Option(_seed(platform, cost, words), press) for platform, cost, press in found.seeds)
    chosen = platforms.index(found.seed_on) if found.seed_on else None
    return (Select(words("lookalike-seed-label", seed=found.seed), options, chosen),)


def _seed(platform: Platform, cost: int | None, words: Words) -> str:
    place = words(f"platform-{platform}")
    return place if cost is None else words("lookalike-seed-option", platform=place, credits=cost)


EXAMPLE = LookalikeList(
    seed="@kilnandclay",
    line="/creators lookalike @kilnandclay on:youtube in:GB",
    creators=(ALIKE,),
    first=1,
    bought=1,
    level=Level.S1,
    cost=Cost("S1", 1, "req_2", estimate=10, alike=10, requests_left=811),
    today=TODAY,
    presses=Presses(alike=("a1",), share="s1"),
    reasons=(("country", "views"),),
)
EXAMPLES = (
    LookalikeList(
        seed="@kilnandclay",
        line="/creators lookalike @kilnandclay in:GB",
        creators=(ALIKE,),
        first=1,
        bought=1,
        level=Level.S1,
        cost=Cost("S1", 1, "req_2", estimate=10),
        today=TODAY,
        seeds=((Platform.TIKTOK, 10, "p1"), (Platform.YOUTUBE, 10, "p2"), (Platform.INSTAGRAM, None, "p3")),
    ),
)
