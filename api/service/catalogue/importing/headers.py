"""What each column of a file means, from its header: aliases in English and Chinese and the API's own field names.

`headers.csv` holds the aliases, the most telling one first; `layouts.json` the published files in which a usual
header means something unusual, for instance `country` the audience's country.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from api.contract.fields import COLUMNS, FIELDS
from api.contract.filters import FILTERS, UNSOLD_COLUMNS
from api.contract.platforms import Platform

CountryMeans = Literal["auto", "creator", "audience"]

NAMING = ("username", "channel", "profile_url", "uid")
"""Meanings that tell who a row is about; a file needs one of them."""

_UNIT = re.compile(r"\((千|万|萬|百万|亿|億|w|k|m)\)\s*$")
_ALIKE = ("category_ids", "product_category_ids", "platform", *UNSOLD_COLUMNS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was recognised.

    The header itself may say that its numbers are percents, or give their `unit`, as `粉丝数（万）` does.
    """

    index: int
    header: str
    meaning: str
    in_percent: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A published file in which some headers mean something of their own; its platform is known."""

    name: str
    platform: Platform
    recognised_by: frozenset[str]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns of a file mean: columns by meaning, the most telling first, and headers that say nothing.

    `width` is how many columns there are.
    """

    width: int
    columns: Mapping[str, tuple[Column, ...]]
    ignored: tuple[str, ...]
    layout: Layout | None

    @property
    def names_creators(self) -> bool:
        """Whether some column tells who a row is about."""
        return any(meaning in self.columns for meaning in NAMING)


def plan(headers: Sequence[str], country_means: CountryMeans = "auto") -> Plan:
    """Recognise the columns of a file. `country_means` overrides whose country a `country` column holds."""
    words = [normal(header) for header in headers]
    layout = next((known for known in layouts() if known.recognised_by <= set(words)), None)
    found: dict[str, list[tuple[int, Column]]] = defaultdict(list)
    ignored = []
    for index, (header, word) in enumerate(zip(headers, words, strict=True)):
        meaning, rank = _meaning(word, layout, country_means)
        if meaning:
            column = Column(index, " ".join(header.split()), meaning, _says_percent(header), _unit(header))
            found[meaning].append((rank, column))
        elif word:
            ignored.append(" ".join(header.split()))
    ordered = {meaning: sorted(columns, key=lambda pair: pair[0]) for meaning, columns in found.items()}
    columns = {meaning: tuple(column for _, column in pairs) for meaning, pairs in ordered.items()}
    return Plan(len(headers), columns, tuple(dict.fromkeys(ignored)), layout)


def normal(header: str) -> str:
    """A header without case, punctuation, line ends, width and unit, so that spellings meet."""
    spaced = re.sub(r"[\W_]+", " ", _UNIT.sub("", _folded(header))).strip()
    return re.sub(r"(?<=[^\x00-\u02ff]) | (?=[^\x00-\u02ff])", "", spaced)


def _folded(header: str) -> str:
    return re.sub(r"[\u200b\ufeff]", "", unicodedata.normalize("NFKC", header).casefold())


def _unit(header: str) -> str:
    found = _UNIT.search(_folded(header))
    return found.group(1) if found else ""


def accepted_usernames() -> tuple[str, ...]:
    """Headers by which a column of user names is recognised, for people to choose from."""
    return ("username", "handle", "account", "profile_url", "uid", "用户名", "账号", "主页链接")


def _meaning(word: str, layout: Layout | None, country_means: CountryMeans) -> tuple[str, int]:
    meaning, rank = _aliases().get(word, ("", 0))
    if layout and word in layout.columns:
        meaning, rank = layout.columns[word], 0
    if country_means != "auto" and _aliases().get(word, ("", 0))[0] == "country":
        meaning = "country" if country_means == "creator" else "audience_countries"
    return meaning, rank


def _says_percent(header: str) -> bool:
    folded = _folded(header)
    return "%" in folded or "percent" in folded or "百分" in folded


@cache
def layouts() -> tuple[Layout, ...]:
    """The published layouts that are known."""
    loaded = json.loads((files(__package__) / "layouts.json").read_text(encoding="utf-8"))
    return tuple(
        Layout(entry["name"], Platform(entry["platform"]), frozenset(entry["recognised_by"]), entry["columns"])
        for entry in loaded
    )


@cache
def _aliases() -> Mapping[str, tuple[str, int]]:
    """Normalised header → meaning and rank, 0 for the most telling alias. Hand-written aliases win."""
    known: dict[str, tuple[str, int]] = {}
    text = (files(__package__) / "headers.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for rank, alias in enumerate(f"{row['english']}|{row['chinese']}".split("|")):
            known.setdefault(normal(alias), (row["meaning"], rank))
            known.setdefault(normal(f"{alias} percent"), (row["meaning"], rank))
    for name, column in _api_names():
        known.setdefault(normal(name), (column, 0))
    return known


def _api_names() -> list[tuple[str, str]]:
    """Field names of every platform, filter names and the program's own column names, each with its column."""
    names = [(field.name, field.column) for fields in FIELDS.values() for field in fields.values()]
    names += [(name, name) for name in (*COLUMNS, *_ALIKE)]
    for known in FILTERS.values():
        if known.column in COLUMNS or known.column in _ALIKE:
            names += [(name, known.column) for platform in known.wire for name in known.names_on(platform)]
    return names
