"""The audit log went to the one who asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class SpendingSent:
    """The file's `name`, how many answered `calls` it holds, and how many `lost` ones, whose answer never came."""

    name: str
    calls: int
    lost: int = 0


def spending_sent(sent: SpendingSent, words: Words) -> Card:
    """Say that it is there, and for whom alone."""
    title = words("spending-sent")
    text = words("spending-sent-text", file=sent.name, calls=sent.calls + sent.lost)
    if sent.lost:
        text = words.sentences(text, words("spending-sent-lost", lost=sent.lost))
    return Card(title, (Paragraph(rich(text)),), tone="good", summary=words.said(title, text))


EXAMPLE = SpendingSent("scout-spending-2026-11.csv", 41)
EXAMPLES = (SpendingSent("scout-spending-2026-11.csv", 40, 1),)
