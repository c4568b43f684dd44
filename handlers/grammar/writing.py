"""Requests as lines: reading such a line gives an equal request again, whatever the reader's own defaults are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from api.contract.filters import AUDIENCE_AGES, DEFAULT_SORT, FILTERS, FilterKind
from api.contract.platforms import LOOKALIKE_LEVEL
from api.contract.search import Condition, LookalikeRequest, Range, SearchRequest
from handlers.vocabulary.categories import categories_of, shortest_name
from handlers.vocabulary.numbers import short


def write_search(request: SearchRequest) -> str:
    """The line of a search: platform, keyword, filters in table order, then what shapes the answer."""
    return " ".join(_search_parts(request))


def _search_parts(request: SearchRequest) -> Iterator[str]:
    yield f"/creators search {request.platform.value}"
    keyword = request.conditions.get("keyword")
    if isinstance(keyword, str) and keyword:
        yield quoted(keyword)
    for name in FILTERS:
        value = written_value(request, name)
        if name != "keyword" and value:
            yield f"{name}:{value}"
    if (request.sort, request.order) != (DEFAULT_SORT, "desc"):
        yield f"sort:{written_sort(request)}"
    yield f"level:{request.level.value} size:{request.size}"
    if request.page != 1:
        yield f"page:{request.page}"
    if request.lang:
        yield f"lang:{request.lang}"


def written_value(request: SearchRequest, name: str) -> str:
    """The value of the filter `name` as a line has it behind the colon; empty where the request has no such filter."""
    value = request.conditions.get(name)
    return "" if value in (None, False, (), "", Range()) else _written(FILTERS[name].kind, value)


def written_sort(request: SearchRequest) -> str:
    """The sort as a line has it behind `sort:`."""
    return request.sort + (" asc" if request.order == "asc" else "")


def write_lookalike(request: LookalikeRequest) -> str:
    """The line of a lookalike request."""
    return " ".join(_lookalike_parts(request))


def _lookalike_parts(request: LookalikeRequest) -> Iterator[str]:
    yield "/creators lookalike"
    if request.platform and not request.profile_url:
        yield request.platform.value
    yield request.profile_url or f"@{request.username.lstrip('@')}"
    if request.target:
        yield f"on:{request.target.value}"
    if request.region:
        yield f"in:{request.region}"
    if request.language:
        yield f"language:{request.language}"
    if request.follower_min or request.follower_max:
        yield f"followers:{_bounds(Range(request.follower_min, request.follower_max), 1)}"
    if request.views_min or request.views_max:
        yield f"views:{_bounds(Range(request.views_min, request.views_max), 1)}"
    if request.female_min:
        yield f"audience_female:{_bounds(Range(request.female_min), 100)}"
    if request.level is not LOOKALIKE_LEVEL:
        yield f"level:{request.level.value}"
    yield f"limit:{request.limit}"
    if request.lang:
        yield f"lang:{request.lang}"


def _written(kind: FilterKind, value: Condition | None) -> str:
    match value:
        case Range():
            return _bounds(value, 100 if kind is FilterKind.PERCENT else 1)
        case bool():
            return "yes"
        case tuple() if kind is FilterKind.CATEGORIES:
            return ",".join(_plain(_category(each)) for each in categories_of(value))
        case tuple() if kind is FilterKind.LABELS:
            return ",".join(each if each in AUDIENCE_AGES else quoted(each) for each in value)
        case tuple():
            return ",".join(_plain(each) for each in value)
    return _plain(str(value))


def _category(category_id: str) -> str:
    return shortest_name(category_id)


def _bounds(bounds: Range, factor: int) -> str:
    if bounds.counted_from is not None:
        return _counted_back(bounds, bounds.counted_from)
    low, high = (None if side is None else _side(side, factor) for side in (bounds.low, bounds.high))
    if low and high:
        return f"{low}..{high}" if isinstance(bounds.low, date) else f"{low}-{high}"
    return f">={low}" if low else f"<={high}"


def _counted_back(bounds: Range, day: date) -> str:
    """Days as they are counted back from a day: `30d` since then, `>30d` before then, `30d..7d` in between."""
    low, high = (f"{(day - side).days}d" if isinstance(side, date) else "" for side in (bounds.low, bounds.high))
    return f"{low}..{high}" if low and high else low or f">{high}"


def _side(side: float | date, factor: int) -> str:
    if isinstance(side, date):
        return side.isoformat()
    return f"{(Decimal(repr(side)) * 100).normalize():f}%" if factor == 100 else short(side)


_SIMPLE = re.compile(r"[A-Za-z0-9_\u3400-\u9fff]+(?:-[A-Za-z0-9_]+)*")


def _plain(value: str) -> str:
    """A value as it stands, in quotes where blanks or signs would part it."""
    return value if _SIMPLE.fullmatch(value) else quoted(value)


def quoted(text: str) -> str:
    """Any text as one phrase of a line."""
    return '"' + text.replace('"', '""') + '"'
