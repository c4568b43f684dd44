"""What a month cost, whom, where and for what, and what memory saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from handlers.cards import (
    Amount,
    Bar,
    Block,
    Bold,
    Card,
    Chart,
    Code,
    Column,
    CreatorText,
    Fact,
    Facts,
    Folded,
    Note,
    Rich,
    Table,
    Text,
    rich,
)
from handlers.cards.bars import bar
from handlers.messages.examples import TODAY
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what was spent: a name, its credits, and in how many calls.

    `unnamed` is what stands for conversations without a name: the one where this is asked, or all others together.
    """

    name: str
    credits: int
    calls: int
    unnamed: Literal["here", "others"] = "others"


@dataclass(frozen=True, slots=True)
class SpendingShown:
    """A month's spending in credits, by the clocks of `zone`.

    `people` and `places` are empty for whoever may not see them. `saved` is what lines answered from memory would have
    cost, `mine` the asker's own part, `month` its first day. `lost` is what calls may have cost whose answer never
    came, `lost_calls` how many there were. `days` are the credits of each day up to today, where any were spent.
    """

    month: date
    total: int
    calls: int
    saved: int
    mine: int
    lost: int = 0
    lost_calls: int = 0
    people: tuple[Share, ...] = ()
    places: tuple[Share, ...] = ()
    actions: tuple[Share, ...] = ()
    days: tuple[tuple[date, int], ...] = ()
    zone: str = "UTC"


def spending_shown(shown: SpendingShown, words: Words) -> Card:
    """Show it, the largest parts first."""
    month = format_date(shown.month, words("spending-month"), locale=words.locale)
    title = words("spending-title", month=month, credits=shown.total, whole=words.whole(shown.total))
    spent = words("spending-figure", credits=shown.total, whole=words.whole(shown.total), calls=shown.calls)
    figures: tuple[Fact, ...] = (
        Fact(words("spending-total"), rich(Bold(spent))),
        Fact(words("spending-mine"), rich(_credits(shown.mine, words))),
        Fact(words("spending-saved"), rich(_credits(shown.saved, words))),
    )
    if shown.lost_calls:
        lost = words("spending-lost-figure", credits=shown.lost, whole=words.whole(shown.lost), calls=shown.lost_calls)
        figures = (*figures, Fact(words("spending-lost"), rich(lost)))
    blocks: list[Block] = [Facts(figures), *([_by_day(shown.days, words)] if shown.days else [])]
    actions = (Share(words(f"spending-action-{one.name}"), one.credits, one.calls) for one in shown.actions)
    for heading, shares in (("people", shown.people), ("actions", tuple(actions)), ("places", shown.places)):
        if shares:
            table = _table(shares, shown.total, words)
            blocks.append(Folded(words(f"spending-by-{heading}"), (table,), is_open=heading == "people"))
    blocks.append(Note(words.rich("spending-note", zone=shown.zone, csv=Code(words("spending-csv")))))
    said = words("spending-said", credits=words.whole(shown.total), saved=words.whole(shown.saved))
    return Card(title, tuple(blocks), tone="info", summary=words.said(title, said))


def _credits(amount: int, words: Words) -> str:
    return words("spending-credits-figure", credits=amount, whole=words.whole(amount))


def _by_day(days: tuple[tuple[date, int], ...], words: Words) -> Chart:
    """The month as it went."""
    form = words("spending-day")
    bars = (
        Bar(Text(format_date(day, form, locale=words.locale)), (Amount(spent, words.whole(spent)),))
        for day, spent in days
    )
    return Chart(words("spending-by-day"), tuple(bars), shape="days", more=words("list-more"))


_BAR = 6
"""Signs of a bar beside three other columns: more do not stay on one line of a phone's card."""


def _table(shares: Iterable[Share], total: int, words: Words) -> Table:
    rows: list[tuple[Rich, ...]] = [
        (
            rich(CreatorText(one.name, 60) if one.name else words(f"spending-place-{one.unnamed}")),
            (Text(bar(one.credits / total if total else 0, _BAR)),),
            rich(words.whole(one.credits)),
            rich(words.whole(one.calls)),
        )
        for one in shares
    ]
    figures = (Column(words(f"spending-{name}"), "right") for name in ("credits", "calls"))
    columns = (Column(words("spending-name")), Column(words("spending-share")), *figures)
    return Table(columns, tuple(rows), words("list-more"))


_SPENT = (0, 30, 60, 0, 0, 0, 0, 0, 120, 30, 0, 240, 90, 0, 0, 30, 30, 120, 0, 210, 0, 0, 180, 120)

EXAMPLE = SpendingShown(
    TODAY.replace(day=1),
    1_260,
    41,
    320,
    210,
    30,
    1,
    (Share("Leo", 800, 22), Share("Mia", 460, 19)),
    (Share("#kol-us", 900, 26), Share("", 260, 11), Share("", 100, 4, "here")),
    (Share("search", 600, 20), Share("digest", 300, 10), Share("lookalike", 240, 8), Share("collect", 120, 3)),
    tuple((TODAY.replace(day=day), spent) for day, spent in enumerate(_SPENT, start=1)),
)
EXAMPLES = (SpendingShown(TODAY.replace(day=1), 0, 0, 0, 0),)
