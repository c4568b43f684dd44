"""A purchase that a budget stops: the figures, and whether somebody was asked to let it through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.cards import Block, Card, Code, CreatorText, Moment, Paragraph, Text, rich
from handlers.grammar.translating import in_language
from handlers.messages.budget_uses import SOME_USE, budget_name, use_line
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.budgets import Use


@dataclass(frozen=True, slots=True)
class OverLimitShown:
    """What was wanted, its estimate, and the budgets in the way.

    `asked` are the names of those who were asked to approve it, `until` when that expires; None where nobody can be
    asked. `is_again` says that they were asked before.
    """

    line: str
    credits: int
    over: tuple[Use, ...]
    asked: tuple[str, ...] = ()
    until: datetime | None = None
    is_again: bool = False


def over_limit(stopped: OverLimitShown, words: Words) -> Card:
    """Say what is in the way, that nothing was charged, and what happens next."""
    title = words("over-limit-title")
    cost = words("approval-cost", credits=stopped.credits, shown=words.whole(stopped.credits))
    asked = in_language(stopped.line, words.language)
    blocks: list[Block] = [Paragraph((Code(asked), Text(f" · {cost}")))]
    for use in stopped.over:
        line = (CreatorText(budget_name(use.budget, words), 80), Text(f" · {use_line(use, words)}"))
        blocks.append(Paragraph(line, warns=True))
    if stopped.until is None:
        next_ = words("over-limit-nobody")
        blocks.append(Paragraph(rich(next_)))
    else:
        key = "over-limit-asked-before" if stopped.is_again else "over-limit-asked"
        names = words.listed(stopped.asked)
        next_ = words(key, count=len(stopped.asked), names=names)
        blocks += [
            Paragraph(rich(next_)),
            Paragraph(words.rich("approval-until", moment=Moment(stopped.until, words.moment(stopped.until)))),
        ]
    summary = words.said(title, words.said(f"{asked} · {cost}", next_))
    return Card(title, tuple(blocks), tone="warning", summary=summary)


EXAMPLE = OverLimitShown("/creators search tiktok beauty size:100", 300, (SOME_USE,), ("Mia",), NOON)
EXAMPLES = (replace(EXAMPLE, is_again=True, asked=()), replace(EXAMPLE, asked=(), until=None))
