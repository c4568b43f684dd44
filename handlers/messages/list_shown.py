"""A page of a shortlist: its creators, what the team knows of each, and what can be done about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from api.contract.creator import Creator
from handlers.cards import (
    Block,
    Bold,
    Button,
    Card,
    Code,
    Control,
    Controls,
    Listing,
    Moment,
    Note,
    Option,
    Paragraph,
    Rich,
    Row,
    Select,
    rich,
)
from handlers.creators.naming import keys_of, shows
from handlers.creators.row import creator_row, profile_button
from handlers.creators.telling import TeamFacts, fact_about
from handlers.messages.creator_list import summary
from handlers.messages.examples import BEAN, LENA, MIA, NOON, TODAY
from handlers.words import Words
from storage.lists import Reach
from storage.marks import STATUSES, Contact, Mark, Status
from storage.people import Named


@dataclass(frozen=True, slots=True)
class Presses:
    """The presses of a list's card; an empty one leaves its control out.

    `marks` (status and press for each status), `details` and `off` are per creator, in order. `more` are further things
    to do with the whole list, as the label's key and the press.
    """

    marks: tuple[tuple[tuple[Status, str], ...], ...] = ()
    details: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    previous: str = ""
    next: str = ""
    share: str = ""
    open: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListShown:
    """A part of a list of `size` creators: those from place `first` on, from 1, with who added each and when.

    `chosen` says of each whether a vote chose it, so that it stays on the list.
    """

    name: str
    reach: Reach
    size: int
    first: int
    creators: tuple[Creator, ...]
    added: tuple[tuple[str, datetime], ...]
    facts: Mapping[str, TeamFacts]
    today: date
    presses: Presses = field(default_factory=Presses)
    shared_by: str = ""
    chosen: tuple[bool, ...] = ()


def list_shown(shown: ListShown, words: Words) -> Card:
    """The list's name and size, then this part of it."""
    size = words("list-size", count=shown.size, shown=words.whole(shown.size))
    title = words("list-title", list=shown.name, size=size)
    if not shown.creators:
        text = words("list-empty")
        line = Paragraph(words.rich("usage-try", line=Code(words("list-made-line", list=shown.name))))
        return Card(title, (Paragraph(rich(text)), line), "info", words.said(title, text))
    blocks: list[Block] = [Note(_about(shown, words)), Listing(_rows(shown, words), words("list-more"))]
    controls = _controls(shown.presses, words)
    if controls:
        blocks.append(Controls(controls))
    return Card(title, tuple(blocks), "info", summary(title, shown.creators, words), shows(shown.creators))


def _about(shown: ListShown, words: Words) -> Rich:
    last = shown.first + len(shown.creators) - 1
    part = words("list-part", first=words.whole(shown.first), last=words.whole(last), count=len(shown.creators))
    reach = words(f"list-reach-{shown.reach}")
    by = words("note-shared", person=shown.shared_by) if shown.shared_by else ""
    return rich(" · ".join(filter(None, (reach, part, by))))


def _rows(shown: ListShown, words: Words) -> tuple[Row, ...]:
    return tuple(_row(shown, place, words) for place in range(len(shown.creators)))


def _row(shown: ListShown, place: int, words: Words) -> Row:
    creator, facts = shown.creators[place], fact_about(shown.creators[place], shown.facts)
    # On the list's own card the list itself is no news.
    others = replace(facts, lists=tuple(name for name in facts.lists if name != shown.name)) if facts else None
    is_chosen = any(shown.chosen[place : place + 1])
    presses = (("button-details", shown.presses.details), ("button-take-off", () if is_chosen else shown.presses.off))
    buttons = tuple(Button(words(label), on[place]) for label, on in presses if place < len(on) and on[place])
    controls = (*_marks(shown, place, facts, words), *buttons, *profile_button(creator, words))
    row = creator_row(creator, shown.first + place, shown.today, words, controls, others)
    person, at = shown.added[place]
    added = words.rich("list-added-by", person=person, date=Moment(at, words.date(at.date()), "date"))
    chosen = (rich(Bold(words("vote-chosen"))),) if is_chosen else ()
    return replace(row, lines=(*chosen, *row.lines, added), in_sight=2)


def _marks(shown: ListShown, place: int, facts: TeamFacts | None, words: Words) -> tuple[Control, ...]:
    if place >= len(shown.presses.marks):
        return ()
    marks = shown.presses.marks[place]
    options = tuple(Option(words(f"status-{status}"), press) for status, press in marks)
    status = facts.mark.status if facts else "new"
    chosen = [each for each, _ in marks].index(status)
    return (Select(words("mark-label"), options, chosen),)


def _controls(presses: Presses, words: Words) -> tuple[Control, ...]:
    named = (
        ("button-previous", presses.previous),
        ("button-next", presses.next),
        ("button-share", presses.share),
        ("button-open-list", presses.open),
        *presses.more,
    )
    return tuple(Button(words(label), press) for label, press in named if press)


_MARKS = tuple(tuple((status, f"m{place}{status}") for status in STATUSES) for place in range(3))
_FACTS = {
    keys_of(MIA)[0]: TeamFacts(
        ("Summer 2027", "Agency picks"),
        Mark("contacted", Named("U2", "Leo"), "Wants 20% up front", contact=Contact(Named("U1", "Mia"), NOON)),
    ),
    keys_of(LENA)[0]: TeamFacts(
        ("Summer 2027",), Mark("booked", contact=Contact(Named("U2", "Leo"), NOON - timedelta(days=12)))
    ),
}

EXAMPLE = ListShown(
    name="Summer 2027",
    reach="conversation",
    size=41,
    first=1,
    creators=(MIA, LENA, BEAN),
    added=(("Mia", NOON), ("Leo", NOON - timedelta(days=2)), ("Mia", NOON - timedelta(days=30))),
    facts=_FACTS,
    today=TODAY,
    presses=Presses(
        marks=_MARKS,
        details=("d1", "d2", "d3"),
        off=("x1", "x2", "x3"),
        next="n1",
        share="s1",
        more=(("button-compare", "v1"), ("button-collect-list", "c1"), ("button-export-list", "e1")),
    ),
)
EXAMPLES = (
    ListShown("Summer 2027", "private", 0, 1, (), (), {}, TODAY),
    ListShown(
        "Agency picks",
        "workspace",
        1_000,
        996,
        (LENA,),
        (("Leo", NOON),),
        _FACTS,
        TODAY,
        Presses(marks=_MARKS[:1], open="o1"),
        shared_by="Mia",
        chosen=(True,),
    ),
)
