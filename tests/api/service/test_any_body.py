"""Whatever a body holds, the answer is an envelope and never a failure of the service."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.contract.endpoints import LOOKALIKE, SEARCH, VERIFY, Endpoint
from api.contract.filters import FILTERS
from api.contract.platforms import Platform
from tests.api.service.door import Door

WISHES = [
    *("target_platform", "target_region", "target_language", "limit", "service_level", "lang"),
    *("follower_min", "follower_max", "avg_views_min", "avg_views_max", "female_rate_min"),
]
FIELDS = sorted(
    {
        f"{stem}{bound}"
        for known in FILTERS.values()
        for platform in Platform
        for stem in known.names_on(platform)
        for bound in (("_gte", "_lte") if known.kind.is_range else ("",))
    }
    | {"page", "size", "sort_field", "sort_order", "service_level", "lang", "challenge"}
    | {"username", "profile_url", "platform", *WISHES}
)

LIKELY = ["S1", "S3", "asc", "cn", "tiktok", "US,CA", "0", "1", "true", "2026-01-01", "charlidamelio", "MrBeast", "all"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(LIKELY)
NUMBERS = st.integers(-(10**30), 10**30) | st.integers(0, 120) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))
BODIES = st.dictionaries(st.sampled_from(FIELDS) | TEXTS, SCALARS | VALUES, max_size=6)

UNHURRIED = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("endpoint", [*SEARCH.values(), LOOKALIKE, VERIFY], ids=lambda endpoint: endpoint.path)
@UNHURRIED
@given(body=BODIES)
async def test_any_object_is_answered(door: Door, endpoint: Endpoint, body: dict[str, Any]) -> None:
    got = await door.post(endpoint.path, body)
    assert got.status in {200, 400, 404}, got.envelope
    if got.status == 400:
        assert got.code == 40001


@UNHURRIED
@given(wishes=st.dictionaries(st.sampled_from(WISHES), NUMBERS.map(abs) | st.sampled_from(LIKELY), max_size=4))
async def test_any_wishes_about_a_known_seed_are_answered(door: Door, wishes: dict[str, Any]) -> None:
    got = await door.post(LOOKALIKE.path, {"username": "charlidamelio", **wishes})
    assert got.status in {200, 400}, got.envelope


@UNHURRIED
@given(content=st.binary(max_size=60))
async def test_any_bytes_are_answered(door: Door, content: bytes) -> None:
    got = await door.raw("POST", VERIFY.url, content)
    assert got.status in {200, 400}


@UNHURRIED
@given(value=TEXTS, field=st.sampled_from(["keyword", "country_code", "industry", "audience_age_list"]))
async def test_any_text_is_a_condition(door: Door, field: str, value: str) -> None:
    got = await door.search(Platform.TIKTOK, **{field: value})
    assert got.status == 200


@UNHURRIED
@given(key=st.text(max_size=20), identity=st.text(max_size=20))
async def test_any_headers_are_answered(door: Door, key: str, identity: str) -> None:
    """Header bytes may be anything but a line's end."""
    stranger = Door(
        door.service, *(text.encode(errors="ignore").decode().replace("\0", "") for text in (key, identity))
    )
    got = await stranger.search(Platform.TIKTOK)
    assert got.status == 401
