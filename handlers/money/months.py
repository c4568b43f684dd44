"""The months by which a workspace's spending is told: those of its own zone."""

from __future__ import annotations

import re
from datetime import UTC, timedelta

from babel.dates import get_month_names

from handlers.context import Ask
from handlers.vocabulary.names import folded
from handlers.vocabulary.zones import shown_zone
from storage.times import Span, month_of


async def this_month(ask: Ask) -> Span:
    """The month that it is in the workspace's zone. Its moments are of that zone."""
    return month_of(ask.context.clock(), await ask.context.store.preferences.zone(ask.workspace))


def month_before(month: Span) -> Span:
    """The month before another one, in the same zone."""
    return month_of(month[0] - timedelta(days=1), month[0].tzinfo or UTC)


def month_named(typed: str, this: Span) -> Span | None:
    """The month that a folded word names: `2026-09`, `2026年9月`, `9月`, `september`, `sep`; None for no such month.

    One without a year is the last of that name, seen from `this` month.
    """
    dated, first = _DATED.fullmatch(typed), this[0]
    number = int(dated["month"]) if dated else _NAMES.get(typed, 0)
    if not 1 <= number <= MONTHS:
        return None
    year = int(dated["year"]) if dated else first.year - (number > first.month)
    return month_of(first.replace(year=year, month=number), first.tzinfo or UTC)


MONTHS = 12
_DATED = re.compile(r"(?P<year>20[0-9]{2})(?:[-/.]|年)(?P<month>[0-9]{1,2})月?")
_NAMES: dict[str, int] = {
    folded(name): number
    for width in ("wide", "abbreviated")
    for locale in ("en", "zh")
    for number, name in get_month_names(width, locale=locale).items()
}


async def zone_name(ask: Ask) -> str:
    """What the workspace's zone is called."""
    return shown_zone(str(await ask.context.store.preferences.zone(ask.workspace)))


async def month_so_far(ask: Ask) -> int:
    """The credits that the workspace spent of the API account in use since its month began."""
    account, month = ask.context.options.account, await this_month(ask)
    credits_spent, _ = await ask.context.store.spending.between(ask.workspace, account, *month)
    return credits_spent
