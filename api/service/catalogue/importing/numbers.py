"""Numbers as people write them: `13.8M`, `1.2万`, `3,911`, `129K`, `6.5 %`, full-width digits."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from api.service.catalogue.importing.problems import Unreadable

_UNITS = {
    "": 1,
    "k": 10**3,
    "千": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "百万": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "w": 10**4,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
}
_NUMBER = re.compile(r"([+-]?)(\d[\d.,' _]*|\.\d+)([a-z千万萬亿億百]{0,8})\+?")
_NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "none", "null", "nil", "unknown", "无", "未知", "暂无", "--"}
)
_LONGEST = 40

PRECISE = 2**53
"""Numbers beyond this are no longer exact once something has stored them as floating point, as spreadsheets do."""


def is_nothing(value: Any) -> bool:
    """Whether a cell says that there is no value: blank, a dash, `N/A`, or a spreadsheet's error like `#REF!`."""
    if value is None:
        return True
    text = str(value).strip()
    return text.lower() in _NOTHING or (text.startswith("#") and text.endswith(("!", "?", "/A")) and text.isupper())


def is_exact(value: Any) -> bool:
    """Whether a cell holds a plain number rather than a shortened one like `13.8M`."""
    return isinstance(value, int | float) or str(value).strip().replace(".", "", 1).isdigit()


def has_percent_sign(value: Any) -> bool:
    """Whether a cell carries a percent sign."""
    return isinstance(value, str) and ("%" in value or "％" in value)


def read_number(value: Any) -> Decimal:
    """The number a cell holds, percent signs left aside. Raises `Unreadable`."""
    if isinstance(value, bool):
        raise Unreadable("is not a number")
    if isinstance(value, int | float):
        number = Decimal(str(value))
        if not number.is_finite():
            raise Unreadable("is not a number")
        return number
    text = unicodedata.normalize("NFKC", str(value)).strip().lower().rstrip("%").strip()
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return _scientific(text)
    sign, digits, unit = found.groups()
    if unit not in _UNITS:
        raise Unreadable("is not a number")
    number = Decimal(_plain(digits.strip())) * _UNITS[unit]
    return -number if sign == "-" else number


def _plain(digits: str) -> str:
    """Digits with one full stop at most: marks that group thousands go, a decimal comma becomes a full stop."""
    digits = re.sub(r"[ '_]", "", digits).rstrip(".,")
    if "," in digits and "." in digits:
        grouping = "," if digits.rfind(".") > digits.rfind(",") else "."
        return digits.replace(grouping, "").replace(",", ".")
    mark = "," if "," in digits else "."
    groups = digits.split(mark)
    if len(groups) > 2 or (mark == "," and len(groups[-1]) == 3):
        if not all(len(group) == 3 for group in groups[1:]):
            raise Unreadable("has its thousands in odd places")
        return "".join(groups)
    return digits.replace(",", ".")


def _scientific(text: str) -> Decimal:
    if re.fullmatch(r"[+-]?\d{1,30}(\.\d{1,30})?e[+-]?\d{1,2}", text):
        return Decimal(text)
    raise Unreadable("is not a number")
