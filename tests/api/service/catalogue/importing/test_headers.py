"""Headers: aliases in two languages, the API's own names, and columns that come twice."""

from __future__ import annotations

import pytest

from api.contract.fields import FIELDS
from api.contract.platforms import Platform
from api.service.catalogue.importing.headers import plan
from tests.api.service.catalogue.importing.conftest import Records, Write


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Username", "username"),
        ("  USER\nNAME ", "username"),
        ("用户名", "username"),
        ("昵称", "nickname"),
        ("粉丝数", "followers"),
        ("粉丝 数", "followers"),
        ("Followers (K)", "followers"),
        ("国家/地区", "country"),
        ("互动率（%）", "engagement"),
        ("Engagement Rate (percent)", "engagement"),
        ("Eng. (Avg.)", "interactions"),
        ("\nViews (Avg.)", "avg_views"),
        ("平均播放量", "avg_views"),
        ("Audience country(mostly)", "audience_countries"),
        ("E-mail", "email"),
        ("followers_cnt", "followers"),
        ("last10_avg_video_view_count_all", "avg_views"),
        ("industry", "category_ids"),
        ("audience_female", "audience_female"),
        ("最近发布时间", "last_post"),
    ],
)
def test_a_header_is_known_by_its_aliases(header: str, meaning: str) -> None:
    assert list(plan(["handle", header]).columns)[-1] == meaning


@pytest.mark.parametrize("platform", Platform)
def test_every_field_of_the_api_is_a_header(platform: Platform) -> None:
    """What was saved from the API can be imported, whatever the platform calls its fields."""
    understood = plan(list(FIELDS[platform]))
    assert understood.ignored == ()
    for field in FIELDS[platform].values():
        names = [column.header for column in understood.columns[field.column]]
        assert field.name in names


def test_headers_that_say_nothing_are_listed() -> None:
    assert plan(["username", "Rank", "", "Rank", "s.no"]).ignored == ("Rank", "s.no")


def test_of_two_columns_with_one_header_the_exact_number_is_taken(write: Write, records: Records) -> None:
    text = "username,followers,followers\nmia,13.8M,13812345\nleo,13812345,13.8M\nzoe,13.8M,\n"
    assert [r["followers"] for r in records(write(text))] == [13_812_345, 13_812_345, 13_800_000]


def test_the_more_telling_header_wins_and_the_other_fills_in(write: Write, records: Records) -> None:
    text = "name,username,nickname\nMia Ltd,mia,Mia\nLeo Ltd,leo,\n"
    assert [r["nickname"] for r in records(write(text))] == ["Mia", "Leo Ltd"]


def test_a_unit_in_the_header_counts_for_bare_numbers_only(write: Write, records: Records) -> None:
    text = "用户名,粉丝数（万）\nmia,1.2\nleo,1.2亿\n"
    assert [r["followers"] for r in records(write(text))] == [12_000, 120_000_000]


def test_country_is_the_creators_unless_said_otherwise() -> None:
    headers = ["username", "country"]
    assert "country" in plan(headers).columns
    assert "audience_countries" in plan(headers, "audience").columns
