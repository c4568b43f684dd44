"""The body of a search → the search it asks for (contract 7.0 to 7.4).

Both spellings of a renamed filter are known; names of another platform are not, and like all unknown names they are
ignored without a word. That is how the live API behaves (7.4), and why clients check names before they send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from api.contract.filters import (
    DEFAULT_SORT,
    GENDERS,
    PAGES,
    SIZES,
    SORTS,
    TOTAL_NEEDS_MORE_THAN,
    Filter,
    FilterKind,
    filters_on,
)
from api.contract.platforms import SEARCH_LEVEL, Level, Platform
from api.contract.search import Condition, Lang, Order, Range, SearchRequest
from api.service.bodies import Body
from api.service.refusals import one_of, wrong_field

Bound = Literal["low", "high"]

DEFAULT_SIZE = 50
RATE_DECIMALS = 9
"""Percents become ratios with this many decimals, as ratios are stored: 2.9 % is 0.029 and no hair less."""

LANGS = get_args(Lang)
_GENDERS = {code: word for word, code in GENDERS.items()} | {word: word for word in GENDERS}
_GENDERS |= {"女": "female", "男": "male"}
_SORTS = {platform: {wire[platform]: name for name, wire in SORTS.items() if platform in wire} for platform in Platform}


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """A search, and whether it comes with the number of all matches (contract 2.1)."""

    request: SearchRequest
    wants_total: bool


def read_search(platform: Platform, body: Body) -> AskedSearch:
    """What a body asks for. Raises `Refusal` (40001) naming the field."""
    conditions, number = _conditions(platform, body)
    sorts = _SORTS[platform]
    sort = body.choice("sort_field", sorts)
    request = SearchRequest(
        platform,
        conditions,
        page=body.whole("page", *PAGES) or 1,
        size=body.whole("size", *SIZES) or DEFAULT_SIZE,
        sort=sorts[sort] if sort else DEFAULT_SORT,
        order=cast(Order, body.choice("sort_order", get_args(Order)) or "desc"),
        level=level_in(body, SEARCH_LEVEL),
        lang=lang_in(body),
    )
    return AskedSearch(request, number > TOTAL_NEEDS_MORE_THAN)


def level_in(body: Body, default: Level) -> Level:
    """The service level that a body names, else the endpoint's own."""
    return Level(body.choice("service_level", tuple(Level)) or default)


def lang_in(body: Body) -> Lang | None:
    """The language of coded values, None when they are to stay codes."""
    return cast("Lang | None", body.choice("lang", LANGS))


def names_on(platform: Platform) -> Iterator[tuple[str, Filter, Bound | None]]:
    """Every filter name that the server knows on a platform, current spellings before older ones, and its bound."""
    for known in filters_on(platform):
        for stem in known.names_on(platform):
            if known.kind.is_range:
                yield f"{stem}_gte", known, "low"
                yield f"{stem}_lte", known, "high"
            else:
                yield stem, known, None


_NAMES = {platform: tuple(names_on(platform)) for platform in Platform}


def _conditions(platform: Platform, body: Body) -> tuple[Mapping[str, Condition], int]:
    """The conditions of a body and how many of its fields carry one; of two spellings the current one counts."""
    conditions: dict[str, Condition] = {}
    bounds: dict[str, dict[Bound, float]] = {}
    number = 0
    for name, known, bound in _NAMES[platform]:
        value = None if body.value(name) is None else condition_in(body, name, known.kind)
        if value is None:
            continue
        number += 1
        if bound:
            bounds.setdefault(known.name, {}).setdefault(bound, cast(float, value))
        else:
            conditions.setdefault(known.name, cast(Condition, value))
    return conditions | {name: Range(found.get("low"), found.get("high")) for name, found in bounds.items()}, number


def condition_in(body: Body, name: str, kind: FilterKind) -> object | None:
    """The value of a filter field in neutral units; None when it asks for nothing, as `false` does."""
    match kind:
        case FilterKind.TEXT:
            return body.text(name)
        case FilterKind.FLAG:
            return body.flag(name) or None
        case FilterKind.GENDER:
            return _gender(body, name)
        case FilterKind.WHOLE:
            return body.whole(name, low=0)
        case FilterKind.NUMBER:
            return body.number(name)
        case FilterKind.PERCENT:
            percent = body.number(name, 0, 100)
            return None if percent is None else round(percent / 100, RATE_DECIMALS)
        case FilterKind.DAYS:
            return body.day(name)
        case _:
            return body.texts(name)


def _gender(body: Body, name: str) -> str | None:
    """`"0"` is female, `"1"` is male; the words are understood too (contract 6.3)."""
    value = body.value(name)
    known = _GENDERS.get(str(value).strip().lower()) if isinstance(value, str | int) else None
    if known is None:
        raise wrong_field(name, value, one_of(f'"{code}" ({word})' for word, code in GENDERS.items()))
    return known
