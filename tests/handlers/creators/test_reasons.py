"""Why creators are alike: shared facts that are known, and no invented ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.creators.reasons import reasons

SEED = Creator(Platform.TIKTOK, "1", country="US", followers=30_000, avg_views=9_000)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (SEED, ("country", "size", "views")),
        (replace(SEED, country="CA"), ("size", "views")),
        (replace(SEED, followers=90_000, avg_views=3_000), ("country", "size", "views")),
        (replace(SEED, followers=90_001, avg_views=2_999), ("country",)),
        (replace(SEED, country=None, followers=None, avg_views=None), ()),
        (replace(SEED, country="", followers=0, avg_views=0), ()),
    ],
)
def test_a_reason_is_a_fact_that_both_share(other: Creator, shared: tuple[str, ...]) -> None:
    assert reasons(SEED, other) == shared
    assert reasons(other, SEED) == shared


@pytest.mark.parametrize("seed", [None, Creator(Platform.TIKTOK, "1")])
def test_a_seed_of_which_nothing_is_known_gives_no_reason(seed: Creator | None) -> None:
    assert reasons(seed, SEED) == ()
