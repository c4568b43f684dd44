"""One creator was asked for and the search brought others, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from api.contract.creator import Creator
from handlers.cards import Block, Card, Listing, Paragraph
from handlers.messages.creator_list import Presses, rows
from handlers.messages.examples import LENA, MIA, TODAY
from handlers.messages.footer import Cost, footer
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class CreatorUnknown:
    """Nobody has exactly this name; `others` are whom the search brought."""

    name: str
    platform: str
    others: tuple[Creator, ...]
    cost: Cost
    today: date
    presses: Presses = field(default_factory=Presses)


def creator_unknown(unknown: CreatorUnknown, words: Words) -> Card:
    """Say so, and offer the names that came."""
    title = words("details-not-found", name=unknown.name, platform=words(f"platform-{unknown.platform}"))
    text = words("details-not-found-help") if unknown.others else words("details-not-found-none")
    blocks: list[Block] = [
        Paragraph(words.rich("details-not-found-help" if unknown.others else "details-not-found-none"))
    ]
    if unknown.others:
        blocks.append(Listing(rows(unknown.others, 1, unknown.today, unknown.presses, words)))
    blocks.append(footer(unknown.cost, words))
    return Card(title, tuple(blocks), tone="warning", summary=words("card-said", title=title, text=text))


EXAMPLE = CreatorUnknown(
    "@miamakesup", "tiktok", (MIA, LENA), Cost("S2", 6, "req_6"), TODAY, Presses(details=("d1", "d2"))
)
EXAMPLES = (CreatorUnknown("@nobody.at.all", "youtube", (), Cost("S2", 0, "req_6"), TODAY),)
