"""What is meant to be left out, refused: `-beauty`, `!US`, `not makeup`, `非美国`.

The API cannot leave anything out; read on, such a word would turn into its opposite and be charged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.grammar.tokens import Item, Option, Word
from handlers.grammar.usage import wrong
from handlers.vocabulary.chinese import segments
from handlers.vocabulary.names import folded
from handlers.vocabulary.natural import flag_of, meant_by

_SIGNS = "-!\u00ac\u2212\u2013\u2014"
_SIGN = re.compile(rf"[{_SIGNS}]+(?![{_SIGNS}0-9.$]|$)")
"""A sign before anything but a number: `-5k` is an upper bound. A sign alone may be a mere dash."""

_UNEQUAL = re.compile(r"!=|!:|≠|:!|<>")
_LONE_SIGNS = frozenset({"-", "!"})
_NEGATIONS = _LONE_SIGNS | {
    *("not", "no", "non", "without", "except", "excluding", "exclude", "minus"),
    *("不", "不要", "不是", "不含", "排除", "除了", "没有", "无", "非"),
}
_PREFIXES = ("non-", "not-", "no-", *("不要", "不带", "不是", "不含", "排除", "除了", "没有", "不", "无", "非", "除"))
_LONGEST_NAME, _LONGEST_PHRASE = 40, 3


def is_excluding(text: str) -> bool:
    """Whether a word begins with a sign of exclusion, or says nothing but one."""
    return text in _LONE_SIGNS or bool(_SIGN.match(text))


def refuse_signs(text: str, example: str) -> None:
    """Raise `UsageError` for a word or a value with a sign of exclusion at its beginning or in it."""
    if _SIGN.match(text) or _UNEQUAL.search(text[:_LONGEST_NAME]):
        raise wrong("no-exclusion", text, example=example)


def refuse_exclusion(items: Sequence[Item], at: int, example: str) -> None:
    """Raise `UsageError` where the word at `at` excludes what it or the next words stand for.

    `no bake desserts` is a keyword, `no makeup` would search for makeup.
    """
    word = items[at]
    if not isinstance(word, Word) or word.is_quoted:
        return
    refuse_signs(word.text, example)
    if folded(word.text) in _NEGATIONS:
        following = list(items[at + 1 : at + 1 + _LONGEST_PHRASE])
        if following and isinstance(following[0], Option):
            raise wrong("no-exclusion", f"{word.text} {following[0].name}:{following[0].typed}", example=example)
        words = [item.text for item in following if isinstance(item, Word) and not item.is_quoted]
        for length in range(len(words), 0, -1):
            if _means_something(" ".join(words[:length])):
                raise wrong("no-exclusion", " ".join([word.text, *words[:length]]), example=example)
    refuse_negated(word.text, example)


def refuse_negated(text: str, example: str) -> None:
    """Raise `UsageError` for a word or a value that says "not" of something known: `非美国`, `不带货`, `non-US`."""
    if meant_by(text):
        return
    rests = (text[len(prefix) :] for prefix in _PREFIXES if text.casefold().startswith(prefix))
    if any(rest and _means_something(rest) for rest in rests):
        raise wrong("no-exclusion", text, example=example)


def _means_something(phrase: str) -> bool:
    if len(phrase) > _LONGEST_NAME:
        return False
    return bool(flag_of(phrase) or meant_by(phrase) or segments(phrase))
