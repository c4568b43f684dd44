"""The response fields of the three platforms, level by level, with their kinds (contract 7.5 and 8)."""

from __future__ import annotations

import pytest

from api.contract.fields import FIELDS, LOOKALIKE, fields_of
from api.contract.platforms import CREDITS_PER_RECORD, LOOKALIKE_LEVEL, SEARCH_LEVEL, Level, Platform

TIKTOK = {
    Level.S1: """
        uid:text username:text nickname:text avatar_url:text profile_url:text followers_count:whole likes_count:whole
        video_count:whole has_showcase:flag has_email:flag has_mcn:flag has_line:flag has_zalo:flag
        last_video_publish_date:date
    """,
    Level.S2: """
        country_code:text gender:text avg_views:whole engagement_rate:ratio views_per_follower:number is_verified:flag
        last10_video_views_per_sub:number last10_med_video_views_cnt:whole last10_med_video_views_per_sub:number
        product_categories:texts industry_categories:categories bio:text hashtags:texts language:text email:text
        link_whatsapp:text link_line:text link_zalo:text mcn:text
    """,
    Level.S3: """
        audience_female_rate:percent audience_country_code_list:texts audience_language_code_list:texts
        audience_age_id_list:texts
    """,
}
YOUTUBE = {
    Level.S1: """
        uid:text username:text nickname:text avatar_url:text channel_url:text has_email:flag has_whatsapp:flag
        last_video_publish_time:time
    """,
    Level.S2: """
        country_code:text language:text gender:text bio:text followers_count:whole video_count:whole view_count:whole
        avg_views:whole avg_views_short:whole avg_views_long:whole
        engagement_rate:ratio engagement_rate_short:ratio engagement_rate_long:ratio is_verified:flag
        last10_video_views_per_sub:number last10_video_views_per_sub_short:number
        last10_video_views_per_sub_long:number
        last10_med_video_views_cnt:whole last10_med_video_views_cnt_short:whole last10_med_video_views_cnt_long:whole
        last10_med_video_views_per_sub:number last10_med_video_views_per_sub_short:number
        last10_med_video_views_per_sub_long:number
        industry_categories:categories hashtags:texts email:text whatsapp:text
    """,
    Level.S3: """
        audience_female_rate:percent audience_country_code_list:texts audience_language_list:texts
        audience_age_list:texts
    """,
}
INSTAGRAM = {
    Level.S1: """
        uid:text username:text nickname:text avatar_url:text profile_url:text has_email:flag has_whatsapp:flag
        last_video_publish_time:time
    """,
    Level.S2: """
        country_code:text language:text gender:text bio:text followers_count:whole video_count:whole avg_views:whole
        engagement_rate:ratio is_verified:flag last10_video_views_per_sub:number last10_med_video_views_cnt:whole
        last10_med_video_views_per_sub:number industry_categories:categories hashtags:texts email:text
        link_whatsapp:text
    """,
    Level.S3: """
        audience_female_rate:percent audience_country_code_list:texts audience_language_code_list:texts
        audience_age_id_list:texts
    """,
}
PUBLISHED = {Platform.TIKTOK: TIKTOK, Platform.YOUTUBE: YOUTUBE, Platform.INSTAGRAM: INSTAGRAM}


def listed(text: str) -> dict[str, str]:
    return dict(entry.split(":") for entry in text.split())


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("level", Level)
def test_each_level_adds_exactly_its_published_fields(platform: Platform, level: Level) -> None:
    ours = {field.name: field.kind.name.lower() for field in FIELDS[platform].values() if field.level is level}
    assert ours == listed(PUBLISHED[platform][level])


@pytest.mark.parametrize("platform", Platform)
def test_each_level_contains_the_one_before(platform: Platform) -> None:
    one, two, three = ({field.name for field in fields_of(platform, level)} for level in Level)
    assert one < two < three == set(FIELDS[platform])


def test_follower_counts_are_part_of_the_cheapest_level_on_tiktok_only() -> None:
    where = {platform: FIELDS[platform]["followers_count"].level for platform in Platform}
    assert where == {Platform.TIKTOK: Level.S1, Platform.YOUTUBE: Level.S2, Platform.INSTAGRAM: Level.S2}


def test_the_language_of_an_answer_translates_gender_and_ages_except_gender_on_youtube() -> None:
    translated = {platform: {f.name for f in FIELDS[platform].values() if f.translated} for platform in Platform}
    assert translated == {
        Platform.TIKTOK: {"gender", "audience_age_id_list"},
        Platform.YOUTUBE: {"audience_age_list"},
        Platform.INSTAGRAM: {"gender", "audience_age_id_list"},
    }


def test_a_lookalike_has_the_same_ten_fields_everywhere() -> None:
    assert {name: field.kind.name.lower() for name, field in LOOKALIKE.items()} == listed(
        "uid:text username:text nickname:text avatar_url:text profile_url:text country_code:text "
        "followers_count:whole avg_views:whole engagement_rate:ratio match_score:number"
    )


@pytest.mark.parametrize("platform", Platform)
def test_names_that_differ_between_platforms_meet_in_one_column(platform: Platform) -> None:
    columns = {field.column for field in FIELDS[platform].values()}
    assert columns >= {"followers", "avg_views", "engagement", "last_post", "profile_url", "whatsapp", "country"}
    assert columns >= {"audience_female", "audience_countries", "audience_languages", "audience_ages", "categories"}
    assert len(columns) == len(FIELDS[platform]), "two fields would fill one column"


def test_levels_cost_what_the_price_list_says_and_default_as_published() -> None:
    assert CREDITS_PER_RECORD == {Level.S1: 1, Level.S2: 3, Level.S3: 4}
    assert (SEARCH_LEVEL, LOOKALIKE_LEVEL) == (Level.S2, Level.S1)
