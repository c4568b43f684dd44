"""Cells as values: names, dates, flags, lists, places, addresses."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.importing import values
from api.service.catalogue.importing.contacts import address_in
from api.service.catalogue.importing.problems import Unreadable


@pytest.mark.parametrize(
    "cell",
    ["khaby.lame", "@khaby.lame", " ＠khaby.lame ", "kha\u200bby.lame", "\u200ekhaby.lame\u2060", "\ufeff@khaby.lame"],
)
def test_user_names_lose_what_is_not_part_of_them(cell: str) -> None:
    assert values.username(cell, Platform.TIKTOK) == "khaby.lame"


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://www.tiktok.com/@mia.q?lang=en", Platform.TIKTOK),
        ("tiktok.com/@mia.q", Platform.TIKTOK),
        ("https://instagram.com/mia.q/", Platform.INSTAGRAM),
        ("https://www.youtube.com/@mia.q/videos", Platform.YOUTUBE),
    ],
)
def test_a_profile_link_names_its_creator(link: str, platform: Platform) -> None:
    assert values.username(link, platform) == "mia.q"


@pytest.mark.parametrize("cell", ["two words", "a/b", "", "@", "https://linktr.ee/mia", "=HYPERLINK(1)", "x" * 25])
def test_what_cannot_be_a_user_name_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        values.username(cell, Platform.TIKTOK)


def test_a_link_to_another_platform_is_refused_by_name() -> None:
    with pytest.raises(Unreadable, match="leads to YouTube, and this import is for TikTok"):
        values.username("https://youtube.com/@mia", Platform.TIKTOK)


def test_texts_are_composed() -> None:
    assert values.text(unicodedata.normalize("NFD", "Mbappé 이지금")) == "Mbappé 이지금"


def test_joined_emoji_stay_whole() -> None:
    assert values.text("👩‍🍳 chef") == "👩‍🍳 chef"


def test_endless_texts_are_refused() -> None:
    with pytest.raises(Unreadable, match="10,000"):
        values.text("x" * 10_001)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-05-01",
        "2026/5/1",
        "2026.05.01",
        "2026年5月1日",
        "20260501",
        date(2026, 5, 1),
        datetime(2026, 5, 1),
        "2026-05-01T00:00:00Z",
        "2026-05-01T08:00:00+08:00",
        datetime(2026, 5, 1, 8, tzinfo=timezone(timedelta(hours=8))),
    ],
)
def test_dates_are_moments_in_utc(cell: Any) -> None:
    assert values.time(cell) == "2026-05-01T00:00:00Z"


def test_days_before_months_are_read_only_where_no_doubt_is_left() -> None:
    assert values.time("31/05/2026") == values.time("05/31/2026") == "2026-05-31T00:00:00Z"
    with pytest.raises(Unreadable, match="write it as 2026-05-01"):
        values.time("04/05/2026")


@pytest.mark.parametrize("cell", ["soon", "2026-13-01", "2026-02-30", "46143"])
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable, match="no date"):
        values.time(cell)


@pytest.mark.parametrize(
    ("cell", "meant"), [("true", True), ("是", True), (1, True), ("No", False), (False, False), ("否", False)]
)
def test_flags_are_read_in_both_languages(cell: Any, meant: bool) -> None:
    assert values.flag(cell) is meant


def test_a_word_that_is_no_flag_is_refused() -> None:
    with pytest.raises(Unreadable, match="neither yes nor no"):
        values.flag("perhaps")


@pytest.mark.parametrize(
    ("cell", "meant"), [("Female", "female"), ("女", "female"), ("0", "female"), ("M", "male"), ("x", None)]
)
def test_genders_are_two_words_or_unknown(cell: str, meant: str | None) -> None:
    assert values.gender(cell) == meant


@pytest.mark.parametrize(
    "cell", ['["beauty", "护肤"]', "beauty,护肤", "#beauty #护肤", "beauty、护肤", ["#beauty", "护肤", "beauty"]]
)
def test_hashtags_come_as_lists_or_in_one_cell(cell: Any) -> None:
    assert values.hashtags(cell) == ["beauty", "护肤"]


def test_an_empty_list_holds_nothing() -> None:
    assert values.hashtags("[]") == values.texts("[]") == values.objects("[]") == []


def test_a_broken_list_is_refused() -> None:
    with pytest.raises(Unreadable, match="begins like a list"):
        values.texts('["beauty"')


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("us", "US"),
        ("United States", "US"),
        ("美国", "US"),
        ("UK", "GB"),
        ("South Korea", "KR"),
        ("韩国", "KR"),
        ("Turkey", "TR"),
        ("The Netherlands", "NL"),
        ("台灣", "TW"),
        ("香港", "HK"),
    ],
)
def test_countries_are_known_by_code_and_name(cell: str, code: str) -> None:
    assert values.country(cell) == code


@pytest.mark.parametrize("cell", ["Narnia", "XX", "Europe", "EU"])
def test_what_is_no_country_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable, match="no country"):
        values.country(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("en", "en"), ("en-US", "en"), ("Chinese", "zh"), ("中文", "zh"), ("日语", "ja"), ("Filipino", "tl")],
)
def test_languages_are_known_by_code_and_name(cell: str, code: str) -> None:
    assert values.language(cell) == code


def test_shares_behind_countries_are_left_aside() -> None:
    assert values.countries("US 45%, 英国: 12.5%, CA (3%)") == ["US", "GB", "CA"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("📩 Mia@Example.com", "mia@example.com"),
        ("write to mia.q+work@mail.example.", "mia.q+work@mail.example"),
        ("合作请联系mia@example.com谢谢", "mia@example.com"),
        ("@mia @leo", None),
        ("mia@localhost", None),
        ("a@b@c.example@d", None),
        ("", None),
    ],
)
def test_addresses_are_found_in_texts(text: str, address: str | None) -> None:
    assert address_in(text) == address


def test_texts_made_to_be_slow_are_not() -> None:
    """A pattern that tries every start against every end would not come back from this within the year."""
    assert address_in("a" * 200_000 + "@" + "b." * 100_000) is None
