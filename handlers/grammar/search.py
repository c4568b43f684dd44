"""A typed search to a `SearchRequest`. Nothing is sent: every mistake is found here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from api.contract.filters import FILTERS, PAGES, SIZES, SORTS, FilterKind
from api.contract.platforms import Level, Platform
from api.contract.search import Condition, Lang, Order, Range, SearchRequest
from handlers.grammar.examples import search_by, search_with
from handlers.grammar.exclusions import refuse_signs
from handlers.grammar.options import gathered, known_as, one_of, refuse_repeats
from handlers.grammar.other_platforms import refuse_other_platforms
from handlers.grammar.phrases import without_natural_words
from handlers.grammar.ranges import counted_alike, read_count, reversed_bounds
from handlers.grammar.tokens import Item, Line, Option, Word
from handlers.grammar.usage import choices, elsewhere, wrong
from handlers.grammar.values import Asked, read_condition
from handlers.vocabulary.choices import LANGS, LEVELS, OPTIONS, ORDERS, PLATFORMS
from handlers.vocabulary.choices import SORTS as SORT_WORDS
from handlers.vocabulary.filters import filters_by_name, name_of_option
from handlers.vocabulary.names import folded
from handlers.vocabulary.natural import flag_of

COMMAND = ("creators", "search")
"""The command that written lines begin with; the menu takes it off typed ones."""


@dataclass(frozen=True, slots=True)
class SearchDefaults:
    """What a line means where it says nothing.

    `size` counts creators a page; `today` is the day that `30d` counts back from.
    """

    platform: Platform
    level: Level
    size: int
    today: date


def read_search(line: Line, defaults: SearchDefaults) -> SearchRequest:
    """The search that a line asks for, with or without `/creators search` before it. Raises `UsageError`."""
    items = gathered((line.rest_after(COMMAND) or line).items)
    if not items:
        raise wrong("nothing-asked", example=search_with(defaults.platform))
    refuse_other_platforms(items, search_with(defaults.platform))
    items = without_natural_words(items, search_with(defaults.platform))
    platform = _platform(items) or defaults.platform
    request = SearchRequest(platform, size=defaults.size, level=defaults.level)
    names = _names()
    refuse_repeats((item for item in items if isinstance(item, Option)), names, _ONCE, search_with(platform))
    conditions: dict[str, Condition] = {}
    keywords: list[str] = []
    for item in items:
        if isinstance(item, Word):
            keywords.append(item.text if item.is_quoted else item.text.removeprefix("@") or item.text)
            continue
        name = known_as(item, names, search_with(platform))
        if name in FILTERS:
            _add(conditions, name, item, platform, defaults.today)
        elif name == "has":
            for flag in _flags(item, platform):
                _add(conditions, flag, Option(flag, "", (Word("yes"),)), platform, defaults.today)
        else:
            request = _shaped(request, name, item)
    asked = " ".join((str(conditions.pop("keyword", "")), *keywords)).strip()
    # Words are found without their marks, and these would be taken for a chat's own when the line is read again.
    keyword = " ".join(asked.translate({ord("<"): " ", ord(">"): " "}).split())
    if keyword:
        conditions["keyword"] = keyword
    if not conditions and (asked or _LONE_QUOTES.search(line.text)):
        raise wrong("nothing-asked", example=search_with(platform))
    ordered = {name: conditions[name] for name in FILTERS if name in conditions}
    return replace(request, conditions=ordered)


_LONE_QUOTES = re.compile(r"""(?<!\S)["']+(?!\S)""")
"""Quotes around nothing: something was to be asked for, and without a condition anybody would be bought."""

_ONCE = frozenset({"sort", "order", "level", "size", "page", "lang"})


@cache
def _names() -> Mapping[str, str]:
    return {**filters_by_name(), **{name_of_option(typed): name for typed, name in OPTIONS.items()}}


def _platform(items: Sequence[Item]) -> Platform | None:
    """The platform that the line names; None when it names none."""
    options = [item for item in items if isinstance(item, Option)]
    named = [option for option in options if _names().get(name_of_option(option.name)) == "platform"]
    found = [one_of(option, PLATFORMS, Platform, search_with(Platform.TIKTOK)) for option in named]
    if len(set(found)) > 1:
        typed = ", ".join(option.typed for option in named)
        raise wrong("two-platforms", typed, hint=choices(Platform), example=search_with(found[0]))
    return found[0] if found else None


def _add(conditions: dict[str, Condition], name: str, option: Option, platform: Platform, today: date) -> None:
    """Add what `option` means for the filter `name`, joined with what an earlier option said."""
    known, example = FILTERS[name], search_by(name, platform)
    if platform not in known.wire:
        holders = [holder.title for holder in known.wire]
        raise wrong("wrong-platform", option.name, platform=platform.title, hint=elsewhere(holders), example=example)
    meant = read_condition(Asked(known, option, today, example))
    if meant is None:
        return
    before = conditions.get(name)
    conditions[name] = meant if before is None else _joined(before, meant, option, example)


def _joined(before: Condition, meant: Condition, option: Option, example: str) -> Condition:
    """Two options of one filter: lists add up, two half-open ranges close each other."""
    if before == meant:
        return before
    if isinstance(before, tuple) and isinstance(meant, tuple):
        return tuple(dict.fromkeys((*before, *meant)))
    if isinstance(before, Range) and isinstance(meant, Range):
        first, second = (before, meant) if before.high is None else (meant, before)
        if first.high is None and second.low is None:
            if first.low > second.high:  # type: ignore[operator]  # both are of the filter's own kind
                raise reversed_bounds(option, example)
            return Range(first.low, second.high, counted_alike((first, second)))
    raise wrong("two-values", option.typed, option=option.name, example=example)


def _flags(option: Option, platform: Platform) -> Iterator[str]:
    """The filters of `has:email,whatsapp`."""
    allowed = [name for name, known in FILTERS.items() if known.kind is FilterKind.FLAG and platform in known.wire]
    example = search_with(platform, "has:email")
    if not option.values:
        raise wrong("no-value", option.name, hint=choices(allowed), example=example)
    for value in option.values:
        refuse_signs(value.text, example)
        name = flag_of(value.text)
        if not name:
            raise wrong("unknown-value", value.text, hint=choices(allowed), example=example, option=option.name)
        yield name


def _shaped(request: SearchRequest, name: str, option: Option) -> SearchRequest:
    """The request with an option that shapes the answer rather than filters it."""
    platform = request.platform
    match name:
        case "sort":
            sort, order = _sort(option, platform)
            return replace(request, sort=sort, order=order or request.order)
        case "order":
            return replace(request, order=one_of(option, ORDERS, ("asc", "desc"), _sorted(platform)))
        case "level":
            return replace(request, level=one_of(option, LEVELS, Level, search_with(platform, "level:S1")))
        case "size" | "limit":
            return replace(request, size=read_count(option, SIZES, search_with(platform, "size:20")))
        case "page":
            return replace(request, page=read_count(option, PAGES, search_with(platform, "page:2")))
        case "lang":
            lang: Lang = one_of(option, LANGS, ("cn", "en"), search_with(platform, "lang:cn"))
            return replace(request, lang=lang)
    return request


def _sorted(platform: Platform) -> str:
    return search_with(platform, "sort:followers asc")


def _sort(option: Option, platform: Platform) -> tuple[str, Order | None]:
    """The sort and, where told, the order: `views`, `-followers`, `followers asc`, `followers_asc`."""
    typed = folded(option.typed).replace(",", " ").replace(":", " ")
    order: Order | None = "desc" if typed.startswith("-") else None
    words = typed.lstrip("+-").replace("-", " ").split()
    if words and words[-1] not in ORDERS and words[-1].rpartition("_")[2] in ORDERS:
        words[-1:] = words[-1].rpartition("_")[::2]
    if len(words) > 1 and words[-1] in ORDERS:
        order = ORDERS[words.pop()]
    sort = SORT_WORDS.get("_".join(words))
    known = [name for name, holders in SORTS.items() if platform in holders]
    if sort is None:
        raise wrong("unknown-value", option.typed, hint=choices(known), example=_sorted(platform), option=option.name)
    if sort not in known:
        hint = choices(known)
        raise wrong("no-sort", option.typed, platform=platform.title, hint=hint, example=_sorted(platform))
    return sort, order
