"""A card in, Block Kit out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.render import render
from handlers.cards import (
    Bold,
    Button,
    Card,
    Column,
    Confirm,
    Controls,
    Divider,
    Fact,
    Facts,
    Listing,
    Note,
    Option,
    Paragraph,
    Row,
    Select,
    Table,
    Text,
)
from tests.platforms.slack.blocks import check, text_of


def blocks_of(*blocks: Any, title: str = "Title", **more: Any) -> list[dict[str, Any]]:
    """The blocks below the header."""
    _, drawn = render(Card(title, blocks, **more))
    check(drawn)
    return drawn[1:]


def test_whole_card() -> None:
    card = Card(
        "2 creators",
        (
            Paragraph((Text("Beauty in "), Bold("US"))),
            Facts((Fact("Cost", (Text("6 credits"),)),)),
            Divider(),
            Listing((Row((Text("Mia"),), ((Text("33.1K followers"),),), controls=(Button("Similar", press="p1"),)),)),
            Controls((Button("Next", press="p2", style="primary"), Button("Site", url="https://x.com/"))),
            Note((Text("request req_1"),)),
        ),
        tone="good",
        summary="2 creators, 6 credits",
    )
    said, blocks = render(card)
    assert said == "2 creators, 6 credits"
    assert blocks == [
        {"type": "header", "text": {"type": "plain_text", "text": "✅ 2 creators", "emoji": False}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "Beauty in *US*", "verbatim": True}},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Cost*\n6 credits", "verbatim": True}]},
        {"type": "divider"},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Mia*\n33.1K followers", "verbatim": True},
            "accessory": {
                "type": "button",
                "action_id": "scout-1",
                "text": {"type": "plain_text", "text": "Similar", "emoji": False},
                "value": "p1",
            },
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "scout-2",
                    "text": {"type": "plain_text", "text": "Next", "emoji": False},
                    "value": "p2",
                    "style": "primary",
                },
                {
                    "type": "button",
                    "action_id": "scout-3",
                    "text": {"type": "plain_text", "text": "Site", "emoji": False},
                    "url": "https://x.com/",
                },
            ],
        },
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "request req_1", "verbatim": True}]},
    ]


def test_notification_is_the_summary_made_harmless() -> None:
    said, _ = render(Card("Title", summary="3 <!channel> & more *now* :tada:"))
    assert said == "3 &lt;!channel&gt; &amp; more ∗now∗ ∶tada:"


def test_notification_is_never_longer_than_slack_asks_for() -> None:
    said, _ = render(Card("Title", summary="&" * 4_000))
    assert 2_900 < len(said) <= 3_000
    assert said.endswith("&amp;…")


def test_title_too_long_ends_with_an_ellipsis() -> None:
    _, (header,) = render(Card("x" * 400))
    assert header["text"]["text"] == "x" * 149 + "…"


def test_long_paragraph_becomes_several_sections() -> None:
    text = "".join(f"line {number} {'x' * 90}\n" for number in range(60))
    drawn = blocks_of(Paragraph((Text(text),)))
    assert [block["type"] for block in drawn] == ["section", "section"]
    assert text_of(drawn) == text.strip("\n")


def test_eleven_facts_are_two_sections() -> None:
    drawn = blocks_of(Facts(tuple(Fact(f"F{n}", (Text(str(n)),)) for n in range(11))))
    assert [len(block["fields"]) for block in drawn] == [10, 1]


def test_row_with_a_picture_has_its_controls_below() -> None:
    row = Row((Text("Mia"),), image="https://x.com/a.jpg", controls=(Button("Similar", press="p"),))
    section, actions = blocks_of(Listing((row,)))
    assert section["accessory"] == {"type": "image", "image_url": "https://x.com/a.jpg", "alt_text": "Mia"}
    assert [element["value"] for element in actions["elements"]] == ["p"]


def test_controls_out_of_sight_stand_in_a_menu() -> None:
    page = Button("Profile", url="https://x.com/@mia")
    controls = (Button("Details", press="d"), Button("Similar", press="s"), Button("List", press="l"), page)
    section, actions = blocks_of(Listing((Row((Text("Mia"),), controls=controls, in_sight=1),)))
    assert "accessory" not in section
    button, menu = actions["elements"]
    assert (button["value"], menu["type"], "style" in menu) == ("d", "overflow", False)
    assert [option["value"] for option in menu["options"]] == ["s", "l", "opens"]
    assert menu["options"][2]["url"] == "https://x.com/@mia"


def test_menu_of_one_line_is_a_button() -> None:
    row = Row((Text("Mia"),), controls=(Button("Details", press="d"), Button("List", press="l")), in_sight=1)
    _, actions = blocks_of(Listing((row,)))
    assert [element["type"] for element in actions["elements"]] == ["button", "button"]


def test_what_asks_first_or_warns_by_its_colour_never_hides_in_a_menu() -> None:
    sure = Confirm("Sure?", "It is gone then.", "Yes", "No")
    asks, warns = Button("Remove", press="r", confirm=sure), Button("Buy", press="b", style="danger")
    controls = (Button("Details", press="d"), asks, Button("One", press="o"), warns, Button("Two", press="t"))
    _, actions = blocks_of(Listing((Row((Text("Mia"),), controls=controls, in_sight=1),)))
    *buttons, menu = actions["elements"]
    assert [button["value"] for button in buttons] == ["d", "r", "b"]
    assert [option["value"] for option in menu["options"]] == ["o", "t"]


def test_menu_holds_five_lines_and_the_others_stay_in_sight() -> None:
    controls = tuple(Button(f"B{n}", press=f"b{n}") for n in range(8))
    _, actions = blocks_of(Listing((Row((Text("Mia"),), controls=controls, in_sight=1),)))
    *buttons, menu = actions["elements"]
    assert [button["value"] for button in buttons] == ["b0", "b6", "b7"]
    assert [option["value"] for option in menu["options"]] == ["b1", "b2", "b3", "b4", "b5"]


@pytest.mark.parametrize(
    "image", ["http://x.com/a.jpg", "data:image/png;base64,x", "https://", "https://" + "x" * 4_000]
)
def test_picture_that_slack_cannot_load_is_left_out(image: str) -> None:
    (section,) = blocks_of(Listing((Row((Text("Mia"),), image=image),)))
    assert "accessory" not in section


def test_second_primary_button_is_a_plain_one() -> None:
    (actions,) = blocks_of(Controls((Button("A", press="a", style="primary"), Button("B", press="b", style="primary"))))
    assert [element.get("style") for element in actions["elements"]] == ["primary", None]


def test_danger_asks_before_it_acts() -> None:
    confirm = Confirm("Sure?", "It costs 150 credits.", "Yes", "No")
    (actions,) = blocks_of(Controls((Button("Buy", press="b", style="danger", confirm=confirm),)))
    (button,) = actions["elements"]
    assert button["style"] == "danger"
    assert {key: text["text"] for key, text in button["confirm"].items()} == {
        "title": "Sure?",
        "text": "It costs 150 credits.",
        "confirm": "Yes",
        "deny": "No",
    }


def test_select_shows_what_holds_now() -> None:
    options = tuple(Option(f"Sort {n}", f"p{n}") for n in range(3))
    (actions,) = blocks_of(Controls((Select("Sort", options, chosen=1),)))
    (select,) = actions["elements"]
    assert select["placeholder"]["text"] == "Sort"
    assert select["initial_option"] == select["options"][1]


def test_select_with_one_option_or_none() -> None:
    (actions,) = blocks_of(Controls((Select("One", (Option("Only", "p"),)), Select("None", ()))))
    assert [len(element["options"]) for element in actions["elements"]] == [1]


def test_select_with_too_many_options_keeps_the_chosen_one() -> None:
    options = tuple(Option(f"{n}", f"p{n}") for n in range(130))
    (actions,) = blocks_of(Controls((Select("Many", options, chosen=120),)))
    (select,) = actions["elements"]
    assert len(select["options"]) == 100
    assert select["initial_option"]["value"] == "p120"


def test_more_than_25_controls_are_several_rows() -> None:
    drawn = blocks_of(Controls(tuple(Button(f"{n}", press=f"p{n}") for n in range(30))))
    assert [len(block["elements"]) for block in drawn] == [25, 5]


def test_press_id_that_slack_cannot_carry_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="150"):
        blocks_of(Controls((Select("s", (Option("o", "x" * 151),)),)))
    with pytest.raises(ValueError, match="2000"):
        blocks_of(Controls((Button("b", press="x" * 2_001),)))


def test_long_listing_says_how_many_are_left_in_its_own_words() -> None:
    rows = tuple(
        Row((Text(f"Creator {n}"),), controls=(Button("A", press=f"a{n}"), Button("B", press=f"b{n}")))
        for n in range(80)
    )
    drawn = blocks_of(Listing(rows, more="还有 {n} 位"), Note((Text("end"),)))
    shown = sum("Creator" in text_of([block]) for block in drawn)
    assert len(drawn) == 49
    assert f"还有 {80 - shown} 位" in text_of(drawn)
    assert text_of(drawn).endswith("end")


def test_table_is_a_table() -> None:
    table = Table((Column("Name"), Column("Size", "right")), (((Text("Mia"),), (Text("33.1K"),)), ((Text("Leo"),), ())))
    (block,) = blocks_of(table)
    assert block["type"] == "table"
    assert block["column_settings"] == [{"align": "left", "is_wrapped": False}, {"align": "right", "is_wrapped": False}]
    assert [[cell["text"] for cell in row] for row in block["rows"]] == [
        ["Name", "Size"],
        ["Mia", "33.1K"],
        ["Leo", "–"],
    ]


@pytest.mark.parametrize(
    ("text", "wraps"), [("x" * 32, False), ("x" * 33, True), ("播" * 16, False), ("播" * 17, True)]
)
def test_column_wraps_only_where_it_is_wide(text: str, wraps: bool) -> None:
    (block,) = blocks_of(Table((Column("Name"), Column("Bio")), (((Text("Mia"),), (Text(text),)),)))
    assert [column["is_wrapped"] for column in block["column_settings"]] == [False, wraps]


def test_long_table_is_shortened() -> None:
    rows = tuple(((Text(f"Creator {n}"),), (Text("x" * 100),)) for n in range(300))
    table, more = blocks_of(Table((Column("Name"), Column("Bio")), rows))
    assert 90 < len(table["rows"]) <= 100
    assert text_of([more]) == f"… {301 - len(table['rows'])} more"


def test_wide_table_keeps_to_the_characters_that_a_table_may_have() -> None:
    columns = tuple(Column(f"C{n}") for n in range(10))
    rows = tuple(tuple((Text("x" * 95),) for _ in columns) for _ in range(40))
    table, more = blocks_of(Table(columns, rows))
    assert len(table["rows"]) == 11
    assert text_of([more]) == "… 30 more"


def test_second_table_is_rows_of_text() -> None:
    table = Table((Column("Name"), Column("Size")), (((Text("Mia"),), (Text("33.1K"),)),))
    drawn = blocks_of(table, table)
    assert [block["type"] for block in drawn] == ["table", "section"]
    assert text_of(drawn[1:]) == "Mia\nSize: 33.1K"


def test_bare_card_has_neither_pictures_nor_tables() -> None:
    table = Table((Column("Name"),), (((Text("Mia"),),),))
    row = Row((Text("Leo"),), image="https://x.com/a.jpg")
    _, drawn = render(Card("T", (table, Listing((row,)))), bare=True)
    assert [block["type"] for block in drawn] == ["header", "section", "section"]
    assert all("accessory" not in block for block in drawn)


def test_empty_parts_leave_no_trace() -> None:
    assert blocks_of(Paragraph(()), Note(()), Facts(()), Listing(()), Controls(()), Table((), ())) == []
