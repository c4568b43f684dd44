"""A search, or lookalikes, that cost more than people like to spend by accident wait here for a press."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Button, Card, Code, Controls, Note, Paragraph, rich
from handlers.grammar.translating import in_language
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class ConfirmCost:
    """An expensive search: `count` records at `price` credits each. `month` is this month's spending so far.

    `seed` names whose lookalikes are asked for, where it is that. `fewer` offers a smaller search as (count, credits,
    press), `cheaper` a lower level as (level, credits, press).
    """

    line: str
    count: int
    level: str
    price: int
    month: int
    confirm: str
    fewer: tuple[int, int, str] | None = None
    cheaper: tuple[str, int, str] | None = None
    seed: str = ""


def confirm_cost(wanted: ConfirmCost, words: Words) -> Card:
    """Ask before spending."""
    estimate = wanted.count * wanted.price
    if wanted.seed:
        title = words("confirm-title-lookalike", seed=wanted.seed, credits=words.whole(estimate))
    else:
        title = words("confirm-title", credits=words.whole(estimate))
    text = words("confirm-text", count=wanted.count, level=wanted.level, price=wanted.price)
    buttons = [Button(words("button-confirm", credits=estimate), wanted.confirm, style="primary")]
    if wanted.fewer:
        count, credits_, press = wanted.fewer
        buttons.append(Button(words("button-fewer", count=count, credits=credits_), press))
    if wanted.cheaper:
        level, credits_, press = wanted.cheaper
        buttons.append(Button(words("button-cheaper", level=level, credits=credits_), press))
    blocks: tuple[Block, ...] = (
        Paragraph(words.rich("search-asked", line=Code(in_language(wanted.line, words.language)))),
        Paragraph(rich(text), warns=True),
        Controls(tuple(buttons)),
        Note(words.rich("confirm-month", credits=words.whole(wanted.month))),
    )
    return Card(title, blocks, tone="warning", summary=words.said(title, text))


EXAMPLE = ConfirmCost(
    line="/creators search tiktok beauty size:100",
    count=100,
    level="S2",
    price=3,
    month=4_200,
    confirm="c1",
    fewer=(10, 30, "c2"),
    cheaper=("S1", 100, "c3"),
)
EXAMPLES = (
    ConfirmCost(
        line="/creators lookalike @kilnandclay limit:50 level:S3",
        count=50,
        level="S3",
        price=4,
        month=4_200,
        confirm="c1",
        fewer=(10, 40, "c2"),
        cheaper=("S1", 50, "c3"),
        seed="@kilnandclay",
    ),
)
