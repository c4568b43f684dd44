"""Typed bounds to a range, or an error that names the allowed one.

Percent filters: with `%` a number is percent as written. Without it, a range whose bounds are all below 1 is a ratio
(`0.03` means 3 %), any other is percent (`3` means 3 %); the two bounds of a range are always read alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from api.contract.search import Range
from handlers.grammar.tokens import Option
from handlers.grammar.usage import did_you_mean, within, wrong
from handlers.vocabulary.days import read_days
from handlers.vocabulary.numbers import Number, Span, read_span, short

LARGEST = 10**12
"""No count or sum of money that a filter takes is larger."""


def read_numbers(option: Option, example: str) -> Range | None:
    """The bounds that `option` sets; None when it sets none, as `>=0`. Raises `UsageError`."""
    span = _span(option, example)
    if any(side and side.is_percent for side in (span.low, span.high)):
        raise wrong("not-a-number", option.typed, option=option.name, example=example)
    low, high = (None if side is None else side.value for side in (span.low, span.high))
    _check(option, low, high, LARGEST, ("1", short(LARGEST)), example)
    return _range(low, high)


def read_percents(option: Option, example: str) -> Range | None:
    """The bounds that `option` sets, as ratios; None when it sets none. Raises `UsageError`."""
    span = _span(option, example)
    sides = [side for side in (span.low, span.high) if side is not None]
    is_ratio = all(side.value < 1 for side in sides) and not any(side.is_percent for side in sides)
    low, high = (None if side is None else side.value / (1 if is_ratio else 100) for side in (span.low, span.high))
    _check(option, low, high, 1, ("0%", "100%"), example)
    return _range(low, high)


def _range(low: Decimal | None, high: Decimal | None) -> Range | None:
    if not low and high is None:
        return None
    return Range(_number(low) if low else None, None if high is None else _number(high))


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _check(
    option: Option,
    low: Decimal | None,
    high: Decimal | None,
    most: int,
    allowed: tuple[str, str],
    example: str,
) -> None:
    # An upper bound of zero cannot be sent, and nobody would be found with it (contract 6.3).
    if any(side is not None and side > most for side in (low, high)) or (high is not None and high <= 0):
        raise wrong("out-of-range", option.typed, option=option.name, hint=within(*allowed), example=example)
    if low is not None and high is not None and low > high:
        raise reversed_bounds(option, example)


def reversed_bounds(option: Option, example: str) -> Exception:
    """The error of a lower bound above the upper one, with the two changed over as the suggestion."""
    for between in ("..", "-", "~", "–", "—", "至", "到"):
        first, found, second = option.typed.partition(between)
        if found and first.strip() and second.strip() and between not in second:
            turned = did_you_mean(f"{option.name}:{second.strip()}{between}{first.strip()}")
            return wrong("reversed", option.typed, option=option.name, hint=turned, example=example)
    return wrong("reversed", option.typed, option=option.name, example=example)


def _span(option: Option, example: str) -> Span:
    """The one span that all values name together: `>10k,<500k` is one."""
    first = Span()
    for value in option.values:
        span = read_span(value.text, option.operator)
        if span is None:
            raise wrong("not-a-number", value.text, option=option.name, example=example)
        if (first.low and span.low) or (first.high and span.high):
            raise wrong("two-values", option.typed, option=option.name, example=example)
        first = Span(first.low or span.low, first.high or span.high)
    return first


def whole_sides(option: Option, example: str) -> Range | None:
    """As `read_numbers`, for what is counted in ones. Raises `UsageError` for parts of one."""
    bounds = read_numbers(option, example)
    if bounds and any(isinstance(side, float) for side in (bounds.low, bounds.high)):
        raise wrong("not-whole", option.typed, option=option.name, example=example)
    return bounds


def read_day_range(option: Option, today: date, example: str) -> Range:
    """The days that `option` names. Raises `UsageError`."""
    bounds: list[Range] = []
    for value in option.values:
        found = read_days(value.text, today, option.operator)
        if found is None:
            raise wrong("not-a-day", value.text, option=option.name, example=example)
        bounds.append(found)
    lows = [each.low for each in bounds if isinstance(each.low, date)]
    highs = [each.high for each in bounds if isinstance(each.high, date)]
    if len(lows) > 1 or len(highs) > 1:
        raise wrong("two-values", option.typed, option=option.name, example=example)
    low, high = (lows[0] if lows else None), (highs[0] if highs else None)
    if low and high and low > high:
        raise reversed_bounds(option, example)
    return Range(low, high, counted_alike(bounds))


def counted_alike(bounds: Sequence[Range]) -> date | None:
    """The day from which all of these ranges are counted back, so that what they make together is; else None."""
    days = {each.counted_from for each in bounds}
    return days.pop() if len(days) == 1 else None


def read_count(option: Option, bounds: Sequence[int], example: str) -> int:
    """The one whole number that `option` names, within `bounds`. Raises `UsageError`."""
    sides = read_span(option.typed)
    number: Number | None = sides.low if sides and not sides.high and not option.operator else None
    if number is None or number.is_percent or number.value != number.value.to_integral_value():
        raise wrong("not-whole", option.typed, option=option.name, hint=within(bounds[0], bounds[1]), example=example)
    if not bounds[0] <= number.value <= bounds[1]:
        raise wrong(
            "out-of-range", option.typed, option=option.name, hint=within(bounds[0], bounds[1]), example=example
        )
    return int(number.value)
