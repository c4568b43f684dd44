"""What a search body may say; what it may not is refused naming the field and what it takes (contract 5, 6.3, 7)."""

from __future__ import annotations

from typing import Any

import pytest

from api.contract.endpoints import SEARCH
from api.contract.platforms import Platform
from tests.api.service.conftest import Records, on
from tests.api.service.door import Door

T, Y, I = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM  # noqa: E741 - three platforms, three letters

WRONG: list[tuple[Platform, str, Any, str]] = [
    (T, "page", 0, "from 1 to 200"),
    (T, "page", 201, "from 1 to 200"),
    (T, "page", -1, "from 1 to 200"),
    (T, "page", "2", "whole number"),
    (T, "page", 1.5, "whole number"),
    (T, "page", True, "whole number"),
    (T, "page", [1], "whole number"),
    (Y, "size", 0, "from 1 to 100"),
    (Y, "size", 101, "from 1 to 100"),
    (I, "size", 10**30, "from 1 to 100"),
    (I, "size", {}, "from 1 to 100"),
    (
        T,
        "sort_field",
        "followers_count",
        "followers_cnt, last10_avg_video_views_cnt, last10_avg_video_interaction_rate",
    ),
    (Y, "sort_field", "last10_avg_video_view_count_all", "one of followers_cnt"),
    (I, "sort_field", 1, "one of followers_cnt"),
    (T, "sort_order", "up", "one of asc, desc"),
    (T, "sort_order", "DESC", "one of asc, desc"),
    (T, "service_level", "S4", "one of S1, S2, S3"),
    (T, "service_level", "s2", "one of S1, S2, S3"),
    (T, "service_level", 2, "one of S1, S2, S3"),
    (T, "lang", "zh", "one of cn, en"),
    (T, "gender", "2", '"0" (female), "1" (male)'),
    (T, "gender", True, '"0" (female), "1" (male)'),
    (T, "gender", ["0"], '"0" (female), "1" (male)'),
    (T, "keyword", 5, "text"),
    (T, "keyword", ["beauty"], "text"),
    (T, "country_code", ["US", "CA"], "one text with commas"),
    (T, "industry", 25006004, "one text with commas"),
    (T, "has_email", "yes", "true or false"),
    (T, "has_email", 2, "true or false"),
    (T, "has_email", [], "true or false"),
    (T, "followers_cnt_gte", -1, "0 or more"),
    (T, "followers_cnt_gte", "many", "whole number"),
    (T, "followers_cnt_lte", 10.5, "whole number"),
    (T, "last10_avg_video_views_cnt_gte", "10", "a number"),
    (T, "last10_avg_video_views_cnt_gte", False, "a number"),
    (T, "last10_avg_video_interaction_rate_gte", 101, "from 0 to 100"),
    (T, "last10_avg_video_interaction_rate_gte", -0.1, "from 0 to 100"),
    (I, "female_ratio_lte", "60%", "from 0 to 100"),
    (T, "last_video_publish_date_gte", "01/02/2026", "YYYY-MM-DD"),
    (T, "last_video_publish_date_gte", "2026-02-30", "YYYY-MM-DD"),
    (T, "last_video_publish_date_gte", "2026-W01-1", "YYYY-MM-DD"),
    (T, "last_video_publish_date_gte", 20260101, "YYYY-MM-DD"),
    (Y, "last_video_publish_time_lte", "yesterday", "YYYY-MM-DD"),
    (I, "last_video_publish_time_lte", "2026-1-1", "YYYY-MM-DD"),
]


@pytest.mark.parametrize(("platform", "field", "value", "says"), WRONG)
async def test_a_wrong_value_is_refused_by_name_and_costs_nothing(
    door: Door, platform: Platform, field: str, value: Any, says: str
) -> None:
    got = await door.search(platform, **{field: value})
    assert got.refusal == (400, 40001)
    assert got.message.startswith(f"{field} must be ")
    assert says in got.message
    assert door.service.accounts.ledger() == []


async def test_a_long_wrong_value_is_not_repeated_whole(door: Door) -> None:
    got = await door.search(T, lang="x" * 10_000)
    assert len(got.message) < 200


@pytest.mark.parametrize("empty", [None, ""])
@pytest.mark.parametrize("field", sorted({field for _, field, _, _ in WRONG}))
async def test_null_and_empty_text_are_as_if_left_out(door: Door, field: str, empty: str | None) -> None:
    """The defaults are page 1, 50 rows, most followers first, S2, codes untranslated."""
    got = await door.search(T, **{field: empty})
    plain = await door.search(T)
    assert got.uids == plain.uids
    assert len(got.uids) == 50
    assert (got.meta["page"], got.meta["size"]) == (1, 50)
    assert (got.meta["service_level"], got.meta["lang"], got.meta["total"]) == ("S2", None, None)
    followers = [row["followers_count"] for row in got.data]
    assert followers == sorted(followers, reverse=True)


@pytest.mark.parametrize(
    ("value", "same"),
    [("true", True), ("True", True), ("1", True), (1, True), ("false", False), ("0", False), (0, False)],
)
async def test_booleans_are_taken_in_the_spellings_of_older_clients(
    door: Door, records: Records, value: Any, same: bool
) -> None:
    expected = [r for r in on(Y, records) if r.get("is_ai_creator") or not same]
    assert len(await door.everybody(Y, is_ai_creator=value)) == len(expected)


@pytest.mark.parametrize(("value", "code"), [(0, "0"), ("female", "0"), ("Female", "0"), ("女", "0"), ("男", "1")])
async def test_gender_is_taken_in_words_too(door: Door, value: Any, code: str) -> None:
    assert await door.everybody(T, gender=value) == await door.everybody(T, gender=code)


async def test_whole_numbers_may_be_written_with_a_point(door: Door) -> None:
    got = await door.raw("POST", SEARCH[T].url, b'{"size": 3.0, "followers_cnt_gte": 1e3}')
    assert len(got.data) == 3


async def test_the_last_page_and_the_largest_size_are_allowed(door: Door) -> None:
    got = await door.search(T, page=200, size=100)
    assert (got.data, got.meta["page"], got.meta["size"]) == ([], 200, 100)


async def test_unknown_keys_are_ignored(door: Door) -> None:
    got = await door.post("creators/tiktok/search", {"platform": "youtube", "nonsense": {"deep": [1]}, "size": 1})
    assert len(got.data) == 1
