"""Free words to the options that they stand for, the longest phrase first; what is left over is the keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.grammar.exclusions import is_excluding, refuse_exclusion
from handlers.grammar.seeds import is_link
from handlers.grammar.tokens import Item, Option, Word
from handlers.grammar.usage import did_you_mean, wrong
from handlers.vocabulary.chinese import segments
from handlers.vocabulary.names import folded
from handlers.vocabulary.natural import NOTHING, Meant, flag_of, is_code, is_lone_span, known_words, meant_by

_LONGEST_PHRASE, _LONGEST_NAME = 6, 60
"""Words and letters of the longest phrase that can stand for an option."""
_BETWEEN = re.compile(r"[/|;&+]")
_JOINING = frozenset({"and", "or", "&", "和", "或", "及", "+", "/"})


def without_natural_words(items: Sequence[Item], example: str) -> list[Item]:
    """`items` with the words that stand for options replaced by these. Raises `UsageError` for a doubtful word."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Option) or item.is_quoted:
            kept.append(item)
            at += 1
            continue
        refuse_exclusion(items, at, example)
        taken, found = _meaning_at(items, at, kept)
        if found is None:
            _check(item, example)
            kept.append(item)
        kept.extend(_options(found or (), item))
        at += taken
    return list(_without_joints(kept))


def _meaning_at(items: Sequence[Item], at: int, before: Sequence[Item]) -> tuple[int, tuple[Meant, ...] | None]:
    """How many words from `at` on mean something together, and what."""
    words = list(_phrase_from(items, at))
    for length in range(len(words), 0, -1):
        phrase = " ".join(word.text for word in words[:length])
        meant = meant_by(phrase) if len(phrase) <= _LONGEST_NAME else None
        if meant:
            return length, (meant,)
    return 1, _parts(words[0].text) or segments(words[0].text) or _listed(words[0], before)


def _parts(word: str) -> tuple[Meant, ...] | None:
    """`US/CA`, `beauty&fashion`: several in one word, when each of them means something."""
    parts = _BETWEEN.split(word) if len(word) <= _LONGEST_NAME else []
    meant = [meant_by(part) for part in parts]
    return tuple(each for each in meant if each) if len(parts) > 1 and all(meant) else None


def _listed(word: Word, before: Sequence[Item]) -> tuple[Meant, ...] | None:
    """A word that means something only as one more in a list: `US, IN`, `has email, zalo`."""
    last = before[-1] if before else None
    if not word.follows_comma or not isinstance(last, Option):
        return None
    if last.name == "country" and is_code(word.text):
        return (Meant("country", word.text),)
    flag = flag_of(word.text)
    return (Meant(flag, "yes"),) if flag and (last.name == "has" or flag_of(last.name)) else None


def _phrase_from(items: Sequence[Item], at: int) -> Iterator[Word]:
    for place, item in enumerate(items[at : at + _LONGEST_PHRASE]):
        if not isinstance(item, Word) or item.is_quoted or (place and (item.follows_comma or is_excluding(item.text))):
            return
        yield item


def _options(meant: Sequence[Meant], word: Word) -> Iterator[Option]:
    for each in meant:
        if each != NOTHING:
            values = each.value.split(",") if each.name == "has" else [each.value]
            yield Option(each.name, "", tuple(Word(value, start=word.start) for value in values), word.start)


def _check(word: Word, example: str) -> None:
    """Raise for a word that is no keyword: a link, a span of nothing named, a name with one slip in it."""
    text = word.text
    if is_link(text):
        meant = did_you_mean(f"/creators show {text}", f"/creators lookalike {text}")
        raise wrong("link", text, hint=meant, example=example)
    if is_lone_span(text):
        raise wrong(
            "lone-range", text, hint=did_you_mean(f"followers:{text}", f"views:{text}", f'"{text}"'), example=example
        )
    close = slip_of(folded(text))
    if close:
        raise wrong("near-word", text, hint=did_you_mean(close, f'"{text}"'), example=example)


_SHORTEST_SLIP, _LONGEST_SLIP = 6, 30
_SHORTEST_FOR_ANY_SLIP = 7
"""Shorter words differ by one letter without being slips (`dining`, `diving`): only changed-over letters count."""


def slip_of(word: str) -> str:
    """The known word from which `word` is one slip of the finger away; empty when there is none."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP or not word.isalpha() or not word.isascii():
        return ""
    for known, _, _ in process.extract(word, known_words(), scorer=OSA.distance, score_cutoff=1, limit=3):
        is_changed_over = len(word) == len(known) and sorted(word) == sorted(known)
        is_long = min(len(word), len(known)) >= _SHORTEST_FOR_ANY_SLIP
        if (is_changed_over or is_long) and not known.startswith(word) and not word.startswith(known):
            return str(known)
    return ""


def _without_joints(items: Sequence[Item]) -> Iterator[Item]:
    """Leave out `and` between two options that words stood for."""
    for at, item in enumerate(items):
        is_joint = isinstance(item, Word) and not item.is_quoted and folded(item.text) in _JOINING
        beside = (*items[max(at - 1, 0) : at], *items[at + 1 : at + 2])
        if not (is_joint and len(beside) == 2 and all(isinstance(each, Option) for each in beside)):
            yield item
