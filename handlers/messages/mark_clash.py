"""Somebody else wrote to these creators a few days ago: asked before it is marked a second time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from api.contract.creator import Creator
from handlers.cards import Button, Card, Controls, Listing, Paragraph, Row, plain, rich
from handlers.creators.naming import shows
from handlers.creators.row import name_of
from handlers.creators.telling import told_contact
from handlers.messages.examples import LENA, MIA, NOON, TODAY
from handlers.words import Words
from storage.marks import Contact
from storage.people import Named


@dataclass(frozen=True, slots=True)
class MarkClash:
    """`before` pairs creators with the last contact by somebody else; `confirm` is the press that marks all `count`."""

    before: tuple[tuple[Creator, Contact], ...]
    count: int
    today: date
    confirm: str


def mark_clash(clash: MarkClash, words: Words) -> Card:
    """Say who and when, and leave the choice."""
    creator, contact = clash.before[0]
    name = plain((name_of(creator, words),))
    title = words("clash-title", name=name, others=len(clash.before) - 1)
    rows = tuple(
        Row(rich(name_of(one, words)), (rich(told_contact(each, clash.today, words)),)) for one, each in clash.before
    )
    text = words("clash-text", count=clash.count)
    blocks = (
        Listing(rows, words("list-more")),
        Paragraph(rich(text), warns=True),
        Controls((Button(words("button-mark-anyway"), clash.confirm, style="danger"),)),
    )
    said = words.sentences(words.said(title, told_contact(contact, clash.today, words)))
    return Card(title, blocks, "warning", said, shows(one for one, _ in clash.before))


EXAMPLE = MarkClash(((MIA, Contact(Named("U2", "Leo"), NOON - timedelta(days=3))),), 1, TODAY, "c1")
EXAMPLES = (
    MarkClash(
        (
            (MIA, Contact(Named("U2", "Leo"), NOON)),
            (LENA, Contact(Named("U3", "Ana"), NOON - timedelta(days=6))),
        ),
        4,
        TODAY,
        "c1",
    ),
)
