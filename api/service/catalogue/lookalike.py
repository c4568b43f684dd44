"""How alike two creators are, 0 to 100, from what is known of both.

The score is a weighted mean of these parts, each 0 (nothing alike) to 1 (the same):

| Part | Weight | Alike are | Typical |
|---|---|---|---|
| categories | 28 | the same leaf 1, of a twig 0.7, of a branch 0.4; the mean over the other's, its main double | 0.15 |
| words | 14 | the share of hashtags (double) and bio words in common, hashed | 0.10 |
| followers | 18 | 1 at the same number, 0.73 at twice, 0.41 at four, 0.20 at ten, 0.06 at a hundred times | 0.35 |
| country | 10 | the same | 0.15 |
| language | 10 | the same | 0.30 |
| views | 6 | average views, as followers | 0.35 |
| engagement | 4 | as followers | 0.50 |
| female audience | 4 | 1 at the same share, 0 at 40 points apart | 0.55 |
| audience ages | 3 | brackets in common among all brackets of both | 0.35 |
| audience country | 3 | the other's main one is the seed's main one 1, another of the seed's 0.5 | 0.20 |

An absent fact counts neither for nor against: a part that the seed lacks is left out of the mean, and one that the
other lacks takes the value that two creators picked at random have, the last column. Different names say nothing; the
same user name on another platform is most likely the same person and closes 60 % of the distance to 100, the same
nickname there 25 %. Who is labelled as adult content is shown to seeds that are labelled so, and to no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.contract.filters import AUDIENCE_AGES
from api.contract.platforms import Platform
from api.service.catalogue.records import Record
from api.service.catalogue.traits import (
    CODES,
    LOGARITHMIC,
    UNCODED,
    WORD_SIZES,
    Floats,
    leaf_codes,
    leaf_numbers,
    letters_code,
    traits_of,
)

BEST_SCORE = 100.0
SAME_USERNAME, SAME_NICKNAME = 0.6, 0.25
"""The part of the distance to the best score that a shared name on another platform closes."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a fact weighs, and how alike two creators picked at random are in it, 0..1."""

    weight: float
    typical: float


PARTS: Mapping[str, Part] = {
    "categories": Part(28, 0.15),
    "words": Part(14, 0.10),
    "followers": Part(18, 0.35),
    "country": Part(10, 0.15),
    "language": Part(10, 0.30),
    "views": Part(6, 0.35),
    "engagement": Part(4, 0.50),
    "female": Part(4, 0.55),
    "ages": Part(3, 0.35),
    "audience_country": Part(3, 0.20),
}

_SAME_TWIG, _SAME_BRANCH, _OTHER_AUDIENCE_COUNTRY = 0.7, 0.4, 0.5
_SCALE_WIDTH = 0.5
"""Powers of ten at which closeness on a logarithmic scale has fallen to one half."""

_FEMALE_REACH = 0.4
_LETTER_CODES = UNCODED + 1

_TABLED = tuple(name for name in PARTS if name not in {"categories", "words"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """One seed made ready for comparing: what each code of each fact, and each word, adds to the score.

    `tables` holds points by facts column and code, `words` points by place of the word vector; they add up to 0..100.
    Names are 0 where they are to say nothing.
    """

    tables: Mapping[str, Floats]
    words: Floats
    handle: int
    nickname: int
    is_same_platform: bool
    is_adult: bool


def likeness(seed: Record, target: Platform) -> Likeness:
    """Make a seed ready for comparing with creators on `target`."""
    facts, vectors = traits_of([(0, seed)])
    own, words = facts[0], vectors[0]
    known = {name: bool(own[name]) for name in _TABLED}
    known |= {"categories": bool(own["leaf_1"]), "words": not words[-1]}
    weighed = sum(PARTS[name].weight for name, is_known in known.items() if is_known)
    points = {name: BEST_SCORE * PARTS[name].weight / weighed for name, is_known in known.items() if is_known}
    tables = {name: _with_typical(name, _CLOSENESS[name](seed, own)) * points[name] for name in _TABLED if known[name]}
    if known["categories"]:
        table = _with_typical("categories", _leaf_closeness(seed)) * (points["categories"] / 3)
        tables |= dict.fromkeys(("leaf_1", "leaf_2", "leaf_3"), table)
    is_same = seed["platform"] == target.value
    return Likeness(
        {column: table.astype(np.float32) for column, table in tables.items()},
        _word_points(words, points["words"]) if known["words"] else np.zeros(WORD_SIZES, dtype=np.float32),
        int(own["handle"]),
        0 if is_same else int(own["nickname"]),
        is_same,
        bool(own["adult"]),
    )


def _word_points(words: Floats, points: float) -> Floats:
    """Words in common add up to the points; in the place that says there are none, the typical value."""
    weights = words * np.float32(points)
    weights[-1] = PARTS["words"].typical * points
    return weights


def _with_typical(name: str, closeness: NDArray[np.float64]) -> NDArray[np.float64]:
    closeness[0] = PARTS[name].typical
    return closeness


def _on_scale(column: str) -> Callable[[Record, Any], NDArray[np.float64]]:
    low, high = LOGARITHMIC[column]
    step = (high - low) / (CODES - 2)

    def closeness(_: Record, own: Any) -> NDArray[np.float64]:
        apart = (np.arange(CODES) - float(own[column])) * step
        return np.asarray(1 / (1 + (apart / _SCALE_WIDTH) ** 2))

    return closeness


def _female_closeness(_: Record, own: Any) -> NDArray[np.float64]:
    apart = np.abs(np.arange(CODES) - float(own["female"])) / (CODES - 2)
    return np.asarray(np.clip(1 - apart / _FEMALE_REACH, 0, 1))


def _age_closeness(_: Record, own: Any) -> NDArray[np.float64]:
    bits = np.arange(CODES) & ((1 << len(AUDIENCE_AGES)) - 1)
    common, either = np.bitwise_count(bits & own["ages"]), np.bitwise_count(bits | own["ages"])
    return np.asarray(common / np.maximum(either, 1))


def _same_letters(column: str) -> Callable[[Record, Any], NDArray[np.float64]]:
    def closeness(_: Record, own: Any) -> NDArray[np.float64]:
        table = np.zeros(_LETTER_CODES)
        table[own[column]] = 1
        return table

    return closeness


def _audience_closeness(seed: Record, own: Any) -> NDArray[np.float64]:
    table = np.zeros(_LETTER_CODES)
    table[[letters_code(place) for place in seed.get("audience_countries") or ()]] = _OTHER_AUDIENCE_COUNTRY
    table[own["audience_country"]] = 1
    return table


def _leaf_closeness(seed: Record) -> NDArray[np.float64]:
    """How close every leaf is to the closest of the seed's."""
    leaves = list(leaf_numbers())
    table = np.zeros(CODES)
    for code in leaf_codes(seed):
        mine = leaves[code - 1]
        for number, leaf in enumerate(leaves, 1):
            table[number] = max(table[number], _leaf_kinship(mine, leaf))
    return table


def _leaf_kinship(one: str, other: str) -> float:
    if one == other:
        return 1
    if one[:-3] == other[:-3]:
        return _SAME_TWIG
    return _SAME_BRANCH if one[:-6] == other[:-6] else 0


_CLOSENESS: Mapping[str, Callable[[Record, Any], NDArray[np.float64]]] = {
    "followers": _on_scale("followers"),
    "views": _on_scale("views"),
    "engagement": _on_scale("engagement"),
    "female": _female_closeness,
    "ages": _age_closeness,
    "country": _same_letters("country"),
    "language": _same_letters("language"),
    "audience_country": _audience_closeness,
}
