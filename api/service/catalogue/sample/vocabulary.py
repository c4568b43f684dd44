"""What sample creators are about and how their languages put it: topics, words, names, countries, products.

The data files beside this module hold the words; a language without words of its own speaks English.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NAMES_LIKE = {"ms": "id", "tl": "es"}
"""Languages that borrow another's given names; all others without names of their own borrow English ones."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a creator is about. Shares are 0..1, `ages` the audience's usual brackets, `leaves` category leaf ids."""

    name: str
    weight: float
    creator_female: float
    audience_female: float
    ages: tuple[str, ...]
    showcase: float
    leaves: tuple[str, ...]
    products: tuple[tuple[str, str], ...]
    words: Mapping[str, tuple[str, ...]]

    def words_in(self, language: str) -> tuple[str, ...]:
        """The topic's words in a language, English where it has none."""
        return self.words.get(language) or self.words["en"]


@dataclass(frozen=True, slots=True)
class Country:
    """A home of creators: its weight by platform id, languages with their shares, and audiences' other countries."""

    code: str
    weights: Mapping[str, float]
    languages: tuple[tuple[str, float], ...]
    near: tuple[str, ...]
    dial: str
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A given name as its language writes it, and in the letters of a user name."""

    written: str
    latin: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file of this package."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic with its words and products."""
    words = {row.pop("topic"): row for row in rows("words.csv")}
    products = defaultdict(list)
    for row in rows("products.csv"):
        products[row["topic"]].append((row["id"], row["name"]))
    return tuple(
        Topic(
            name=row["topic"],
            weight=float(row["weight"]),
            creator_female=float(row["creator_female"]),
            audience_female=float(row["audience_female"]),
            ages=tuple(row["ages"].split()),
            showcase=float(row["showcase"]),
            leaves=tuple(row["leaves"].split("|")),
            products=tuple(products[row["topic"]]),
            words={language: tuple(text.split()) for language, text in words[row["topic"]].items()},
        )
        for row in rows("topics.csv")
    )


@cache
def countries() -> Mapping[str, Country]:
    """Every country that sample creators live in, by code."""
    return {row["code"]: _country(row) for row in rows("countries.csv")}


def _country(row: Mapping[str, str]) -> Country:
    shares = [part.partition(":") for part in row["languages"].split()]
    return Country(
        code=row["code"],
        weights={platform: float(row[platform]) for platform in ("tiktok", "youtube", "instagram")},
        languages=tuple((language, float(share)) for language, _, share in shares),
        near=tuple(row["near"].split()),
        dial=row["dial"],
        cities=tuple(row["cities"].split("|")),
    )


@cache
def texts() -> Mapping[str, Any]:
    """Templates and parts of names: `bios` and `nicknames` by language, `surname_heads` and the like as lists."""
    loaded = json.loads((files(__package__) / "texts.json").read_text(encoding="utf-8"))
    return {key: value.split() if isinstance(value, str) else value for key, value in loaded.items()}


@cache
def given_names(language: str, gender: str) -> tuple[Given, ...]:
    """Given names of a language for `female` or `male`."""
    known = _names()
    chosen = known.get(language) or known[_NAMES_LIKE.get(language, "en")]
    pairs = (name.partition(":") for name in chosen[gender].split())
    return tuple(Given(written, latin or written) for written, _, latin in pairs)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    loaded: Mapping[str, Mapping[str, str]] = json.loads((files(__package__) / "names.json").read_text("utf-8"))
    return loaded
