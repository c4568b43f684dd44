"""The sample records themselves: famous accounts first, then thousands of invented creators on each platform."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from api.contract.platforms import Platform
from api.service.catalogue.sample.about import audience, contacts, sales, words
from api.service.catalogue.sample.famous import famous_handles, famous_records
from api.service.catalogue.sample.figures import figures
from api.service.catalogue.sample.people import People, Person
from api.service.pictures import picture_path

CREATORS_PER_PLATFORM = 4_000
"""Invented creators on each platform; the famous ones come on top."""

_SEED = 20_261_120
_CHANCES = 32
_SHARED = 0.2
"""The share of YouTube's and Instagram's creators who have an account on a platform before it as well."""

_PICTURED, _PICTURE = 0.9, 31
"""The share of creators with a picture, and the place of the chance that decides about it."""

_ID_LETTERS = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))


def sample_records(seed: int = _SEED, per_platform: int = CREATORS_PER_PLATFORM) -> Iterator[dict[str, Any]]:
    """Every record of the sample set, in an order that never changes. The same arguments give the same records."""
    yield from famous_records()
    rng = np.random.Generator(np.random.PCG64(seed))
    people = People(rng, famous_handles())
    known: list[Person] = []
    for platform in Platform:
        again = int(per_platform * _SHARED) if known else 0
        chosen = rng.choice(len(known), size=again, replace=False).tolist() if again else []
        new = list(people.draw(per_platform - again, platform))
        yield from _accounts(rng, platform, [known[number] for number in chosen] + new)
        known += new


def _accounts(rng: np.random.Generator, platform: Platform, people: list[Person]) -> Iterator[dict[str, Any]]:
    drawn = figures(rng, platform, np.array([person.size for person in people]))
    chances = rng.random((len(people), _CHANCES)).tolist()
    leans = rng.standard_normal((len(people), 2)).tolist()
    ids = _ids(rng, platform, len(people))
    for number, person in enumerate(people):
        record = _record(platform, person, drawn.of(number), chances[number], leans[number])
        record["uid"] = ids[number]
        if chances[number][_PICTURE] < _PICTURED:
            record["avatar_url"] = picture_path(platform, ids[number])
        yield {name: value for name, value in record.items() if value is not None}


def _record(
    platform: Platform, person: Person, numbers: dict[str, Any], chance: list[float], lean: list[float]
) -> dict[str, Any]:
    followers = numbers["followers"]
    reach = contacts(person, platform, followers, chance[0:6])
    record = {
        "platform": platform.value,
        "username": person.handle,
        "nickname": person.nickname,
        "profile_url": platform.profile_url(person.handle),
        "country": person.country.code if chance[6] > 0.02 else None,
        "language": person.language if chance[7] > 0.02 else None,
        "gender": person.gender,
        "category_ids": list(person.leaves),
        "is_verified": chance[8] < min(0.9, (followers / 3_000_000) ** 0.8),
        **numbers,
        **reach,
        **words(person, chance[10:16], reach["email"]),
        **audience(person, chance[16:20], lean[0]),
    }
    if platform is Platform.TIKTOK:
        return record | sales(person, numbers["avg_views"], chance[20:26], lean[1])
    record["is_ai_creator"] = chance[20] < 0.03
    if platform is Platform.INSTAGRAM:
        record["is_product_kol"] = chance[21] < person.topic.showcase
    return record


def _ids(rng: np.random.Generator, platform: Platform, count: int) -> list[str]:
    """Ids of the shape that each platform gives: 19 digits, `UC` and 22 letters, some ten digits."""
    if platform is Platform.YOUTUBE:
        return ["UC" + "".join(row) for row in _ID_LETTERS[rng.integers(0, len(_ID_LETTERS), (count, 22))].tolist()]
    low, high = (7 * 10**18, 75 * 10**17) if platform is Platform.TIKTOK else (10**9, 7 * 10**10)
    return [str(number) for number in rng.integers(low, high, count).tolist()]
