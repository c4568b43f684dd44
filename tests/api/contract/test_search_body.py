"""The bodies that travel: units, spellings and omissions, and what is refused before it could be misread and billed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.filters import FILTERS, filters_on
from api.contract.platforms import Level, Platform
from api.contract.search import Condition, LookalikeRequest, Range, SearchRequest, WrongRequest

PAGING = {"page", "size", "sort_field", "sort_order", "service_level"}
TRAPS = {
    Platform.TIKTOK: "whatsapp short_views short_engagement sells ai last10_avg_video_view_count has_whatsapp platform",
    Platform.YOUTUBE: """
        line zalo mcn sells product_category gmv gpm gmv_per_buyer commission last10_avg_video_views_cnt
        last10_avg_video_views_cnt_short last10_avg_video_interaction_rate last10_avg_video_interaction_rate_short
    """,
    Platform.INSTAGRAM: """
        line zalo mcn short_views short_engagement product_category gmv gpm gmv_per_buyer commission is_top_creator
        last30day_gmv last30day_prod_sales_show audience_female_rate last_video_publish_date last10_avg_video_views_cnt
    """,
}


def filters(platform: Platform, /, **conditions: Condition) -> dict[str, Any]:
    body = SearchRequest(platform, conditions).body()
    return {name: value for name, value in body.items() if name not in PAGING}


def refusal(platform: Platform, /, **conditions: Condition) -> WrongRequest:
    with pytest.raises(WrongRequest) as raised:
        SearchRequest(platform, conditions).body()
    return raised.value


def test_a_bare_search_sends_its_paging_order_and_level() -> None:
    assert SearchRequest(Platform.INSTAGRAM).body() == {
        "page": 1,
        "size": 50,
        "sort_field": "followers_cnt",
        "sort_order": "desc",
        "service_level": "S2",
    }


def test_the_language_of_the_answer_is_sent_only_when_asked_for() -> None:
    assert SearchRequest(Platform.TIKTOK, lang="cn").body()["lang"] == "cn"


@pytest.mark.parametrize(
    ("platform", "name", "value", "sent"),
    [
        (Platform.TIKTOK, "engagement", Range(0.03, None), {"last10_avg_video_interaction_rate_gte": 3}),
        (Platform.YOUTUBE, "engagement", Range(0.025, 0.5), {
            "last10_avg_interaction_rate_all_gte": 2.5,
            "last10_avg_interaction_rate_all_lte": 50,
        }),
        (Platform.INSTAGRAM, "audience_female", Range(0.7865, 1), {"female_ratio_gte": 78.65, "female_ratio_lte": 100}),
        (Platform.TIKTOK, "commission", Range(None, 0.07), {"last30day_commission_rate_lte": 7}),
        (Platform.YOUTUBE, "followers", Range(10_000, 500_000), {
            "followers_cnt_gte": 10_000,
            "followers_cnt_lte": 500_000,
        }),
        (Platform.INSTAGRAM, "views", Range(1500.5, None), {"last10_avg_video_view_count_gte": 1500.5}),
        (Platform.TIKTOK, "last_post", Range(date(2026, 5, 1), None), {"last_video_publish_date_gte": "2026-05-01"}),
        (Platform.INSTAGRAM, "last_post", Range(None, date(2026, 5, 1)), {"last_video_publish_time_lte": "2026-05-01"}),
        (Platform.TIKTOK, "gender", "female", {"gender": "0"}),
        (Platform.TIKTOK, "gender", "male", {"gender": "1"}),
        (Platform.TIKTOK, "country", ("US", "GB"), {"country_code": "US,GB"}),
        (Platform.YOUTUBE, "language", ("en", "zh"), {"language_code": "en,zh"}),
        (Platform.TIKTOK, "category", ("25006004", "1001001"), {"industry": "25006004,1001001"}),
        (Platform.TIKTOK, "product_category", ("12", "7"), {"product_category_id_array": "12,7"}),
        (Platform.TIKTOK, "email", True, {"has_email": True}),
        (Platform.TIKTOK, "keyword", " latte art ", {"keyword": "latte art"}),
    ],
)  # fmt: skip
def test_a_condition_travels_in_the_units_and_spelling_of_the_api(
    platform: Platform, name: str, value: Condition, sent: dict[str, Any]
) -> None:
    assert filters(platform, **{name: value}) == sent


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", False),
        ("keyword", "  "),
        ("country", ()),
        ("country", ("",)),
        ("followers", Range()),
        ("followers", Range(0, None)),
        ("engagement", Range(0.0, None)),
    ],
)
def test_a_condition_that_says_nothing_is_left_out(name: str, value: Condition) -> None:
    assert filters(Platform.TIKTOK, **{name: value}) == {}


@pytest.mark.parametrize(
    ("platform", "name"), [(platform, name) for platform, names in TRAPS.items() for name in names.split()]
)
def test_a_filter_that_the_platform_lacks_is_refused_by_name(platform: Platform, name: str) -> None:
    raised = refusal(platform, **{name: Range(1, 2)})
    assert raised.field == name
    assert name in str(raised)
    assert platform.title in str(raised)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gender", "women"),
        ("gender", "0"),
        ("email", "true"),
        ("country", "US"),
        ("keyword", ("a", "b")),
        ("followers", "10k"),
        ("followers", Range(-5, None)),
        ("followers", Range(None, -5)),
        ("followers", Range(None, 0)),
        ("engagement", Range(3, None)),
        ("audience_female", Range(None, 78.65)),
    ],
)
def test_a_value_that_would_be_dropped_or_misread_is_refused(name: str, value: Condition) -> None:
    assert refusal(Platform.TIKTOK, **{name: value}).field == name


def test_a_percent_given_where_a_ratio_belongs_is_told_as_the_percent_it_would_be() -> None:
    assert str(refusal(Platform.TIKTOK, engagement=Range(3, None))) == "engagement is 300 %; it goes from 0 to 100 %"


@pytest.mark.parametrize(("field", "value"), [("page", 0), ("page", 201), ("size", 0), ("size", 101)])
def test_paging_out_of_range_is_refused_because_the_server_would_not_clamp_it(field: str, value: int) -> None:
    with pytest.raises(WrongRequest, match=f"{field} is {value}") as raised:
        SearchRequest(Platform.TIKTOK, **{field: value}).body()  # type: ignore[arg-type]  # one of two int fields
    assert raised.value.field == field


@pytest.mark.parametrize(("page", "size"), [(1, 1), (200, 100)])
def test_the_ends_of_paging_are_inside(page: int, size: int) -> None:
    body = SearchRequest(Platform.TIKTOK, page=page, size=size).body()
    assert (body["page"], body["size"]) == (page, size)


@pytest.mark.parametrize(
    ("platform", "sort"),
    [(Platform.YOUTUBE, "views"), (Platform.INSTAGRAM, "engagement"), (Platform.TIKTOK, "likes")],
)
def test_an_order_that_the_platform_does_not_publish_is_refused(platform: Platform, sort: str) -> None:
    with pytest.raises(WrongRequest, match=sort) as raised:
        SearchRequest(platform, sort=sort).body()
    assert raised.value.field == "sort"


def test_tiktok_is_also_sorted_by_views_and_engagement() -> None:
    assert SearchRequest(Platform.TIKTOK, sort="views").body()["sort_field"] == "last10_avg_video_views_cnt"
    assert SearchRequest(Platform.TIKTOK, sort="engagement").body()["sort_field"] == "last10_avg_video_interaction_rate"


@given(platform=st.sampled_from(Platform), names=st.sets(st.sampled_from(sorted(FILTERS))))
def test_whatever_is_asked_only_published_names_travel(platform: Platform, names: set[str]) -> None:
    has = {known.name for known in filters_on(platform)}
    conditions = {name: _something(name) for name in names}
    if names - has:
        assert refusal(platform, **conditions).field in names - has
        return
    stems = {name.removesuffix("_gte").removesuffix("_lte") for name in filters(platform, **conditions)}
    assert stems == {FILTERS[name].wire[platform] for name in names}


def _something(name: str) -> Condition:
    kind = FILTERS[name].kind
    if kind.is_list:
        return ("a", "b")
    by_kind: dict[str, Condition] = {"FLAG": True, "TEXT": "latte", "GENDER": "male", "DAYS": Range(date(2026, 1, 1))}
    return by_kind.get(kind.name, Range(0.5, 1) if kind.name == "PERCENT" else Range(1, 9))


def test_a_lookalike_sends_its_seed_limit_and_level() -> None:
    assert LookalikeRequest("@mrbeast").body() == {"username": "mrbeast", "limit": 20, "service_level": "S1"}


def test_a_lookalike_in_full() -> None:
    request = LookalikeRequest(
        username="kiln",
        platform=Platform.INSTAGRAM,
        target=Platform.TIKTOK,
        region="GB",
        language="en",
        limit=5,
        follower_min=1_000,
        follower_max=90_000,
        views_min=100,
        views_max=5_000,
        female_min=0.6,
        level=Level.S2,
        lang="en",
    )
    assert request.body() == {
        "username": "kiln",
        "platform": "instagram",
        "target_platform": "tiktok",
        "target_region": "GB",
        "target_language": "en",
        "limit": 5,
        "follower_min": 1_000,
        "follower_max": 90_000,
        "avg_views_min": 100,
        "avg_views_max": 5_000,
        "female_rate_min": 60,
        "service_level": "S2",
        "lang": "en",
    }


def test_a_profile_link_outdoes_a_name_but_a_blank_one_does_not() -> None:
    link = "https://www.instagram.com/kilnandclay"
    assert LookalikeRequest("someone", profile_url=link).body() == {
        "profile_url": link,
        "limit": 20,
        "service_level": "S1",
    }
    assert LookalikeRequest("mia", profile_url="  ").body()["username"] == "mia"


@pytest.mark.parametrize("seed", ["", " ", "@", " @ "])
def test_a_lookalike_without_a_seed_is_refused(seed: str) -> None:
    with pytest.raises(WrongRequest) as raised:
        LookalikeRequest(seed).body()
    assert raised.value.field == "username"


def test_more_lookalikes_than_the_api_gives_are_asked_for_as_its_most() -> None:
    assert LookalikeRequest("mia", limit=1000).body()["limit"] == 50
    assert LookalikeRequest("mia", limit=50).body()["limit"] == 50


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(WrongRequest, match=f"limit is {limit}"):
        LookalikeRequest("mia", limit=limit).body()


def test_a_lookalikes_female_share_is_a_ratio_here_too() -> None:
    with pytest.raises(WrongRequest, match="6000 %"):
        LookalikeRequest("mia", female_min=60).body()
