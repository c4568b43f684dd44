"""The form of a search. It writes a line: what a field holds is read by the same grammar as what people type.

Filters without a field of their own stand in the field `more`, as a line has them, so that a search that was typed
comes back whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.contract.filters import DEFAULT_SORT, FILTERS, SORTS, FilterKind
from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from handlers.context import Answer, Ask
from handlers.defaults import defaults_of
from handlers.form import Choice, Source, Values, held
from handlers.forms.kinds import FormKind, WrongFields, opened
from handlers.forms.lookups import chosen, read_names
from handlers.grammar.examples import search_with
from handlers.grammar.usage import wrong as not_understood
from handlers.line import (
    SearchDefaults,
    UsageError,
    quoted,
    read_line,
    read_search,
    write_search,
    written_sort,
    written_value,
)
from handlers.listing import month_so_far
from handlers.lists.reach import viewer_of
from handlers.messages.search_form import SearchForm, search_form
from handlers.requests import load_search
from handlers.vocabulary.categories import categories_of
from handlers.words import Language

ACTION = "form.search"
_OWN = ("keyword", "country", "language", "category", "followers", "engagement")
_SIZES = (5, 10, 20, 50, 100)


async def open_search_form(ask: Ask) -> Answer[SearchForm]:
    """The form, filled in as the person searched last in this conversation."""
    last = await ask.context.store.searches.last(viewer_of(ask))
    defaults = await defaults_of(ask)
    request = load_search(dict(last)) if last else _nothing_yet(defaults)
    return await opened(ask, ACTION, KIND, values_of(request))


def values_of(request: SearchRequest) -> Values:
    """What the fields hold for a search; `request_of` gives an equal one."""
    conditions = request.conditions
    more = [
        f"{name}:{written_value(request, name)}"
        for name in FILTERS
        if name not in _OWN and FILTERS[name].kind is not FilterKind.FLAG and written_value(request, name)
    ]
    if request.lang:
        more.append(f"lang:{request.lang}")
    several = {name: tuple(conditions.get(name) or ()) for name in _LOOKUPS}  # type: ignore[arg-type]  # lists are tuples of text
    values: dict[str, tuple[str, ...]] = {
        "platform": (request.platform.value,),
        "keyword": (str(conditions.get("keyword", "")),),
        "country": several["country"],
        "language": several["language"],
        "category": categories_of(several["category"]),
        "followers": (written_value(request, "followers"),),
        "engagement": (written_value(request, "engagement"),),
        "contacts": tuple(name for name in _flags(request.platform) if conditions.get(name)),
        "more": (" ".join(more),),
        "sort": (written_sort(request),),
        "level": (request.level.value,),
        "size": (str(request.size),),
    }
    return {name: tuple(filter(None, each)) for name, each in values.items() if any(each)}


def request_of(values: Values, defaults: SearchDefaults) -> SearchRequest:
    """The search that the fields ask for. Raises `WrongFields`."""
    platform = _platform(values, defaults)
    parts = dict(_parts(values))
    wrong: dict[str, UsageError] = {}
    for name, part in parts.items():
        try:
            read = read_search(read_line(f"{platform.value} {part}"), defaults)
        except UsageError as mistake:
            wrong[name] = mistake
        else:
            if name in _RANGES and set(read.conditions) != {name}:
                wrong[name] = not_understood("not-a-number", held(values, name), option=name)
    if set(parts) <= _SHAPES:
        wrong["keyword"] = not_understood("nothing-asked", example=search_with(platform))
    if wrong:
        raise WrongFields(wrong)
    try:
        return read_search(read_line(" ".join((platform.value, *parts.values()))), defaults)
    except UsageError as mistake:  # each part reads, but not beside the others: those with fields were there first
        raise WrongFields({"more": mistake}) from mistake


_LOOKUPS: Mapping[str, Source] = {"country": "countries", "language": "languages", "category": "categories"}
_RANGES = ("followers", "engagement")
_SHAPES = frozenset({"sort", "level", "size"})


def _parts(values: Values) -> Iterator[tuple[str, str]]:
    """The parts of the line by the fields that they come from."""
    if keyword := held(values, "keyword"):
        yield "keyword", f"keyword:{quoted(keyword)}"
    for name in _LOOKUPS:
        if picked := held(values, name):
            yield name, f"{name}:{','.join(quoted(each) for each in _each(picked))}"
    for name in _RANGES:
        if typed := held(values, name):
            yield name, f"{name}:{typed}"
    if contacts := held(values, "contacts"):
        yield "contacts", f"has:{contacts}"
    if more := held(values, "more"):
        yield "more", more
    for name in ("sort", "level", "size"):
        if picked := held(values, name):
            yield name, f"{name}:{picked}"


def _each(picked: str) -> list[str]:
    parts = picked.replace("，", ",").replace("、", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def _platform(values: Values, defaults: SearchDefaults) -> Platform:
    named = held(values, "platform")
    return Platform(named) if named in set(Platform) else defaults.platform


def _flags(platform: Platform) -> tuple[str, ...]:
    return tuple(name for name, known in FILTERS.items() if known.kind is FilterKind.FLAG and platform in known.wire)


def _nothing_yet(defaults: SearchDefaults) -> SearchRequest:
    return SearchRequest(defaults.platform, size=defaults.size, level=defaults.level)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the fields hold, as far as it can be read while somebody still types."""

    platform: Platform
    level: Level
    size: int
    line: str
    problems: Mapping[str, UsageError]


def _shown(values: Values, defaults: SearchDefaults) -> _Shown:
    platform, level, size = _platform(values, defaults), held(values, "level"), held(values, "size")
    known = Level(level) if level in set(Level) else defaults.level
    count = int(size) if size.isdecimal() and size.isascii() else defaults.size
    try:
        line, problems = write_search(request_of(values, defaults)), dict[str, UsageError]()
    except WrongFields as wrong:
        line, problems = search_with(platform), dict(wrong.problems)
    return _Shown(platform, known, count, line, problems)


async def _draw(ask: Ask, press: str, values: Values) -> Answer[SearchForm]:
    defaults = await defaults_of(ask)
    shown = _shown(values, defaults)
    flags = _flags(shown.platform)
    picked = {name: _picked(source, held(values, name), ask.language) for name, source in _LOOKUPS.items()}
    return Answer(
        search_form,
        SearchForm(
            press=press,
            platform=shown.platform,
            text={name: held(values, name) for name in ("keyword", "followers", "engagement", "more")},
            picked=picked,
            flags=flags,
            contacts=tuple(name for name in values.get("contacts", ()) if name in flags),
            sorts=tuple(name for name, known in SORTS.items() if shown.platform in known),
            sort=_sort(values, shown.platform),
            level=shown.level,
            sizes=tuple(sorted({*_SIZES, shown.size})),
            size=shown.size,
            price=ask.context.options.prices[shown.level],
            month=await month_so_far(ask),
            line=shown.line,
            problems=shown.problems if _is_begun(values) else {},
        ),
    )


def _picked(source: Source, text: str, language: Language) -> tuple[Choice, ...]:
    """What a lookup holds, with names that mean nothing as they were typed: they are to be mended, not lost."""
    known, unknown = read_names(source, text)
    return (*chosen(source, known, language), *(Choice(name, name) for name in unknown))


def _is_begun(values: Values) -> bool:
    """Whether somebody filled in more than what every form holds from the start."""
    return bool(set(values) - {"platform", *_SHAPES})


def _sort(values: Values, platform: Platform) -> str:
    sort = held(values, "sort") or DEFAULT_SORT
    return sort if platform in SORTS.get(sort.removesuffix(" asc"), {}) else DEFAULT_SORT


async def _read(ask: Ask, values: Values) -> str:
    return write_search(request_of(values, await defaults_of(ask)))


KIND = FormKind(_draw, _read)
