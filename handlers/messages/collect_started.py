"""What the asker is told when their collection has been sent; everybody else sees its one card."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class CollectStarted:
    """How many creators, or keywords, are being collected."""

    count: int
    by_keywords: bool = False


def collect_started(started: CollectStarted, words: Words) -> Card:
    """Say that it began and where to look."""
    key = "collect-started-keywords" if started.by_keywords else "collect-started"
    title = words(key, count=started.count, whole=words.whole(started.count))
    text = words("collect-started-text")
    return Card(title, (Paragraph(rich(text)),), tone="info", summary=words.said(title, text))


EXAMPLE = CollectStarted(40)
EXAMPLES = (CollectStarted(1), CollectStarted(2, by_keywords=True))
