"""The grey last line of a card about creators: level, cost, age, requests left, request id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.contract.envelope import UNLIMITED
from handlers.cards import Note, Rich, joined, rich
from handlers.messages.budget_uses import near_line
from handlers.words import Words
from storage.budgets import Use


@dataclass(frozen=True, slots=True)
class Cost:
    """What an answer cost, and the `estimate` that was told before; what “find alike” on the card may cost (`alike`).

    `from_memory_for` is the age of a page that was bought earlier and cost nothing now. `near` are budgets that it has
    nearly used up.
    """

    level: str
    credits: int | None
    request_id: str
    estimate: int | None = None
    alike: int | None = None
    requests_left: int | None = None
    from_memory_for: timedelta | None = None
    near: tuple[Use, ...] = ()


def footer(cost: Cost, words: Words, *, is_shared: bool = False) -> Note:
    """The line; a shared card keeps what matters to everybody."""
    parts: list[Rich] = [rich(words("note-level", level=cost.level)) if cost.level else ()]
    if not is_shared:
        parts += [_credits(cost, words), _requests(cost, words)]
    if cost.alike is not None:
        parts.append(rich(words("note-alike", credits=cost.alike)))
    if cost.request_id and not is_shared:
        parts.append(rich(words("note-request", id=cost.request_id)))
    if cost.near and not is_shared:
        parts.append(rich(near_line(cost.near, words)))
    return Note(joined(parts))


def age(bought_at: datetime, now: datetime) -> timedelta:
    """How old a bought page is, never negative."""
    return max(now - bought_at, timedelta())


def _credits(cost: Cost, words: Words) -> Rich:
    if cost.from_memory_for is not None:
        if cost.from_memory_for < timedelta(minutes=1):
            return rich(words("note-memory-now"))
        return rich(words("note-memory", age=words.age(cost.from_memory_for)))
    if cost.credits is None:
        return rich(words("note-credits-unknown"))
    if cost.estimate is None:
        return rich(words("note-credits", credits=cost.credits))
    return rich(words("note-credits-estimated", credits=cost.credits, estimate=cost.estimate))


def _requests(cost: Cost, words: Words) -> Rich:
    if cost.requests_left is None or cost.requests_left == UNLIMITED or cost.from_memory_for is not None:
        return ()
    return rich(words("note-requests", count=words.whole(cost.requests_left)))


def hidden_note(count: int, words: Words) -> tuple[Note, ...]:
    """The line that says how many creators a card leaves out because they are hidden; nothing for none."""
    return (Note(rich(words("hidden-left-out", count=count))),) if count else ()
