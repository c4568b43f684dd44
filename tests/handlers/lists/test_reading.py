"""The name of a list at the beginning of a line, and what follows it."""

from __future__ import annotations

import pytest

from handlers.grammar.usage import UsageError
from handlers.lists.reading import good_name, split_name, split_reach


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("Summer @mia @leo", "Summer", "@mia @leo"),
        ('"Summer picks" mia', "Summer picks", "mia"),
        ("“夏季 2027”，@mia", "夏季 2027", "@mia"),
        ("「夏季」 @mia", "夏季", "@mia"),
        ("Summer picks @mia", "Summer picks", "@mia"),
        ("summer PICKS mia", "summer PICKS", "mia"),
        ("Summer picks of 2027 @mia", "Summer picks of 2027", "@mia"),
        ("Summer tiktok mia", "Summer", "tiktok mia"),
        ("Summer: @mia", "Summer", "@mia"),
        ("Summer https://www.tiktok.com/@mia", "Summer", "https://www.tiktok.com/@mia"),
        ("Summer tiktok.com/@mia", "Summer", "tiktok.com/@mia"),
        ("Summer <https://www.tiktok.com/@mia>", "Summer", "<https://www.tiktok.com/@mia>"),
        ("Summer\n@mia\n@leo", "Summer", "@mia\n@leo"),
        ("Autumn mia", "Autumn", "mia"),
        ("Best TikTok girls @mia", "Best TikTok girls", "@mia"),
        ("TikTok stars @mia", "TikTok stars", "@mia"),
        ("@mia @leo", "", "@mia @leo"),
        ("https://www.tiktok.com/@mia", "", "https://www.tiktok.com/@mia"),
        ("", "", ""),
    ],
)
def test_a_name_is_told_from_the_creators_that_follow(typed: str, name: str, rest: str) -> None:
    assert split_name(typed, ["Summer", "Summer Picks", "Best TikTok Girls"]) == (name, rest)


@pytest.mark.parametrize(
    ("typed", "name", "reach"),
    [
        ("Summer", "Summer", None),
        ("Summer private", "Summer", "private"),
        ("Summer picks TEAM", "Summer picks", "workspace"),
        ("夏季 私人", "夏季", "private"),
        ("夏季 全员", "夏季", "workspace"),
        ('"Summer private"', "Summer private", None),
        ('"Summer" channel', "Summer", "conversation"),
        ("private", "private", None),
    ],
)
def test_the_last_word_of_a_new_list_may_say_whom_it_reaches(typed: str, name: str, reach: str | None) -> None:
    assert split_reach(typed) == (name, reach)


def test_a_name_is_shown_on_one_line_and_hides_nothing() -> None:
    assert good_name("Sum\u202emer\n 2027", "") == "Summer 2027"


@pytest.mark.parametrize("typed", ["", " \u200b ", "x" * 61, "@mia", "https://www.tiktok.com/@mia"])
def test_a_name_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        good_name(typed, "/creators list new Summer")
