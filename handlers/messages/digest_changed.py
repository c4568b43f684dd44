"""A person muted, paused or resumed a digest, or let it run: said in a line, with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards import Block, Button, Card, Controls, Paragraph, rich
from handlers.masking import masked
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class DigestChanged:
    """What was done to the digest called `name`, and by whom.

    `at` says until when it is muted or when it is due next, in words; empty where it is never due. `back` presses
    Resume where that undoes it.
    """

    name: str
    did: Literal["muted", "paused", "resumed"]
    person: str
    at: str = ""
    back: str = ""


def digest_changed(told: DigestChanged, words: Words) -> Card:
    """Say it, for everybody who will miss the digest."""
    title = words(f"digest-{told.did}", name=masked(told.name), person=told.person)
    text = _text(told, words)
    blocks: list[Block] = [Paragraph(rich(text))]
    if told.back:
        blocks.append(Controls((Button(words("button-digest-resume"), told.back),)))
    return Card(title, tuple(blocks), tone="info", summary=words("card-said", title=title, text=text))


def _text(told: DigestChanged, words: Words) -> str:
    if told.did == "resumed" and not told.at:
        return words("digest-resumed-never")
    return words(f"digest-{told.did}-text", at=told.at)


EXAMPLE = DigestChanged("US skincare", "muted", "Mia", "Dec 1, 2026, 9:00:00 AM EST", "r1")
EXAMPLES = (
    DigestChanged("US skincare", "paused", "Mia", back="r1"),
    DigestChanged("US skincare", "resumed", "Mia", "Dec 1, 2026, 9:00:00 AM EST"),
    DigestChanged("US skincare", "resumed", "Mia"),
)
