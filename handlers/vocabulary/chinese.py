"""Chinese typed without blanks, cut into what it means: `美国美妆博主1万-10万粉有邮箱`."""

from __future__ import annotations

import re
from functools import cache

from handlers.vocabulary.filters import filters_by_name
from handlers.vocabulary.natural import Meant, meant_by, measure

_LONGEST = 60
_LONGEST_PART = 16
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = r"[0-9][0-9.,]*+[kmbw千万亿]?%?"
_COMPARED = "(?:[<>]=?|超过|大于|高于|至少|不低于|小于|低于|少于|不超过)?"
_SPAN = rf"{_COMPARED}{_NUMBER}(?:(?:-|–|—|~|\.\.|至|到){_NUMBER})?(?:以上|以下|以内|起|\+)?"


@cache
def _measured() -> re.Pattern[str]:
    names = sorted((name for name in filters_by_name() if _HAN.match(name)), key=len, reverse=True)
    name = "|".join(map(re.escape, names))
    return re.compile(rf"{_SPAN}(?:{name})(?:以上|以下|以内)?|(?:{name}){_SPAN}", re.IGNORECASE)


def segments(word: str) -> tuple[Meant, ...]:
    """The options that the whole of `word` stands for, in order; empty unless every part of it means something."""
    if len(word) > _LONGEST or not _HAN.search(word):
        return ()
    ways: dict[int, tuple[Meant, ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + _LONGEST_PART), start, -1):
            meant = _part(word, start, end) if end in ways else None
            if meant:
                ways[start] = (meant, *ways[end])
                break
    return ways.get(0, ())


def _part(word: str, start: int, end: int) -> Meant | None:
    if _cuts_run(word, start) or _cuts_run(word, end):
        return None
    part = word[start:end]
    if _measured().fullmatch(part):
        return measure(part)
    return meant_by(part)


def _cuts_run(word: str, at: int) -> bool:
    """Whether a cut here would part letters or digits that belong together."""
    return 0 < at < len(word) and word[at - 1].isascii() and word[at].isascii()
