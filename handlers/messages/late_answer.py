"""An answer came late, and into a card that stands further up: told to whoever asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from handlers.cards import Card, Moment, Paragraph
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """When the answer was ready, aware."""

    ready_at: datetime


def late_answer(told: LateAnswer, words: Words) -> Card:
    """Say where the answer stands and that it cost nothing more."""
    when = words.moment(told.ready_at)
    title = words("late-answer-title")
    text = words.rich("late-answer-text", moment=Moment(told.ready_at, when))
    summary = words.said(title, words("late-answer-text", moment=when))
    return Card(title, (Paragraph(text),), tone="info", summary=summary)


EXAMPLE = LateAnswer(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
