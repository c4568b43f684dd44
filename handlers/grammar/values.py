"""The values of one option to the condition that they mean, or an error that says what the filter takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.contract.filters import AUDIENCE_AGES, Filter, FilterKind
from api.contract.search import Condition
from handlers.grammar.exclusions import refuse_negated, refuse_signs
from handlers.grammar.ranges import read_day_range, read_numbers, read_percents, whole_sides
from handlers.grammar.tokens import Option, Word
from handlers.grammar.usage import Said, UsageError, choices, did_you_mean, wrong
from handlers.vocabulary.categories import category_names, leaves_of, may_mean, read_category
from handlers.vocabulary.choices import ANY, GENDERS, NO, YES
from handlers.vocabulary.languages import language_names, read_language
from handlers.vocabulary.names import folded, near
from handlers.vocabulary.places import place_names, read_place


@dataclass(frozen=True, slots=True)
class Asked:
    """An option that stands for the filter `known`; `example` is a line that works."""

    known: Filter
    option: Option
    today: date
    example: str

    def refused(self, kind: str, value: str, hint: Said | None = None) -> UsageError:
        """The error about `value` of this option."""
        return wrong(kind, value, hint=hint, example=self.example, option=self.option.name)


def read_condition(asked: Asked) -> Condition | None:
    """What the option means; None when it sets no limit. Raises `UsageError`."""
    option, kind = asked.option, asked.known.kind
    if not option.values:
        raise asked.refused("no-value", option.name)
    if all(folded(value.text) in ANY and not value.is_quoted for value in option.values):
        return None
    if option.operator and not kind.is_range:
        raise asked.refused("no-comparison", option.name + option.operator)
    if not kind.is_range:
        for value in option.values:
            if not value.is_quoted:
                refuse_signs(value.text, asked.example)
                refuse_negated(value.text, asked.example)
    return _READERS[kind](asked)


def _text(asked: Asked) -> str:
    return " ".join(value.text for value in asked.option.values)


def _flag(asked: Asked) -> bool:
    typed = asked.option.typed
    if folded(typed) in YES:
        return True
    if folded(typed) in NO:
        raise asked.refused("only-with", typed)
    raise asked.refused("unknown-value", typed, choices(("yes",)))


def _gender(asked: Asked) -> str:
    meant = {GENDERS.get(folded(value.text)) for value in asked.option.values}
    if len(meant) == 1 and (one := meant.pop()):
        return one
    raise asked.refused("unknown-value", asked.option.typed, choices(("female", "male")))


def _countries(asked: Asked) -> tuple[str, ...]:
    return _each(asked, read_place, place_names)


def _languages(asked: Asked) -> tuple[str, ...]:
    def read(typed: str) -> tuple[str, ...]:
        code = read_language(typed)
        return (code,) if code else ()

    return _each(asked, read, language_names)


def _categories(asked: Asked) -> tuple[str, ...]:
    def read(typed: str) -> tuple[str, ...]:
        several = may_mean(typed)
        if several:
            raise asked.refused("several-meanings", typed, did_you_mean(*several))
        found = read_category(typed)
        return (found,) if found else ()

    return leaves_of(_each(asked, read, category_names))


def _ages(asked: Asked) -> tuple[str, ...]:
    def read(value: Word) -> tuple[str, ...]:
        return (value.text,) if value.is_quoted else brackets(value.text)

    found: list[str] = []
    for value in asked.option.values:
        ages = read(value)
        if not ages:
            raise asked.refused("unknown-value", value.text, choices(AUDIENCE_AGES))
        found.extend(ages)
    return tuple(dict.fromkeys(found))


def brackets(typed: str) -> tuple[str, ...]:
    """The age brackets that `18-24`, `18-34` or `55+` covers exactly; empty when it covers none so."""
    text = typed.replace("..", "-").replace("~", "-").replace("岁", "").replace("以上", "+").strip()
    first, _, last = text.partition("-")
    starts = {bracket.rstrip("+").partition("-")[0]: at for at, bracket in enumerate(AUDIENCE_AGES)}
    ends = {bracket.partition("-")[2] or bracket: at for at, bracket in enumerate(AUDIENCE_AGES)}
    if text.endswith("+"):
        first, last = text.rstrip("+").partition("-")[0], AUDIENCE_AGES[-1]
    if first not in starts or last not in ends:
        return ()
    return AUDIENCE_AGES[starts[first] : ends[last] + 1]


def _ids(asked: Asked) -> tuple[str, ...]:
    parts = [part for value in asked.option.values for part in _parts(value)]
    for part in parts:
        if not (part.isascii() and part.isdecimal()):
            raise asked.refused("not-an-id", part, Said("line-hint-ids"))
    return tuple(dict.fromkeys(parts))


def _parts(value: Word) -> Iterable[str]:
    """A value as single ones: ids in a row may look like one number with thousands separators."""
    return (value.text,) if value.is_quoted else (part for part in value.text.split(",") if part)


def _each(
    asked: Asked, read: Callable[[str], tuple[str, ...]], names: Callable[[], tuple[str, ...]]
) -> tuple[str, ...]:
    """All values as codes, each once. One unknown value refuses them all (contract 13)."""
    codes: list[str] = []
    for value in asked.option.values:
        for typed in _parts(value):
            found = read(typed)
            listed_parts = [] if found or value.is_quoted else [read(part.strip()) for part in _BETWEEN.split(typed)]
            if not found and not (len(listed_parts) > 1 and all(listed_parts)):
                close = did_you_mean(*near(typed, names(), 3))
                raise asked.refused("unknown-value", typed, close or Said(_TAKES[asked.known.kind]))
            codes.extend(found or (code for part in listed_parts for code in part))
    return tuple(dict.fromkeys(codes))


_BETWEEN = re.compile(r"[/|;+&]|[和与及或]")
"""What people set between values besides commas; tried only where the whole is no name."""


_TAKES: Mapping[FilterKind, str] = {
    FilterKind.COUNTRIES: "line-hint-country",
    FilterKind.LANGUAGES: "line-hint-language",
    FilterKind.CATEGORIES: "line-hint-category",
}
"""What is said of long vocabularies when nothing in them is near."""

_READERS: Mapping[FilterKind, Callable[[Asked], Condition | None]] = {
    FilterKind.TEXT: _text,
    FilterKind.FLAG: _flag,
    FilterKind.GENDER: _gender,
    FilterKind.COUNTRIES: _countries,
    FilterKind.LANGUAGES: _languages,
    FilterKind.CATEGORIES: _categories,
    FilterKind.LABELS: _ages,
    FilterKind.IDS: _ids,
    FilterKind.WHOLE: lambda asked: whole_sides(asked.option, asked.example),
    FilterKind.NUMBER: lambda asked: read_numbers(asked.option, asked.example),
    FilterKind.PERCENT: lambda asked: read_percents(asked.option, asked.example),
    FilterKind.DAYS: lambda asked: read_day_range(asked.option, asked.today, asked.example),
}
