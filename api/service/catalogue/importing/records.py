"""Making a record of a row: who it is about, every column it holds, and what follows from several of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from api.contract.fields import COLUMNS
from api.contract.platforms import Platform
from api.contract.values import Kind
from api.service.catalogue.importing import values
from api.service.catalogue.importing.contacts import address_in
from api.service.catalogue.importing.headers import Column, Plan
from api.service.catalogue.importing.labels import leaves_and_labels
from api.service.catalogue.importing.links import channel_id_in, name_in, platform_of
from api.service.catalogue.importing.numbers import is_exact, is_nothing
from api.service.catalogue.importing.problems import Unreadable
from api.service.catalogue.importing.tables import Row

MADE_UP_ID = "name-"
"""How ids begin that were made from a name because the file has none."""

SHARES = frozenset({"engagement", "engagement_short", "engagement_long", "audience_female", "commission"})
"""Meanings whose values are percents or ratios."""

_OF_A_WHOLE = frozenset({"audience_female", "commission"})
_ZERO_IS_UNKNOWN = re.compile(r"avg_|median_|interactions|views_per|median_views_per")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_PRECISE = 2**53
"""Whole numbers beyond this are no longer exact once a spreadsheet has stored them."""

_BY_KIND: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: values.text,
    Kind.WHOLE: values.whole,
    Kind.NUMBER: values.number,
    Kind.FLAG: values.flag,
    Kind.DATE: values.time,
    Kind.TIME: values.time,
    Kind.TEXTS: values.texts,
}
_BY_MEANING: Mapping[str, Callable[[Any], Any]] = {
    **{column: _BY_KIND[kind] for column, kind in COLUMNS.items() if kind in _BY_KIND},
    **dict.fromkeys(("avg_likes", "avg_comments", "avg_shares", "interactions"), values.number),
    **dict.fromkeys(("gmv", "gpm", "gmv_per_buyer"), values.number),
    **dict.fromkeys(("is_ai_creator", "is_product_kol"), values.flag),
    "product_category_ids": values.texts,
    "country": values.country,
    "audience_countries": values.countries,
    "language": values.language,
    "audience_languages": values.languages,
    "gender": values.gender,
    "hashtags": values.hashtags,
    "email": values.email,
}
_ELSEWHERE = frozenset(
    {"username", "channel", "uid", "platform", "profile_url", "avatar_url", "categories", "category_ids"}
)


class RowRejected(Exception):
    """A row that cannot become a record, with the reason and, where one cell is at fault, its header and value."""

    def __init__(self, reason: str, value: Any = "", header: str = "") -> None:
        super().__init__(reason)
        self.reason, self.value, self.header = reason, str(value), header


@dataclass(frozen=True, slots=True)
class Draft:
    """A record on its way into the catalogue.

    `record["uid"]` is the file's own id or one made from the name. `name_is_sure` is false where the file's names
    are titles as often as user names, so that two rows with one name may be two creators.
    """

    line: int
    record: dict[str, Any]
    name_is_sure: bool


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one file; `in_percent` holds the columns whose bare numbers are percents, by index.

    `declared` holds whether somebody said what the rates are, so that 150 % is believed. `notes` counts values that
    were left out without rejecting their row.
    """

    plan: Plan
    platform: Platform
    in_percent: frozenset[int]
    declared: bool
    notes: Counter[str] = field(default_factory=Counter)

    def read(self, row: Row) -> Draft:
        """The draft of a row. Raises `RowRejected`."""
        self._check(row)
        found = {
            m: value for m in self.plan.columns if m not in _ELSEWHERE and (value := self._value(row, m)) is not None
        }
        measured = {name: found.pop(name, None) for name in ("avg_likes", "avg_comments", "avg_shares", "interactions")}
        if found.get("engagement") is None and (rate := self._engagement(found, measured)) is not None:
            found["engagement"] = rate
        record = {"platform": self.platform.value, **self._who(row), **found, **self._categories(row)}
        self._links(row, record)
        _contacts(record)
        sure = "channel" not in self.plan.columns
        record.setdefault("uid", made_up_id(self.platform, record, sure))
        return Draft(row.line, record, sure)

    def _check(self, row: Row) -> None:
        if row.problem:
            raise RowRejected(row.problem)
        surplus = [cell for cell in row.cells[self.plan.width :] if not is_nothing(cell)]
        if surplus:
            raise RowRejected("has more cells than there are headers, so its values are likely shifted", surplus[0])
        for column, value in self._cells(row, "platform"):
            if str(value).strip().lower() != self.platform.value:
                raise RowRejected(f"is another platform than {self.platform.title}", value, column.header)

    def _cells(self, row: Row, meaning: str) -> Iterator[tuple[Column, Any]]:
        """The filled cells of a meaning; of columns with one header, the exact number before the shortened one."""
        columns = self.plan.columns.get(meaning, ())
        filled = [(c, row.cells[c.index]) for c in columns if c.index < len(row.cells)]
        filled = [(column, value) for column, value in filled if not is_nothing(value)]
        repeated = len({column.header.casefold() for column in columns}) < len(columns)
        if repeated and COLUMNS.get(meaning, Kind.NUMBER) in {Kind.WHOLE, Kind.NUMBER, Kind.RATIO, Kind.PERCENT}:
            filled.sort(key=lambda pair: not is_exact(pair[1]))
        return iter(filled)

    def _value(self, row: Row, meaning: str) -> Any:
        for column, value in self._cells(row, meaning):
            read = self._read(column, value)
            if read in (None, "", []):
                continue
            if read == 0 and not isinstance(read, bool) and _ZERO_IS_UNKNOWN.match(meaning):
                return None
            return read
        return None

    def _read(self, column: Column, value: Any) -> Any:
        if column.unit and is_exact(value):
            value = f"{value}{column.unit}"
        try:
            if column.meaning in SHARES:
                most = 1 if column.meaning in _OF_A_WHOLE or not self.declared else 100
                return values.rate(value, column.index in self.in_percent, most)
            return _BY_MEANING[column.meaning](value)
        except Unreadable as error:
            raise RowRejected(str(error), value, column.header) from error

    def _who(self, row: Row) -> dict[str, Any]:
        """Name and id. A file without ids has them in links at times; a row without both is nobody's."""
        known: dict[str, Any] = {}
        for column, value in self._cells(row, "username"):
            known["username"] = self._named(column, value)
            break
        for _, value in self._cells(row, "channel"):
            title = values.text(value)
            known |= {"username": title} if _PLAIN_NAME.fullmatch(title) else {"title": title}
        for column, value in self._cells(row, "profile_url"):
            known |= {key: found for key, found in self._linked(column, value).items() if key not in known}
        if uid := self._uid(row, known.get("username")):
            known["uid"] = uid
        if not known:
            raise RowRejected("names nobody: user name, link and id are empty")
        if title := known.pop("title", None):
            known["uid"] = known.get("uid") or made_up_id(self.platform, {"username": title, **self._nick(row)}, False)
            known["nickname"] = title
        return known

    def _nick(self, row: Row) -> dict[str, Any]:
        return {"nickname": self._value(row, "nickname")}

    def _named(self, column: Column, value: Any) -> str:
        try:
            return values.username(value, self.platform)
        except Unreadable as error:
            raise RowRejected(str(error), value, column.header) from error

    def _linked(self, column: Column, value: Any) -> dict[str, str]:
        link = values.text(value)
        try:
            name = name_in(link, self.platform)
            found = {"username": values.username(name, self.platform)} if name else {}
        except Unreadable as error:
            raise RowRejected(str(error), value, column.header) from error
        channel = channel_id_in(link) if self.platform is Platform.YOUTUBE else None
        return found | ({"uid": channel} if channel else {})

    def _uid(self, row: Row, username: str | None) -> str | None:
        """The platform's own id; an id that only repeats the user name is none, nor is one that a sheet rounded."""
        for _, value in self._cells(row, "uid"):
            if isinstance(value, int | float) and abs(value) >= _PRECISE:
                self.notes["ids were rounded by the spreadsheet and left out; keep such columns as text"] += 1
                continue
            uid = values.text(value)
            if uid.casefold() != (username or "").casefold():
                return uid
        return None

    def _engagement(self, found: Mapping[str, Any], measured: Mapping[str, Any]) -> float | None:
        """Interactions a view, or a follower on Instagram, whose posts are not all seen as videos.

        Likes alone say too little, so a file must have comments as well; likes of zero mean that nobody knows.
        """
        base = found.get("followers") if self.platform is Platform.INSTAGRAM else found.get("avg_views")
        made = measured["interactions"]
        if made is None and measured["avg_likes"] and "avg_comments" in self.plan.columns:
            made = sum(measured[name] or 0 for name in ("avg_likes", "avg_comments", "avg_shares"))
        if not made or not base:
            return None
        if made > base:
            self.notes["engagements came out above 100 % and were left out"] += 1
            return None
        return round(float(made) / float(base), 6)

    def _categories(self, row: Row) -> dict[str, Any]:
        entries: list[Any] = []
        for meaning in ("category_ids", "categories"):
            for _, value in self._cells(row, meaning):
                entries += values.texts(value) if meaning == "category_ids" else values.objects(value)
        leaves, labels = leaves_and_labels(entries)
        return {key: kept for key, kept in (("category_ids", leaves), ("category_labels", labels)) if kept}

    def _links(self, row: Row, record: dict[str, Any]) -> None:
        """The profile page where it is sure, and a picture where the file has one."""
        for _, value in self._cells(row, "profile_url"):
            link = values.text(value)
            if platform_of(link) is self.platform:
                record["profile_url"] = link if link.startswith("http") else f"https://{link}"
            else:
                self.notes["links lead to no profile and were left out"] += 1
        if "profile_url" not in record and "username" in record and "channel" not in self.plan.columns:
            tail = "/" if self.platform is Platform.INSTAGRAM else ""
            record["profile_url"] = self.platform.profile_url(record["username"]) + tail
        for _, value in self._cells(row, "avatar_url"):
            if values.text(value).startswith("https://"):
                record["avatar_url"] = values.text(value)


def made_up_id(platform: Platform, record: Mapping[str, Any], name_is_sure: bool) -> str:
    """An id that the same name on the same platform always gets; titles count together with the nickname."""
    parts = [platform.value, str(record.get("username", "")).casefold()]
    if not name_is_sure:
        parts.append(str(record.get("nickname") or "").casefold())
    return MADE_UP_ID + sha256("\n".join(parts).encode()).hexdigest()[:20]


def _contacts(record: dict[str, Any]) -> None:
    """An address in the bio is the creator's when no column gives one; a flag follows from what is there."""
    if not record.get("email") and (address := address_in(record.get("bio", ""))):
        record["email"] = address
    for column in ("email", "whatsapp", "line", "zalo", "mcn"):
        if record.get(column) and (column != "whatsapp" or record["platform"] != Platform.TIKTOK.value):
            record[f"has_{column}"] = True
