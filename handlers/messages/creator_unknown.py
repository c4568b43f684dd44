"""One creator was asked for and the search brought others, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from api.contract.creator import Creator
from handlers.cards import Block, Button, Card, Controls, Listing, Paragraph
from handlers.creators.naming import shows
from handlers.creators.telling import Known
from handlers.messages.creator_list import Presses, rows
from handlers.messages.examples import LENA, MIA, TODAY
from handlers.messages.footer import Cost, footer
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class CreatorUnknown:
    """Nobody has exactly this name; `others` are whom the search brought, `facts` what the team knows of them.

    `refresh` is the press that asks anew instead of memory.
    """

    name: str
    platform: str
    others: tuple[Creator, ...]
    cost: Cost
    today: date
    presses: Presses = field(default_factory=Presses)
    facts: Known = field(default_factory=dict)
    refresh: str = ""


def creator_unknown(unknown: CreatorUnknown, words: Words) -> Card:
    """Say so, and offer the names that came."""
    title = words("details-not-found", name=unknown.name, platform=words(f"platform-{unknown.platform}"))
    text = words("details-not-found-help") if unknown.others else words("details-not-found-none")
    blocks: list[Block] = [
        Paragraph(words.rich("details-not-found-help" if unknown.others else "details-not-found-none"))
    ]
    if unknown.others:
        blocks.append(Listing(rows(unknown.others, 1, unknown.today, unknown.presses, words, unknown.facts)))
    if unknown.refresh:
        again = Button(words("button-refresh", credits=unknown.cost.estimate or 0), unknown.refresh)
        blocks.append(Controls((again,)))
    blocks.append(footer(unknown.cost, words))
    said = words.said(title, text)
    return Card(title, tuple(blocks), tone="warning", summary=said, shows=shows(unknown.others))


EXAMPLE = CreatorUnknown(
    "@miamakesup", "tiktok", (MIA, LENA), Cost("S2", 6, "req_6"), TODAY, Presses(details=("d1", "d2"))
)
EXAMPLES = (CreatorUnknown("@nobody.at.all", "youtube", (), Cost("S2", 0, "req_6"), TODAY),)
