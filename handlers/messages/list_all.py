"""All lists that a person may see from where they ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.cards import Bold, Button, Card, Code, Listing, Moment, Paragraph, Row, joined, rich
from handlers.messages.examples import NOON
from handlers.messages.turning import part_note, turning
from handlers.people.names import person
from handlers.words import Words
from storage.lists import Reach
from storage.people import Named


@dataclass(frozen=True, slots=True)
class ListedList:
    """A list among others. It `is_here` when it was made in this conversation; `open` is a press."""

    name: str
    reach: Reach
    size: int
    owner: Named
    used_at: datetime
    is_here: bool = True
    open: str = ""


@dataclass(frozen=True, slots=True)
class ListAll:
    """A part of `total` lists, the one used last first: those from place `first` on, from 1."""

    lists: tuple[ListedList, ...]
    now: datetime
    total: int
    first: int = 1
    previous: str = ""
    next: str = ""


def list_all(listed: ListAll, words: Words) -> Card:
    """Name each with its size and whom it reaches."""
    if not listed.lists:
        title, text = words("lists-none"), words("lists-none-text")
        line = Paragraph(words.rich("usage-try", line=Code(words("lists-none-line"))))
        said = words.said(title, text)
        return Card(title, (Paragraph(rich(text)), line), tone="info", summary=said)
    title = words("lists-title", count=listed.total)
    rows = tuple(_row(one, words) for one in listed.lists)
    names = words.listed(one.name for one in listed.lists[:5])
    summary = words.naming(title, names)
    note = part_note(listed.first, len(rows), listed.total, words("lists-note"), words)
    turns = turning(listed.previous, listed.next, words)
    return Card(title, (Listing(rows, words("list-more")), *turns, note), "info", summary)


def _row(one: ListedList, words: Words) -> Row:
    size = words("list-size", count=one.size, shown=words.whole(one.size))
    reach = one.reach if one.is_here or one.reach != "conversation" else "elsewhere"
    used = words.rich("list-used", date=Moment(one.used_at, words.date(one.used_at.date()), "date"))
    about = joined((rich(words(f"list-reach-{reach}")), words.rich("list-owner", person=person(one.owner)), used))
    controls = (Button(words("button-open-list"), one.open),) if one.open else ()
    return Row(joined((rich(Bold(one.name)), rich(size))), (about,), controls=controls)


EXAMPLE = ListAll(
    (
        ListedList("Summer 2027", "conversation", 41, Named("U1", "Mia"), NOON, open="o1"),
        ListedList("Agency picks", "workspace", 1_000, Named("U2", "Leo"), NOON - timedelta(days=3), open="o2"),
        ListedList("Maybe later", "private", 1, Named("U1", "Mia"), NOON - timedelta(days=40), open="o3"),
        ListedList(
            "Winter", "conversation", 7, Named("U1", "Mia"), NOON - timedelta(days=90), is_here=False, open="o4"
        ),
    ),
    NOON,
    total=4,
)
EXAMPLES = (
    ListAll((), NOON, 0),
    ListAll((EXAMPLE.lists[0],) * 10, NOON, 200, first=11, previous="p1", next="n1"),
)
