"""What a lookalike search compares of a creator: small codes for its facts, a hashed vector for its words.

Traits are derived from rows alone. How they are weighed is said in `lookalike`; where they are kept, in `trait_files`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.contract.categories import categories
from api.contract.filters import AUDIENCE_AGES
from api.service.catalogue.records import Record, handle_of
from api.service.catalogue.terms import folded, terms_of

WORD_SIZES = 32
"""Floats of a word vector: 31 hashed ones of unit length together, and one that says there are no words."""

FACTS = np.dtype(
    [
        ("handle", "u8"),
        ("nickname", "u8"),
        ("exact_followers", "f8"),
        ("exact_views", "f8"),
        ("exact_female", "f8"),
        ("exact_engagement", "f8"),
        ("exact_day", "f8"),
        ("id", "u4"),
        ("country", "u2"),
        ("language", "u2"),
        ("audience_country", "u2"),
        ("leaf_1", "u1"),
        ("leaf_2", "u1"),
        ("leaf_3", "u1"),
        ("followers", "u1"),
        ("views", "u1"),
        ("engagement", "u1"),
        ("female", "u1"),
        ("ages", "u1"),
        ("adult", "u1"),
    ]
)
"""The facts of one creator. Codes are 0 where a fact is unknown; exact values, which filters test, are NaN there."""

UNCODED = 27**3
"""The code of a country or language that is no two or three letters: it equals nothing. Others are below it."""

CODES = 256
"""How many codes a scale has, 0 included."""

LOGARITHMIC = {"followers": (0.0, 9.5), "views": (0.0, 9.5), "engagement": (-4.0, 0.5)}
"""Scales in powers of ten, from code 1 to code 255."""

ADULT_LABELS = frozenset({"adult", "adult content", "nsfw", "成人", "成人内容"})

Facts = NDArray[Any]
Floats = NDArray[np.float32]

_LEAF_LEVEL, _MOST_LEAVES, _SHORTEST_BIO_WORD, _TAG_WEIGHT = 3, 3, 4, 2.0
_ADDRESSES = re.compile(r"\S+@\S+|https?://\S+")


def traits_of(rows: Sequence[tuple[int, Record]]) -> tuple[Facts, Floats]:
    """The facts and word vectors of rows, in their order."""
    facts = np.array([_exact(row_id, record) for row_id, record in rows], dtype=FACTS)
    for name in LOGARITHMIC:
        facts[name] = scale_codes(name, facts[f"exact_{name}"])
    facts["female"] = share_codes(facts["exact_female"])
    return facts, word_vectors([record for _, record in rows])


def _exact(row_id: int, record: Record) -> tuple[Any, ...]:
    leaves = leaf_codes(record)
    main = leaves[0] if leaves else 0
    places = record.get("audience_countries") or [None]
    return (
        name_hash(handle_of(record.get("username"))),
        name_hash(record.get("nickname")),
        *(_number(record, name) for name in ("followers", "avg_views", "audience_female", "engagement")),
        _day(record),
        row_id,
        letters_code(record.get("country")),
        letters_code(record.get("language")),
        letters_code(places[0]),
        # Where there are fewer leaves than places the main one counts again, so their mean leans to it.
        *(leaves[place] if place < len(leaves) else main for place in range(_MOST_LEAVES)),
        0,
        0,
        0,
        0,
        age_bits(record.get("audience_ages") or ()),
        is_adult(record),
    )


def _number(record: Record, name: str) -> float:
    value = record.get(name)
    return np.nan if value is None else float(value)


def _day(record: Record) -> float:
    day = record.get("last_post")
    return date.fromisoformat(day[:10]).toordinal() if day else np.nan


def scale_codes(scale: str, values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Positive values as codes 1..255 of a logarithmic scale; unknown ones as 0, nothing at all as 1."""
    low, high = LOGARITHMIC[scale]
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.round((np.log10(values) - low) / (high - low) * (CODES - 2)) + 1
    return np.nan_to_num(np.clip(steps, 1, CODES - 1), nan=0).astype(np.uint8)


def share_codes(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Shares 0..1 as codes 1..255, unknown ones as 0."""
    return np.nan_to_num(np.clip(np.round(values * (CODES - 2)) + 1, 1, CODES - 1), nan=0).astype(np.uint8)


def letters_code(code: str | None) -> int:
    """A country or language of two or three letters as a number of its own; 0 when unknown."""
    if not code:
        return 0
    letters = code.lower()
    if len(letters) > 3 or not (letters.isascii() and letters.isalpha()):
        return UNCODED
    number = 0
    for letter in letters:
        number = number * 27 + ord(letter) - ord("a") + 1
    return number


def age_bits(labels: Iterable[str]) -> int:
    """Age brackets as bits; those that the service does not know are left out."""
    return sum(1 << place for place, label in enumerate(AUDIENCE_AGES) if label in labels)


def is_adult(record: Record) -> bool:
    """Whether a free category label says that this is no content for everybody."""
    return any(folded(label) in ADULT_LABELS for label in record.get("category_labels") or ())


@cache
def leaf_numbers() -> Mapping[str, int]:
    """Category leaves by id, numbered from 1."""
    leaves = (known.id for known in categories().values() if known.depth == _LEAF_LEVEL)
    return {leaf: number for number, leaf in enumerate(leaves, 1)}


def leaf_codes(record: Record) -> list[int]:
    """The first three category leaves of a record."""
    known = leaf_numbers()
    return [known[leaf] for leaf in record.get("category_ids") or () if leaf in known][:_MOST_LEAVES]


def name_hash(name: str | None) -> int:
    """A name without case and accents as a number; 0 when there is none."""
    return _hashed(folded(name)) if name and name.strip() else 0


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def word_vectors(records: Sequence[Record]) -> Floats:
    """Hashtags, free category labels and bio words of each record, hashed to a vector of unit length.

    Each term stands for a fixed row of signs, so that the product of two vectors is about the share of terms in common.
    """
    vectors = np.array([_summed(record) for record in records], dtype=np.float32).reshape(-1, WORD_SIZES)
    lengths = np.linalg.norm(vectors, axis=1)
    vectors /= np.where(lengths > 0, lengths, 1)[:, None]
    vectors[:, -1] = lengths == 0
    return vectors


def _summed(record: Record) -> Floats:
    """The signs of all terms of a record, added up."""
    tags = terms_of([*record.get("hashtags", ()), *record.get("category_labels", ())])
    bio = _ADDRESSES.sub(" ", record.get("bio") or "")
    said = {term for term in terms_of([bio]) if _tells(term)} - tags
    vector = np.zeros(WORD_SIZES, dtype=np.float32)
    for term in tags:
        vector += _TAG_WEIGHT * _signs(term)
    for term in said:
        vector += _signs(term)
    return vector


def _tells(term: str) -> bool:
    """Whether a bio word says something: a longer word, or a pair of characters in a script without spaces."""
    return len(term) >= _SHORTEST_BIO_WORD or (len(term) > 1 and not term.isascii())


@lru_cache(maxsize=100_000)
def _signs(term: str) -> Floats:
    bits = np.unpackbits(np.frombuffer(_hashed(term).to_bytes(8, "little"), dtype=np.uint8))
    signs = bits[:WORD_SIZES].astype(np.float32) * 2 - 1
    signs[-1] = 0  # the last place says that there are no words
    return signs
