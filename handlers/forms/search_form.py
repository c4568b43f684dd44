"""The form of a search. It writes a line: what a field holds is read by the same grammar as what people type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.contract.filters import DEFAULT_SORT, SORTS
from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from handlers.cards.form import Choice, Source, Values, held
from handlers.context import Answer, Ask
from handlers.defaults import defaults_of
from handlers.forms.kinds import FormKind, WrongFields, filled_in, opened
from handlers.forms.lookups import chosen, read_names
from handlers.forms.search_values import LOOKUPS, SHAPES, SINCE, flags_of, platform_of, request_of, values_of
from handlers.grammar.examples import search_with
from handlers.grammar.translating import in_language
from handlers.line import SearchDefaults, UsageError, write_search
from handlers.messages.search_form import SearchForm, search_form
from handlers.money.months import month_so_far
from handlers.people.viewers import viewer_of
from handlers.stored_requests import load_search
from handlers.words import Language

ACTION = "form.search"
_SIZES = (5, 10, 20, 50, 100)


async def open_search_form(ask: Ask, platform: Platform | None = None) -> Answer[SearchForm]:
    """The form, filled in as the person searched last in this conversation, unless that was on another `platform`."""
    last = await ask.context.store.searches.last(viewer_of(ask))
    defaults = await defaults_of(ask)
    request = load_search(dict(last)) if last else _nothing_yet(defaults)
    if platform and request.platform is not platform:
        request = replace(_nothing_yet(defaults), platform=platform)
    return await opened(ask, ACTION, KIND, _spoken(values_of(request), ask.language))


def to_change(request: SearchRequest, language: Language) -> tuple[str, Mapping[str, Any]]:
    """The offer of the form as it says this search, for a button of somebody who speaks the language."""
    return filled_in(ACTION, _spoken(values_of(request), language))


def _spoken(values: Values, language: Language) -> Values:
    """The values as someone who speaks the language would type them: `>=10万` for `>=100k`."""
    command = in_language("/creators search", language)

    def spoken(name: str, value: str) -> str:
        option = "" if name == "more" else f"{name}:"
        line = in_language(f"/creators search {option}{value}", language).removeprefix(f"{command} ")
        return line.partition(":")[2] if option else line

    typed = {name: tuple(spoken(name, each) for each in values[name]) for name in _TYPED if name in values}
    return {**values, **typed}


_TYPED = ("followers", "engagement", "more")
"""Fields that hold parts of a line."""


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
    platform, level, size = platform_of(values, defaults), held(values, "level"), held(values, "size")
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
    flags = flags_of(shown.platform)
    picked = {name: _picked(source, held(values, name), ask.language) for name, source in LOOKUPS.items()}
    return Answer(
        search_form,
        SearchForm(
            press=press,
            platform=shown.platform,
            text={name: held(values, name) for name in ("keyword", "followers", "engagement", SINCE, "more")},
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
    return bool(set(values) - {"platform", *SHAPES})


def _sort(values: Values, platform: Platform) -> str:
    sort = held(values, "sort") or DEFAULT_SORT
    return sort if platform in SORTS.get(sort.removesuffix(" asc"), {}) else DEFAULT_SORT


async def _read(ask: Ask, values: Values) -> str:
    return write_search(request_of(values, await defaults_of(ask)))


KIND = FormKind(_draw, _read)
