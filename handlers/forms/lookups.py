"""Choices found while a person types: countries, languages and categories by their names in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from babel.core import Locale

from api.contract.categories import categories
from handlers.cards.form import Choice, Source
from handlers.vocabulary.categories import category_names, read_category
from handlers.vocabulary.languages import language_codes, language_names, read_language
from handlers.vocabulary.names import name_key, near
from handlers.vocabulary.places import country_codes, place_names, read_place
from handlers.words import LANGUAGES, Language, words

SUGGESTED_MOST = 20
"""Choices shown for what was typed so far: a screen of them."""

_FIRST: Mapping[Source, str] = {
    "countries": "US GB CA AU DE FR JP KR SG MY TH VN ID PH BR MX AE ES IT CN",
    "languages": "en zh ja ko es pt de fr id vi th ms ar hi it ru tr nl pl tl",
    "categories": "25 16 3 12 26 24 15 28 5 9 1 17 10 20 19 30 29 4 6 27",
}
"""Those that teams ask for most: offered before anything is typed, and before others whose names begin alike."""


def suggested(source: Source, typed: str, language: Language) -> tuple[Choice, ...]:
    """Up to `SUGGESTED_MOST` choices for what was typed so far, the likeliest first.

    Names of both languages, codes and everyday words are found; labels are in the reader's language.
    """
    key = name_key(typed)
    if not key:
        return chosen(source, _FIRST[source].split(), language)
    names = _likeliest_first(source)
    begin = [value for name, value in names if name.startswith(key)]
    within = [value for name, value in names if f" {key}" in name or (not key.isascii() and key in name)]
    exact = _READ[source](typed)
    found = list(dict.fromkeys((*exact, *begin, *within)))
    if not found:
        found = [value for guess in near(typed, _GUESSES[source](), 5) for value in _READ[source](guess)]
    return chosen(source, tuple(dict.fromkeys(found))[:SUGGESTED_MOST], language)


def chosen(source: Source, values: Iterable[str], language: Language) -> tuple[Choice, ...]:
    """The choices of some values, named in a language. A value without a name is its own."""
    return tuple(Choice(value, _label(source, value, language)) for value in values)


def read_names(source: Source, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values that names parted by commas stand for, and the names that stand for none."""
    values: list[str] = []
    unknown: list[str] = []
    for name in text.replace("，", ",").replace("、", ",").split(","):
        if name.strip():
            found = _READ[source](name.strip())
            values += found
            unknown += [] if found else [name.strip()]
    return tuple(dict.fromkeys(values)), tuple(unknown)


def _label(source: Source, value: str, language: Language) -> str:
    locale = words(language).locale
    match source:
        case "countries":
            return str(locale.territories.get(value, value))
        case "languages":
            return str(locale.languages.get(value, value))
        case "categories":
            return _category(value, language)


def _category(value: str, language: Language) -> str:
    """A category's name, with its parent's before it where it has one: many names occur more than once."""
    node = categories().get(value)
    if node is None:
        return value
    parent = categories().get(node.parent_id)
    names = [each.chinese if language == "zh" else each.name for each in (parent, node) if each]
    return " › ".join(names)


def _one(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    def several(typed: str) -> tuple[str, ...]:
        found = read(typed)
        return (found,) if found else ()

    return several


_READ: Mapping[Source, Callable[[str], tuple[str, ...]]] = {
    "countries": read_place,
    "languages": _one(read_language),
    "categories": _one(read_category),
}
_GUESSES: Mapping[Source, Callable[[], tuple[str, ...]]] = {
    "countries": place_names,
    "languages": language_names,
    "categories": category_names,
}


@cache
def _names(source: Source) -> tuple[tuple[str, str], ...]:
    """Keys of names with their values, in both languages, in the order of the English names."""
    if source == "categories":
        known = sorted(categories().values(), key=lambda node: (node.depth, node.name))
        return tuple((name_key(name), node.id) for node in known for name in (node.name, node.chinese))
    codes = country_codes() if source == "countries" else language_codes()
    locales: list[Locale] = [words(language).locale for language in LANGUAGES]
    named = [
        (str((locale.territories if source == "countries" else locale.languages).get(code, "")), code)
        for code in codes
        for locale in locales
    ]
    return tuple(sorted((name_key(name), code) for name, code in named if name))


@cache
def _likeliest_first(source: Source) -> tuple[tuple[str, str], ...]:
    ranks = {value: rank for rank, value in enumerate(_FIRST[source].split())}
    return tuple(sorted(_names(source), key=lambda named: ranks.get(named[1], len(ranks))))
