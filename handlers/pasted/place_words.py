"""Countries, regions and large cities beside a name, as in `mia - tiktok - South Korea`: where somebody is, not who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from babel.core import Locale, get_global

from handlers.pasted.tokens import NAMED, Shape, Token
from handlers.vocabulary.names import name_key, unaccented
from handlers.vocabulary.places import country_codes, places_by_name

_MOST_WORDS = 5
_LONGEST = 40
_WORDS = frozenset({Shape.WORD, Shape.FILLER})


def with_places(tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a line with each place as one, where the line has other words that may be names.

    A place that stands alone stays a word: creators are called Jordan, Georgia and Chad as well.
    """
    given = list(tokens)
    marked = list(_marked(given))
    return marked if any(token.shape is Shape.WORD or token.shape in NAMED for token in marked) else given


def _marked(tokens: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        place = _place_at(tokens, at)
        yield place or tokens[at]
        at += len(place.text.split()) if place else 1


def _place_at(tokens: Sequence[Token], at: int) -> Token | None:
    """The longest place that begins at a word."""
    if tokens[at].shape is not Shape.WORD or not _begins_place(tokens[at].text):
        return None
    run = tokens[at : at + _MOST_WORDS]
    words = next((number for number, token in enumerate(run) if token.shape not in _WORDS), len(run))
    for end in range(words, 0, -1):
        text = " ".join(token.text for token in run[:end])
        if len(text) <= _LONGEST and is_place(text):
            return Token(Shape.PLACE, text, " ".join(token.typed for token in run[:end]))
    return None


def is_place(text: str) -> bool:
    """Whether a text is a place's name, or a country's code in capitals (`DE`)."""
    return name_key(text) in _names() or (text.isupper() and text in country_codes())


def _begins_place(word: str) -> bool:
    is_code = len(word) == 2 and word.isupper()
    return is_code or (len(word) <= _LONGEST and name_key(word).partition(" ")[0] in _first_words())


@cache
def _names() -> frozenset[str]:
    return frozenset(places_by_name()) | frozenset(filter(None, _cities()))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names())


def _cities() -> Iterator[str]:
    """The cities that time zones are named after, from CLDR, in English and Chinese."""
    for zone in get_global("zone_territories"):
        area, _, city = zone.rpartition("/")
        if area and not area.startswith(("Etc", "SystemV")):
            yield name_key(city.replace("_", " "))
    for locale in ("en", "zh_Hans", "zh_Hant"):
        for zone in Locale.parse(locale).time_zones.values():
            city = zone.get("city", "")
            yield from {name_key(city), name_key(unaccented(city))}
