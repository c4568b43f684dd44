"""`/creators budget`: what may be spent here, by whom, and how much of it is left; setting and removing limits."""

from __future__ import annotations

from typing import Any

from handlers.context import Answer, Ask
from handlers.grammar.usage import choices, wrong
from handlers.line import Line
from handlers.messages.budget_uses import BudgetUses, budget_uses
from handlers.messages.problem import Problem, problem
from handlers.money.limits import purse_of
from handlers.money.lines import BUDGET_EXAMPLE, BudgetLine, read_budget
from handlers.money.months import zone_name
from handlers.money.where import names_of
from handlers.people.rights import may
from storage.budgets import Budget, Scope, Use


async def budget_line(ask: Ask, line: Line) -> Answer[Any]:
    """The budgets that hold for the asker here; for admins also all others. Raises `UsageError`."""
    if line.typed.strip():
        raise wrong("not-credits", line.typed.strip(), hint=choices(("set", "remove")), example=BUDGET_EXAMPLE)
    return Answer(budget_uses, await _shown(ask))


async def set_line(ask: Ask, line: Line) -> Answer[Any]:
    """Set a budget: for the conversation, unless the line says for whom; where one asks alone, for the workspace.

    Raises `UsageError`.
    """
    read = await read_budget(ask, line)
    if read.credits is None:
        raise wrong("no-credits", example=BUDGET_EXAMPLE)
    if read.period is None:
        raise wrong("no-period", hint=choices(("day", "month")), example=BUDGET_EXAMPLE)
    scope, subject, name = _subject(ask, read)
    if scope == "conversation" and ask.conversation.is_private:
        return Answer(problem, Problem("budget-private"))
    if scope == "conversation":
        name = (await names_of(ask, [subject])).get(subject, "")
    budget = Budget(
        workspace=ask.workspace,
        scope=scope,
        subject=subject,
        period=read.period,
        credits=read.credits,
        name=name,
        set_by=ask.person.id,
        language=ask.language,
        set_at=ask.context.clock(),
    )
    await ask.context.store.budgets.put(budget)
    return Answer(budget_uses, await _shown(ask, changed="set"))


async def remove_line(ask: Ask, line: Line) -> Answer[Any]:
    """Remove the budget that the line names, for a day, a month, or both. Raises `UsageError`."""
    read = await read_budget(ask, line)
    scope, subject, _ = _subject(ask, read)
    removed = await ask.context.store.budgets.remove(ask.workspace, scope, subject, read.period)
    return Answer(budget_uses, await _shown(ask, changed="removed" if removed else "not-there"))


def _subject(ask: Ask, read: BudgetLine) -> tuple[Scope, str, str]:
    """Whom a line means: scope, id and name."""
    scope = read.scope or ("workspace" if ask.conversation.is_private else "conversation")
    if scope == "person" and read.subject is not None:
        return scope, read.subject.id, read.subject.name
    return scope, ask.conversation.id if scope == "conversation" else "", ""


async def _shown(ask: Ask, changed: str = "") -> BudgetUses:
    budgets, now = ask.context.store.budgets, ask.context.clock()
    here = await budgets.of(purse_of(ask), now)
    others: list[Use] = []
    if await may(ask, "administer"):
        known = {_key(use) for use in here}
        every = await budgets.all(ask.workspace, ask.context.options.account, now)
        others = [use for use in every if _key(use) not in known]
    return BudgetUses(tuple(here), tuple(others), changed, await zone_name(ask))


def _key(use: Use) -> tuple[str, str, str]:
    return use.budget.scope, use.budget.subject, use.budget.period
