"""A few dozen accounts that everybody knows, with rounded public facts and nothing else: no address, no guess."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from api.contract.platforms import Platform
from api.service.catalogue.sample.vocabulary import rows


def famous_handles() -> frozenset[str]:
    """User names that no invented person may bear, in lower case."""
    return frozenset(row["username"].lower() for row in rows("famous.csv"))


def famous_records() -> Iterator[dict[str, Any]]:
    """The famous accounts as records. Their ids are made from platform and name, since no real id is needed."""
    for row in rows("famous.csv"):
        platform = Platform(row["platform"])
        record = {
            "platform": platform.value,
            "uid": "famous-" + sha256(f"{platform.value} {row['username'].lower()}".encode()).hexdigest()[:16],
            "username": row["username"],
            "nickname": row["nickname"],
            "profile_url": platform.profile_url(row["username"]),
            "country": row["country"] or None,
            "language": row["language"] or None,
            "gender": row["gender"] or None,
            "followers": int(row["followers"]),
            "is_verified": True,
            "category_ids": row["leaves"].split("|"),
            "hashtags": row["hashtags"].split(),
            **_views(platform, row),
        }
        yield {name: value for name, value in record.items() if value is not None}


def _views(platform: Platform, row: dict[str, str]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if row["avg_views"]:
        ratio = round(int(row["avg_views"]) / int(row["followers"]), 4)
        known |= {"avg_views": int(row["avg_views"]), "views_per_sub": ratio}
        if platform is Platform.TIKTOK:
            known["views_per_follower"] = ratio
    if row["engagement"]:
        known["engagement"] = float(row["engagement"])
    return known
