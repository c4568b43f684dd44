"""Text → terms, the same for what is stored and for what is asked.

Words are compared without case and accents. Scripts that set no spaces between words (Chinese, Japanese, Korean, Thai,
Lao, Khmer, Burmese) become single characters and pairs: a run of one character asks for it, a longer run for all of its
pairs. Only combining accents U+0300–U+036F are dropped, so kana keep their voicing marks and Hangul its syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

MOST_LETTERS = 80
"""Longer words are cut: nobody types them, and an index has no use for them."""

REMEMBERED = 20_000
"""Texts whose terms are remembered: creators share hashtags, and a text is asked for more than once."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_RUNS = re.compile(f"([{_UNSPACED}]+)|((?:(?![{_UNSPACED}_])\\w)+)")


def folded(text: str) -> str:
    """`text` compatibility-composed, without case and accents: `MBAPPÉ`, composed or not, gives `mbappe`."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text)))
    return unicodedata.normalize("NFC", bare).casefold()


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    for found in _RUNS.finditer(folded(text)):
        yield (found[1], True) if found[1] else (found[2][:MOST_LETTERS], False)


def terms_of(texts: Iterable[str | None]) -> set[str]:
    """The terms under which a creator with these texts is found."""
    return set().union(*(_terms(text) for text in texts if text))


@lru_cache(maxsize=REMEMBERED)
def _terms(text: str) -> frozenset[str]:
    terms: set[str] = set()
    for run, is_unspaced in _runs(text):
        if is_unspaced:
            terms.update(run)
            terms.update(_pairs(run))
        else:
            terms.add(run)
    return frozenset(terms)


def asked_terms(keyword: str) -> set[str]:
    """The terms that a creator must have, all of them, to match a keyword; empty when it holds no letters."""
    terms: set[str] = set()
    for run, is_unspaced in _runs(keyword):
        terms.update(_pairs(run) if is_unspaced and len(run) > 1 else (run,))
    return terms


def _pairs(run: str) -> Iterator[str]:
    return (run[place : place + 2] for place in range(len(run) - 1))
