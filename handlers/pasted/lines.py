"""One line of visible text → a row of cells, without the bullet or number before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handlers.pasted.items import MOST_WORDS, TooManyCreators, TooManyWords
from handlers.pasted.letter_words import with_letter_words
from handlers.pasted.place_words import with_places
from handlers.pasted.platform_words import platform_of_pair
from handlers.pasted.rows import Row, row_of
from handlers.pasted.scanning import tokens
from handlers.pasted.tokens import NAMED, Shape, Token

_BULLET = re.compile(
    r"""
    \s* (?: (?:[-*+]\s+)? \[[ xX✓✔]\]\s+
    | [-*+>•▪◦●○·–—]+\s+ | \(?\d{1,4}(?:[.)]\s*(?=[^\d\s])|[:、]\s*(?=\D)|\)\s+) | [①-⑳]\s* )
    """,
    re.VERBOSE,
)
_START_PAGE = re.compile(r"(?:https?://)?[\w.-]+/?", re.IGNORECASE)


def row_in(line: str, most: int, words: int = MOST_WORDS) -> Row:
    """A line as cells. Raises `TooManyCreators` above `most` links and handles, `TooManyWords` above so many pieces."""
    found = list(_joined(_few(tokens(_without_bullet(line)), most, words)))
    return row_of(with_places(with_letter_words(found)))


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _few(found: Iterable[Token], most: int, words: int) -> Iterator[Token]:
    """The tokens of one line as long as they do not name too many; a long line is not read to its end for nothing."""
    named = 0
    for number, token in enumerate(found):
        if number >= words:
            raise TooManyWords(words)
        named += token.shape in NAMED
        if named > most:
            raise TooManyCreators(most)
        yield token


def _joined(found: Iterable[Token]) -> Iterator[Token]:
    """The tokens with two that name a platform together (`tik tok`) as one."""
    held: Token | None = None
    for token in found:
        platform = platform_of_pair(held.text, token.text) if held else None
        if held and platform:
            held = Token(Shape.PLATFORM, held.text, held.typed, platform=platform, leads=token.leads)
            continue
        if held:
            yield _before(held, token)
        held = token
    if held:
        yield held


def _before(token: Token, following: Token) -> Token:
    """A platform's start page before a name only says the platform: `tiktok.com @mia`."""
    is_start = token.link and token.link.platform and _START_PAGE.fullmatch(token.text)
    if token.link and is_start and following.shape in {Shape.HANDLE, Shape.WORD}:
        return Token(Shape.PLATFORM, token.text, token.typed, platform=token.link.platform)
    return token
