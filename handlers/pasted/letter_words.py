"""Dates and labels of letters and chats, which are no names: `Mon, 3 Mar 2025`, `Subject: Creators`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from babel.core import Locale

from handlers.pasted.spelling import is_title
from handlers.pasted.tokens import Shape, Token


def with_letter_words(given: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a line, where months beside numbers, the weekdays with them, and labels are no words any more."""
    months = {at for at, token in enumerate(given) if _is_word(token, _months()) and _stands_by_number(given, at)}
    for at, token in enumerate(given):
        if at in months or (months and _is_word(token, _weekdays())):
            yield replace(token, shape=Shape.NUMBER)
        elif _is_label(token, given[at + 1] if at + 1 < len(given) else None):
            yield replace(token, shape=Shape.FILLER)
        elif at and _names_person(given[at - 1], token):
            yield replace(token, shape=Shape.TAG)
        else:
            yield token


def _is_word(token: Token, words: frozenset[str]) -> bool:
    return token.shape is Shape.WORD and token.text.casefold() in words


def _stands_by_number(tokens: Sequence[Token], at: int) -> bool:
    return any(token.shape is Shape.NUMBER for token in tokens[max(0, at - 1) : at + 2])


def _is_label(token: Token, following: Token | None) -> bool:
    """Whether a word with a colon heads a sentence; `Mia: tiktok` and `Mia: 120k` are about somebody."""
    is_headed = token.shape is Shape.WORD and token.leads and is_title(token.text)
    return is_headed and following is not None and following.shape is Shape.FILLER


def _names_person(label: Token, token: Token) -> bool:
    """Whether a word is a person's name by its label, as in `Name: Mia`, and by its spelling."""
    return label.leads and label.text.casefold() == "name" and token.shape is Shape.WORD and is_title(token.text)


@cache
def _months() -> frozenset[str]:
    return _names(*Locale.parse("en").months["format"].values())


@cache
def _weekdays() -> frozenset[str]:
    return _names(*Locale.parse("en").days["format"].values())


def _names(*tables: dict[int, str]) -> frozenset[str]:
    return frozenset(name.casefold() for table in tables for name in table.values() if len(name) > 2)
