"""The creators most like a seed: an exact scan over all traits, what the conditions rule out left out first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.contract.search import Condition, Range
from api.service.catalogue.lookalike import BEST_SCORE, SAME_NICKNAME, SAME_USERNAME, Likeness
from api.service.catalogue.trait_files import Traits
from api.service.catalogue.traits import UNCODED, Facts, Floats, letters_code

BLOCK = 1 << 15
"""Rows compared at a time: their codes and points stay in the processor's cache."""

STRIP = 128
"""Rows of a product that BLAS does in one thread."""

_FEW = 4
"""A block of which less than one in so many rows is wanted is compared row by row."""

_RANGES = {
    "followers": "exact_followers",
    "views": "exact_views",
    "audience_female": "exact_female",
    "engagement": "exact_engagement",
    "last_post": "exact_day",
}
_LETTERS = ("country", "language")

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Near:
    """Row ids and scores, the best first; ties by row id."""

    ids: list[int]
    scores: list[float]


def split(conditions: Mapping[str, Condition]) -> tuple[dict[str, Condition], dict[str, Condition]]:
    """Conditions that traits can tell exactly, and those that only the search index can."""
    told = {name: value for name, value in conditions.items() if _is_told(name, value)}
    return told, {name: value for name, value in conditions.items() if name not in told}


def _is_told(name: str, value: Condition) -> bool:
    if name in _LETTERS and isinstance(value, tuple):
        return all(letters_code(code) not in {0, UNCODED} for code in value)
    return name in _RANGES


def matching(traits: Traits, told: Mapping[str, Condition]) -> int:
    """How many rows meet conditions that traits can tell."""
    masks = [_meets(traits.facts, name, value, slice(None)) for name, value in told.items()]
    return int(np.count_nonzero(np.logical_and.reduce(masks))) if masks else len(traits)


def nearest(traits: Traits, seed: Likeness, told: Mapping[str, Condition], among: list[int] | None, limit: int) -> Near:
    """The `limit` best of the rows that meet the conditions; `among` are ids that others were narrowed to."""
    chosen = None if among is None else _chosen(traits, among)
    best_rows, best_scores = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    for start in range(0, len(traits), BLOCK):
        place = slice(start, min(start + BLOCK, len(traits)))
        wanted = _wanted(traits, seed, told, place)
        if chosen is not None:
            wanted = chosen[place] if wanted is None else wanted & chosen[place]
        rows, scores = _block(traits, seed, place, wanted)
        if len(best_scores) >= limit:
            kept = np.flatnonzero(scores > best_scores[-1])
            rows, scores = rows[kept], scores[kept]
        if len(scores):
            best_rows, best_scores = _best(
                np.concatenate([best_rows, rows]), np.concatenate([best_scores, scores]), limit
            )
    return Near(traits.facts["id"][best_rows].tolist(), best_scores.tolist())


def _best(rows: Ids, scores: Floats, limit: int) -> tuple[Ids, Floats]:
    """The best of rows, in order of score and then of place."""
    if len(scores) > limit:
        bar = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        near = np.flatnonzero(scores >= bar)
        rows, scores = rows[near], scores[near]
    order = np.lexsort((rows, -scores))[:limit]
    return rows[order], scores[order]


def _chosen(traits: Traits, among: list[int]) -> Mask:
    """Which rows are among those ids."""
    chosen = np.zeros(len(traits), dtype=np.bool_)
    chosen[np.searchsorted(traits.facts["id"], np.array(sorted(among), dtype=np.uint32))] = True
    return chosen


def _wanted(traits: Traits, seed: Likeness, told: Mapping[str, Condition], place: slice) -> Mask | None:
    """Which rows of a block are wanted; None for all of them."""
    masks = [_meets(traits.facts, name, value, place) for name, value in told.items()]
    if not seed.is_adult and (adult := traits.facts["adult"][place]).any():
        masks.append(adult == 0)
    return np.logical_and.reduce(masks) if masks else None


def _meets(facts: Mapping[str, Facts], name: str, value: Condition, place: slice) -> Mask:
    if isinstance(value, Range):
        return _between(facts[_RANGES[name]][place], value)
    assert isinstance(value, tuple)
    column = facts[name][place]
    return np.asarray(np.logical_or.reduce([column == letters_code(code) for code in value]))


def _between(exact: Facts, bounds: Range) -> Mask:
    """Rows within inclusive bounds; without bounds all rows, with one only those that have the value."""
    low, high = (bound.toordinal() if isinstance(bound, date) else bound for bound in (bounds.low, bounds.high))
    if low is None and high is None:
        return np.ones(len(exact), dtype=np.bool_)
    masks = ([exact >= low] if low is not None else []) + ([exact <= high] if high is not None else [])
    return np.asarray(np.logical_and.reduce(masks))


def _block(traits: Traits, seed: Likeness, place: slice, wanted: Mask | None) -> tuple[Ids, Floats]:
    """Rows of a block and their scores."""
    count = place.stop - place.start
    if wanted is None:
        return np.arange(place.start, place.stop), _scores(traits, seed, lambda column: column[place])
    chosen = np.flatnonzero(wanted)
    if len(chosen) * _FEW < count:
        rows = chosen + place.start
        return rows, _scores(traits, seed, lambda column: column.take(rows, axis=0))
    return chosen + place.start, _scores(traits, seed, lambda column: column[place])[chosen]


def _scores(traits: Traits, seed: Likeness, part: Callable[[Any], Any]) -> Floats:
    scores = _products(part(traits.words), seed.words)
    for column, table in seed.tables.items():
        scores += table.take(part(traits.facts[column]))
    # Words that two people use in opposite ways do not exist, but hashed ones may point apart.
    np.clip(scores, 0, BEST_SCORE, out=scores)
    if not seed.is_same_platform:
        for column, name, share in (
            ("handle", seed.handle, SAME_USERNAME),
            ("nickname", seed.nickname, SAME_NICKNAME),
        ):
            if name:
                same = np.flatnonzero(part(traits.facts[column]) == np.uint64(name))
                scores[same] += (BEST_SCORE - scores[same]) * share
    return scores


def _products(words: Floats, seed: Floats) -> Floats:
    """Each row's product with the seed, a few rows at a time, which keeps BLAS from starting threads for each block.

    On a busy machine they wait for each other many times longer than the product takes.
    """
    whole = len(words) // STRIP * STRIP
    strips = words[:whole].reshape(-1, STRIP, words.shape[1]) @ seed
    return np.concatenate([strips.ravel(), words[whole:] @ seed])
