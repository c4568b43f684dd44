"""The names of the search filters on each platform: the trap of the API, because wrong ones are silently ignored."""

from __future__ import annotations

import pytest

from api.contract.filters import (
    FILTERS,
    GENDERS,
    PAGES,
    SIZES,
    SORTS,
    TOTAL_NEEDS_MORE_THAN,
    FilterKind,
    filters_on,
)
from api.contract.platforms import Platform

T, Y, I = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM  # noqa: E741 # the columns of the table below

EVERYWHERE = {
    "keyword": "text",
    "country_code": "countries",
    "language_code": "languages",
    "gender": "gender",
    "has_email": "flag",
    "industry": "categories",
    "followers_cnt": "whole",
    "audience_country_code_list": "countries",
    "audience_age_list": "labels",
}
PUBLISHED: dict[Platform, dict[str, str]] = {
    T: EVERYWHERE
    | {
        "audience_female_rate": "percent",
        "audience_language_code_list": "languages",
        "has_mcn": "flag",
        "has_line": "flag",
        "has_zalo": "flag",
        "last10_avg_video_views_cnt": "number",
        "last10_avg_video_interaction_rate": "percent",
        "last_video_publish_date": "days",
        "product_category_id_array": "ids",
        "last30day_gmv": "number",
        "last30day_gpm": "number",
        "last30day_gmv_per_buyer": "number",
        "last30day_commission_rate": "percent",
    },
    Y: EVERYWHERE
    | {
        "audience_female_rate": "percent",
        "audience_language_code_list": "languages",
        "last_video_publish_date": "days",
        "has_whatsapp": "flag",
        "is_ai_creator": "flag",
        "last10_avg_video_view_count_all": "number",
        "last10_avg_video_view_count_short": "number",
        "last10_avg_interaction_rate_all": "percent",
        "last10_avg_interaction_rate_short": "percent",
    },
    I: EVERYWHERE
    | {
        "female_ratio": "percent",
        "audience_language_list": "languages",
        "last_video_publish_time": "days",
        "has_whatsapp": "flag",
        "is_product_kol": "flag",
        "is_ai_creator": "flag",
        "last10_avg_video_view_count": "number",
        "last10_avg_video_interaction_rate": "percent",
    },
}
OLDER = {
    T: {"industry": {"industry_category_levels_list"}},
    Y: {
        "last_video_publish_date": {"last_video_publish_time"},
        "audience_female_rate": {"female_ratio"},
        "audience_language_code_list": {"audience_language_list"},
    },
    I: {},
}
UNITED = [
    ("views", "last10_avg_video_views_cnt", "last10_avg_video_view_count_all", "last10_avg_video_view_count"),
    ("short_views", None, "last10_avg_video_view_count_short", None),
    (
        "engagement",
        "last10_avg_video_interaction_rate",
        "last10_avg_interaction_rate_all",
        "last10_avg_video_interaction_rate",
    ),
    ("short_engagement", None, "last10_avg_interaction_rate_short", None),
    ("last_post", "last_video_publish_date", "last_video_publish_date", "last_video_publish_time"),
    ("audience_female", "audience_female_rate", "audience_female_rate", "female_ratio"),
    ("audience_language", "audience_language_code_list", "audience_language_code_list", "audience_language_list"),
    ("audience_country", *["audience_country_code_list"] * 3),
    ("audience_age", *["audience_age_list"] * 3),
    ("category", *["industry"] * 3),
    ("whatsapp", None, "has_whatsapp", "has_whatsapp"),
    ("line", "has_line", None, None),
    ("zalo", "has_zalo", None, None),
    ("mcn", "has_mcn", None, None),
    ("gmv", "last30day_gmv", None, None),
    ("gpm", "last30day_gpm", None, None),
    ("gmv_per_buyer", "last30day_gmv_per_buyer", None, None),
    ("commission", "last30day_commission_rate", None, None),
    ("product_category", "product_category_id_array", None, None),
    ("sells", None, None, "is_product_kol"),
    ("ai", None, "is_ai_creator", "is_ai_creator"),
]


@pytest.mark.parametrize("platform", Platform)
def test_a_platform_has_exactly_its_published_filters(platform: Platform) -> None:
    ours = {known.wire[platform]: known.kind.name.lower() for known in filters_on(platform)}
    assert ours == PUBLISHED[platform]


@pytest.mark.parametrize(("name", *map(str, Platform)), UNITED)
def test_one_word_stands_for_what_each_platform_calls_differently(
    name: str, tiktok: str | None, youtube: str | None, instagram: str | None
) -> None:
    assert (FILTERS[name].wire.get(T), FILTERS[name].wire.get(Y), FILTERS[name].wire.get(I)) == (
        tiktok,
        youtube,
        instagram,
    )


@pytest.mark.parametrize("platform", Platform)
def test_a_server_also_knows_the_superseded_names_and_no_others(platform: Platform) -> None:
    aliases = {known.wire[platform]: set(known.names_on(platform)[1:]) for known in filters_on(platform)}
    assert {name: older for name, older in aliases.items() if older} == OLDER[platform]


def test_a_platform_without_a_filter_knows_no_name_for_it() -> None:
    assert FILTERS["whatsapp"].names_on(T) == ()
    assert FILTERS["gmv"].names_on(Y) == ()


def test_ranges_have_two_bounds_and_lists_are_joined() -> None:
    ranges = {kind for kind in FilterKind if kind.is_range}
    lists = {kind for kind in FilterKind if kind.is_list}
    assert {kind.name for kind in ranges} == {"WHOLE", "NUMBER", "PERCENT", "DAYS"}
    assert {kind.name for kind in lists} == {"COUNTRIES", "LANGUAGES", "CATEGORIES", "LABELS", "IDS"}


def test_only_tiktok_publishes_more_than_one_order() -> None:
    by_platform = {
        platform: {names[platform] for names in SORTS.values() if platform in names} for platform in Platform
    }
    assert by_platform == {
        T: {"followers_cnt", "last10_avg_video_views_cnt", "last10_avg_video_interaction_rate"},
        Y: {"followers_cnt"},
        I: {"followers_cnt"},
    }


def test_paging_bounds_genders_and_what_counts_as_a_condition() -> None:
    assert (PAGES, SIZES) == ((1, 200), (1, 100))
    assert GENDERS == {"female": "0", "male": "1"}
    names = {name for known in FILTERS.values() for platform in known.wire for name in known.names_on(platform)}
    assert names.isdisjoint({"page", "size", "sort_field", "sort_order", "service_level", "lang"})
    assert TOTAL_NEEDS_MORE_THAN == 2
