"""Detail below a summary is folded away in Feishu, and stands below its title in chats that fold nothing."""

from __future__ import annotations

from bot.feishu.limits import CARD_BYTES_MOST, COMPONENTS_MOST, components, packed
from bot.feishu.render import render
from bot.gallery import exhibits
from bot.slack.render import render as in_slack
from handlers.cards import Button, Card, Column, Fact, Facts, Folded, Listing, Paragraph, Row, Table, Text
from tests.bot.terminal.test_render import drawn as in_terminal
from tests.cards import controls_of
from tests.platforms.feishu.cards import check, tagged, text_of


def card(*blocks: Facts | Listing | Table, is_open: bool = False) -> Card:
    return Card("Read", (Paragraph((Text("two are not read"),)), Folded("Why", blocks, is_open=is_open)))


def refused(count: int) -> Listing:
    return Listing(tuple(Row((Text(f"link {n}"),), ((Text("x" * 300),),)) for n in range(count)), "… {n} more")


def test_detail_opens_with_a_press_on_its_title() -> None:
    drawn = check(render(card(refused(2))))
    panel = drawn["body"]["elements"][-1]
    assert (panel["tag"], panel["expanded"]) == ("collapsible_panel", False)
    assert "▸ Why\nlink 0" in text_of(drawn)
    assert check(render(card(refused(2), is_open=True)))["body"]["elements"][-1]["expanded"] is True


def test_what_does_not_fit_is_counted_inside() -> None:
    drawn = check(render(card(refused(300))))
    assert components(drawn) <= COMPONENTS_MOST
    assert len(packed(drawn).encode()) <= CARD_BYTES_MOST
    shown = text_of(drawn).count("link")
    assert f"… {300 - shown} more" in text_of(drawn)


def test_a_table_inside_is_markdown_because_feishu_s_own_stands_at_the_root() -> None:
    table = Table((Column("Name"), Column("Credits", "right")), (((Text("Leo"),), (Text("800"),)),))
    assert "| Leo | 800 |" in text_of(check(render(card(table))))


def test_other_chats_show_it_below_its_title() -> None:
    facts = Facts((Fact("Videos", (Text("412"),)),))
    _, blocks = in_slack(card(facts))
    assert "*Why*" in str(blocks)
    assert "412" in str(blocks)
    shown = in_terminal(card(facts))
    assert shown.index("Why") < shown.index("412")


def test_a_header_shows_three_tags_in_the_colour_of_the_card() -> None:
    drawn = check(render(Card("Found", tone="good", tags=("TikTok", "", "S2", "new", "more"))))
    tags = [(each["text"]["content"], each["color"]) for each in drawn["header"]["text_tag_list"]]
    assert tags == [("TikTok", "green"), ("S2", "green"), ("new", "green")]


def test_every_question_before_a_press_is_drawn_and_all_readers_share_one_card() -> None:
    for exhibit in exhibits("en", "zh"):
        asking = [each for each in controls_of(exhibit.card) if isinstance(each, Button) and each.confirm]
        drawn = render(exhibit.card)
        assert len([each for each in tagged(drawn) if "confirm" in each]) == len(asking)
        assert drawn["config"]["update_multi"] is True
