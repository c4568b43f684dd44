"""Numbers as people type them: `10k`, `1.5M`, `1万`, `2亿`, `10,000`, `十万`, `3%`; alone, as bounds, or as ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "千": 10**3,
    "w": 10**4,
    "万": 10**4,
    "萬": 10**4,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

_NUMBER = (
    r"[$¥€£]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?|(?<!\.)\.[0-9]++)\s?"
    r"(?:thousand|million|billion|百万|千万|mio|mn|bn|[kmbw千万萬亿億])?(?:\s?%)?"
)
_CHINESE = r"[零〇一二两三四五六七八九十百千]++[万萬亿億]?"
_ONE = re.compile(rf"({_NUMBER}|{_CHINESE})", re.IGNORECASE)
_RANGE = re.compile(
    rf"({_NUMBER}|{_CHINESE})?\s?(?:-|–|—|−|~|〜|\.\.\.?|…|\s?to\s|至|到)\s?({_NUMBER}|{_CHINESE})?", re.IGNORECASE
)
_BEFORE = {
    ">=": re.compile(
        r"(?:>=|=>|≥|⩾|>|(?:at least|over|above|more than|min|from) |至少|不低于|不少于|大于等于|大于|超过|高于)\s?",
        re.IGNORECASE,
    ),
    "<=": re.compile(
        r"(?:<=|=<|≤|⩽|<|(?:at most|under|below|less than|max|up to) |最多|不超过|不高于|小于等于|小于|低于|少于)\s?",
        re.IGNORECASE,
    ),
}
_AFTER = {">=": ("+", "以上", "起"), "<=": ("以下", "以内", "之内")}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A typed number. 3 % has value 3 and `is_percent`; nothing is divided yet."""

    value: Decimal
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Typed bounds, both inclusive; None leaves a side open. A number alone is a lower bound."""

    low: Number | None = None
    high: Number | None = None


def read_number(text: str) -> Number | None:
    """The number that `text` is, or None."""
    text = text.strip()
    if not text or len(text) > _LONGEST or not _ONE.fullmatch(text):
        return None
    if text[0] in _DIGITS or text[0] in _TENS:
        value = _chinese(text)
        return None if value is None else Number(Decimal(value))
    is_percent = text.endswith("%")
    digits = text.rstrip("%").strip().lstrip("$¥€£").replace(",", "").casefold()
    number = digits.rstrip("abdhilmnoqrstukw千万萬亿億百 ")
    unit = digits[len(number) :].strip()
    return Number(Decimal(number) * _UNITS[unit], is_percent)


def read_span(text: str, operator: str = "") -> Span | None:
    """The bounds that `text` names after `operator` (``, `>`, `>=`, `<`, `<=`), or None.

    `>` means the same as `>=`: the API knows only inclusive bounds. A number alone is a lower bound.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    operator, text = _operator(text, operator)
    alone = read_number(text)
    if alone:
        return Span(high=alone) if operator == "<=" else Span(low=alone)
    found = None if operator else _RANGE.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    low, high = (read_number(side) if side else None for side in found.groups())
    if (found[1] and not low) or (found[2] and not high):
        return None
    return Span(low, high)


def _operator(text: str, operator: str) -> tuple[str, str]:
    """The comparison in force and the text without its words."""
    operator = {">": ">=", "<": "<=", "=": ""}.get(operator, operator)
    if not operator:
        for sign, words in _BEFORE.items():
            found = words.match(text)
            if found:
                operator, text = sign, text[found.end() :]
                break
    for sign, endings in _AFTER.items():
        for ending in endings:
            if operator in {"", sign} and text.endswith(ending):
                return sign, text.removesuffix(ending)
    return operator, text


def _chinese(text: str) -> int | None:
    """`十万`, `五十万`, `两千`: a Chinese numeral with at most one of 万 and 亿 at its end."""
    total, digit = 0, 0
    for letter in text.rstrip("万萬亿億"):
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            total, digit = total + (digit or 1) * _TENS[letter], 0
        else:
            return None
    return (total + digit) * _MYRIADS.get(text[-1], 1)


def short(value: float) -> str:
    """A whole number as it is typed: `10k`, `1.5M`, `1234`. Reading it again gives the same number."""
    for size, sign in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        scaled = Decimal(repr(value)) / size
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.1")):
            return f"{scaled.normalize():f}{sign}"
    return f"{Decimal(repr(value)):f}"
