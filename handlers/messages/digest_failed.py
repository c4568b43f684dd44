"""A due time at which the creator API was asked and gave no answer: said in the digest's place, with the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.cards import Block, Button, Card, Controls, Note, Paragraph, rich
from handlers.creators.masking import masked
from handlers.messages.examples import NOON
from handlers.schedules.telling import local
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class DigestFailed:
    """The digest, what one run may cost, and when the next one is due; None for never. `preview` is a press."""

    name: str
    zone: str
    cost: int
    preview: str
    next_at: datetime | None = None


def digest_failed(told: DigestFailed, words: Words) -> Card:
    """Say that it came to nothing, and why nobody asks again by itself."""
    title, text = words("digest-failed", name=masked(told.name)), words("digest-failed-text")
    blocks: list[Block] = [
        Paragraph(rich(text), warns=True),
        Controls((Button(words("button-digest-preview", credits=told.cost), told.preview),)),
    ]
    if told.next_at is not None:
        blocks.append(Note(words.rich("digest-next-text", at=local(told.next_at, told.zone, words))))
    return Card(title, tuple(blocks), "warning", summary=words.said(title, text))


EXAMPLE = DigestFailed("US skincare", "Europe/Berlin", 150, "v1", NOON + timedelta(days=7))
EXAMPLES = (replace(EXAMPLE, next_at=None),)
