"""A typed keyword collection: the platform, and up to ten keywords parted by commas, quotes or lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.contract.platforms import Platform
from api.contract.tasks import MOST_KEYWORDS
from handlers.grammar.examples import KEYWORDS as EXAMPLE
from handlers.grammar.options import one_of
from handlers.grammar.other_platforms import other_platform
from handlers.grammar.straight import straightened
from handlers.grammar.tokens import LONGEST_LINE, Option, Word
from handlers.grammar.usage import Said, within, wrong
from handlers.vocabulary.choices import OTHER_PLATFORMS, PLATFORMS
from handlers.vocabulary.names import folded

LONGEST_KEYWORD = 100
"""Characters of one keyword; the API names no limit, and no keyword of people's is longer."""

_PLATFORM = re.compile(r"(?<!\S)(platform|on|平台)\s*[:=]\s*([^\s,]+)", re.IGNORECASE)
_SAID = re.compile(
    r"(?:(?:^|(?<=[\s,]))on\s+(?P<behind>[\w-]+)|(?:(?<=[\s,])在|在(?=[a-z]))\s*(?P<around>[\w-]+?)\s*上?)[\s.!?]*$"
    r"|^[\s,]*on\s+(?P<before>[\w-]+)(?:\s*[:：,]|(?=\s))",
    re.IGNORECASE,
)
"""A platform said at the end or the beginning: `skincare on instagram`, `护肤 在 Instagram 上`."""

_HEADING = re.compile(r"(?:keywords?|关键词|关键字)\s*[:=]", re.IGNORECASE)
_FIRST = re.compile(r"[\s,]*([^\s,]+)")
_PART = re.compile(r'"([^"\n]*)"|[^",;\n]+')


@dataclass(frozen=True, slots=True)
class KeywordOrder:
    """One keyword collection. `platform` is None where the line names none."""

    platform: Platform | None
    keywords: tuple[str, ...]


def read_keywords(text: str) -> KeywordOrder:
    """The keywords of a typed text, each once, in order. Raises `UsageError` for none and for more than ten."""
    if len(text) > LONGEST_LINE:
        raise wrong("too-long", most=LONGEST_LINE, length=len(text), example=EXAMPLE)
    flat = "\n".join(map(straightened, text.splitlines()))
    named = [one_of(_option(found), PLATFORMS, Platform, EXAMPLE) for found in _PLATFORM.finditer(flat)]
    flat = _HEADING.sub(",", _PLATFORM.sub(",", flat), count=1)
    first = _FIRST.match(flat)
    if not named and first and folded(first[1]) in PLATFORMS:
        flat = flat[first.end() :]
        named.append(PLATFORMS[folded(first[1])])
    flat, said = _said(flat)
    named += said
    if not named and first and (other := other_platform(first[1])):
        raise wrong("other-platform", other, hint=Said("line-hint-other-platform"), example=EXAMPLE)
    if len(set(named)) > 1:
        raise wrong("two-platforms", ", ".join(each.title for each in named), example=EXAMPLE)
    return KeywordOrder(named[0] if named else None, _keywords(flat))


def _said(flat: str) -> tuple[str, list[Platform]]:
    """The text without a platform that is said in words, and that platform. Raises `UsageError` for any other."""
    found = _SAID.search(flat)
    word = next(filter(None, found.group("behind", "around", "before")), "") if found else ""
    if found is None or folded(word) not in {*PLATFORMS, *OTHER_PLATFORMS}:
        return flat, []
    said = one_of(Option("on", "", (Word(word),)), PLATFORMS, Platform, EXAMPLE)
    return f"{flat[: found.start()]},{flat[found.end() :]}", [said]


def _option(found: re.Match[str]) -> Option:
    return Option(found[1], "", (Word(found[2]),))


def _keywords(flat: str) -> tuple[str, ...]:
    parts = (" ".join((part[0] if part[1] is None else part[1]).split()) for part in _PART.finditer(flat))
    keywords = tuple({folded(part): part for part in reversed([*parts]) if part}.values())[::-1]
    if not keywords:
        raise wrong("no-keywords", example=EXAMPLE)
    if len(keywords) > MOST_KEYWORDS:
        raise wrong("many-keywords", count=len(keywords), most=MOST_KEYWORDS, example=EXAMPLE)
    for keyword in keywords:
        if len(keyword) > LONGEST_KEYWORD:
            raise wrong("long-keyword", keyword, hint=within(1, LONGEST_KEYWORD), example=EXAMPLE)
    return keywords
