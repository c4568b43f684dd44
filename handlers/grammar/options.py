"""Options made whole: names of several words as values, and the option that a mistyped name was meant to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from api.contract.filters import FILTERS, FilterKind
from handlers.grammar.exclusions import is_excluding
from handlers.grammar.tokens import Item, Option, Word
from handlers.grammar.usage import Said, choices, did_you_mean, options, wrong
from handlers.vocabulary.categories import read_category
from handlers.vocabulary.choices import LOOKALIKE_OPTIONS, OPTIONS, ORDERS
from handlers.vocabulary.days import read_days
from handlers.vocabulary.filters import filters_by_name, name_of_option
from handlers.vocabulary.languages import read_language
from handlers.vocabulary.names import folded, near
from handlers.vocabulary.numbers import read_span
from handlers.vocabulary.places import read_place

_MORE_WORDS = 5
_T = TypeVar("_T")


def gathered(items: Sequence[Item]) -> list[Item]:
    """`items` with the free words that belong to the value before them: `country:united states`, `sort:views asc`."""
    items = _named(items)
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        reads = _reader(item) if isinstance(item, Option) and item.values else None
        while reads and isinstance(item, Option):
            more = _continues(item.values[-1], items[at : at + _MORE_WORDS], reads)
            if not more:
                break
            last = replace(item.values[-1], text=" ".join([item.values[-1].text, *(word.text for word in more)]))
            item = replace(item, values=(*item.values[:-1], last))
            at += len(more)
            item, at = _with_list(item, items, at)
        kept.append(item)
    return kept


def _named(items: Sequence[Item]) -> list[Item]:
    """Names of two words made one (`female audience:>60%`), and `beauty >10k` back to words: beauty is no option."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Word):
            kept.append(item)
            continue
        before = kept[-1] if kept else None
        whole = f"{before.text}_{item.name}" if isinstance(before, Word) and not before.is_quoted else ""
        if whole and name_of_option(whole) in filters_by_name():
            kept[-1:] = [replace(item, name=whole)]
        elif item.operator and not _is_option(item.name):
            kept += [Word(item.name, start=item.start), *_compared(item)]
        else:
            kept.append(item)
    return kept


def _is_option(name: str) -> bool:
    named = name_of_option(name)
    return any(named in names for names in (filters_by_name(), OPTIONS, LOOKALIKE_OPTIONS))


def _compared(item: Option) -> Iterator[Word]:
    """The values of a comparison as words, the first with its sign."""
    first, *rest = item.values or (Word(""),)
    yield replace(first, text=item.operator + first.text)
    yield from rest


def _reader(item: Option) -> Callable[[str], object] | None:
    """What tells whether a longer value is one name."""
    name = name_of_option(item.name)
    if OPTIONS.get(name) == "sort":
        return lambda typed: folded(typed).rsplit(" ", 1)[-1] in ORDERS
    kind = FILTERS[filters_by_name()[name]].kind if name in filters_by_name() else None
    if LOOKALIKE_OPTIONS.get(name) == "in":
        kind = FilterKind.COUNTRIES
    if kind and kind.is_range:
        return None if _is_span(item.values[-1].text) else _is_span
    readers: Mapping[FilterKind, Callable[[str], object]] = {
        FilterKind.COUNTRIES: read_place,
        FilterKind.LANGUAGES: read_language,
        FilterKind.CATEGORIES: read_category,
    }
    return readers.get(kind) if kind else None


def _is_span(typed: str) -> bool:
    """Whether this is a range of numbers or days: `over 10k` and `last 30 days` are, `over` is not."""
    return read_span(typed) is not None or read_days(typed, date.max) is not None


def _continues(last: Word, following: Sequence[Item], reads: Callable[[str], object]) -> list[Word]:
    """The most words after `last` that make one name with it."""
    words: list[Word] = []
    for item in following:
        if not isinstance(item, Word) or item.is_quoted or item.follows_comma or last.is_quoted:
            break
        if is_excluding(item.text):
            break
        words.append(item)
    while words and not reads(" ".join([last.text, *(word.text for word in words)])):
        words.pop()
    return words


def _with_list(item: Option, items: Sequence[Item], at: int) -> tuple[Option, int]:
    """The values that go on with commas after a name of several words."""
    values = list(item.values)
    while at < len(items):
        following = items[at]
        if not isinstance(following, Word) or not following.follows_comma:
            break
        values.append(following)
        at += 1
    return replace(item, values=tuple(values)), at


def known_as(option: Option, names: Mapping[str, str], example: str) -> str:
    """The option that a typed name stands for. Raises `UsageError` with the nearest names for an unknown one."""
    found = names.get(name_of_option(option.name))
    if found is None:
        close = dict.fromkeys(names[name] for name in near(option.name, names, 6))
        hint = did_you_mean(*(f"{name}:" for name in list(close)[:3]))
        raise wrong("unknown-option", option.name, hint=hint or _some_of(names), example=example)
    return found


def _some_of(names: Mapping[str, str]) -> Said:
    """The hint with all options where they are few, else with those that people use most."""
    known = dict.fromkeys(names.values())
    frequent = [name for name in known if name in _FREQUENT]
    return options(frequent) if len(known) > len(_FREQUENT) else choices(known)


_FREQUENT = (
    *("country", "language", "gender", "category", "followers", "views", "engagement", "last_post", "has"),
    *("sort", "size"),
)


def refuse_repeats(options_: Iterable[Option], names: Mapping[str, str], once: Iterable[str], example: str) -> None:
    """Raise `UsageError` where one of the options `once` is given again with another value."""
    given: dict[str, str] = {}
    for option in options_:
        name = names.get(name_of_option(option.name), "")
        if name in once and folded(given.setdefault(name, option.typed)) != folded(option.typed):
            raise wrong("two-values", option.typed, option=option.name, example=example)


def one_of(option: Option, meanings: Mapping[str, _T], shown: Iterable[str], example: str) -> _T:
    """The meaning of an option's only value. Raises `UsageError` with the choices for any other."""
    found = meanings.get(folded(option.typed)) if not option.operator else None
    if found is None:
        kind = "unknown-value" if option.values else "no-value"
        raise wrong(kind, option.typed or option.name, hint=choices(shown), example=example, option=option.name)
    return found
