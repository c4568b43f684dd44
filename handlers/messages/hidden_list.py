"""Who is hidden in this conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from api.contract.creator import Creator
from handlers.cards import Block, Button, Card, Listing, Moment, Note, Paragraph, Row, rich
from handlers.creators.row import name_of
from handlers.messages.examples import LENA, MIA, NOON
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """A hidden creator: for the campaign alone or for ever, by whom and when, and the press that brings it back."""

    creator: Creator
    for_campaign: bool
    by: str
    at: datetime
    press: str


@dataclass(frozen=True, slots=True)
class HiddenList:
    """The newest of `count` hidden creators, and the campaign of the conversation, if it has one."""

    rows: tuple[HiddenRow, ...]
    count: int
    campaign: str


def hidden_list(hidden: HiddenList, words: Words) -> Card:
    """Name them, newest first."""
    title = words("hidden-list-title", count=hidden.count)
    blocks: list[Block] = []
    if hidden.rows:
        more = hidden.count - len(hidden.rows)
        blocks.append(Listing(tuple(_row(one, hidden.campaign, words) for one in hidden.rows), words("list-more")))
        if more > 0:
            blocks.append(Note(rich(words("hidden-list-more", count=more))))
    else:
        blocks.append(Paragraph(rich(words("hidden-list-none"))))
    if hidden.campaign:
        blocks.append(Note(rich(words("hidden-list-campaign", campaign=hidden.campaign))))
    return Card(title, tuple(blocks), tone="info", summary=title)


def _row(one: HiddenRow, campaign: str, words: Words) -> Row:
    scope = words("hidden-for-campaign", campaign=campaign) if one.for_campaign else words("hidden-for-ever")
    when = Moment(one.at, words.date(one.at.date()), "date")
    handle = f" @{one.creator.username}" if one.creator.username else ""
    return Row(
        rich(name_of(one.creator, words), handle, f" · {words(f'platform-{one.creator.platform}')}"),
        (words.rich("hidden-by", scope=scope, person=one.by, moment=when),),
        controls=(Button(words("button-show-again"), one.press),),
    )


EXAMPLE = HiddenList((HiddenRow(MIA, False, "Leo", NOON, "h1"), HiddenRow(LENA, True, "Ada", NOON, "h2")), 2, "Summer")
EXAMPLES = (HiddenList((), 0, ""), HiddenList(EXAMPLE.rows, 31, "Summer"))
