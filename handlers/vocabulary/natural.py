"""Free words that mean an option: platforms, places, categories, `has email`, `10k+ followers`, `1万-10万粉`, `女`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from api.contract.filters import FILTERS, FilterKind
from handlers.vocabulary.categories import categories_by_name, read_category
from handlers.vocabulary.category_names import ASKED_BACK, NEVER_ALONE
from handlers.vocabulary.choices import PLATFORMS
from handlers.vocabulary.days import read_days
from handlers.vocabulary.filters import filters_by_name, name_of_option, names_of
from handlers.vocabulary.languages import read_language
from handlers.vocabulary.names import folded, name_key
from handlers.vocabulary.numbers import read_span
from handlers.vocabulary.places import country_codes, places_by_name


@dataclass(frozen=True, slots=True)
class Meant:
    """An option that free words stand for: `name:value`. An empty name is a word that says nothing."""

    name: str
    value: str = ""


NOTHING = Meant("")
_FILLERS = "creator creators kol kols koc kocs influencer influencers blogger bloggers 达人 博主 网红 红人 主播 的"
_SAYS_NOTHING = frozenset(_FILLERS.split())
_WOMEN, _MEN = "female females women 女 女性 女生", "male males men 男 男性 男生"
_GENDERS = dict.fromkeys(_WOMEN.split(), "female") | dict.fromkeys(_MEN.split(), "male")
_CAPITALISED = frozenset({"turkey", "jersey", "chad", "jordan", "georgia", "guinea"})
"""Countries whose small-letter names are other words."""

_IN_CAPITALS = frozenset({"sea"})
"""Places whose names are other words unless all of their letters are capitals."""

_CODES = "US UK GB CA AU DE FR JP KR CN HK TW SG TH VN PH BR MX AE RU ES NL SE PL TR EG NG ZA KE NZ PK"
_UPPER = frozenset(_CODES.split())
"""Codes that stand for a country as a bare word in capitals; others are words or abbreviations too often."""

_HAS = re.compile(r"(?:(?:has|have|having|with)\s+|(?:带有|有|带|含)\s*)(\S.*)", re.IGNORECASE)
_SPEAKING = re.compile(r"(?:(?:speaks|speaking)\s+|(?:说|讲)\s*)(\S.*)|(\S.*)[ -]speaking", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|[&+/和与及]|\s+")
_LAST = re.compile(
    r"(?:(?:active|posted|updated)\s+)?(?:(?:in|within)\s+)?(?:the\s+)?((?:last|past)\s+\S+(?:\s\S+)?)"
    r"|((?:最近|过去|近)[0-9一二三半]\S{1,5}?)内?(?:有?(?:发布|更新|活跃))?",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:(?:based in|in|from|on|to)\s+|(?:来自|在)\s*)(\S.*)", re.IGNORECASE)


def meant_by(phrase: str) -> Meant | None:
    """The option that `phrase`, words without quotes, stands for; None when it stands for none."""
    if phrase.startswith("#"):
        return None
    return _said_plainly(phrase) or measure(phrase) or _lately(phrase) or _with_words_before(phrase)


def _with_words_before(phrase: str) -> Meant | None:
    """What `has email`, `with 10k followers`, `in Japan` and `speaks English` mean."""
    has = _HAS.fullmatch(phrase)
    if has:
        flags = [flag_of(part) for part in _AND.split(has[1])]
        return measure(has[1]) or (Meant("has", ",".join(flags)) if all(flags) else None)
    spoken = _SPEAKING.fullmatch(phrase)
    language = read_language(next(filter(None, spoken.groups()))) if spoken else ""
    if language:
        return Meant("language", language)
    inside = _IN.fullmatch(phrase)
    placed = _said_plainly(inside[1]) if inside else None
    return placed if placed and placed.name in {"country", "platform"} else None


def flag_of(word: str) -> str:
    """The yes-or-no filter that a word names, as in `has:email`; empty for none."""
    name = filters_by_name().get(name_of_option(word), "")
    return name if name and FILTERS[name].kind is FilterKind.FLAG else ""


def _lately(phrase: str) -> Meant | None:
    """`posted in the last 30 days`, `最近30天更新`."""
    found = _LAST.fullmatch(phrase)
    within = next(filter(None, found.groups())) if found else ""
    return Meant("last_post", within) if within and read_days(within, date.max) else None


def _said_plainly(phrase: str) -> Meant | None:
    word = folded(phrase)
    if word in _SAYS_NOTHING:
        return NOTHING
    if word in PLATFORMS:
        return Meant("platform", word)
    if word in _GENDERS:
        return Meant("gender", _GENDERS[word])
    if is_category(phrase):
        return Meant("category", phrase)
    return Meant("country", phrase) if is_place(phrase) else None


def is_category(phrase: str) -> bool:
    """Whether `phrase` alone, without `category:`, names a category or several."""
    key = name_key(phrase)
    if key in NEVER_ALONE or key.isdecimal():
        return False
    return key in ASKED_BACK or bool(read_category(phrase))


def is_place(phrase: str) -> bool:
    """Whether `phrase` alone, without `country:`, names a country or a region."""
    if phrase in _UPPER:
        return True
    key = name_key(phrase)
    if key in _IN_CAPITALS and not phrase.isupper():
        return False
    return key in places_by_name() and not (key in _CAPITALISED and phrase == phrase.lower())


def is_code(word: str) -> bool:
    """Whether `word` is a country's code in capitals: enough in a list beside another country."""
    return len(word) == 2 and word.isupper() and word in country_codes()


@cache
def _measures() -> Mapping[str, str]:
    """Names of range filters as they stand beside a number, without underscores, the longest first."""
    names = {
        also.replace("_", " "): name
        for name, known in FILTERS.items()
        if known.kind.is_range and known.kind is not FilterKind.DAYS
        for also in names_of(name)
    }
    names |= {"avg views": "views", "average views": "views", "female followers": "audience_female"}
    return {also: names[also] for also in sorted(names, key=len, reverse=True)}


@cache
def _measure_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in _measures())
    return re.compile(rf"(?<![a-z])(?:{names})(?![a-z])", re.IGNORECASE)


_LONGEST = 60


def measure(phrase: str) -> Meant | None:
    """A range filter's name beside a span: `10k+ followers`, `粉丝1万-10万`, `1万粉以上`, `over 3% engagement`."""
    if len(phrase) > _LONGEST or not any(letter.isdigit() or letter in "一二两三五十百千万" for letter in phrase):
        return None
    text = folded(phrase)
    found = _measure_pattern().search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()].strip()}{text[found.end() :].strip()}"
    if read_span(rest) is None:
        return None
    return Meant(_measures()[found[0]], rest)


def is_lone_span(word: str) -> bool:
    """Whether a word is a range of something unsaid: `10k-500k`, `>3%`, `1万以上`."""
    span = read_span(word)
    if span is None:
        return False
    if span.low and span.high:
        return span.low.value <= span.high.value
    return not word[0].isalnum() or word.endswith(("以上", "以下"))


@cache
def known_words() -> tuple[str, ...]:
    """Single words that mean a category or a country, for guesses at mistyped ones."""
    names = (*categories_by_name(), *places_by_name())
    return tuple(name for name in names if name not in NEVER_ALONE and name.isalpha() and name.isascii())
