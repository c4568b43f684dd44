"""One normalised creator from three platforms' rows; nothing that came is lost, nothing that did not is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.fields import FIELDS, Field
from api.contract.platforms import Platform
from api.contract.values import Kind
from tests.api.contract.test_values import ANYTHING

SENT_AS_TEXT = {
    "uid": "7123456789012345678",
    "username": "beanlab",
    "followers_count": "150000",
    "avg_views": "0",
    "engagement_rate": "0.065",
    "audience_female_rate": "78.65",
    "is_verified": "true",
    "has_email": "false",
    "country_code": "",
    "likes_count": None,
    "recent_videos": [{"video_title": "Latte"}],
}


def test_numbers_and_flags_sent_as_text_are_numbers_and_flags() -> None:
    creator = read_creator(Platform.TIKTOK, SENT_AS_TEXT)
    assert (creator.followers, creator.is_verified, creator.has_email) == (150_000, True, False)


def test_an_id_stays_text_to_the_last_digit() -> None:
    assert read_creator(Platform.TIKTOK, SENT_AS_TEXT).uid == "7123456789012345678"
    assert read_creator(Platform.TIKTOK, {"uid": 7123456789012345678}).uid == "7123456789012345678"
    assert read_creator(Platform.TIKTOK, {"uid": "007"}).uid == "007"


def test_both_rates_are_ratios_although_one_travels_as_a_percent() -> None:
    creator = read_creator(Platform.TIKTOK, SENT_AS_TEXT)
    assert (creator.engagement, creator.audience_female) == (0.065, 0.7865)


def test_absent_is_absent_and_zero_is_zero() -> None:
    creator = read_creator(Platform.TIKTOK, SENT_AS_TEXT)
    assert (creator.country, creator.likes, creator.bio) == (None, None, None)
    assert creator.avg_views == 0


def test_every_field_stays_in_raw_known_or_not() -> None:
    creator = read_creator(Platform.TIKTOK, SENT_AS_TEXT)
    assert creator.raw == SENT_AS_TEXT


def test_a_field_of_another_platform_is_not_taken_for_this_ones() -> None:
    creator = read_creator(Platform.INSTAGRAM, {"uid": "1", "view_count": "9", "country_name": "Peru"})
    assert creator.total_views is None
    assert creator.raw["country_name"] == "Peru"


@pytest.mark.parametrize(
    ("platform", "row"),
    [
        (
            Platform.TIKTOK,
            {
                "profile_url": "https://p",
                "last_video_publish_date": "2026-05-01",
                "link_whatsapp": "+1",
                "audience_language_code_list": ["en"],
                "audience_age_id_list": ["18-24"],
            },
        ),
        (
            Platform.YOUTUBE,
            {
                "channel_url": "https://p",
                "last_video_publish_time": "2026-05-01T09:00:00Z",
                "whatsapp": "+1",
                "audience_language_list": ["en"],
                "audience_age_list": ["18-24"],
            },
        ),
        (
            Platform.INSTAGRAM,
            {
                "profile_url": "https://p",
                "last_video_publish_time": "2026-05-01T09:00:00+00:00",
                "link_whatsapp": "+1",
                "audience_language_code_list": ["en"],
                "audience_age_id_list": ["18-24"],
            },
        ),
    ],
)
def test_three_spellings_make_one_creator(platform: Platform, row: dict[str, Any]) -> None:
    creator = read_creator(platform, {"uid": "1"} | row)
    assert (creator.profile_url, creator.last_post, creator.whatsapp) == ("https://p", date(2026, 5, 1), "+1")
    assert (creator.audience_languages, creator.audience_ages) == (("en",), ("18-24",))


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        (Platform.TIKTOK, "https://www.tiktok.com/@mia"),
        (Platform.YOUTUBE, "https://www.youtube.com/@mia"),
        (Platform.INSTAGRAM, "https://www.instagram.com/mia"),
    ],
)
def test_the_link_is_built_from_the_name(platform: Platform, link: str) -> None:
    assert read_creator(platform, {"uid": "1", "username": "mia", "profile_url": ""}).link == link


def test_without_a_name_the_link_is_the_one_that_came() -> None:
    row = {"uid": "1", "channel_url": "https://www.youtube.com/channel/UCq1"}
    assert read_creator(Platform.YOUTUBE, row).link == "https://www.youtube.com/channel/UCq1"
    assert read_creator(Platform.YOUTUBE, {"uid": "1"}).link is None


def test_contacts_are_not_in_the_repr() -> None:
    row = {"uid": "1", "email": "mia@example.com", "link_whatsapp": "+15550100", "link_line": "mialine"}
    creator = read_creator(Platform.TIKTOK, row)
    assert (creator.email, creator.whatsapp, creator.line) == ("mia@example.com", "+15550100", "mialine")
    assert not any(contact in repr(creator) for contact in row.values() if contact != "1")


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        (["0.912", 0.5, None], [91.2, 50.0, None]),
        ([91.2, "50", None], [91.2, 50.0, None]),
        ([1.5, 0.5], [1.5, 0.5]),
        ([True, "high"], [None, None]),
    ],
)
def test_a_match_score_is_out_of_a_hundred_whichever_way_it_came(scores: list[Any], shown: list[float | None]) -> None:
    rows = [{"uid": "1", "match_score": score} for score in scores]
    creators = [read_lookalike(Platform.TIKTOK, row, score_scale(rows)) for row in rows]
    assert [creator.match_score for creator in creators] == pytest.approx(shown)


def test_a_lookalike_may_lack_everything_but_its_id() -> None:
    row = dict.fromkeys(("username", "nickname", "avatar_url", "profile_url", "country_code", "avg_views"), None)
    assert read_lookalike(Platform.TIKTOK, {"uid": "9"} | row) == Creator(Platform.TIKTOK, "9")


@given(data=st.data(), platform=st.sampled_from(Platform))
def test_a_row_of_nonsense_is_a_creator_with_values_of_the_right_kind_or_none(
    data: st.DataObject, platform: Platform
) -> None:
    row = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS[platform], ANYTHING)))
    creator = read_creator(platform, row)
    for field in FIELDS[platform].values():
        assert _is_of_its_kind(field, getattr(creator, field.column)), field


def _is_of_its_kind(field: Field, value: Any) -> bool:
    if value is None:
        return True
    if field.column == "last_post":
        return isinstance(value, date)
    match field.kind:
        case Kind.WHOLE:
            return type(value) is int and abs(value) <= 2**63
        case Kind.NUMBER | Kind.RATIO | Kind.PERCENT:
            return type(value) in {int, float} and abs(value) <= 2**63
        case Kind.FLAG:
            return isinstance(value, bool)
        case Kind.TEXTS | Kind.CATEGORIES:
            return isinstance(value, tuple)
        case _:
            return isinstance(value, str)
