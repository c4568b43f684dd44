"""A card that several people read is shown to each in the language of their client."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.feishu.limits import CARD_BYTES_MOST, packed
from bot.feishu.render import bare_line, render
from bot.gallery import Exhibit, exhibits
from handlers.cards import (
    Amount,
    Bar,
    Button,
    Card,
    Chart,
    Column,
    Controls,
    CreatorText,
    Listing,
    Paragraph,
    Progress,
    Row,
    Table,
    Text,
)
from tests.bot.slack.desk import RecordingDesk, for_everyone, privately
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.cards import check, tagged, text_of
from tests.platforms.feishu.languages import locales_of, read_in
from tests.platforms.worst_cards import cards

CHINESE = {(each.message, each.number): each.card for each in exhibits("zh")}


def both(english: Card, chinese: Card) -> Card:
    return replace(english, language="en", other_languages=(replace(chinese, language="zh"),))


def found(rows: int, title: str = "Found", label: str = "Details") -> Card:
    row = Row((CreatorText("mia"),), ((Text(f"{title}: " + "x" * 300),),), controls=(Button(label, press="p-1"),))
    return Card(title, (Listing((row,) * rows, "… {n} more"), Controls((Button(label, press="p-2"),))), summary=title)


@pytest.mark.parametrize("exhibit", list(exhibits("en")), ids=lambda each: f"{each.message}-{each.number}")
def test_every_message_is_read_in_the_language_of_the_client(exhibit: Exhibit) -> None:
    english, chinese = exhibit.card, CHINESE[exhibit.message, exhibit.number]
    drawn = check(render(both(english, chinese), bare=True))
    assert set(drawn["config"]["locales"]) == {"en_us", "zh_cn"}
    for locale, card in (("en_us", english), ("zh_cn", chinese)):
        assert text_of(read_in(drawn, locale)) == text_of(render(card, bare=True))
        assert read_in(drawn, locale)["config"]["summary"] == render(card)["config"]["summary"]


def test_buttons_of_both_languages_carry_the_same() -> None:
    drawn = check(render(both(found(2), found(2, "找到", "详情"))))
    english, chinese = (read_in(drawn, locale) for locale in ("en_us", "zh_cn"))
    assert text_of(chinese).count("[详情]") == text_of(english).count("[Details]") == 3
    values = [[each["behaviors"] for each in tagged(card) if each["tag"] == "button"] for card in (english, chinese)]
    assert values[0] == values[1]


def test_what_creators_wrote_is_there_once() -> None:
    drawn = render(both(found(1), found(1, "找到", "详情")))
    assert packed(drawn).count("mia") == 2  # in the row's text, once for each language
    alike = render(both(found(1), found(1)))
    assert packed(alike).count("mia") == 1


def test_the_second_language_is_left_out_before_any_row_is() -> None:
    few, many = (render(both(found(rows), found(rows, "找到", "详情"))) for rows in (20, 36))
    assert locales_of(check(few)) == {"zh_cn"}
    assert locales_of(check(many)) == set()
    assert "more" not in text_of(many)
    assert text_of(many) == text_of(render(found(36)))
    assert len(packed(many).encode()) < CARD_BYTES_MOST


def test_cards_that_differ_in_more_than_words_are_shown_in_their_own_language() -> None:
    drawn = render(both(found(2), found(3, "找到")))
    assert drawn == render(found(2))


def test_a_table_is_one_in_both_languages() -> None:
    def table(figure: str, followers: str, count: str) -> Card:
        columns = (Column(figure), Column("@mia|x", "right"))
        return Card("t", (Table(columns, (((Text(followers),), (Text(count),)),)),))

    drawn = check(render(both(table("Figure", "Followers", "33.1K"), table("数据", "粉丝", "3.3万"))))
    assert "| 数据 | @mia|x |" in text_of(read_in(drawn, "zh_cn"))
    assert "| 粉丝 | 3.3万 |" in text_of(read_in(drawn, "zh_cn"))
    assert "| Followers | 33.1K |" in text_of(read_in(drawn, "en_us"))
    # Alone it is Feishu's own.
    assert [each["tag"] for each in render(table("a", "b", "c"))["body"]["elements"]] == ["table"]


def test_a_chart_stays_a_chart_and_its_title_is_translated() -> None:
    def chart(title: str, *series: str) -> Card:
        amounts = tuple(Amount(33_100, "33.1K") for _ in series)
        return Card("t", (Chart(title, (Bar(CreatorText("mia"), amounts),), series),))

    drawn = check(render(both(chart("Views", ""), chart("播放", ""))))
    assert [each["tag"] for each in drawn["body"]["elements"]] == ["markdown", "chart"]
    assert "播放" in text_of(read_in(drawn, "zh_cn"))
    # Names of series are inside the chart, where Feishu knows no languages.
    drawn = check(render(both(chart("Views", "short", "long"), chart("播放", "短视频", "长视频"))))
    assert "mia long · 长视频 33.1K" in text_of(read_in(drawn, "zh_cn"))


def test_progress_is_one_chart_for_all_readers() -> None:
    def running(title: str, done: str) -> Card:
        step = Row((Text(done),), state="running", progress=Progress(0.43, "43%", "TikTok 1"))
        return Card(title, (Progress(0.31, "31%"), Listing((step,), shape="steps")))

    drawn = check(render(both(running("Collecting", "212 of 500"), running("正在采集", "212 / 500"))))
    assert [each["tag"] for each in drawn["body"]["elements"]] == ["chart", "chart", "markdown"]
    assert text_of(read_in(drawn, "zh_cn")).split("\n") == [
        "正在采集",
        "▰▰▰▱▱▱▱▱▱▱ 31%",
        "▰▰▰▰▱▱▱▱▱▱ TikTok 1 · 43%",
        "212 / 500",
    ]


@given(card=cards)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_any_card_in_two_languages_is_within_every_limit(card: Card) -> None:
    check(render(both(card, replace(card, title=f"{card.title}二", summary="二"))))


def test_the_last_resort_is_in_one_language() -> None:
    assert locales_of(check(bare_line(both(found(1), found(1, "找到"))))) == set()


async def test_everybody_s_card_has_both_languages_and_a_private_one_only_its_own(
    mia: FeishuDriver, mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    card = both(Card("Found", (Paragraph((Text("one"),)),)), Card("找到", (Paragraph((Text("一个"),)),)))
    desk.answers = for_everyone(card)
    await mia_in_group.says("/creators search")
    assert feishu.last.read_in("zh_cn") == "找到\n一个"
    assert feishu.last.read_in("en_us") == "Found\none"
    for answer, person in ((privately(card), mia_in_group), (for_everyone(card), mia)):
        desk.answers = answer
        await person.says("/creators search")
        assert feishu.last.read_in("zh_cn") == "Found\none"


async def test_where_feishu_refuses_two_languages_the_card_comes_in_its_own(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(both(found(1), found(1, "找到", "详情")))
    feishu.refuse("im/v1/messages/om_asked/reply", "230099")
    await mia_in_group.mention("/creators search", message_id="om_asked")
    await mia_in_group.chat.idle()
    assert feishu.last.read_in("zh_cn") == text_of(render(found(1)))
