"""The letter that says a budget is nearly used: to whoever set it, once for each of its days or months."""

from __future__ import annotations

import hashlib

from handlers.cards.stored import dump_card
from handlers.chat import KEY_MOST, alone_with
from handlers.context import Context
from handlers.messages.budget_warning import BudgetWarning, budget_warning
from handlers.stored_chat import dump_conversation
from handlers.words import language_of, words
from storage import outbox
from storage.budgets import Budget, Use
from storage.database import Change
from storage.outbox import NewLetter


def warning(context: Context, use: Use) -> Change:
    """Write to the person who set a budget that it is nearly used."""
    budget, token, now = use.budget, context.store.token(), context.clock()
    new = NewLetter(
        workspace=budget.workspace,
        chat=budget.workspace.partition(":")[0],
        conversation=dump_conversation(alone_with(budget.workspace, budget.set_by)),
        kind="post",
        key=_key(budget, use),
        card=dump_card(budget_warning(BudgetWarning(use), words(language_of(budget.language)))),
        person=budget.set_by,
    )
    return lambda tables: outbox.put(tables, token, new, now)


def _key(budget: Budget, use: Use) -> str:
    """One for each budget as it was set, and each of its periods."""
    named = f"{budget.scope} {budget.subject} {budget.period} {budget.credits} {use.since:%Y-%m-%d}"
    return f"budget-{hashlib.sha256(named.encode()).hexdigest()}"[:KEY_MOST]
