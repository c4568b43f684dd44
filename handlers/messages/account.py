"""Credits left, requests left today and the month's spending: three different things, and unknown is “unknown”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.contract.envelope import UNLIMITED
from handlers.cards import Block, Card, Fact, Facts, Note, rich
from handlers.messages.examples import NOON
from handlers.words import Words
from storage.spending import Balance, Figure


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of the API account, and what the workspace spent since the month began (UTC)."""

    balance: Balance
    month_credits: int
    month_calls: int
    now: datetime
    is_embedded: bool = False


def account(state: Account, words: Words) -> Card:
    """Show the three figures."""
    credits_left = _figure(state.balance.credits, words)
    requests_left = _figure(state.balance.requests, words)
    month = words("credits-month-value", credits=words.whole(state.month_credits), calls=state.month_calls)
    blocks: list[Block] = [
        Facts(
            (
                Fact(words("credits-left"), rich(_dated(credits_left, state.balance.credits, state.now, words))),
                Fact(words("credits-requests"), rich(_dated(requests_left, state.balance.requests, state.now, words))),
                Fact(words("credits-month"), rich(month)),
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
    return Card(words("credits-title"), tuple(blocks), tone="info", summary=summary)


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
    Balance(Figure(4_200, NOON - timedelta(minutes=12)), Figure(871, NOON - timedelta(minutes=12))), 150, 5, NOON
)
EXAMPLES = (Account(Balance(), 0, 0, NOON, is_embedded=True), Account(Balance(Figure(-1, NOON), None), 9, 1, NOON))
