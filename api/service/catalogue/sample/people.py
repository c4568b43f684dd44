"""Invented people: who they are before any platform counts them. One person may have accounts on several platforms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from api.contract.platforms import Platform
from api.service.catalogue.sample.vocabulary import Country, Given, Topic, countries, given_names, texts, topics

T = TypeVar("T")

_NO_GENDER = 0.12
_HANDLE_LENGTH = 24
"""TikTok's limit, the shortest of the three platforms, so that one name serves on all."""


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. `size` is a standard normal score shared by all their accounts; gender None = a team."""

    handle: str
    nickname: str
    country: Country
    language: str
    gender: str | None
    topic: Topic
    leaves: tuple[str, ...]
    city: str
    email: str
    size: float


class People:
    """Draws people one after the other and never gives a handle twice."""

    def __init__(self, rng: np.random.Generator, taken: frozenset[str]) -> None:
        self._rng = rng
        self._taken = set(taken)

    def draw(self, count: int, home: Platform) -> Iterator[Person]:
        """`count` people whose countries are weighted as `home` is used there."""
        rng = self._rng
        places = tuple(countries().values())
        weights = np.array([place.weights[home.value] for place in places])
        subjects = topics()
        shares = np.array([topic.weight for topic in subjects])
        living = rng.choice(len(places), size=count, p=weights / weights.sum()).tolist()
        about = rng.choice(len(subjects), size=count, p=shares / shares.sum()).tolist()
        chances = rng.random((count, 3)).tolist()
        picks = rng.integers(0, 2**31, size=(count, 12)).tolist()
        sizes = rng.standard_normal(count).tolist()
        for place, subject, chance, pick, size in zip(living, about, chances, picks, sizes, strict=True):
            yield self._person(places[place], subjects[subject], chance, pick, size)

    def _person(self, country: Country, topic: Topic, chance: list[float], pick: list[int], size: float) -> Person:
        language = _language(country, chance[0])
        voice = "female" if chance[1] < topic.creator_female else "male"
        given = _pick(given_names(language, voice), pick[0])
        surname = _pick(texts()["surname_heads"], pick[1]) + _pick(texts()["surname_tails"], pick[2])
        handle = self._unused(_handle(given, surname, _pick(topic.words["en"], pick[3]), pick[4]), pick[11])
        return Person(
            handle=handle,
            nickname=_nickname(language, given, surname, _pick(topic.words_in(language), pick[5]), pick[6]),
            country=country,
            language=language,
            gender=None if chance[2] < _NO_GENDER else voice,
            topic=topic,
            leaves=_leaves(topic, pick[7], pick[8]),
            city=_pick(country.cities, pick[9]),
            email=_address(handle, pick[10]),
            size=size,
        )

    def _unused(self, handle: str, number: int) -> str:
        while handle in self._taken:
            number += 1
            handle = f"{handle[: _HANDLE_LENGTH - 3].rstrip('._')}{number % 1000}"
        self._taken.add(handle)
        return handle


def _pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _language(country: Country, chance: float) -> str:
    for language, share in country.languages:
        if chance < share:
            return language
        chance -= share
    return country.languages[0][0]


def _leaves(topic: Topic, main: int, others: int) -> tuple[str, ...]:
    """One to three leaves of the topic, the main one first; one creator in ten also touches another topic."""
    leaves = [_pick(topic.leaves, main)]
    leaves += [_pick(topic.leaves, others + step) for step in range(others % 3)]
    if others % 10 == 0:
        leaves.append(_pick(_pick(topics(), others // 10).leaves, main))
    return tuple(dict.fromkeys(leaves))


def _handle(given: Given, surname: str, word: str, shape: int) -> str:
    name, last = _ascii(given.latin), surname.lower()
    shapes = (
        f"{name}.{last}",
        f"{name}_{last}",
        f"{name}{last}",
        f"{word}with{name}{last[:4]}",
        f"the{last}{word}",
        f"{last}.{word}",
        f"{word}_by_{name}{last[:5]}",
        f"{name}{last}{shape % 90 + 10}",
    )
    return _pick(shapes, shape)[:_HANDLE_LENGTH].rstrip("._")


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("İ", "I"))
    return plain.encode("ascii", "ignore").decode().lower()


def _nickname(language: str, given: Given, surname: str, word: str, shape: int) -> str:
    shapes = texts()["nicknames"]
    pattern = _pick(shapes.get(language) or shapes[""], shape)
    return unicodedata.normalize("NFC", pattern.format(given=given.written, surname=surname, word=word))


def _address(handle: str, shape: int) -> str:
    """An address under the names that are reserved for examples, so that nobody is ever written to."""
    plain = "".join(filter(str.isalnum, handle))
    shapes = (f"{handle}@example.com", f"hello@{plain}.example", f"{plain}.work@example.org", f"{handle}@mail.example")
    return _pick(shapes, shape)
