"""Cells as values of a creator's columns. Every function raises `Unreadable` with the reason in words."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from api.contract.platforms import Platform
from api.service.catalogue.importing.contacts import address_in
from api.service.catalogue.importing.links import is_link, name_in
from api.service.catalogue.importing.numbers import has_percent_sign, read_number
from api.service.catalogue.importing.places import country_code, language_code
from api.service.catalogue.importing.problems import Unreadable

_LONGEST_TEXT = 10_000
_LARGEST = 10**13
_TRUE = frozenset({"true", "yes", "y", "1", "是", "有", "已认证", "✓", "√"})
_FALSE = frozenset({"false", "no", "n", "0", "否", "无", "没有", "未认证"})
_GENDERS = {
    "female": ("female", "f", "woman", "w", "女", "女性", "0"),
    "male": ("male", "m", "man", "男", "男性", "1"),
}
_HANDLES = {
    Platform.TIKTOK: re.compile(r"[\w.]{1,24}"),
    Platform.YOUTUBE: re.compile(r"[\w.·-]{1,100}"),
    Platform.INSTAGRAM: re.compile(r"[\w.]{1,30}"),
}
_UNSEEN = re.compile(r"[\u200b\ufeff\u2060]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TURNED_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_COMPACT_DAY = re.compile(r"(20\d{2})(\d{2})(\d{2})")


def text(value: Any) -> str:
    """Text in composed Unicode (NFC), without invisible marks and without space around it."""
    read = _UNSEEN.sub("", unicodedata.normalize("NFC", str(value))).replace("\r\n", "\n").strip()
    if len(read) > _LONGEST_TEXT:
        raise Unreadable(f"is longer than {_LONGEST_TEXT:,} characters")
    return read


def username(value: Any, platform: Platform) -> str:
    """A user name without `@`, also out of a link to a profile; marks that nobody sees are taken away."""
    read = "".join(mark for mark in text(value) if unicodedata.category(mark) not in {"Cf", "Cc"}).strip()
    if is_link(read):
        read = name_in(read, platform) or read
    read = read.lstrip("@＠").strip()
    if not _HANDLES[platform].fullmatch(read):
        raise Unreadable(f"is no user name on {platform.title}")
    return read


def whole(value: Any) -> int:
    """A count of zero or more, rounded to a whole number."""
    number = read_number(value)
    if not 0 <= number <= _LARGEST:
        raise Unreadable("is less than nothing" if number < 0 else "is larger than any platform counts")
    return int(number.to_integral_value(rounding="ROUND_HALF_UP"))


def number(value: Any) -> float:
    """A number of zero or more."""
    read = read_number(value)
    if not 0 <= read <= _LARGEST:
        raise Unreadable("is less than nothing" if read < 0 else "is larger than any platform counts")
    return float(read)


def rate(value: Any, in_percent: bool, most: float) -> float:
    """A share as a ratio: 6.5 % is 0.065. A percent sign in the cell decides; else `in_percent` does."""
    read = read_number(value)
    if has_percent_sign(value) or in_percent:
        read /= Decimal(100)
    if not 0 <= read <= Decimal(str(most)):
        said = f"{float(read * 100):g} %"
        raise Unreadable(f"reads as {said}; if the column holds percents, say so with --rates percent")
    return round(float(read), 8)


def flag(value: Any) -> bool:
    """Yes or no, in English, Chinese or as a spreadsheet has it."""
    word = str(value).strip().casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise Unreadable("is neither yes nor no")


def gender(value: Any) -> str | None:
    """`female` or `male`; None for every other word, since the API knows no third."""
    word = str(value).strip().casefold()
    return next((name for name, words in _GENDERS.items() if word in words), None)


def texts(value: Any) -> list[str]:
    """Texts from a list, a JSON list in a cell, or a cell with commas between them; none twice."""
    parts = value if isinstance(value, list | tuple) else _listed(str(value)) or re.split(r"[,，、;；|\n]", str(value))
    return list(dict.fromkeys(read for part in parts if part is not None and (read := text(part))))


def hashtags(value: Any) -> list[str]:
    """Hashtags without `#`; in a cell they may also stand one after the other with spaces."""
    parts = (
        value if isinstance(value, list | tuple) else _listed(str(value)) or re.split(r"[\s,，、;；|#＃]+", str(value))
    )
    return list(dict.fromkeys(read for part in parts if (read := text(part).lstrip("#＃").strip())))


def _listed(cell: str) -> list[Any]:
    """The list that a cell holds as JSON; empty when it holds none."""
    if not cell.strip().startswith("["):
        return []
    try:
        found = json.loads(cell)
    except ValueError as error:
        raise Unreadable("begins like a list and is none") from error
    return found or [""]


def objects(value: Any) -> list[Any]:
    """Entries that may be objects or lists of names, as the API sends categories; labels from a cell otherwise."""
    entries = value if isinstance(value, list | tuple) else _listed(str(value)) or [value]
    return [_levels(entry) for entry in entries if entry]


def _levels(entry: Any) -> Any:
    if isinstance(entry, list | tuple):
        return dict(zip(("primary", "secondary", "tertiary"), map(text, entry), strict=False))
    return entry if isinstance(entry, dict) else text(entry)


def country(value: Any) -> str:
    """A country's code from its code or name."""
    return country_code(text(value))


def countries(value: Any) -> list[str]:
    """Codes of several countries; a share behind a name, as in `US 45%`, is left aside."""
    return list(dict.fromkeys(country_code(_without_share(part)) for part in texts(value)))


def language(value: Any) -> str:
    """A language's code from its code or name."""
    return language_code(text(value))


def languages(value: Any) -> list[str]:
    """Codes of several languages, shares left aside."""
    return list(dict.fromkeys(language_code(_without_share(part)) for part in texts(value)))


def _without_share(part: str) -> str:
    return re.sub(r"[\s:：(（]*\d[\d.]{0,8}\s?[%％]?[)）]?$", "", part)


def email(value: Any) -> str | None:
    """The first address in a cell; None where a text holds none, such as `on request`."""
    return address_in(text(value))


def picture(value: Any) -> str | None:
    """The address of a picture, where it is one that chats accept."""
    address = text(value)
    return address if address.startswith("https://") else None


def time(value: Any) -> str:
    """A moment as `2026-05-01T09:00:00Z`; a day alone begins at midnight, times without a zone count as UTC."""
    if isinstance(value, datetime):
        return _stamp(value)
    if isinstance(value, date):
        return _stamp(datetime(value.year, value.month, value.day))
    read = text(value)
    try:
        if found := _DAY.fullmatch(read) or _COMPACT_DAY.fullmatch(read):
            year, month, day = map(int, found.groups())
            return _stamp(datetime(year, month, day))
        if found := _TURNED_DAY.fullmatch(read):
            return _stamp(_turned(*map(int, found.groups())))
        return _stamp(datetime.fromisoformat(read))
    except (ValueError, OverflowError) as error:
        raise Unreadable("is no date; write it as 2026-05-01") from error


def _turned(first: int, second: int, year: int) -> datetime:
    """A day whose year stands last; refused where day and month could be each other."""
    if first > 12 or first == second:
        return datetime(year, second, first)
    if second > 12:
        return datetime(year, first, second)
    raise ValueError("day or month")


def _stamp(at: datetime) -> str:
    in_utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return in_utc.strftime("%Y-%m-%dT%H:%M:%SZ")
