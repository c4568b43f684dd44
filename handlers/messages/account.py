"""Credits left, requests left today, the month's spending and its pace: different things, and unknown is “unknown”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.contract.envelope import UNLIMITED
from handlers.cards import Block, Card, Fact, Facts, Note, rich
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.spending import Balance, Figure


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a workspace spends: `credits` in the last `days`, one or more."""

    credits: int
    days: int

    @property
    def daily(self) -> float:
        """Credits a day."""
        return self.credits / self.days


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of the API account, and what the workspace spent since its month began.

    `pace` is None for a workspace that never bought anything.
    """

    balance: Balance
    month_credits: int
    month_calls: int
    now: datetime
    pace: Pace | None = None
    is_embedded: bool = False


def account(state: Account, words: Words) -> Card:
    """Show the figures."""
    credits_left = _figure(state.balance.credits, words)
    requests_left = _figure(state.balance.requests, words)
    month = words("credits-month-value", credits=words.whole(state.month_credits), calls=state.month_calls)
    blocks: list[Block] = [
        Facts(
            (
                Fact(words("credits-left"), rich(_dated(credits_left, state.balance.credits, state.now, words))),
                Fact(words("credits-requests"), rich(_dated(requests_left, state.balance.requests, state.now, words))),
                Fact(words("credits-month"), rich(month)),
                *_pace(state, words),
            )
        )
    ]
    if state.balance.credits is None or state.balance.requests is None:
        blocks.append(Note(rich(words("credits-unknown-note"))))
    if state.is_embedded:
        blocks.append(Note(rich(words("credits-embedded"))))
    summary = words(
        "credits-summary", credits=credits_left, requests=requests_left, month=words.whole(state.month_credits)
    )
    is_counted = state.balance.credits is not None and state.balance.credits.number != UNLIMITED
    title = words("credits-title-left" if is_counted else "credits-title", credits=credits_left)
    return Card(title, tuple(blocks), tone="info", summary=summary)


def _pace(state: Account, words: Words) -> Iterator[Fact]:
    """What is spent a day, and how many days the credits last at that pace, where both are known."""
    if state.pace is None or not state.pace.credits:
        return
    daily = (
        words.count(state.pace.daily)
        if state.pace.daily >= _WHOLE_FROM
        else f"{state.pace.daily:.1f}".removesuffix(".0")
    )
    yield Fact(words("credits-pace"), rich(words("credits-pace-value", credits=daily, days=state.pace.days)))
    left = state.balance.credits
    if left is not None and left.number != UNLIMITED:
        days = int(left.number / state.pace.daily)
        yield Fact(words("credits-lasts"), rich(words("credits-lasts-value", days=days, shown=words.whole(days))))


_WHOLE_FROM = 10
"""Credits a day from which their fractions say nothing."""


def _figure(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return words("credits-unknown")
    return words("credits-unlimited") if figure.number == UNLIMITED else words.whole(figure.number)


def _dated(text: str, figure: Figure | None, now: datetime, words: Words) -> str:
    if figure is None:
        return text
    age = now - figure.at
    if age < timedelta(minutes=1):
        return words("credits-as-of-now", figure=text)
    return words("credits-as-of", figure=text, age=words.age(age))


EXAMPLE = Account(
    Balance(Figure(4_200, NOON - timedelta(minutes=12)), Figure(871, NOON - timedelta(minutes=12))),
    150,
    5,
    NOON,
    Pace(150, 7),
)
EXAMPLES = (
    Account(Balance(), 0, 0, NOON, is_embedded=True),
    Account(Balance(Figure(-1, NOON), None), 9, 1, NOON, Pace(9, 1)),
)
