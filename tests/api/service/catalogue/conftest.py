"""Real catalogues on disk, and many small creators who share values, so that ties and gaps are common."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api.contract.filters import AUDIENCE_AGES
from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue

Record = dict[str, Any]
Opens = Callable[..., Catalogue]

NAMES = (
    "Mbappé",
    "Mbappe\u0301",
    "mbappe.10",
    "이지금",
    "日本語チャンネル",
    "美妆博主",
    "Zoë 🎉",
    "mia_k",
    "Straße",
    "433",
)
BIOS = (
    "Tea & café, every day",
    "CAFE au lait",
    "喜欢护肤和美妆",
    "メイクが好き",
    "تجميل",
    "👩‍🍳 cooks",
    "kylian mbappé fan",
)
TAGS = ("beauty", "Beauty", "makeup", "护肤", "café", "뷰티")
CODES = {"country": ("US", "GB", "JP"), "language": ("en", "ja"), "gender": ("female", "male")}
LISTS = {
    "category_ids": ("25006001", "25006002", "19001001"),
    "audience_countries": ("US", "JP", "BR"),
    "audience_languages": ("en", "pt"),
    "audience_ages": AUDIENCE_AGES[1:4],
    "product_category_ids": ("600101", "600111"),
}
FLAGS = ("has_email", "has_whatsapp", "has_line", "has_zalo", "has_mcn", "is_ai_creator", "is_product_kol")
WHOLE = {"followers": (0, 1, 1_000, 1_000, 52_000, 440_000_000), "avg_views": (0, 7, 7, 90_000, 2_500_000_000)}
SHARES = {"engagement": (0.0, 0.0290, 0.03, 0.0301), "audience_female": (0.0, 0.5, 0.7865, 1.0), "commission": (0.1,)}
MONEY = {"gmv": (0.0, 12.5, 1e6), "gpm": (2.5, 6.0), "gmv_per_buyer": (12.0, 60.25)}
DAYS = ("2026-11-01", "2026-11-20T09:00:00Z", "2026-11-20T23:59:59Z", "2024-02-29")


def some_creator(chance: random.Random, platform: Platform, uid: str) -> Record:
    """A creator of whom half is unknown."""
    record: Record = {"platform": platform.value, "uid": uid}
    choices: dict[str, tuple[Any, ...]] = {**CODES, **WHOLE, **SHARES, **MONEY, **dict.fromkeys(FLAGS, (True, False))}
    choices |= {"username": NAMES, "nickname": NAMES, "bio": BIOS, "last_post": DAYS}
    record |= {name: chance.choice(values) for name, values in choices.items() if chance.random() < 0.6}
    lists = {**LISTS, "hashtags": TAGS}
    record |= {
        name: chance.sample(values, chance.randint(1, 2)) for name, values in lists.items() if chance.random() < 0.6
    }
    return record


def some_creators(number: int, seed: int = 1) -> list[Record]:
    """Creators on every platform, the same for the same seed."""
    chance = random.Random(seed)
    platforms = list(Platform)
    return [some_creator(chance, platforms[place % 3], str(7_000 + place)) for place in range(number)]


@pytest.fixture
def opens(tmp_path: Path) -> Iterator[Opens]:
    """Opens the catalogue of one file, as often as it is called; `sample` as in `Catalogue.open`."""
    opened: list[Catalogue] = []

    def at(name: str = "creators.db", *, sample: bool = False) -> Catalogue:
        opened.append(Catalogue.open(tmp_path / name, sample=sample))
        return opened[-1]

    yield at
    for catalogue in opened:
        catalogue.close()
