"""A request to go over a budget that is over: approved, declined, expired, not the same any more, or cut off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from handlers.cards import Card, Code, Note, Paragraph, Tone, rich
from handlers.grammar.translating import in_language
from handlers.words import Words

Outcome = Literal["approved", "done", "declined", "expired", "changed", "broken"]


@dataclass(frozen=True, slots=True)
class ApprovalDecided:
    """What became of it: `by` is who decided, empty where nobody did."""

    person: str
    line: str
    credits: int
    outcome: Outcome
    by: str = ""


def approval_decided(decided: ApprovalDecided, words: Words) -> Card:
    """Say what became of it, and what that means."""
    title = words(f"approval-{decided.outcome}-title", person=decided.person, by=decided.by)
    text = words(f"approval-{decided.outcome}", person=decided.person)
    cost = words("approval-cost", credits=decided.credits, shown=words.whole(decided.credits))
    line = in_language(decided.line, words.language)
    blocks = (Paragraph((Code(line),)), Paragraph(rich(text)), Note(rich(cost)))
    tone: Tone = "good" if decided.outcome in {"approved", "done"} else "over"
    return Card(title, blocks, tone=tone, summary=words.said(title, line))


EXAMPLE = ApprovalDecided("Leo", "/creators search tiktok beauty size:100", 300, "done", "Mia")
EXAMPLES = (
    replace(EXAMPLE, outcome="approved"),
    replace(EXAMPLE, outcome="declined"),
    replace(EXAMPLE, outcome="expired", by=""),
    replace(EXAMPLE, outcome="changed"),
    replace(EXAMPLE, outcome="broken"),
)
