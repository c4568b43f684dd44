"""Lines that work, as someone who writes Chinese would type them: `/达人 搜索 tiktok 美妆 国家:美国 粉丝:1万-50万`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TypeGuard

from babel.core import Locale

from api.contract.categories import categories
from api.contract.filters import FILTERS
from handlers.grammar.chinese_words import BRANCHES, CHOICES, FIRST, OPTIONS, SAMPLES, SCHEDULES, VALUES, VERBS
from handlers.grammar.tokens import Item, Option, Word, read_line
from handlers.grammar.usage import UsageError
from handlers.grammar.writing import quoted
from handlers.vocabulary.categories import read_category
from handlers.vocabulary.filters import filters_by_name, name_of_option, names_of
from handlers.vocabulary.places import country_codes
from handlers.words import Language

_TAKING_CHOICES = frozenset({"budget", "role", "mark", "spending"})
"""Verbs that are followed by words of `CHOICES`."""

_PARTS = re.compile(r"[与和及]")
_APART = re.compile(r"^([0-9]+)(day|month)$")

_COUNT = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)([kM])\b")


def in_language(line: str, language: Language) -> str:
    """A working line in the words of a language; one that is too long to be read stays as it is."""
    try:
        return in_chinese(line) if language == "zh" else line
    except UsageError:
        return line


def example_in(line: str, language: Language) -> str:
    """A line shown as an example in the words of a language, the names in it too."""
    line = in_language(line, language)
    for english, chinese in SAMPLES.items() if language == "zh" else ():
        line = line.replace(english, chinese)
    return line


def in_chinese(line: str) -> str:
    """A working line in Chinese words, meaning the same; what has no Chinese name stays as it is."""
    items = read_line(line).items
    if items[1:2] and isinstance(items[1], Word) and items[1].text == "search":
        items = tuple(replace(item, text=_subject(item.text)) if _is_subject(item) else item for item in items)
    written = [_written(item, place) for place, item in enumerate(items)]
    typed = [item.text if isinstance(item, Word) and not item.is_quoted else "" for item in items[:3]]
    if len(typed) == 3:
        written[2] = BRANCHES.get(typed[1], {}).get(typed[2], written[2])
    if typed[1:2] and typed[1] in _TAKING_CHOICES:
        written[2:] = [_chosen(item, each) for item, each in zip(items[2:], written[2:], strict=True)]
    line = " ".join(written).replace(" ，", "，")
    return _timed(line) if typed[1:2] == ["digest"] else line


def _chosen(item: Item, written: str) -> str:
    """A word of `CHOICES` in Chinese; `500month`, as a line joins a number and its unit, is two words."""
    if isinstance(item, Option) or item.is_quoted:
        return written
    return " ".join(CHOICES.get(one, one) for one in _APART.sub(r"\1 \2", written).split(" "))


def _timed(line: str) -> str:
    """A line about a digest with its schedule as it is said in Chinese."""
    for english, chinese in SCHEDULES.items():
        line = line.replace(english, chinese)
    return line


def _is_subject(item: Item) -> TypeGuard[Word]:
    return isinstance(item, Word) and not item.is_quoted


def _written(item: Item, place: int) -> str:
    if isinstance(item, Option):
        name = chinese_option(item.name)
        values = ",".join(_value(item.name, word) for word in item.values)
        return f"{name}:{item.operator}{values}"
    if place <= 1:
        return (VERBS if place else FIRST).get(item.text, item.text)
    text = quoted(item.text) if item.is_quoted else item.text
    return f"，{text}" if item.follows_comma else text


def chinese_option(typed: str) -> str:
    """The Chinese name of an option; brands, as `whatsapp`, keep theirs."""
    known = filters_by_name().get(name_of_option(typed), "")
    if typed in OPTIONS:
        return OPTIONS[typed]
    return next((name for name in names_of(known) if not name.isascii()), typed) if known else typed


def choice_in(typed: str, language: Language) -> str:
    """A word that may be chosen by its name in a language; an option may be one too."""
    return (CHOICES.get(typed) or chinese_option(typed)) if language == "zh" else typed


def _value(option: str, word: Word) -> str:
    text = word.text
    if name_of_option(option) == "sort":
        return _sorted(text)
    if word.is_quoted:
        return VALUES.get(text) or quoted(text)
    known = FILTERS.get(filters_by_name().get(name_of_option(option), ""))
    if known is not None and known.name == "category":
        return _subject(text)
    if text in country_codes() and text.isupper():
        return _countries()[text]
    return VALUES.get(text) or _COUNT.sub(_count, text)


def _sorted(text: str) -> str:
    """What to sort by, and that the least comes first, if it does: `"views asc"`."""
    by, _, order = text.partition(" ")
    return quoted(f"{chinese_option(by)} 升序") if order == "asc" else chinese_option(by)


@cache
def _countries() -> dict[str, str]:
    return dict(Locale("zh", script="Hans").territories)


def _subject(word: str) -> str:
    """A category by its Chinese name, where that means the same category."""
    found = read_category(word) if word.isalpha() else ""
    names = [whole := categories()[found].chinese, *_PARTS.split(whole)[:1]] if found else []
    return next((name for name in reversed(names) if read_category(name) == found), word)


def _count(found: re.Match[str]) -> str:
    """`10k` as `1万`; a smaller count in full."""
    number = Decimal(found[1]) * (1_000 if found[2] == "k" else 1_000_000)
    return f"{(number / 10_000).normalize():f}万" if number >= 10_000 else f"{number.normalize():f}"
