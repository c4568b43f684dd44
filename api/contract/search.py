"""A search and a lookalike request as the program means them, and the bodies that travel (contract 7, 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeAlias

from api.contract.filters import DEFAULT_SORT, FILTERS, GENDERS, PAGES, SIZES, SORTS, Filter, FilterKind
from api.contract.platforms import LOOKALIKE_LEVEL, SEARCH_LEVEL, Level, Platform

Order = Literal["asc", "desc"]
Lang = Literal["cn", "en"]


class WrongRequest(ValueError):
    """A request that the API would misread: an unknown or wrong-platform filter, a bound out of range, no seed.

    `field` is the neutral name of what is wrong. Nothing was sent.
    """

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds; None leaves a side open. Percent filters hold ratios (0.03 = 3 %), day filters hold dates.

    `counted_from` is the day from which people counted both bounds back, as in “the last 30 days”; None for dates of
    the calendar. It does not travel, and of two ranges with the same bounds it makes no difference.
    """

    low: float | date | None = None
    high: float | date | None = None
    counted_from: date | None = field(default=None, compare=False)

    def on(self, day: date) -> Range:
        """The bounds counted back from another day; dates of the calendar stay what they are."""
        if self.counted_from is None:
            return self
        passed = day - self.counted_from
        low, high = (side + passed if isinstance(side, date) else side for side in (self.low, self.high))
        return Range(low, high, day)


Condition: TypeAlias = str | bool | tuple[str, ...] | Range
"""The value of a filter: text, a flag, codes, or a range (see `FilterKind`)."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search on one platform. `conditions` maps neutral filter names to values; `size` is 1..100, `page` 1..200."""

    platform: Platform
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    page: int = 1
    size: int = 50
    sort: str = DEFAULT_SORT
    order: Order = "desc"
    level: Level = SEARCH_LEVEL
    lang: Lang | None = None

    def on(self, day: date) -> SearchRequest:
        """The same search asked on another day: what people count back from today is counted back from that day."""
        conditions = {
            name: meant.on(day) if isinstance(meant, Range) else meant for name, meant in self.conditions.items()
        }
        return replace(self, conditions=conditions)

    def body(self) -> dict[str, Any]:
        """The JSON body, filters in table order, empty ones left out. Raises `WrongRequest`."""
        _within("page", self.page, PAGES)
        _within("size", self.size, SIZES)
        body: dict[str, Any] = {}
        for name in self.conditions:
            if name not in FILTERS or self.platform not in FILTERS[name].wire:
                raise WrongRequest(f"{self.platform.title} has no filter named {name}", name)
        for name, known in FILTERS.items():
            if name in self.conditions:
                body.update(_on_the_wire(known, known.wire[self.platform], self.conditions[name]))
        if self.platform not in SORTS.get(self.sort, {}):
            raise WrongRequest(f"{self.platform.title} results cannot be sorted by {self.sort}", "sort")
        body |= {"page": self.page, "size": self.size}
        body |= {"sort_field": SORTS[self.sort][self.platform], "sort_order": self.order}
        body["service_level"] = self.level.value
        if self.lang:
            body["lang"] = self.lang
        return body


def _within(name: str, value: int, bounds: tuple[int, int]) -> None:
    if not bounds[0] <= value <= bounds[1]:
        raise WrongRequest(f"{name} is {value}; it goes from {bounds[0]} to {bounds[1]}", name)


def _on_the_wire(known: Filter, name: str, value: Condition) -> dict[str, Any]:
    if not isinstance(value, _TAKEN.get(known.kind, Range if known.kind.is_range else tuple)):
        raise WrongRequest(f"{known.name} does not take {value!r}", known.name)
    match value:
        case Range(low, high):
            return _bounds(known, name, low, high)
        case bool():
            return {name: True} if value else {}
        case tuple():
            joined = ",".join(code for code in value if code)
            return {name: joined} if joined else {}
        case _ if known.kind is FilterKind.GENDER and value not in GENDERS:
            raise WrongRequest(f"gender is {value!r}; it is one of {', '.join(GENDERS)}", known.name)
        case _:
            sent = GENDERS[value] if known.kind is FilterKind.GENDER else value.strip()
            return {name: sent} if sent else {}


_TAKEN: Mapping[FilterKind, type] = {FilterKind.TEXT: str, FilterKind.GENDER: str, FilterKind.FLAG: bool}


def _bounds(known: Filter, name: str, low: float | date | None, high: float | date | None) -> dict[str, Any]:
    if high is not None and not isinstance(high, date) and high <= 0:
        # A bound of zero is not sent, and without it the search would be another one.
        raise WrongRequest(f"{known.name} goes up to {high}; its upper bound is more than 0", known.name)
    bounds = {f"{name}_gte": low, f"{name}_lte": high}
    return {key: _bound(known, bound) for key, bound in bounds.items() if bound}


def _bound(known: Filter, bound: float | date) -> Any:
    if isinstance(bound, date):
        return bound.isoformat()
    if bound < 0:
        raise WrongRequest(f"{known.name} is {bound}; it is never less than 0", known.name)
    if known.kind is FilterKind.PERCENT:
        return _percent(known.name, bound)
    return int(bound) if known.kind is FilterKind.WHOLE or bound == int(bound) else bound


def _percent(name: str, ratio: float) -> float:
    percent = round(ratio * 100, 6)
    if not 0 <= percent <= 100:
        raise WrongRequest(f"{name} is {percent:g} %; it goes from 0 to 100 %", name)
    return int(percent) if percent == int(percent) else percent


LIMITS = (1, 50)
"""Bounds of a lookalike's `limit`; the server clamps what is larger (contract 8)."""


@dataclass(frozen=True, slots=True)
class LookalikeRequest:
    """Creators like one seed, named by `username` (without `@`) or `profile_url`, which wins.

    `target` is the platform to look on (the seed's own when None), `region` and `language` single codes, `limit`
    1..50 with no paging, `female_min` a ratio.
    """

    username: str = ""
    profile_url: str = ""
    platform: Platform | None = None
    target: Platform | None = None
    region: str = ""
    language: str = ""
    limit: int = 20
    follower_min: int | None = None
    follower_max: int | None = None
    views_min: int | None = None
    views_max: int | None = None
    female_min: float | None = None
    level: Level = LOOKALIKE_LEVEL
    lang: Lang | None = None

    def body(self) -> dict[str, Any]:
        """The JSON body, empty fields left out. Raises `WrongRequest` without a seed or with a limit below 1."""
        if not (self.username.strip("@ ") or self.profile_url.strip()):
            raise WrongRequest("a lookalike search needs a user name or a profile link", "username")
        if self.limit < LIMITS[0]:
            raise WrongRequest(f"limit is {self.limit}; it goes from {LIMITS[0]} to {LIMITS[1]}", "limit")
        body: dict[str, Any] = {
            "username": "" if self.profile_url.strip() else self.username.strip("@ "),
            "profile_url": self.profile_url.strip(),
            "platform": self.platform.value if self.platform else "",
            "target_platform": self.target.value if self.target else "",
            "target_region": self.region,
            "target_language": self.language,
            "limit": min(self.limit, LIMITS[1]),
            "follower_min": self.follower_min,
            "follower_max": self.follower_max,
            "avg_views_min": self.views_min,
            "avg_views_max": self.views_max,
            "female_rate_min": None if self.female_min is None else _percent("female_min", self.female_min),
            "service_level": self.level.value,
            "lang": self.lang,
        }
        return {key: value for key, value in body.items() if value}
