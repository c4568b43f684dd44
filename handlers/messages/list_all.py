"""All lists that a person may see from where they ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.cards import Bold, Button, Card, Code, Listing, Moment, Note, Paragraph, Row, joined, rich
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.lists import Reach


@dataclass(frozen=True, slots=True)
class ListedList:
    """A list among others. It `is_here` when it was made in this conversation; `open` is a press."""

    name: str
    reach: Reach
    size: int
    owner: str
    used_at: datetime
    is_here: bool = True
    open: str = ""


@dataclass(frozen=True, slots=True)
class ListAll:
    """The lists, the one used last first."""

    lists: tuple[ListedList, ...]
    now: datetime


def list_all(listed: ListAll, words: Words) -> Card:
    """Name each with its size and whom it reaches."""
    if not listed.lists:
        title, text = words("lists-none"), words("lists-none-text")
        line = Paragraph(words.rich("usage-try", line=Code(words("lists-none-line"))))
        said = words("card-said", title=title, text=text)
        return Card(title, (Paragraph(rich(text)), line), tone="info", summary=said)
    title = words("lists-title", count=len(listed.lists))
    rows = tuple(_row(one, words) for one in listed.lists)
    names = words.listed(one.name for one in listed.lists[:5])
    summary = words("search-summary", title=title, names=names)
    return Card(title, (Listing(rows, words("list-more")), Note(rich(words("lists-note")))), "info", summary)


def _row(one: ListedList, words: Words) -> Row:
    size = words("list-size", count=one.size, shown=words.whole(one.size))
    reach = one.reach if one.is_here or one.reach != "conversation" else "elsewhere"
    used = words.rich("list-used", date=Moment(one.used_at, words.date(one.used_at.date()), "date"))
    about = joined((rich(words(f"list-reach-{reach}")), words.rich("list-owner", person=one.owner), used))
    controls = (Button(words("button-open-list"), one.open),) if one.open else ()
    return Row(joined((rich(Bold(one.name)), rich(size))), (about,), controls=controls)


EXAMPLE = ListAll(
    (
        ListedList("Summer 2027", "conversation", 41, "Mia", NOON, open="o1"),
        ListedList("Agency picks", "workspace", 1_000, "Leo", NOON - timedelta(days=3), open="o2"),
        ListedList("Maybe later", "private", 1, "Mia", NOON - timedelta(days=40), open="o3"),
        ListedList("Winter", "conversation", 7, "Mia", NOON - timedelta(days=90), is_here=False, open="o4"),
    ),
    NOON,
)
EXAMPLES = (ListAll((), NOON),)
