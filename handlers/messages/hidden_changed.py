"""Creators were hidden, or may come back."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Controls, Note, Paragraph, plain, rich
from handlers.creators.row import name_of
from handlers.messages.examples import LENA, MIA
from handlers.words import Words

NAMED = 5
"""Creators that are named; more are counted."""


@dataclass(frozen=True, slots=True)
class HiddenChanged:
    """The creators; for which `campaign`, empty for ever; whether they are back; the press that takes it back.

    `assumed` is the platform that names without one were taken to be on.
    """

    creators: tuple[Creator, ...]
    campaign: str
    is_back: bool = False
    undo: str = ""
    assumed: Platform | None = None


def hidden_changed(changed: HiddenChanged, words: Words) -> Card:
    """Say who is hidden now, or no more."""
    names = words.listed([plain((name_of(one, words),)) for one in changed.creators[:NAMED]])
    count = len(changed.creators)
    title = words("hidden-back" if changed.is_back else "hidden-title", count=count)
    if changed.is_back:
        text = words("hidden-back-text")
    elif changed.campaign:
        text = words("hidden-campaign-text", campaign=changed.campaign)
    else:
        text = words("hidden-text")
    more = words("hidden-more", count=count - NAMED) if count > NAMED else ""
    blocks: list[Block] = [Paragraph(rich(words.sentences(names, more))), Paragraph(rich(text))]
    if changed.assumed:
        blocks.append(Note(rich(words("list-assumed", platform=words(f"platform-{changed.assumed}")))))
    if changed.undo:
        blocks.append(Controls((Button(words("button-undo"), changed.undo),)))
    return Card(title, tuple(blocks), tone="good", summary=words.said(title, names))


EXAMPLE = HiddenChanged((MIA, LENA), "", undo="u1")
EXAMPLES = (
    HiddenChanged((MIA,), "Summer", undo="u1", assumed=Platform.TIKTOK),
    HiddenChanged((MIA,), "", is_back=True),
)
