"""A budget is nearly used, or all used: told to whoever set it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Note, Paragraph, rich
from handlers.messages.budget_uses import SOME_USE, budget_name, use_line
from handlers.words import Words
from storage.budgets import Use


@dataclass(frozen=True, slots=True)
class BudgetWarning:
    """The budget, and how far it is used."""

    use: Use


def budget_warning(told: BudgetWarning, words: Words) -> Card:
    """Say how far it is used and how to change it."""
    title = words(
        "budget-warning-title",
        budget=budget_name(told.use.budget, words, is_here=False),
        part=words.percent(told.use.part, 0),
    )
    line = use_line(told.use, words)
    summary = words.said(title, line)
    blocks = (Paragraph(rich(line), warns=True), Note(rich(words("budget-warning-do"))))
    return Card(title, blocks, tone="warning", summary=summary)


EXAMPLE = BudgetWarning(SOME_USE)
