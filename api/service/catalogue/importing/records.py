"""Making a record of a row: who it is about, every column it holds, and what follows from several of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from api.contract.fields import COLUMNS
from api.contract.platforms import Platform
from api.contract.values import Kind
from api.service.catalogue.importing import values
from api.service.catalogue.importing.cells import Cells, Faults, RowRejected, read_cell
from api.service.catalogue.importing.contacts import address_in
from api.service.catalogue.importing.headers import Column, Plan
from api.service.catalogue.importing.identity import profile, who
from api.service.catalogue.importing.labels import leaves_and_labels
from api.service.catalogue.importing.numbers import is_exact
from api.service.catalogue.importing.tables import Row

SHARES = frozenset({"engagement", "engagement_short", "engagement_long", "audience_female", "commission"})
"""Meanings whose values are percents or ratios."""

_OF_A_WHOLE = frozenset({"audience_female", "commission"})
_ZERO_IS_UNKNOWN = re.compile(r"avg_|median_|interactions|views_per|median_views_per")
_MEASURED = ("avg_likes", "avg_comments", "avg_shares", "interactions")

_OF_IDENTITY = frozenset({"uid", "username", "nickname", "profile_url"})

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
    **{column: _BY_KIND[kind] for column, kind in COLUMNS.items() if kind in _BY_KIND and column not in _OF_IDENTITY},
    **dict.fromkeys(_MEASURED, values.number),
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
    "avatar_url": values.picture,
}


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
    were left out without rejecting their row; `firsts` shows the first of them, where a value tells more.
    """

    plan: Plan
    platform: Platform
    in_percent: frozenset[int]
    declared: bool
    notes: Counter[str] = field(default_factory=Counter)
    firsts: dict[str, str] = field(default_factory=dict)

    def read(self, row: Row) -> Draft:
        """The draft of a row. Raises `RowRejected` with all that is wrong with it."""
        cells, faults = Cells(self.plan, row), Faults()
        cells.check()
        faults.past(lambda: self._check_platform(cells), None)
        found = self._values(cells, faults)
        measured = {name: found.pop(name, None) for name in _MEASURED}
        if found.get("engagement") is None and (rate := self._engagement(found, measured)) is not None:
            found["engagement"] = rate
        known: dict[str, Any] = faults.past(lambda: who(cells, self.platform, self.notes), {})
        page: dict[str, str] = faults.past(lambda: profile(cells, self.platform, known.get("username"), self.notes), {})
        categories: dict[str, list[str]] = faults.past(lambda: _categories(cells), {})
        faults.reject()
        record = {"platform": self.platform.value, **known, **page, **found, **categories}
        _contacts(record)
        return Draft(row.line, record, "channel" not in self.plan.columns)

    def _values(self, cells: Cells, faults: Faults) -> dict[str, Any]:
        """The values of the columns that say one thing each."""
        plain = [meaning for meaning in self.plan.columns if meaning in _BY_MEANING or meaning in SHARES]
        read = {meaning: faults.past(partial(self._value, cells, meaning), None) for meaning in plain}
        return {meaning: value for meaning, value in read.items() if value is not None}

    def _check_platform(self, cells: Cells) -> None:
        for column, value in cells.of("platform"):
            if str(value).strip().lower() != self.platform.value:
                raise RowRejected(f"is another platform than {self.platform.title}", value, column.header)

    def _value(self, cells: Cells, meaning: str) -> Any:
        for column, value in cells.of(meaning):
            read = self._read(column, value)
            if read in (None, "", []):
                self._note_nothing(column, value)
                continue
            is_unknown = read == 0 and not isinstance(read, bool) and _ZERO_IS_UNKNOWN.match(meaning)
            return None if is_unknown else read
        return None

    def _note_nothing(self, column: Column, value: Any) -> None:
        """Note a cell in which no value was found and one was to be expected."""
        if column.meaning == "email":
            note = f"{column.header} left out because it holds no e-mail address"
            self.notes[note] += 1
            self.firsts.setdefault(note, str(value))

    def _read(self, column: Column, value: Any) -> Any:
        if column.unit and is_exact(value):
            value = f"{value}{column.unit}"
        if column.meaning not in SHARES:
            return read_cell(column, value, _BY_MEANING[column.meaning])
        most = 1 if column.meaning in _OF_A_WHOLE or not self.declared else 100
        return read_cell(column, value, lambda cell: values.rate(cell, column.index in self.in_percent, most))

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
            self.notes["engagements left out because they came out above 100 %"] += 1
            return None
        return round(float(made) / float(base), 6)


def _categories(cells: Cells) -> dict[str, list[str]]:
    entries: list[Any] = []
    for meaning, reader in (("category_ids", values.texts), ("categories", values.objects)):
        for column, value in cells.of(meaning):
            entries += read_cell(column, value, reader)
    leaves, labels = leaves_and_labels(entries)
    return {key: kept for key, kept in (("category_ids", leaves), ("category_labels", labels)) if kept}


def _contacts(record: dict[str, Any]) -> None:
    """An address in the bio is the creator's when no column gives one; a flag follows from what is there."""
    if not record.get("email") and (address := address_in(record.get("bio", ""))):
        record["email"] = address
    for column in ("email", "whatsapp", "line", "zalo", "mcn"):
        if record.get(column) and (column != "whatsapp" or record["platform"] != Platform.TIKTOK.value):
            record[f"has_{column}"] = True
