"""Lookalikes as the vendor's own cases and the contract want them (contract 8, 18)."""

from __future__ import annotations

from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.options import Options
from tests.api.service.conftest import Open, Records, on
from tests.api.service.door import Door

CORE = {"uid", "username", "nickname", "followers_count", "match_score"}
ITEM = {*CORE, "avatar_url", "profile_url", "country_code", "avg_views", "engagement_rate"}
CHARLI = {"username": "charlidamelio", "platform": "tiktok", "limit": 10}
MRBEAST = {"username": "MrBeast", "platform": "youtube", "limit": 10}


@pytest.mark.parametrize(
    ("fields", "least"),
    [
        (CHARLI, 5),
        ({"profile_url": "https://www.tiktok.com/@charlidamelio", "limit": 10}, 5),
        (MRBEAST, 3),
        ({**CHARLI, "target_platform": "youtube"}, 3),
        ({**MRBEAST, "target_platform": "tiktok"}, 3),
        ({**CHARLI, "service_level": "S1"}, 5),
        ({**CHARLI, "service_level": "S2"}, 5),
    ],
    ids=["1", "2", "3", "4", "5", "13", "14"],
)
async def test_vendor_case_finds_enough_with_the_core_fields(door: Door, fields: dict[str, Any], least: int) -> None:
    items = (await door.lookalike(**fields)).items
    assert least <= len(items) <= 10
    for item in items:
        assert all(item[field] is not None for field in CORE)


async def test_vendor_case_6_followers_stay_within_their_bounds(door: Door) -> None:
    items = (await door.lookalike(**CHARLI, follower_min=100_000, follower_max=1_000_000)).items
    assert items
    assert all(100_000 <= item["followers_count"] <= 1_000_000 for item in items)


async def test_vendor_case_7_a_region_is_a_country(door: Door) -> None:
    items = (await door.lookalike(**CHARLI, target_region="US")).items
    assert len(items) >= 3
    assert {item["country_code"] for item in items} == {"US"}


async def test_vendor_case_8_views_reach_their_minimum(door: Door) -> None:
    items = (await door.lookalike(**CHARLI, avg_views_min=10_000)).items
    assert items
    assert all(item["avg_views"] >= 10_000 for item in items)


async def test_vendor_case_9_an_unknown_seed_is_40401(door: Door) -> None:
    got = await door.lookalike(username="nonexistent_user_xyz_12345", platform="tiktok", limit=10)
    assert got.refusal == (404, 40401)
    assert "nonexistent_user_xyz_12345" in got.message


async def test_vendor_case_10_an_unknown_platform_fails(door: Door) -> None:
    got = await door.lookalike(username="test", platform="invalid_platform", limit=10)
    assert got.refusal == (400, 40001)
    assert got.message == 'platform must be one of tiktok, youtube, instagram, not "invalid_platform"'


async def test_vendor_case_11_a_limit_above_fifty_is_fifty(door: Door) -> None:
    assert len((await door.lookalike(**{**CHARLI, "limit": 1000})).items) == 50


@pytest.mark.parametrize(
    "fields", [{"username": ""}, {"username": "  "}, {"username": "@"}, {"username": None}, {}, {"profile_url": ""}]
)
async def test_vendor_case_12_without_a_seed_it_fails(door: Door, fields: dict[str, Any]) -> None:
    got = await door.lookalike(**{"platform": "tiktok", "limit": 10, **fields})
    assert got.refusal == (400, 40001)
    assert "username or profile_url" in got.message


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"limit": 0}, "limit must be a whole number of 1 or more"),
        ({"limit": -5}, "limit must be a whole number of 1 or more"),
        ({"limit": "10"}, "limit must be a whole number"),
        ({"target_platform": "twitter"}, "target_platform must be one of"),
        ({"service_level": "S9"}, "service_level must be one of"),
        ({"lang": "fr"}, "lang must be one of"),
        ({"follower_min": -1}, "follower_min must be a whole number of 0 or more"),
        ({"avg_views_max": "x"}, "avg_views_max must be a whole number"),
        ({"female_rate_min": 101}, "female_rate_min must be a number from 0 to 100"),
        ({"target_region": ["US"]}, "target_region must be"),
        ({"username": 5}, "username must be text"),
        ({"profile_url": "https://example.com/@charlidamelio"}, "profile_url must be a profile page"),
        ({"profile_url": "https://www.tiktok.com/"}, "profile_url must be a profile page"),
        ({"profile_url": "https://www.instagram.com/p/CxYz/"}, "profile_url must be a profile page"),
        ({"profile_url": "http://[oops"}, "profile_url must be a profile page"),
    ],
)
async def test_a_wrong_value_is_refused_by_name(door: Door, fields: dict[str, Any], says: str) -> None:
    got = await door.lookalike(**{**CHARLI, **fields})
    assert got.refusal == (400, 40001)
    assert got.message.startswith(says)
    assert door.service.accounts.ledger() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "charlidamelio"},
        {"username": " @CharliDAmelio "},
        {"username": "charlidamelio", "platform": ""},
        {"profile_url": "https://www.tiktok.com/@charlidamelio"},
        {"profile_url": "tiktok.com/@charlidamelio?lang=en"},
        {"profile_url": "https://m.tiktok.com/@CharliDamelio/video/7012345"},
        {"profile_url": "https://www.tiktok.com/@charlidamelio", "username": "MrBeast", "platform": "youtube"},
    ],
)
async def test_the_seed_is_found_by_name_or_link_and_the_link_counts(door: Door, fields: dict[str, Any]) -> None:
    assert (await door.lookalike(**fields)).items == (await door.lookalike(**{**CHARLI, "limit": 20})).items


@pytest.mark.parametrize("platform", Platform)
async def test_profile_links_of_every_platform_name_the_seed(door: Door, records: Records, platform: Platform) -> None:
    name = on(platform, records)[-1]["username"]
    by_link = await door.lookalike(profile_url=platform.profile_url(name))
    assert by_link.items == (await door.lookalike(username=name, platform=platform.value)).items
    assert all(platform.value in item["profile_url"] for item in by_link.items)


async def test_a_youtube_channel_link_names_the_seed_by_its_id(door: Door, records: Records) -> None:
    seed = on(Platform.YOUTUBE, records)[-1]
    got = await door.lookalike(profile_url=f"https://www.youtube.com/channel/{seed['uid']}")
    assert got.items == (await door.lookalike(username=seed["username"], platform="youtube")).items


async def test_an_unknown_channel_is_an_unknown_seed(door: Door) -> None:
    got = await door.lookalike(profile_url=f"https://www.youtube.com/channel/UC{'x' * 22}")
    assert got.refusal == (404, 40401)


@pytest.mark.parametrize("page", ["c/MrBeast", "user/MrBeast", "MrBeast"])
async def test_an_old_youtube_address_is_not_taken_for_a_handle(door: Door, page: str) -> None:
    """The handle of the same letters may be another channel's."""
    got = await door.lookalike(profile_url=f"https://www.youtube.com/{page}")
    assert got.refusal == (404, 40401)
    assert f"youtube.com/{page}" in got.message


async def test_a_name_is_looked_up_on_the_platform_that_is_named(door: Door) -> None:
    got = await door.lookalike(username="nobody_here", platform="instagram")
    assert "Instagram" in got.message


async def test_every_item_has_every_field_at_every_level(door: Door) -> None:
    for level in ("S1", "S2", "S3"):
        for item in (await door.lookalike(**CHARLI, service_level=level)).items:
            assert set(item) == ITEM


async def test_a_youtube_item_has_a_profile_url_too(door: Door) -> None:
    items = (await door.lookalike(**MRBEAST)).items
    assert all(item["profile_url"].startswith("https://www.youtube.com/@") for item in items)


async def test_the_most_alike_come_first_and_the_seed_never(door: Door) -> None:
    got = await door.lookalike(**{**CHARLI, "limit": 50})
    scores = [item["match_score"] for item in got.items]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert "charlidamelio" not in [item["username"] for item in got.items]


async def test_the_limit_is_twenty_unless_said(door: Door) -> None:
    got = await door.lookalike(username="charlidamelio", platform="tiktok")
    assert len(got.items) == got.data["total"] == 20
    assert (got.meta["page"], got.meta["size"], got.meta["total"]) == (None, None, None)


async def test_all_is_no_limit_of_region_or_language(door: Door) -> None:
    everywhere = await door.lookalike(**CHARLI, target_region="all", target_language="ALL")
    assert everywhere.items == (await door.lookalike(**CHARLI)).items


async def test_a_target_language_is_kept_to(door: Door, records: Records) -> None:
    items = (await door.lookalike(**CHARLI, target_language="es")).items
    languages = {record["uid"]: record.get("language") for record in records}
    assert items
    assert {languages[item["uid"]] for item in items} == {"es"}


async def test_the_female_share_is_a_percent(door: Door, records: Records) -> None:
    items = (await door.lookalike(**CHARLI, female_rate_min=70)).items
    shares = {record["uid"]: record.get("audience_female") for record in records}
    assert items
    assert all((shares[item["uid"]] or 0) >= 0.7 for item in items)


@pytest.mark.parametrize(
    "fields",
    [
        {"follower_min": 10**12},
        {"follower_min": 2**63},
        {"avg_views_min": 10**30},
        {"follower_min": 60, "follower_max": 40},
        {"target_region": "ZZ"},
        {"target_language": "nonsense"},
        {"target_region": "国"},
    ],
)
async def test_filters_that_nobody_meets_give_an_empty_answer_for_nothing(door: Door, fields: dict[str, Any]) -> None:
    got = await door.lookalike(**CHARLI, **fields)
    assert got.data == {"items": [], "total": 0}
    assert got.meta["credits_consumed"] == 0


async def test_with_stringify_scalars_are_text_and_null_stays_null(open_service: Open) -> None:
    service = open_service(options=Options(stringify=True))
    got = await Door(service, service.accounts.add_key("tests")).lookalike(**CHARLI)
    assert {type(value) for item in got.items for value in item.values()} <= {str, type(None)}
