"""Whatever a card holds, Feishu takes it: limits, known properties, and nothing of a creator's that does anything."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.feishu import limits
from bot.feishu.controls import placed
from bot.feishu.render import bare_line, render
from handlers.cards import (
    Amount,
    Bar,
    Card,
    Chart,
    Column,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Listing,
    Note,
    Option,
    Paragraph,
    Progress,
    Row,
    Select,
    Table,
    Text,
)
from handlers.cards.bare import bare, cut
from tests.platforms.feishu.cards import check, tagged, text_of
from tests.platforms.worst_cards import TO_ANYBODY, TO_FEISHU, cards, worst_card, worst_row

HOSTILE = (*TO_FEISHU, *TO_ANYBODY)
HARMFUL = re.compile(r"[<>*_~\[\]`#|$\\]|\u202e|\u2066|\ufeff|\u200f|\x00|\x1b|[\ud800-\udfff]")


def checked(card: Card, *, bare: bool = False) -> dict[str, Any]:
    drawn = render(card, bare=bare)
    size = len(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode())
    assert size <= limits.CARD_BYTES_MOST + 1
    check(placed(json.loads(json.dumps(drawn)), "direct"))
    return check(drawn)


@given(card=cards)
@settings(max_examples=120, suppress_health_check=list(HealthCheck))
def test_any_card_is_within_every_limit(card: Card) -> None:
    checked(card)
    bare = checked(card, bare=True)
    assert not [each for each in tagged(bare) if each["tag"] == "table"]
    check(bare_line(card))


@pytest.mark.parametrize("rows", [1, 5, 10, 50])
def test_worst_creators_fit_and_the_count_of_the_others_is_said(rows: int) -> None:
    drawn = checked(worst_card(rows, HOSTILE))
    words = text_of(drawn)
    shown = len(set(re.findall(r'"press": "p(\d+)"', json.dumps(drawn))))
    assert shown >= min(rows, 5)
    assert (f"… {rows - shown} more" in words) == (shown < rows)
    assert "[Next]" in words
    assert "36 credits" in words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_creators_cannot_mention_link_or_format(hostile: str) -> None:
    line = (CreatorText(hostile, most=3_000),)
    drawn = checked(
        Card("Found", (Paragraph(line), Listing((Row((CreatorText(hostile),), (line,)),)), Facts((Fact("a", line),))))
    )
    texts = [each["content"] for each in tagged(drawn) if each["tag"] == "markdown"]
    assert texts
    for text in texts:
        # What is left after the row's and the fact's own stars are letters and entities.
        assert not HARMFUL.search(re.sub(r"&#\d+;|&nbsp;|\*\*", "", text))
        assert not re.search(r"(?m)^ *(\d+[.)]|[-+>#=]| {4})", text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_creators_words_stay_what_they_were(hostile: str) -> None:
    drawn = checked(Card("Found", (Paragraph((CreatorText(hostile, most=3_000),)),)))
    (element,) = drawn["body"]["elements"]
    assert html.unescape(element["content"]).replace("\xa0", " ") == cut(bare(hostile), 3_000)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_cells_and_notes_of_creators_are_plain_text(hostile: str) -> None:
    line = (CreatorText(hostile),)
    drawn = checked(Card("Found", (Table((Column(hostile[:50]),), ((line,),)), Note(line))))
    table, note = drawn["body"]["elements"]
    assert table["columns"][0]["data_type"] == "text"
    assert note["text"]["tag"] == "plain_text"


@pytest.mark.parametrize("rows", [1, 60])
def test_controls_and_notes_outlast_rows(rows: int) -> None:
    drawn = checked(worst_card(rows, HOSTILE))
    *_, controls, note = drawn["body"]["elements"]
    assert controls["tag"] == "column_set"
    assert note["text"]["content"] == "36 credits · request req_1"


def test_texts_are_cut_before_notes_are_dropped() -> None:
    long = Paragraph((Text("词" * 4_000),))
    note = Note((Text("36 credits"),))
    drawn = checked(Card("Long", (long, long, long, note)))
    assert [len(each["content"]) for each in drawn["body"]["elements"][:3]] == [600, 600, 600]
    assert "36 credits" in text_of(drawn)
    crowded = checked(Card("Long", (*[long] * 16, note)))
    assert "36 credits" not in text_of(crowded)


def test_controls_outlast_words_that_have_no_room() -> None:
    long = Paragraph((Text("词" * 4_000),))
    drawn = checked(Card("Long", (*[long] * 40, *worst_card(1, HOSTILE).blocks)))
    assert "[Next]" in text_of(drawn)


def test_rows_lose_controls_and_length_before_they_are_left_out() -> None:
    drawn = checked(Card("Found", (Listing(tuple(worst_row(number, HOSTILE) for number in range(8))),)))
    buttons = [each for each in tagged(drawn) if each["tag"] == "button"]
    assert len(buttons) == 8  # one each, and none of those that only open a page
    assert "more" not in text_of(drawn).split("\n")[-1]


def test_more_than_three_tables_go_on_as_text() -> None:
    table = Table((Column("Name"), Column("Fans")), (((Text("Mia"),), (Text("33.1K"),)),))
    drawn = checked(Card("Five", (table,) * 5))
    assert [each["tag"] for each in drawn["body"]["elements"]] == ["table"] * 3 + ["markdown"] * 2
    assert "Fans: 33.1K" in text_of(drawn)


def test_more_than_five_charts_go_on_as_text() -> None:
    chart = Chart("Views", (Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)),))
    drawn = checked(Card("Seven", (chart,) * 7))
    assert [each["tag"] for each in drawn["body"]["elements"]] == ["chart"] * 5 + ["markdown"] * 2
    assert "██████████ 12K @mia" in text_of(drawn)


def test_a_chart_becomes_bars_of_text_where_a_card_is_too_full_for_it() -> None:
    chart = Chart("Views", (Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)),))
    drawn = checked(Card("Full", (*[Paragraph((Text("词" * 4_000),))] * 3, chart)))
    assert not [each for each in tagged(drawn) if each["tag"] == "chart"]
    assert "██████████ 12K @mia" in text_of(drawn)


def test_a_plainer_card_has_its_charts_as_text() -> None:
    chart = Chart("Views", (Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)),))
    assert "██████████ 12K @mia" in text_of(checked(Card("Views", (chart,)), bare=True))


def test_progress_is_text_on_a_plainer_card_and_on_one_too_full_for_charts() -> None:
    step = Row((Text("TikTok"),), state="running", progress=Progress(0.43, "43%", "TikTok"))
    blocks = (Progress(0.31, "31%"), Listing((step,), shape="steps"))
    full = Card("Full", (*[Paragraph((Text("词" * 4_000),))] * 3, *blocks))
    for drawn in (checked(Card("Plain", blocks), bare=True), checked(full)):
        assert not [each for each in tagged(drawn) if each["tag"] == "chart"]
        assert "▰▰▰▱▱▱▱▱▱▱ 31%" in text_of(drawn)
        assert "▰▰▰▰▱▱▱▱▱▱ 43%" in text_of(drawn)


def test_a_long_table_shows_ten_rows_a_page_and_says_what_is_left() -> None:
    rows = tuple(((Text(f"Name {number}"),), (Text("1" * 200),)) for number in range(300))
    drawn = checked(Card("Long", (Table((Column("Name"), Column("Fans", "right")), rows),)))
    table, more = drawn["body"]["elements"]
    assert table["page_size"] == 10
    assert more["text"]["content"] == f"… {300 - len(table['rows'])} more"


def test_a_drop_down_keeps_its_choice_among_many() -> None:
    select = Select("Many", tuple(Option(f"Option {n}", f"p{n}") for n in range(130)), chosen=129)
    drawn = checked(Card("Many", (Controls((select,)),)))
    (element,) = [each for each in tagged(drawn) if each["tag"] == "select_static"]
    assert element["options"][element["initial_index"] - 1]["value"] == "p129"


@pytest.mark.parametrize("press", ["", "p" * 201])
def test_a_press_id_that_no_button_carries_is_a_mistake_of_ours(press: str) -> None:
    with pytest.raises(ValueError, match="1 to 200"):
        render(Card("Bad", (Controls((Select("s", (Option("o", press),)),)),)))
