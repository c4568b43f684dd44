"""Somebody asks to go over a budget: what for, what it may cost, and two buttons for those who may decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.cards import (
    Block,
    Button,
    Card,
    Code,
    Controls,
    CreatorText,
    Mention,
    Moment,
    Note,
    Paragraph,
    Rich,
    Text,
    joined,
    rich,
)
from handlers.grammar.translating import in_language
from handlers.messages.budget_uses import SOME_USE, budget_name, use_line
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.budgets import Use


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """Who asks, the `line` that would be run, its estimate in credits, and the budgets that it goes over.

    The figures of a person's own budget stand on it only where `is_alone` says that no channel reads along.
    `approvers` are called by (id, name); `until` is when the request expires.
    """

    person: str
    line: str
    credits: int
    over: tuple[Use, ...]
    until: datetime
    approve: str
    decline: str
    approvers: tuple[tuple[str, str], ...] = ()
    is_alone: bool = False
    is_own: bool = False


def approval_asked(asked: ApprovalAsked, words: Words) -> Card:
    """Ask for a decision."""
    title = words("approval-own-title" if asked.is_own else "approval-title", person=asked.person)
    cost = words("approval-cost", credits=asked.credits, shown=words.whole(asked.credits))
    line = in_language(asked.line, words.language)
    blocks: list[Block] = [Paragraph((Code(line),)), Paragraph(rich(cost))]
    blocks += [Paragraph(_budget(use, asked, words), warns=True) for use in asked.over]
    if asked.approvers:
        blocks.append(Paragraph(rich(words("approval-called"), words.gap, _called(asked.approvers))))
    blocks.append(
        Controls(
            (
                Button(words("approval-approve", credits=words.whole(asked.credits)), asked.approve, style="primary"),
                Button(words("approval-decline"), asked.decline, style="danger"),
            )
        )
    )
    blocks.append(Note(words.rich("approval-until", moment=Moment(asked.until, words.moment(asked.until)))))
    return Card(title, tuple(blocks), tone="warning", summary=words.said(title, f"{line} · {cost}"))


def _budget(use: Use, asked: ApprovalAsked, words: Words) -> Rich:
    name = budget_name(use.budget, words)
    if use.budget.scope == "person" and not (asked.is_alone or asked.is_own):
        return (CreatorText(name, 80),)
    return (CreatorText(name, 80), Text(f" · {use_line(use, words)}"))


def _called(approvers: tuple[tuple[str, str], ...]) -> Rich:
    return joined(((Mention(person, name),) for person, name in approvers), " ")


EXAMPLE = ApprovalAsked(
    "Leo",
    "/creators search tiktok beauty size:100",
    300,
    (SOME_USE,),
    NOON,
    "approve",
    "decline",
    (("U1", "Mia"),),
)
EXAMPLES = (replace(EXAMPLE, is_own=True, approvers=()),)
