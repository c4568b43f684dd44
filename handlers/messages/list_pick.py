"""Which creators of a message are meant: whispered to whoever reacted to a card with several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.contract.creator import Creator
from handlers.cards import Button, Card, Controls, Listing, Paragraph, rich
from handlers.creators.row import creator_row
from handlers.creators.telling import TeamFacts, fact_about
from handlers.messages.creator_list import summary
from handlers.messages.examples import BEAN, LENA, MIA, TODAY
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class ListPick:
    """The creators of a message with a press each, and one for all of them; `name` is the list, empty for a new one."""

    name: str
    creators: tuple[Creator, ...]
    facts: Mapping[str, TeamFacts]
    today: date
    presses: tuple[str, ...]
    all: str


def list_pick(pick: ListPick, words: Words) -> Card:
    """Offer each, and all."""
    title = words("pick-title", list=pick.name or words("list-usual-name"))
    rows = tuple(
        creator_row(
            one, place, pick.today, words, (Button(words("button-shortlist"), press),), fact_about(one, pick.facts)
        )
        for place, (one, press) in enumerate(zip(pick.creators, pick.presses, strict=True), 1)
    )
    everyone = Button(words("button-shortlist-all", count=len(pick.creators)), pick.all, style="primary")
    blocks = (Paragraph(rich(words("pick-text"))), Listing(rows, words("list-more")), Controls((everyone,)))
    return Card(title, blocks, "info", summary(title, pick.creators, words))


EXAMPLE = ListPick("Summer 2027", (MIA, LENA, BEAN), {}, TODAY, ("p1", "p2", "p3"), "a1")
