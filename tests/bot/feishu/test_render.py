"""Every block and piece as Feishu draws it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.feishu.render import render
from handlers.cards import (
    Amount,
    Bar,
    Block,
    Bold,
    Button,
    Card,
    Chart,
    Code,
    Column,
    Confirm,
    Controls,
    CreatorText,
    Divider,
    Fact,
    Facts,
    Link,
    Listing,
    Mention,
    Moment,
    Note,
    Option,
    Paragraph,
    Piece,
    Progress,
    Rich,
    Row,
    Select,
    Table,
    Text,
    Tone,
)
from tests.platforms.feishu.cards import check, text_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
AT = int(NOON.timestamp() * 1000)


def drawn(*blocks: Block) -> list[dict[str, Any]]:
    elements: list[dict[str, Any]] = check(render(Card("Title", blocks)))["body"]["elements"]
    return elements


def markdown_of(*pieces: Piece) -> str:
    (element,) = drawn(Paragraph(pieces))
    return str(element["content"])


def test_a_card_has_a_header_a_summary_and_may_be_changed() -> None:
    card = check(render(Card("12 creators", tone="good", summary="12 creators, 36 credits")))
    assert card["schema"] == "2.0"
    assert card["config"] == {"update_multi": True, "summary": {"content": "12 creators, 36 credits"}}
    assert card["header"] == {"title": {"tag": "plain_text", "content": "✅ 12 creators"}, "template": "green"}


def test_without_a_summary_the_title_is_said() -> None:
    assert check(render(Card("Help")))["config"]["summary"]["content"] == "Help"


@pytest.mark.parametrize(
    ("tone", "colour"),
    [
        ("plain", "default"),
        ("info", "blue"),
        ("good", "green"),
        ("warning", "orange"),
        ("bad", "red"),
        ("over", "grey"),
    ],
)
def test_a_tone_is_a_colour(tone: Tone, colour: str) -> None:
    assert render(Card("Title", tone=tone))["header"]["template"] == colour


@pytest.mark.parametrize(
    ("pieces", "markdown"),
    [
        ((Text("two words"),), "two words"),
        ((Text("12:30 + 5"),), "12&#58;30 &#43; 5"),
        ((Text("Found "), Bold("12"), Text(" creators")), "Found **12** creators"),
        ((Text("共"), Bold("12"), Text("位")), "共**12**位"),
        ((Bold("6.50 %"), Text("ER")), "**6.50 %**\u200aER"),
        ((Bold("a"), Bold("b")), "**ab**"),
        ((Text("Asked: "), Code("/creators help")), "Asked&#58; `/creators help`"),
        ((Code("er:>3% `x`"),), "`er:>3% ˋxˋ`"),
        ((Code("<at id=all></at>"),), "&#60;at id&#61;all&#62;&#60;/at&#62;"),
        ((Link("@mia", "https://tiktok.com/@mia?a=(1)&b=2"),), "[@mia](https://tiktok.com/@mia?a=%281%29&b=2)"),
        ((Link("evil", "javascript:alert(1)"),), "evil"),
        ((Mention("ou_mia", "Mia"), Text(" asked")), "<at id=ou_mia></at> asked"),
        ((Mention("all", "Everyone"),), "@Everyone"),
        ((CreatorText("*Mia* <at id=all></at>"),), "&#42;Mia&#42; &#60;at id&#61;all&#62;&#60;/at&#62;"),
        ((CreatorText("abcdef", most=4),), "abc…"),
        ((Text("1. one\n- two\n    three"),), "1&#46; one\n&#45; two\n&nbsp;three"),
        ((Text("1"), Text(". one")), "1&#46; one"),
        ((Moment(NOON, "noon", "date"),), f"<local_datetime millisecond='{AT}' format_type='date'></local_datetime>"),
        (
            (Moment(NOON, "noon"),),
            f"<local_datetime millisecond='{AT}' format_type='date_short'></local_datetime> "
            f"<local_datetime millisecond='{AT}' format_type='time'></local_datetime>",
        ),
    ],
)
def test_pieces_are_drawn_as_markdown(pieces: Rich, markdown: str) -> None:
    assert markdown_of(*pieces) == markdown


def test_a_note_of_words_is_small_and_grey() -> None:
    (note,) = drawn(Note((Text("36 credits · "), Bold("S2"))))
    words = {"tag": "plain_text", "content": "36 credits · S2", "text_size": "notation", "text_color": "grey"}
    assert note == {"tag": "div", "text": words}


def test_a_note_with_more_than_words_is_small() -> None:
    (note,) = drawn(Note((Text("until "), Moment(NOON, "noon", "time"))))
    assert note["tag"] == "markdown"
    assert note["text_size"] == "notation"


def test_facts_stand_in_two_columns() -> None:
    facts = [Fact("Followers", (Bold("33.1K"),)), Fact("Country", (Text("US"),)), Fact("Language", ())]
    first, second = drawn(Facts(tuple(facts)))
    assert first["flex_mode"] == "bisect"
    assert [column["elements"][0]["content"] for column in first["columns"]] == [
        "**Followers**\n**33.1K**",
        "**Country**\nUS",
    ]
    assert second["columns"][0]["elements"][0]["content"] == "**Language**\n–"


def test_very_many_facts_are_lines() -> None:
    (element,) = drawn(Facts(tuple(Fact(f"Fact {n}", (Text(str(n)),)) for n in range(40))))
    assert element["content"].split("\n")[7] == "**Fact 7** 7"


def test_rows_are_a_headline_with_lines_and_their_buttons_and_no_picture() -> None:
    row = Row(
        (Text("Mia "), Link("@mia", "https://tiktok.com/@mia")),
        ((Bold("33.1K"), Text(" followers")), (CreatorText("bio"),)),
        image="https://cdn.example.com/mia.jpg",
        image_alt="Mia",
        controls=(Button("Find alike", press="p-1"), Button("Open profile", url="https://tiktok.com/@mia")),
    )
    text, buttons = drawn(Listing((row,)))
    assert text["content"] == "**Mia [@mia](https://tiktok.com/@mia)**\n**33.1K** followers\nbio"
    assert buttons["flex_mode"] == "flow"
    alike, profile = (column["elements"][0] for column in buttons["columns"])
    assert alike["behaviors"] == [{"type": "callback", "value": {"press": "p-1"}}]
    assert profile["behaviors"] == [{"type": "open_url", "default_url": "https://tiktok.com/@mia"}]


def test_a_button_shows_its_weight_and_asks_before_it_acts() -> None:
    confirm = Confirm("Spend?", "About 36 credits", "Yes", "No")
    (row,) = drawn(Controls((Button("Spend", press="p", style="primary", confirm=confirm),)))
    button = row["columns"][0]["elements"][0]
    assert button["type"] == "primary_filled"
    assert button["confirm"]["text"] == {"tag": "plain_text", "content": "About 36 credits"}


def test_a_drop_down_carries_its_options_and_shows_the_chosen_one() -> None:
    select = Select("Sort", (Option("Followers", "p-f"), Option("Views", "p-v")), chosen=1)
    (row,) = drawn(Controls((select,)))
    element = row["columns"][0]["elements"][0]
    assert element["tag"] == "select_static"
    assert element["placeholder"]["content"] == "Sort"
    assert [option["value"] for option in element["options"]] == ["p-f", "p-v"]
    assert element["initial_index"] == 2


def test_links_to_nowhere_and_empty_drop_downs_are_left_out() -> None:
    assert drawn(Controls((Button("Bad", url="javascript:alert(1)"), Select("Empty", ())))) == []


def test_a_table_has_columns_and_cells_of_text() -> None:
    columns = (Column("Name"), Column("Fans", "right"))
    (table,) = drawn(Table(columns, (((CreatorText("*Mia*"),), (Bold("33.1K"),)), ((), ()))))
    assert [(column["display_name"], column["horizontal_align"]) for column in table["columns"]] == [
        ("Name", "left"),
        ("Fans", "right"),
    ]
    assert table["rows"] == [{"c1": "*Mia*", "c2": "33.1K"}, {"c1": "–", "c2": "–"}]


def test_a_column_with_links_keeps_them() -> None:
    line = (CreatorText("*Mia* "), Link("@mia", "https://tiktok.com/@mia"))
    (table,) = drawn(Table((Column("Name"),), ((line,),)))
    assert table["columns"][0]["data_type"] == "markdown"
    assert table["rows"] == [{"c1": "&#42;Mia&#42;[@mia](https://tiktok.com/@mia)"}]


def test_a_divider_is_a_line() -> None:
    assert drawn(Divider()) == [{"tag": "hr"}]


def test_a_listing_s_own_words_are_said_for_what_is_left_out() -> None:
    rows = tuple(Row((Text(f"Row {number} " + "词" * 300),), ((Text("词" * 300),),)) for number in range(200))
    shown = text_of(check(render(Card("Many", (Listing(rows, more="und {n} weitere"),)))))
    assert shown.split("\n")[-1].startswith("und 1")


def test_a_chart_is_feishu_s_own_with_the_words_of_each_number() -> None:
    views = Chart(
        "Views",
        (
            Bar(CreatorText("@mia"), (Amount(12_040, "12K"), Amount(11_020, "11K"))),
            Bar(CreatorText("@bean"), (Amount(None, "—"), Amount(None, "—"))),
        ),
        ("average", "median"),
    )
    [chart] = drawn(views)
    spec = chart["chart_spec"]
    assert (chart["tag"], spec["type"], spec["direction"]) == ("chart", "bar", "horizontal")
    assert (spec["xField"], spec["yField"], spec["seriesField"]) == ("value", ["of", "series"], "series")
    assert spec["data"]["values"] == [
        {"of": "@mia", "value": 12_040, "text": "12K", "series": "average"},
        {"of": "@mia", "value": 11_020, "text": "11K", "series": "median"},
        {"of": "@bean", "value": 0, "text": "—", "series": "average"},
        {"of": "@bean", "value": 0, "text": "—", "series": "median"},
    ]
    assert spec["label"] == {"visible": True, "formatter": "{text}", "overlap": False}


def test_how_far_a_work_is_stands_as_a_bar_on_its_track() -> None:
    [chart] = drawn(Progress(0.38, "38%"))
    spec = chart["chart_spec"]
    assert (chart["tag"], spec["type"], spec["direction"]) == ("chart", "linearProgress", "horizontal")
    assert spec["data"]["values"] == [{"of": "38%", "value": 0.38}]
    assert spec["axes"][1] == {"orient": "bottom", "type": "linear", "visible": False, "min": 0, "max": 1}


def test_steps_under_way_have_one_chart_above_them_and_rows_of_other_listings_a_bar_of_text() -> None:
    rows = (
        Row((Text("TikTok 1"),), ((Text("reading"),),), state="running", progress=Progress(0.43, "43%", "TikTok 1")),
        Row((Text("TikTok 2"),), state="waiting"),
        Row((Text("YouTube"),), state="running", progress=Progress(1.0, "100%", "YouTube")),
    )
    chart, *below = drawn(Listing(rows, shape="steps"))
    assert chart["chart_spec"]["data"]["values"] == [
        {"of": "TikTok 1 · 43%", "value": 0.43},
        {"of": "YouTube · 100%", "value": 1.0},
    ]
    assert [each["content"] for each in below] == ["**TikTok 1**\nreading", "**TikTok 2**", "**YouTube**"]
    first, *_ = drawn(Listing(rows))
    assert first["content"] == "**TikTok 1**\n▰▰▰▰▱▱▱▱▱▱ 43%\nreading"


def test_works_of_one_name_and_one_percent_stay_apart() -> None:
    rows = tuple(Row((Text("TikTok"),), progress=Progress(0.5, "50%", "TikTok")) for _ in range(2))
    chart, *_ = drawn(Listing(rows, shape="steps"))
    assert [each["of"] for each in chart["chart_spec"]["data"]["values"]] == ["TikTok · 50%", "TikTok · 50% (2)"]


def test_of_a_wide_table_the_first_column_stays_in_sight() -> None:
    def table(columns: int) -> Table:
        return Table(tuple(Column(f"c{n}") for n in range(columns)), (((Text("x"),),) * columns,))

    [[narrow], [wide]] = drawn(table(4)), drawn(table(7))
    assert (narrow["freeze_first_column"], wide["freeze_first_column"]) == (False, True)


def test_days_stand_upright_from_left_to_right() -> None:
    days = tuple(Bar(Text(f"Nov {day}"), (Amount(day, f"{day}"),)) for day in range(1, 31))
    [chart] = drawn(Chart("By day", days, shape="days"))
    spec = chart["chart_spec"]
    assert "direction" not in spec
    assert (spec["xField"], spec["yField"]) == ("of", "value")
    assert [value["of"] for value in spec["data"]["values"]][:2] == ["Nov 1", "Nov 2"]


def test_two_bars_of_one_name_stay_two() -> None:
    bars = (Bar(CreatorText("@mia"), (Amount(1, "1"),)), Bar(CreatorText("@mia"), (Amount(2, "2"),)))
    [chart] = drawn(Chart("Views", bars))
    assert [value["of"] for value in chart["chart_spec"]["data"]["values"]] == ["@mia", "@mia (2)"]
