"""What budgets hold, and how far each is used: one line for each, and one for the foot of a card that spends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.cards import Block, Card, CreatorText, Listing, Note, Paragraph, Rich, Row, Text, Tone, rich
from handlers.cards.bars import bar
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.budgets import Budget, Use


@dataclass(frozen=True, slots=True)
class BudgetUses:
    """The budgets that hold for the asker here, and all `others` of the workspace where the asker may see them.

    `changed` says what was just done, as a key of the catalogue, empty for nothing. Days and months are of `zone`.
    """

    here: tuple[Use, ...]
    others: tuple[Use, ...] = ()
    changed: str = ""
    zone: str = "UTC"


def budget_uses(shown: BudgetUses, words: Words) -> Card:
    """Show the budgets."""
    changed = words(f"budget-{shown.changed}") if shown.changed else ""
    # Next to “the budget is set”, of one for somebody else, it would say that it was not.
    nothing_here = "" if shown.changed == "set" and shown.others else words("budget-none")
    blocks: list[Block] = [Paragraph(rich(changed))] if changed else []
    if shown.here:
        blocks.append(_listing(shown.here, words))
    elif nothing_here:
        blocks.append(Paragraph(rich(nothing_here)))
    if shown.others:
        blocks += [Paragraph(rich(words("budget-others"))), _listing(shown.others, words, is_here=False)]
    is_any_reserved = any(use.reserved for use in (*shown.here, *shown.others))
    reserved = words("budget-reserved") if is_any_reserved else ""
    blocks.append(Note(rich(words.sentences(words("budget-times", zone=shown.zone), reserved))))
    lines = [words("fact-said", label=budget_name(use.budget, words), value=use_line(use, words)) for use in shown.here]
    near = near_line((use for use in shown.here if use.is_near), words)
    summary = words.sentences(changed, near, *(lines or [nothing_here]))
    tone: Tone = "warning" if near else "info"
    return Card(near or words("budget-title"), tuple(blocks), tone=tone, summary=summary)


def budget_name(budget: Budget, words: Words, *, is_here: bool = True) -> str:
    """A budget by what it is for: `This channel, a month`, `Mia, a day`; another channel by its id."""
    if budget.scope == "conversation" and not is_here:
        return words(f"budget-of-elsewhere-{budget.period}", name=budget.name or budget.subject)
    return words(f"budget-of-{budget.scope}-{budget.period}", name=budget.name or budget.subject)


def use_line(use: Use, words: Words) -> str:
    """How far a budget is used: `410 of 500 credits used, 30 reserved, 60 left`."""
    figures = {
        "spent": words.whole(use.spent),
        "credits": words.whole(use.budget.credits),
        "left": words.whole(use.left),
    }
    if use.reserved:
        return words("budget-use-reserved", reserved=words.whole(use.reserved), **figures)
    return words("budget-use", **figures)


def near_line(near: Iterable[Use], words: Words) -> str:
    """The line on a card that spends when a budget is nearly used; empty for none. The fullest one is named."""
    fullest = max(near, key=lambda use: use.part, default=None)
    if fullest is None:
        return ""
    name, left = budget_name(fullest.budget, words), words.whole(fullest.left)
    key = "budget-near" if fullest.left else "budget-used-up"
    return words(key, budget=name, part=words.percent(fullest.part, 0), left=left)


def _listing(uses: tuple[Use, ...], words: Words, *, is_here: bool = True) -> Listing:
    named = [(_title(use, budget_name(use.budget, words, is_here=is_here), words), use) for use in uses]
    return Listing(tuple(Row(title, (rich(use_line(use, words)),)) for title, use in named))


def _title(use: Use, name: str, words: Words) -> Rich:
    """The name with its bar: how far it is used is seen before it is read."""
    return (CreatorText(name, 80), Text(f"  {bar(use.part)} {words.percent(use.part, 0)}"))


_MONTH = Budget("slack:T1", "workspace", "", "month", 5_000, "", "U1", "en", NOON)
_CHANNEL = Budget("slack:T1", "conversation", "C1", "month", 500, "", "U1", "en", NOON)
_DAY = Budget("slack:T1", "person", "U2", "day", 100, "Leo", "U1", "en", NOON)
SOME_USE = Use(_CHANNEL, 410, 30, NOON)
EXAMPLE = BudgetUses((Use(_DAY, 12, 0, NOON), SOME_USE, Use(_MONTH, 1_260, 30, NOON)))
EXAMPLES = (
    BudgetUses(()),
    BudgetUses((SOME_USE,), (Use(_DAY, 100, 0, NOON),), changed="set"),
)
