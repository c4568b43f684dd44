"""Mistakes in lines: each names what was typed, says the way out, and shows a line that works. Nothing is sent."""

from __future__ import annotations

import pytest

from handlers.digests.lines import ADD
from handlers.grammar.examples import KEYWORDS
from handlers.grammar.translating import in_chinese
from handlers.grammar.usage import wrong
from handlers.hiding.lines import EXAMPLE as HIDE
from handlers.line import (
    UsageError,
    folded,
    read_creator_name,
    read_line,
    read_lookalike,
    read_search,
    read_settings_line,
)
from handlers.lists.mark_line import EXAMPLE as MARK
from handlers.menu import command_of
from handlers.messages.usage import Usage, said_of, usage
from handlers.money.lines import ROLE_EXAMPLE
from handlers.money.spending import EXAMPLE as SPENDING
from handlers.votes.line import EXAMPLE as VOTE
from handlers.words import LANGUAGES, Language, words
from tests.cards import lines_of
from tests.handlers.lines import DEFAULTS

MISTAKES = [
    # What is typed, the value named, and what the hint holds.
    ("search", "", ""),
    ('search tiktok "', "", ""),
    ("search tiktok ''", "", ""),
    ("search 不带货 美妆", "不带货", ""),
    ("search 国家:非美国", "非美国", ""),
    ("search country:non-US", "non-US", ""),
    ("search beauty level:S1 level:S3", "S3", ""),
    ("search beauty size:5 数量:6", "6", ""),
    ("lookalike @a in:US in:CA", "CA", ""),
    ("search followers:10%", "10%", ""),
    ("search folowers:10k", "folowers", "followers:"),
    ("search price:100", "price", "country, language, gender"),
    ("search tiktok.com/@mia", "tiktok.com/@mia", "/creators show tiktok.com/@mia"),
    ("search countri:US", "countri", "country:"),
    ("search 国籍:美国", "国籍", ""),
    ("search followers:lots", "lots", ""),
    ("search followers:10k-lots", "10k-lots", ""),
    ("search followers:12.5", "12.5", ""),
    ("search followers:500k-10k", "500k-10k", "followers:10k-500k"),
    ("search er:5%-3%", "5%-3%", "er:3%-5%"),
    ("search followers:>500k followers:<10k", "10k", ""),
    ("search followers:<0", "0", "1"),
    ("search er:>150%", "150%", "100%"),
    ("search er:0-101", "0-101", "100%"),
    ("search audience_female:120", "120", "100%"),
    ("search size:0", "0", "100"),
    ("search size:101", "101", "100"),
    ("search size:many", "many", "100"),
    ("search page:201", "201", "200"),
    ("search page:1.5", "1.5", "200"),
    ("search level:S4", "S4", "S1, S2, S3"),
    ("search sort:likes", "likes", "followers, views, engagement"),
    ("search youtube sort:views", "views", "followers"),
    ("search order:sideways", "sideways", "asc, desc"),
    ("search gender:robot", "robot", "female, male"),
    ("search country:Untied", "Untied", "united states"),
    ("search country:US,XX", "XX", "JP"),
    ("search country:>US", "country>", ""),
    ("search language:englich", "englich", "english"),
    ("search language:Klingon", "Klingon", "ja"),
    ("search category:makup", "makup", "makeup"),
    ("search category:others", "others", "others"),
    ("search category:beauty,nonsense42", "nonsense42", ""),
    ("search category:toy", "toy", "pet toys"),
    ("search home", "home", "home decoration"),
    ("search beuaty", "beuaty", "beauty"),
    ("search germeny", "germeny", "germany"),
    ("search 10k-500k", "10k-500k", "followers:10k-500k"),
    ("search -country:US", "-country:US", ""),
    ("search tiktok -beauty", "-beauty", ""),
    ("search !beauty", "!beauty", ""),
    ("search ！美妆", "!美妆", ""),
    ("search beauty -makeup", "-makeup", ""),
    ("search beauty - makeup", "- makeup", ""),
    ("search home -decoration", "-decoration", ""),
    ("search category:home -decoration", "-decoration", ""),
    ("search country:!US", "!US", ""),
    ("search country:-US", "-US", ""),
    ("search country:US,-CA", "-CA", ""),
    ("search country!=US", "country!=US", ""),
    ("search keyword:-makeup", "-makeup", ""),
    ("search gender:!male", "!male", ""),
    ("search has:!email", "!email", ""),
    ("search beauty not US", "not US", ""),
    ("search beauty without email", "without email", ""),
    ("search beauty non-US", "non-US", ""),
    ("search beauty except country:US", "except country:US", ""),
    ("search 美妆 不要 美国", "不要 美国", ""),
    ("search 非美国 美妆", "非美国", ""),
    ("search 没有邮箱 美妆", "没有邮箱", ""),
    ("lookalike @a -Japan", "-Japan", ""),
    ("lookalike @a in:!US", "!US", ""),
    ("lookalike @a not Japan", "not Japan", ""),
    ("search twitter beauty", "twitter", ""),
    ("search beauty on twitter", "twitter", ""),
    ("search x beauty", "x", ""),
    ("search 小红书 美妆", "小红书", ""),
    ("search 小红书美妆博主", "小红书", ""),
    ("search 抖音 美妆", "抖音", ""),
    ("search product_category:sneakers", "sneakers", ""),
    ('search product_category:"running shoes"', "running shoes", "601226"),
    ("search email:no", "no", ""),
    ("search email:perhaps", "perhaps", "yes"),
    ("search has:phone", "phone", "email"),
    ("search has:", "has", "email"),
    ("search whatsapp:yes", "whatsapp", "YouTube, Instagram"),
    ("search youtube gmv:>10k", "gmv", "TikTok"),
    ("search country:", "country", ""),
    ("search tiktok youtube", "tiktok, youtube", "instagram"),
    ("search last_post:someday", "someday", ""),
    ("search last_post:2026-02-30", "2026-02-30", ""),
    ("search last_post:2026-11-01..2026-10-01", "2026-11-01..2026-10-01", "2026-10-01..2026-11-01"),
    ("search audience_age:20-30", "20-30", "18-24"),
    ("search platform:facebook", "facebook", "tiktok"),
    ("lookalike", "", ""),
    ("lookalike tiktok", "", ""),
    ("lookalike @a @b", "@a, @b", ""),
    ("lookalike @!!", "@!!", ""),
    ("lookalike https://youtu.be/dQw4", "https://youtu.be/dQw4", "youtube.com/@name"),
    ("lookalike vm.tiktok.com/ZM1/", "vm.tiktok.com/ZM1/", "tiktok.com/@name"),
    ("lookalike https://www.tiktok.com/@a/video/7", "https://www.tiktok.com/@a/video/7", "tiktok.com/@name"),
    ("lookalike https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=1", "youtube.com/@name"),
    ("lookalike https://www.instagram.com/reel/C1/", "https://www.instagram.com/reel/C1/", "instagram.com/name"),
    ("lookalike https://www.facebook.com/a", "https://www.facebook.com/a", "TikTok"),
    ("lookalike https://www.tiktok.com/", "https://www.tiktok.com/", "tiktok.com/@name"),
    ("lookalike @a in:US,CA", "US,CA", ""),
    ("lookalike @a in:东南亚", "东南亚", ""),
    ("lookalike @a limit:51", "51", "50"),
    ("lookalike @a on:twitter", "twitter", "tiktok"),
    ("lookalike @a audience_female:<40%", "40%", ""),
    ("lookalike @a sort:views", "sort", ""),
    ("lookalike @a somebody", "somebody", ""),
    ("show", "", ""),
    ("show @a country:US", "country", "platform"),
    ("show @a beauty", "beauty", ""),
    ("settings language:fr", "fr", "en, zh"),
    ("settings level:9", "9", "S1"),
    ("settings colour:blue", "colour", ""),
    ("settings perhaps", "perhaps", ""),
]  # fmt: skip


def read(text: str) -> object:
    """A whole line read by the command that it names, as the menu does."""
    found = command_of(read_line(text))
    assert found, text
    command, rest = found
    match command.key:
        case "search":
            return read_search(rest, DEFAULTS)
        case "lookalike":
            return read_lookalike(rest, DEFAULTS)
        case "show":
            return read_creator_name(rest, DEFAULTS)
        case _:
            return read_settings_line(rest)


def mistake_in(line: str) -> UsageError:
    with pytest.raises(UsageError) as refused:
        read(f"/creators {line}")
    return refused.value


@pytest.mark.parametrize(("line", "value", "hinted"), MISTAKES)
def test_a_mistake_names_the_value_and_the_way_out(line: str, value: str, hinted: str) -> None:
    mistake = mistake_in(line)
    assert mistake.value == value
    for language in LANGUAGES:
        assert value in mistake.problem.text(words(language))
        if hinted:
            assert mistake.hint
            assert hinted in mistake.hint.text(words(language)).replace("、", ", ")


@pytest.mark.parametrize("line", [line for line, _, _ in MISTAKES])
def test_the_example_beside_a_mistake_works_as_it_stands(line: str) -> None:
    example = mistake_in(line).example
    assert example.startswith("/creators ")
    read(example)
    assert example.split()[1] == line.split(maxsplit=1)[0]


@pytest.mark.parametrize("line", [line for line, _, _ in MISTAKES])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_says_it_all_and_that_nothing_was_charged(line: str, language: Language) -> None:
    mistake, said = mistake_in(line), words(language)
    card = usage(Usage(mistake), said)
    assert all(sentence in card.said for sentence in said_of(mistake, said))
    assert said("help-nothing-sent") in card.said


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("search followers:lots", "“粉丝”的“lots”不是数字"),
        ("搜索 美妆 粉丝:很多", "“粉丝”的“很多”不是数字"),
        ("search country:Atlantis", "“国家”没有“Atlantis”这个值"),
    ],
)
def test_a_filter_is_called_by_its_chinese_name_in_chinese(line: str, named: str) -> None:
    assert named in usage(Usage(mistake_in(line)), words("zh")).said


def test_a_line_too_long_to_read_says_how_long_it_may_be() -> None:
    with pytest.raises(UsageError) as refused:
        read_line("x" * 5_000)
    assert "4000" in refused.value.problem.text(words("en")).replace(",", "")


def test_a_long_value_is_repeated_by_its_beginning() -> None:
    mistake = mistake_in(f"search country:{'x' * 3_000}")
    assert len(mistake.value) < 100
    assert mistake.value.startswith("xxx")


def test_one_unknown_category_refuses_the_whole_list_rather_than_searching_without_it() -> None:
    assert mistake_in("search category:beauty,zzzzzz").value == "zzzzzz"


def test_words_are_compared_without_width_case_and_script() -> None:
    assert folded("ＳＥＡＲＣＨ") == "search"
    assert folded("類別") == folded("类别")


def test_a_name_without_a_creator_asks_which_one_and_not_whom_they_should_be_like() -> None:
    assert mistake_in("show").problem.text(words("en")) == "Which creator? Name one or paste a profile link."


def test_a_guess_that_is_much_farther_than_the_nearest_is_not_made() -> None:
    hint = mistake_in("search contry:US").hint
    assert hint and hint.text(words("en")) == "Did you mean: country:"


@pytest.mark.parametrize("line", ["search youtube twitch streamers", 'search "twitter" art', "search knitting x"])
def test_another_platform_may_be_a_subject_where_ours_is_named_or_in_quotes(line: str) -> None:
    read(f"/creators {line}")


@pytest.mark.parametrize(
    "line",
    ["no bake desserts", "not for profit", "无人机", "非洲", "无印良品", "t-shirt", "followers:-5k", "beauty — US"],
)
def test_what_only_looks_like_an_exclusion_is_searched(line: str) -> None:
    read(f"/creators search tiktok {line}")


def test_chinese_cards_list_choices_as_chinese_does() -> None:
    hint = mistake_in("search level:S4").hint
    assert hint and hint.text(words("zh")) == "可选：S1、S2、S3。"


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("settings language:fr", "可选：英文、中文。"),
        ("search 美妆 性别:未知", "可选：女、男。"),
        ("search 美妆 颜色:红色", "选项有 国家、语言、性别、类目、粉丝、平均播放、互动率、最近发布、有、排序、数量；"),
        ("search youtube 美妆 排序:颜色", "可选：粉丝。"),
    ],
)
def test_chinese_cards_name_in_chinese_what_may_be_chosen(line: str, listed: str) -> None:
    assert listed in usage(Usage(mistake_in(line)), words("zh")).said


@pytest.mark.parametrize(
    ("example", "chinese"),
    [
        (MARK, "/达人 标记 @charlidamelio 已联系 负责人:我 备注:“问过报价”"),
        (ADD, "/达人 简报 添加 “美国护肤” 每周一 9点 Asia/Shanghai"),
        (VOTE, "/达人 名单 投票 夏季 人数:3 截止:周五 18:00"),
        (ROLE_EXAMPLE, "/达人 角色 @王芳 审批人"),
        (HIDE, "/达人 隐藏 tiktok @mia"),
        (SPENDING, "/达人 花费 上月"),
        (KEYWORDS, "/采集 关键词 tiktok “美妆 教程”，护肤"),
    ],
)
def test_chinese_cards_show_examples_with_chinese_names(example: str, chinese: str) -> None:
    assert f"试试：{chinese}" in lines_of(usage(Usage(wrong("extra-word", "x", example=example)), words("zh")))


EXAMPLES = sorted({mistake_in(line).example for line, _, _ in MISTAKES})


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_chinese_card_shows_the_same_example_in_chinese_words(example: str) -> None:
    chinese = in_chinese(example)
    assert chinese.startswith("/达人 ")
    assert read(chinese) == read(example)
    named = {option.name for option in read_line(chinese).options}
    assert not [name for name in named if name.isascii()] or named & {"whatsapp", "line", "zalo"}


def test_a_mistake_on_a_chinese_card_is_followed_by_a_chinese_line() -> None:
    card = usage(Usage(mistake_in("search country:Untied")), words("zh"))
    assert "试试：/达人 搜索 tiktok 美妆 国家:美国,加拿大" in lines_of(card)
