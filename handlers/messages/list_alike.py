"""Creators like those on a list: whoever is like most of them first, with whom they are like."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from api.contract.creator import Creator
from handlers.cards import Block, Button, Card, Code, Controls, Listing, Note, Paragraph, Row, Tone, rich
from handlers.creators.masking import masked
from handlers.creators.naming import shows
from handlers.creators.telling import Known
from handlers.grammar.translating import in_language
from handlers.messages.creator_list import Presses, navigation, rows, summary
from handlers.messages.examples import ALIKE, BEAN, TODAY
from handlers.messages.footer import Cost, footer, hidden_note
from handlers.messages.problem import Problem
from handlers.words import Words

NAMED = 3
"""Seeds named on a row and in a note; of more the count is said."""


@dataclass(frozen=True, slots=True)
class ListAlike:
    """A part of `total` creators like those on the list `name`, from place `first` on, from 1.

    `agreed` names for each the creators on the list that it is like, of `seeds` that were asked for. `on_list` were
    left out because the list has them already, `hidden` because they are hidden. `unknown` are creators on the list
    that the service does not know; `missing` ones were not asked for yet, or not answered because of what `stopped` the
    calls: `rest` is the press that asks for them, for up to `rest_cost` credits.
    """

    name: str
    line: str
    total: int
    first: int
    creators: tuple[Creator, ...]
    agreed: tuple[tuple[str, ...], ...]
    seeds: int
    cost: Cost
    today: date
    facts: Known = field(default_factory=dict)
    hidden: int = 0
    on_list: int = 0
    unknown: tuple[str, ...] = ()
    missing: int = 0
    stopped: Problem | None = None
    presses: Presses = field(default_factory=Presses)
    rest: str = ""
    rest_cost: int = 0
    shared_by: str = ""


def list_alike(found: ListAlike, words: Words) -> Card:
    """Say who is alike, and to whom."""
    title = words("list-alike", count=found.total, shown=words.whole(found.total), list=found.name)
    line = in_language(found.line, words.language)
    blocks: list[Block] = [Paragraph(words.rich("search-asked", line=Code(masked(line) if found.shared_by else line)))]
    if found.creators:
        last = found.first + len(found.creators) - 1
        showing = words("list-alike-showing", first=found.first, last=last, count=len(found.creators))
        by = words.rich("note-shared", person=found.shared_by)
        blocks += [Note(by if found.shared_by else rich(showing)), Listing(_rows(found, words), shape="cards")]
    blocks += [Note(rich(each)) for each in _left_out(found, words) if each]
    blocks += hidden_note(found.hidden, words)
    if found.missing:
        why = words(f"problem-{found.stopped.key}", **found.stopped.values) if found.stopped else ""
        blocks.append(
            Paragraph(rich(words.sentences(words("list-alike-missing", count=found.missing), why)), warns=True)
        )
    rest = Button(words("button-alike-rest", count=found.missing, credits=words.whole(found.rest_cost)), found.rest)
    controls = (*navigation(found.presses, words), *((rest,) if found.rest else ()))
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(found.cost, words, is_shared=bool(found.shared_by)))
    said = summary(title, found.creators, words) if found.creators else title
    tone: Tone = "warning" if found.stopped else "good" if found.creators else "info"
    return Card(title, tuple(blocks), tone=tone, summary=said, shows=shows(found.creators))


def _rows(found: ListAlike, words: Words) -> tuple[Row, ...]:
    drawn = rows(found.creators, found.first, found.today, found.presses, words, found.facts)
    return tuple(_agreeing(row, seeds, found.seeds, words) for row, seeds in zip(drawn, found.agreed, strict=True))


def _agreeing(row: Row, seeds: tuple[str, ...], of: int, words: Words) -> Row:
    like = words("list-alike-to", names=_names(seeds, words), count=words.whole(len(seeds)), seeds=words.whole(of))
    return replace(row, lines=(*row.lines, rich(like)))


def _names(names: tuple[str, ...], words: Words) -> str:
    shown = words.listed(names[:NAMED])
    left = len(names) - NAMED
    return words("list-names-more", names=shown, count=words.whole(left)) if left > 0 else shown


def _left_out(found: ListAlike, words: Words) -> tuple[str, ...]:
    return (
        words("list-alike-on-list", count=found.on_list, shown=words.whole(found.on_list)) if found.on_list else "",
        words("list-alike-unknown", count=len(found.unknown), names=_names(found.unknown, words))
        if found.unknown
        else "",
    )


EXAMPLE = ListAlike(
    name="Summer 2027",
    line='/creators list lookalikes "Summer 2027" limit:10',
    total=23,
    first=1,
    creators=(ALIKE, BEAN),
    agreed=(("@mia.makes.up", "@lena_lashes", "@kilnandclay", "@glazed"), ("@kilnandclay",)),
    seeds=5,
    cost=Cost("S1", 41, "", estimate=50, alike=10),
    today=TODAY,
    hidden=1,
    on_list=2,
    unknown=("@nobody.at.all",),
    presses=Presses(alike=("a1", "a2"), details=("d1", "d2"), shortlist=("p1", "p2"), next="n1", share="s1"),
)
EXAMPLES = (
    replace(EXAMPLE, missing=2, stopped=Problem("40201"), rest="r1", rest_cost=20),
    replace(EXAMPLE, missing=1, rest="r1", rest_cost=10, unknown=()),
    replace(EXAMPLE, total=0, creators=(), agreed=(), presses=Presses(), unknown=()),
)
