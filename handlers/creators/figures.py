"""One figure or fact of a creator in people's words, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.contract.fields import COLUMNS
from api.contract.values import Kind
from handlers.cards import CreatorText, Rich, joined, rich
from handlers.creators.row import country_name, language_name
from handlers.vocabulary.categories import chinese_path
from handlers.words import Words


def figure(column: str, value: Any, today: date, words: Words) -> Rich:
    """The value of a column, in its unit: `33.1K`, `6.50%`, `3 days ago`, `United States`."""
    match COLUMNS[column]:
        case Kind.WHOLE:
            return rich(words.count(value))
        case Kind.NUMBER:
            return rich(f"{value:,.2f}")
        case Kind.RATIO | Kind.PERCENT:
            return rich(words.percent(value))
        case Kind.FLAG:
            return rich(words("yes") if value else words("no"))
        case Kind.TIME:
            age = today - value
            return rich(words("details-age", age=words.age(age)) if age.days > 0 else words("details-today"))
        case Kind.CATEGORIES:
            return joined(((CreatorText(_path(entry, words)),) for entry in value), words("list-separator-strong"))
        case Kind.TEXTS:
            entries = ((CreatorText(_entry(column, entry, words), most=60),) for entry in value[:12])
            return joined(entries, words("list-separator"))
        case _:
            return _coded(column, str(value), words)


def _path(entry: Mapping[str, str], words: Words) -> str:
    """A category from its branch down, without levels that repeat the one above, in Chinese where we know its name."""
    names = tuple(entry[level] for level in ("primary", "secondary", "tertiary") if entry.get(level))
    return " › ".join(dict.fromkeys(chinese_path(names) if words.language == "zh" else names))


def _entry(column: str, entry: str, words: Words) -> str:
    if column == "hashtags":
        return f"#{entry.lstrip('#')}"
    if column == "audience_countries":
        return country_name(entry, words)
    return language_name(entry, words) if column == "audience_languages" else entry


def _coded(column: str, value: str, words: Words) -> Rich:
    if column == "country":
        return rich(country_name(value, words))
    if column == "language":
        return rich(language_name(value, words))
    if column == "gender" and words.has(f"gender-{value}"):
        return rich(words(f"gender-{value}"))
    return (CreatorText(value),)
