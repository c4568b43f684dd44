"""What a search answers: the fields of its level, their units, the total, the order, the pages (contract 2.1, 6, 7)."""

from __future__ import annotations

from typing import Any

import pytest

from api.contract.fields import COLUMNS
from api.contract.platforms import Level, Platform
from api.contract.values import Kind
from api.service.options import Options
from tests.api.service.conftest import Open, Records, on
from tests.api.service.door import Door

T, Y, I = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM  # noqa: E741 - three platforms, three letters

WHO = "uid username nickname avatar_url "
VIEWS = (
    "avg_views engagement_rate last10_video_views_per_sub last10_med_video_views_cnt last10_med_video_views_per_sub "
)
ABOUT = "country_code gender is_verified industry_categories bio hashtags language email "
AUDIENCE = "audience_female_rate audience_country_code_list "
LENGTHS = " ".join(
    f"{stem}_{length}"
    for stem in (
        "avg_views",
        "engagement_rate",
        "last10_video_views_per_sub",
        "last10_med_video_views_cnt",
        "last10_med_video_views_per_sub",
    )
    for length in ("short", "long")
)
FIELDS = {
    (T, "S1"): WHO + "profile_url followers_count likes_count video_count has_showcase has_email has_mcn has_line "
    "has_zalo last_video_publish_date",
    (T, "S2"): ABOUT + VIEWS + "views_per_follower product_categories link_whatsapp link_line link_zalo mcn",
    (T, "S3"): AUDIENCE + "audience_language_code_list audience_age_id_list",
    (Y, "S1"): WHO + "channel_url has_email has_whatsapp last_video_publish_time",
    (Y, "S2"): ABOUT + VIEWS + LENGTHS + " followers_count video_count view_count whatsapp",
    (Y, "S3"): AUDIENCE + "audience_language_list audience_age_list",
    (I, "S1"): WHO + "profile_url has_email has_whatsapp last_video_publish_time",
    (I, "S2"): ABOUT + VIEWS + "followers_count video_count link_whatsapp",
    (I, "S3"): AUDIENCE + "audience_language_code_list audience_age_id_list",
}
"""The fields of each platform that a level adds to the one below, copied from the tables of contract 7.5."""

_VALUES: dict[Kind, Any] = {
    Kind.TEXT: "text",
    Kind.DATE: "2026-05-01",
    Kind.TIME: "2026-05-01T09:00:00Z",
    Kind.WHOLE: 7,
    Kind.NUMBER: 1.5,
    Kind.RATIO: 0.065,
    Kind.PERCENT: 0.7865,
    Kind.FLAG: True,
    Kind.TEXTS: ["one", "two"],
}


def full_record(platform: Platform) -> dict[str, Any]:
    """A creator of whom everything is known, and who is alone in their language."""
    known = {column: _VALUES[kind] for column, kind in COLUMNS.items() if kind is not Kind.CATEGORIES}
    told = {"uid": "7012345678901234567", "username": "full.house", "language": "xx", "gender": "female"}
    lists = {"category_ids": ["25006004"], "audience_ages": ["18-24", "55+"]}
    return {**known, **told, **lists, "platform": platform.value}


async def full_row(door: Door, platform: Platform, **fields: Any) -> dict[str, Any]:
    """That creator as a search shows them."""
    door.service.catalogue.put([full_record(platform)])
    [row] = (await door.search(platform, language_code="xx", **fields)).data
    return dict(row)


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("level", Level)
async def test_a_level_has_exactly_its_fields(door: Door, platform: Platform, level: Level) -> None:
    expected = {field for below in Level if level.holds(below) for field in FIELDS[platform, below.value].split()}
    assert set(await full_row(door, platform, service_level=level.value)) == expected


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("level", Level)
async def test_nothing_above_the_level_is_ever_shown_not_even_as_null(
    door: Door, platform: Platform, level: Level
) -> None:
    got = await door.search(platform, size=100, service_level=level.value)
    allowed = {field for below in Level if level.holds(below) for field in FIELDS[platform, below.value].split()}
    assert set().union(*got.data) <= allowed
    assert got.meta["service_level"] == level.value


async def test_values_are_in_the_units_of_the_contract(door: Door) -> None:
    row = await full_row(door, T, service_level="S3")
    assert row["uid"] == "7012345678901234567"
    assert row["engagement_rate"] == 0.065
    assert row["audience_female_rate"] == 78.65
    assert row["last_video_publish_date"] == "2026-05-01"
    assert row["industry_categories"] == [
        {"primary": "Beauty & Personal Care", "secondary": "Makeup", "tertiary": "Facial Makeup"}
    ]
    assert row["audience_age_id_list"] == ["18-24", "55+"]


async def test_youtube_tells_the_time_of_the_last_post(door: Door) -> None:
    assert (await full_row(door, Y))["last_video_publish_time"] == "2026-05-01T09:00:00Z"


@pytest.mark.parametrize(("lang", "word"), [("cn", "女"), ("en", "female"), (None, "female")])
@pytest.mark.parametrize("platform", [T, I])
async def test_lang_translates_gender(door: Door, platform: Platform, lang: str | None, word: str) -> None:
    assert (await full_row(door, platform, lang=lang))["gender"] == word
    assert (await door.search(platform, lang=lang, size=1)).meta["lang"] == lang


async def test_lang_translates_ages_and_leaves_youtubes_gender_and_every_country_alone(door: Door) -> None:
    plain = await full_row(door, Y, service_level="S3")
    row = await full_row(door, Y, service_level="S3", lang="cn")
    assert row["audience_age_list"] != plain["audience_age_list"]
    assert {name for name in row if row[name] != plain[name]} == {"audience_age_list"}


async def test_lang_filters_nothing(door: Door) -> None:
    assert (await door.search(T, lang="cn")).uids == (await door.search(T)).uids


@pytest.mark.parametrize("platform", Platform)
async def test_with_stringify_every_scalar_is_text(open_service: Open, platform: Platform) -> None:
    service = open_service(options=Options(stringify=True))
    door = Door(service, service.accounts.add_key("tests"))
    row = await full_row(door, platform, service_level="S3")
    assert {type(value) for value in row.values()} == {str, list}
    assert (row["followers_count"], row["engagement_rate"], row["is_verified"]) == ("7", "0.065", "true")
    assert row["audience_female_rate"] == "78.65"


async def test_without_stringify_scalars_are_what_they_are(door: Door) -> None:
    row = await full_row(door, T)
    assert (row["followers_count"], row["engagement_rate"], row["is_verified"]) == (7, 0.065, True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"followers_cnt_gte": 0, "followers_cnt_lte": 10**9},
        {"country_code": "US", "has_email": True, "page": 1, "size": 9, "sort_order": "asc", "service_level": "S1"},
        {"country_code": "US", "has_email": True, "lang": "en", "sort_field": "followers_cnt"},
        {"country_code": "US", "has_email": True, "has_line": False, "keyword": "", "gender": None, "is_top": True},
    ],
)
async def test_up_to_two_conditions_bring_no_total(door: Door, fields: dict[str, Any]) -> None:
    assert (await door.search(T, **fields)).meta["total"] is None


async def test_more_than_two_conditions_bring_the_total_on_every_page(door: Door, records: Records) -> None:
    """Each body key counts: the two bounds of a range are two conditions."""
    fields = {"country_code": "US", "followers_cnt_gte": 1000, "followers_cnt_lte": 10**6}
    expected = sum(r.get("country") == "US" and 1000 <= r["followers"] <= 10**6 for r in on(T, records))
    for page in (1, 2, 100):
        assert (await door.search(T, page=page, size=10, **fields)).meta["total"] == expected
    assert expected > 10


@pytest.mark.parametrize(
    ("platform", "sort", "column"),
    [
        (T, "followers_cnt", "followers"),
        (T, "last10_avg_video_views_cnt", "avg_views"),
        (T, "last10_avg_video_interaction_rate", "engagement"),
        (Y, "followers_cnt", "followers"),
        (I, "followers_cnt", "followers"),
    ],
)
@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_pages_follow_the_order_and_never_overlap(
    door: Door, records: Records, platform: Platform, sort: str, column: str, order: str
) -> None:
    seen: list[str] = []
    for page in range(1, 6):
        seen += (await door.search(platform, page=page, size=23, sort_field=sort, sort_order=order)).uids
    assert len(seen) == len(set(seen)) == 115
    values = {r["uid"]: r[column] for r in on(platform, records) if r.get(column) is not None}
    in_order = sorted(values.values(), reverse=order == "desc")
    assert [values[uid] for uid in seen] == in_order[:115]


async def test_a_page_beyond_the_end_is_empty_and_free(door: Door) -> None:
    got = await door.search(T, page=150)
    assert got.data == []
    assert got.meta["credits_consumed"] == 0


async def test_a_creator_who_changes_is_found_once_and_as_they_are_now(door: Door) -> None:
    for followers in (1000, 2000, 3000):
        door.service.catalogue.put([{**full_record(T), "followers": followers}])
    got = await door.search(T, language_code="xx", followers_cnt_gte=0, followers_cnt_lte=10**9)
    assert [row["followers_count"] for row in got.data] == [3000]
    assert got.meta["total"] == 1
