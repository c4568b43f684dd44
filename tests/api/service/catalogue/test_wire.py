"""Rows travel with exactly the fields of their platform and level, in the units that the contract states."""

from __future__ import annotations

from typing import Any

import pytest

from api.contract.creator import read_creator, read_lookalike
from api.contract.fields import FIELDS, LOOKALIKE, fields_of
from api.contract.filters import UNSOLD_COLUMNS
from api.contract.platforms import Level, Platform
from api.contract.search import Lang
from api.service.catalogue.records import Record
from api.service.catalogue.sample import sample_records
from api.service.catalogue.wire import lookalike_row, search_row, stringified

T, Y, _ = Platform

FULL: Record = {
    "uid": "7234567890123456789",
    "username": "mia.glow",
    "nickname": "Mia ✨",
    "avatar_url": "https://img.example/mia.jpg",
    "profile_url": "https://pages.example/mia",
    "country": "US",
    "language": "en",
    "gender": "female",
    "bio": "looks for tired people",
    "hashtags": ["beauty", "护肤"],
    "category_ids": ["25006001", "9002004"],
    "category_labels": ["Vlogs"],
    "product_categories": ["Lip Products"],
    "product_category_ids": ["600102"],
    "followers": 150_000,
    "likes": 2_000_000,
    "videos": 180,
    "total_views": 9_000_000_000,
    "avg_views": 30_000,
    "avg_views_short": 40_000,
    "avg_views_long": 20_000,
    "median_views": 28_000,
    "median_views_short": 39_000,
    "median_views_long": 18_000,
    "engagement": 0.065,
    "engagement_short": 0.07,
    "engagement_long": 0.06,
    "views_per_follower": 0.2,
    "views_per_sub": 0.2,
    "views_per_sub_short": 0.27,
    "views_per_sub_long": 0.13,
    "median_views_per_sub": 0.19,
    "median_views_per_sub_short": 0.26,
    "median_views_per_sub_long": 0.12,
    "last_post": "2026-11-20T09:30:00Z",
    "is_verified": True,
    "has_showcase": True,
    "has_email": True,
    "email": "mia@example.com",
    "has_whatsapp": False,
    "whatsapp": "+1 555 0100",
    "has_line": True,
    "line": "mia",
    "has_zalo": False,
    "zalo": "+84 555 0100",
    "has_mcn": True,
    "mcn": "North Star",
    "audience_female": 0.7865,
    "audience_countries": ["US", "CA"],
    "audience_languages": ["en"],
    "audience_ages": ["18-24", "55+"],
    "is_ai_creator": True,
    "is_product_kol": True,
    "gmv": 1.0,
    "gpm": 2.0,
    "gmv_per_buyer": 3.0,
    "commission": 0.1,
}


def full(platform: Platform) -> Record:
    return {**FULL, "platform": platform.value}


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("platform", Platform)
def test_a_full_record_has_every_field_of_its_level_and_no_other(platform: Platform, level: Level) -> None:
    assert list(search_row(full(platform), level)) == [field.name for field in fields_of(platform, level)]


@pytest.mark.parametrize("platform", Platform)
def test_each_level_holds_the_one_before_unchanged(platform: Platform) -> None:
    rows = [search_row(full(platform), level) for level in Level]
    assert rows[0].items() <= rows[1].items() <= rows[2].items()
    assert len(rows[0]) < len(rows[1]) < len(rows[2])


@pytest.mark.parametrize("platform", Platform)
def test_what_is_not_known_is_left_out(platform: Platform) -> None:
    row = search_row({"platform": platform.value, "uid": "7"}, Level.S3)
    assert row == {"uid": "7"}


def test_nothing_that_no_response_returns_ever_travels() -> None:
    for platform in Platform:
        assert not set(UNSOLD_COLUMNS) & set(search_row(full(platform), Level.S3))
        assert "product_category_ids" not in search_row(full(platform), Level.S3)


def test_followers_are_free_on_tiktok_only() -> None:
    assert {platform: "followers_count" in search_row(full(platform), Level.S1) for platform in Platform} == {
        platform: platform is T for platform in Platform
    }


@pytest.mark.parametrize("platform", Platform)
def test_rates_are_ratios_and_the_female_share_is_a_percentage(platform: Platform) -> None:
    row = search_row(full(platform), Level.S3)
    assert row["engagement_rate"] == 0.065
    assert row["audience_female_rate"] == 78.65


@pytest.mark.parametrize(("share", "percent"), [(0.07, 7.0), (0.29, 29.0), (0.57, 57.0), (1.0, 100.0), (0.0, 0.0)])
def test_a_percentage_is_no_hair_off(share: float, percent: float) -> None:
    assert search_row({**full(T), "audience_female": share}, Level.S3)["audience_female_rate"] == percent


def test_the_last_post_is_a_day_on_tiktok_and_a_time_elsewhere() -> None:
    assert search_row(full(T), Level.S1)["last_video_publish_date"] == "2026-11-20"
    assert search_row(full(Y), Level.S1)["last_video_publish_time"] == "2026-11-20T09:30:00Z"


def test_the_profile_page_is_built_where_none_is_kept() -> None:
    kept = {name: value for name, value in full(Y).items() if name != "profile_url"}
    assert search_row(kept, Level.S1)["channel_url"] == "https://www.youtube.com/@mia.glow"
    assert search_row(full(Y), Level.S1)["channel_url"] == "https://pages.example/mia"
    assert lookalike_row(kept, 90)["profile_url"] == "https://www.youtube.com/@mia.glow"


def test_categories_are_paths_of_names_and_free_labels_stand_alone() -> None:
    assert search_row(full(T), Level.S2)["industry_categories"] == [
        {"primary": "Beauty & Personal Care", "secondary": "Makeup", "tertiary": "Others"},
        {"primary": "Pets", "secondary": "Pet Supplies", "tertiary": "Pet Food"},
        {"primary": "Vlogs"},
    ]


@pytest.mark.parametrize(
    ("lang", "gender", "ages"),
    [
        (None, "female", ["18-24", "55+"]),
        ("cn", "女", ["18-24岁", "55岁以上"]),
        ("en", "female", ["18 to 24 years", "55+ years"]),
    ],
)
def test_coded_values_are_told_in_the_language_asked_for(lang: Lang | None, gender: str, ages: list[str]) -> None:
    row = search_row(full(T), Level.S3, lang)
    assert (row["gender"], row["audience_age_id_list"], row["country_code"]) == (gender, ages, "US")


def test_youtube_does_not_translate_gender() -> None:
    assert search_row(full(Y), Level.S3, "cn")["gender"] == "female"


@pytest.mark.parametrize("platform", Platform)
def test_as_text_every_scalar_is_a_text_and_lists_stay_lists(platform: Platform) -> None:
    row = search_row(full(platform), Level.S3)
    text = stringified(row)
    lists = {name for name, value in row.items() if isinstance(value, list)}
    assert {name: text[name] for name in lists} == {name: row[name] for name in lists}
    assert all(isinstance(text[name], str) for name in set(row) - lists)
    assert (text["is_verified"], text["followers_count"], text["engagement_rate"]) == ("true", "150000", "0.065")
    assert text["audience_female_rate"] == "78.65"


@pytest.mark.parametrize("stringify", [False, True])
@pytest.mark.parametrize("platform", Platform)
def test_the_client_reads_a_row_back_as_the_record_it_came_from(platform: Platform, stringify: bool) -> None:
    """Whether scalars come as text or not; columns that the platform does not return stay unknown."""
    row = search_row(full(platform), Level.S3)
    creator = read_creator(platform, stringified(row) if stringify else row)
    for field in FIELDS[platform].values():
        if field.column not in {"categories", "last_post"}:
            expected = FULL[field.column]
            assert getattr(creator, field.column) == (tuple(expected) if isinstance(expected, list) else expected)
    assert creator.last_post
    assert creator.last_post.isoformat() == "2026-11-20"


def test_a_lookalike_has_all_fields_and_null_for_what_is_not_known() -> None:
    row = lookalike_row({"platform": "youtube", "uid": "7"}, 87.654)
    assert list(row) == list(LOOKALIKE)
    assert {name for name, value in row.items() if value is not None} == {"uid", "match_score"}
    assert row["match_score"] == 87.7


def test_a_lookalike_is_read_back_with_its_score() -> None:
    creator = read_lookalike(Y, lookalike_row(full(Y), 91.2))
    assert (creator.followers, creator.engagement, creator.match_score) == (150_000, 0.065, 91.2)


def test_the_whole_sample_set_fits_the_contract() -> None:
    """Every value has its field's kind, whichever creator it is."""
    kinds: dict[str, set[type[Any]]] = {}
    for record in sample_records(per_platform=300):
        for name, value in search_row(record, Level.S3).items():
            kinds.setdefault(name, set()).add(type(value))
    assert {name for name, types in kinds.items() if len(types) > 1} == set()
    assert kinds["followers_count"] == kinds["avg_views"] == {int}
    assert kinds["audience_female_rate"] == kinds["engagement_rate"] == {float}
