"""Collecting by keywords: read as typed, shown first, and never more than the API takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.contract.platforms import Platform
from handlers.line import UsageError, read_keywords
from tests.handlers.collecting.room import MIA, Room, words_of

TIKTOK, YOUTUBE, INSTAGRAM = Platform


@pytest.mark.parametrize(
    ("typed", "platform", "keywords"),
    [
        ('tiktok "beauty tips", skincare', TIKTOK, ("beauty tips", "skincare")),
        ("tiktok beauty tips, skincare", TIKTOK, ("beauty tips", "skincare")),
        ("keywords: a, b platform:tiktok", TIKTOK, ("a", "b")),
        ("油管 咖啡 拉花，护肤、“玻璃肌”", YOUTUBE, ("咖啡 拉花", "护肤", "玻璃肌")),
        ("instagram\nglass skin\nskincare\nSkincare", INSTAGRAM, ("glass skin", "skincare")),
        ('"a" b c "d"', None, ("a", "b c", "d")),
        ("on:yt latte", YOUTUBE, ("latte",)),
        ("latte, tiktok", None, ("latte", "tiktok")),
        ("beauty tips, skincare on instagram", INSTAGRAM, ("beauty tips", "skincare")),
        ("beauty tips on IG.", INSTAGRAM, ("beauty tips",)),
        ("beauty tips, on youtube", YOUTUBE, ("beauty tips",)),
        ("on instagram: beauty tips, skincare", INSTAGRAM, ("beauty tips", "skincare")),
        ("on instagram beauty tips", INSTAGRAM, ("beauty tips",)),
        ("护肤、美妆 在 Instagram 上", INSTAGRAM, ("护肤", "美妆")),
        ("护肤 在油管", YOUTUBE, ("护肤",)),
        ("tiktok dances on tiktok", TIKTOK, ("dances",)),
        ('"as seen on tiktok"', None, ("as seen on tiktok",)),
        ("shirts on sale", None, ("shirts on sale",)),
        ('"抖音 美妆"', None, ("抖音 美妆",)),
        ("youtube twitch streamers", YOUTUBE, ("twitch streamers",)),
        ("streamers, twitch", None, ("streamers", "twitch")),
        ("平台：油管 关键词", YOUTUBE, ("关键词",)),
    ],
)
def test_keywords_are_parted_by_commas_quotes_and_lines(
    typed: str, platform: Platform | None, keywords: tuple[str, ...]
) -> None:
    order = read_keywords(typed)
    assert (order.platform, order.keywords) == (platform, keywords)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "line-no-keywords"),
        ("tiktok", "line-no-keywords"),
        (", ,", "line-no-keywords"),
        (",".join("abcdefghijk"), "line-many-keywords"),
        ("x" * 101, "line-long-keyword"),
        ("a " * 2_001, "line-too-long"),
        ("platform:myspace a", "line-unknown-value"),
        ("on:yt on:tiktok a", "line-two-platforms"),
        ("tiktok skincare on instagram", "line-two-platforms"),
        ("skincare on pinterest", "line-unknown-value"),
        ("抖音 美妆", "line-other-platform"),
        ("小红书美妆博主", "line-other-platform"),
        ("twitch streamers", "line-other-platform"),
        ("on instagram", "line-no-keywords"),
    ],
)
def test_what_cannot_be_asked_for_is_named(typed: str, problem: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_keywords(typed)
    assert raised.value.problem.key == problem


async def test_eleven_keywords_are_refused_with_the_rule_and_none_is_cut(room: Room) -> None:
    said = words_of(await room.says("/collect keywords tiktok a,b,c,d,e,f,g,h,i,j,k"))
    assert "11 keywords are too many: one collection takes 10" in said
    assert room.api.asked.total() == 0


async def test_too_many_keywords_are_not_said_to_be_unreadable_in_chinese(room: Room) -> None:
    card = await room.says("/采集 关键词 油管 a，b，c，d，e，f，g，h，i，j，k", person=replace(MIA, language="zh"))
    assert card.title == "这一行无法执行"
    assert "11 个关键词太多" in words_of(card)


@pytest.mark.parametrize(
    "line", ["/collect keywords: a, b platform:youtube", "/采集关键词 油管 a，b", "/采集 关键词：油管 a，b"]
)
async def test_keywords_are_shown_and_collected_on_a_press(room: Room, line: str) -> None:
    card = await room.says(line)
    assert card.title == "Creators for 2 keywords on YouTube"
    assert room.api.asked.total() == 0
    card = await room.presses("Collect by 2 keywords")
    assert card.title == "Collecting by 2 keywords"
    assert room.api.tasks["task_1"].values == ["a", "b"]
    assert room.api.asked["keyword-submit"] == 1


async def test_the_file_of_keywords_counts_keywords_beside_its_creators(room: Room) -> None:
    await room.says("/collect keywords tiktok a, b")
    await room.presses("Collect by 2 keywords")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    said = words_of(room.ready[-1].card).splitlines()
    assert "Keywords done: 2 of 2" in said
    assert not any(line.startswith("Collected:") for line in said)


async def test_without_a_platform_the_person_s_own_is_taken_and_shown(room: Room) -> None:
    await room.says("/creators settings platform:instagram")
    assert "on Instagram" in (await room.says("/collect keywords skincare")).title
