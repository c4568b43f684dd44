"""What the fields of a search's form hold, and the search that they ask for.

Filters without a field of their own stand in the field `more`, as a line has them, so that a search that was typed
comes back whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from api.contract.filters import FILTERS, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Range, SearchRequest
from handlers.cards.form import Source, Values, held
from handlers.forms.kinds import WrongFields
from handlers.grammar.examples import search_with
from handlers.grammar.usage import wrong as not_understood
from handlers.line import SearchDefaults, UsageError, quoted, read_line, read_search, written_sort, written_value
from handlers.vocabulary.categories import categories_of

SINCE = "last_post"
"""The field of a day: “posted on it or later”. Whatever else a search says of last posts stands in `more`."""

_OWN = ("keyword", "country", "language", "category", "followers", "engagement")
LOOKUPS: Mapping[str, Source] = {"country": "countries", "language": "languages", "category": "categories"}
"""Fields in which names are looked up, by what they are looked up in."""

_RANGES = ("followers", "engagement")
SHAPES = frozenset({"sort", "level", "size"})
"""Fields that say how creators are shown, not which."""


def values_of(request: SearchRequest) -> Values:
    """What the fields hold for a search; `request_of` gives an equal one."""
    conditions = request.conditions
    since = _since(request)
    more = [
        f"{name}:{written_value(request, name)}"
        for name in FILTERS
        if name not in _OWN
        and not (since and name == SINCE)
        and FILTERS[name].kind is not FilterKind.FLAG
        and written_value(request, name)
    ]
    if request.lang:
        more.append(f"lang:{request.lang}")
    several = {name: tuple(conditions.get(name) or ()) for name in LOOKUPS}  # type: ignore[arg-type]  # lists are tuples of text
    values: dict[str, tuple[str, ...]] = {
        "platform": (request.platform.value,),
        "keyword": (str(conditions.get("keyword", "")),),
        "country": several["country"],
        "language": several["language"],
        "category": categories_of(several["category"]),
        "followers": (written_value(request, "followers"),),
        "engagement": (written_value(request, "engagement"),),
        SINCE: (since,),
        "contacts": tuple(name for name in flags_of(request.platform) if conditions.get(name)),
        "more": (" ".join(more),),
        "sort": (written_sort(request),),
        "level": (request.level.value,),
        "size": (str(request.size),),
    }
    return {name: tuple(filter(None, each)) for name, each in values.items() if any(each)}


def _since(request: SearchRequest) -> str:
    """The day on or after which last posts are wanted, where that is all that is said of them and it is a day."""
    match request.conditions.get(SINCE):
        case Range(low=date() as day, high=None, counted_from=None):
            return day.isoformat()
    return ""


def request_of(values: Values, defaults: SearchDefaults) -> SearchRequest:
    """The search that the fields ask for. Raises `WrongFields`."""
    platform = platform_of(values, defaults)
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
            if name == SINCE and set(read.conditions) != {name}:
                wrong[name] = not_understood("not-a-day", held(values, name), option=name)
    if set(parts) <= SHAPES:
        wrong["keyword"] = not_understood("nothing-asked", example=search_with(platform))
    if wrong:
        raise WrongFields(wrong)
    try:
        return read_search(read_line(" ".join((platform.value, *parts.values()))), defaults)
    except UsageError as mistake:  # each part reads, but not beside the others: those with fields were there first
        raise WrongFields({"more": mistake}) from mistake


def _parts(values: Values) -> Iterator[tuple[str, str]]:
    """The parts of the line by the fields that they come from."""
    if keyword := held(values, "keyword"):
        yield "keyword", f"keyword:{quoted(keyword)}"
    for name in LOOKUPS:
        if picked := held(values, name):
            yield name, f"{name}:{','.join(quoted(each) for each in _each(picked))}"
    for name in _RANGES:
        if typed := held(values, name):
            yield name, f"{name}:{typed}"
    if day := held(values, SINCE):
        yield SINCE, f"{SINCE}:>={day}"
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


def platform_of(values: Values, defaults: SearchDefaults) -> Platform:
    """The platform that a form says, else the usual one."""
    named = held(values, "platform")
    return Platform(named) if named in set(Platform) else defaults.platform


def flags_of(platform: Platform) -> tuple[str, ...]:
    """What a creator of this platform can be asked to have."""
    return tuple(name for name, known in FILTERS.items() if known.kind is FilterKind.FLAG and platform in known.wire)
