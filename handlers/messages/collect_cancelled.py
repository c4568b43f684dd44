"""A preview that was put away."""

from __future__ import annotations

from handlers.cards import Card, Paragraph, rich
from handlers.words import Words


def collect_cancelled(_: None, words: Words) -> Card:
    """Say that nothing happened."""
    title, text = words("collect-cancelled"), words("collect-cancelled-text")
    return Card(title, (Paragraph(rich(text)),), tone="over", summary=words.said(title, text))


EXAMPLE = None
