"""The audit log went to the one who asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class SpendingSent:
    """The file's `name` and how many calls it holds."""

    name: str
    calls: int


def spending_sent(sent: SpendingSent, words: Words) -> Card:
    """Say that it is there, and for whom alone."""
    title = words("spending-sent")
    text = words("spending-sent-text", file=sent.name, calls=sent.calls)
    return Card(title, (Paragraph(rich(text)),), tone="good", summary=words("card-said", title=title, text=text))


EXAMPLE = SpendingSent("scout-spending-2026-11.csv", 41)
