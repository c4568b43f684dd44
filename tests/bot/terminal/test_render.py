"""Cards as terminal text: everything stands there, controls are numbered, and nobody's text drives the terminal."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.terminal.render import LISTED_ROWS, render
from handlers.cards import (
    Bold,
    Button,
    Card,
    Column,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Link,
    Listing,
    Note,
    Option,
    Paragraph,
    Row,
    Select,
    Table,
    Text,
    rich,
)


def drawn(card: Card, *, colour: bool = False, numbered: bool = True, spelt: bool = False) -> str:
    written = io.StringIO()
    screen = Console(file=written, width=100, force_terminal=colour, color_system="truecolor" if colour else None)
    screen.print(render(card, numbered=numbered, spelt=spelt).shown, highlight=False, crop=False)
    return written.getvalue()


def test_every_block_is_shown_in_order() -> None:
    card = Card(
        "Two creators",
        (
            Paragraph(rich("Found ", Bold("2"), " creators.")),
            Facts((Fact("Country", rich("Iceland")),)),
            Listing((Row(rich(CreatorText("Mia")), (rich("33.1K followers"),)),)),
            Table((Column("Name"), Column("Views", "right")), ((rich("Mia"), rich("12K")),)),
            Note(rich("level S2")),
        ),
    )
    shown = drawn(card)
    places = [shown.index(part) for part in ("Two creators", "Found 2", "Iceland", "Mia", "33.1K", "Views", "level S2")]
    assert places == sorted(places)


def test_controls_are_numbered_and_the_numbers_lead_to_their_presses() -> None:
    buttons = (Button("Next", "p1"), Button("Open", url="https://www.tiktok.com/@mia"), Button("Share", "p2"))
    card = Card(
        "x", (Controls((*buttons, Select("Sort", (Option("followers", "o1"), Option("views", "o2")), chosen=0))),)
    )
    assert "[1] Next" in drawn(card)
    assert "[2] Share" in drawn(card)
    assert "● followers" in drawn(card)
    assert "[3] views" in drawn(card)
    assert render(card).presses == ["p1", "p2", "o2"]


def test_output_that_nobody_can_press_leaves_out_what_can_only_be_pressed() -> None:
    sort = Select("Sort", (Option("followers", "o1"), Option("views", "o2")), chosen=0)
    card = Card("x", (Controls((Button("Next", "p1"), sort)),))
    assert drawn(card, numbered=False).strip() == "x"
    assert render(card, numbered=False).presses == ["p1", "o2"]


def test_output_in_which_nobody_can_follow_a_link_shows_the_address_of_a_page() -> None:
    card = Card("x", (Controls((Button("Open", url="https://www.tiktok.com/@mia"),)),))
    assert "https://www.tiktok.com/@mia" in drawn(card, spelt=True)
    assert "https://www.tiktok.com/@mia" not in drawn(card)


def test_the_address_of_a_file_is_written_out_on_a_line_that_is_broken_nowhere() -> None:
    address = "https://files.example.com/" + "a1" * 90
    card = Card("x", (Controls((Button("Download", url=address, style="primary"), Button("Fresh link", "p1"))),))
    assert drawn(card).splitlines() == ["x", f"Download {address}", "[1] Fresh link"]
    assert render(card).addresses == [address]


def test_a_drop_down_whose_options_say_its_name_does_not_say_it_again() -> None:
    sort = Select("Sort", (Option("Sort: followers", "o1"), Option("Sort: views", "o2")), chosen=0)
    assert "● Sort: followers  [1] Sort: views" in drawn(Card("x", (Controls((sort,)),)))
    assert "Sort:  " not in drawn(Card("x", (Controls((sort,)),)))


def test_a_long_listing_is_counted() -> None:
    rows = tuple(Row(rich(f"creator {n}")) for n in range(LISTED_ROWS + 7))
    assert "… 7 more" in drawn(Card("x", (Listing(rows),)))


def test_markup_in_a_creator_s_text_is_only_text() -> None:
    assert "[bold red]hi[/]" in drawn(Card("x", (Paragraph(rich(CreatorText("[bold red]hi[/]"))),)))


def test_links_lead_to_the_address_we_built() -> None:
    shown = drawn(Card("x", (Paragraph(rich(Link("@mia", "https://www.tiktok.com/@mia"))),)), colour=True)
    assert "https://www.tiktok.com/@mia" in shown


@given(st.text(max_size=60))
def test_an_address_can_do_nothing_to_the_terminal_but_be_one(text: str) -> None:
    line = rich(Link("@mia", f"https://www.tiktok.com/@{text}"))
    buttons = Controls((Button("Open", url=f"https://www.tiktok.com/@{text}"),))
    shown = drawn(Card("x", (Paragraph(line), buttons)), colour=True)
    sequences = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;(id=-?\d+)?;[^\x00-\x20\x7f-\x9f\u202e]*\x1b\\", "", shown)
    assert not set(sequences) & {"\x1b", "\x07", "\x9b", "\u202e"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "not an address bold red"])
def test_what_is_no_web_address_opens_nothing(url: str) -> None:
    shown = drawn(Card("x", (Paragraph(rich(Link("words", url))),)), colour=True)
    assert "words" in shown
    assert "]8;" not in shown


def test_a_count_of_rows_left_out_may_stand_among_braces() -> None:
    rows = tuple(Row(rich(f"creator {n}")) for n in range(LISTED_ROWS + 1))
    assert "{x} 1 more" in drawn(Card("x", (Listing(rows, more="{x} {n} more"),)))


@given(st.text(max_size=300))
def test_a_creator_s_text_can_neither_move_the_cursor_nor_turn_the_text_around(text: str) -> None:
    shown = drawn(Card("x", (Paragraph(rich(Text(">"), CreatorText(text), Text("<"))),)))
    assert not set(shown) & {"\x1b", "\x07", "\x08", "\r", "\u202e", "\u2066", "\u200b"}


@pytest.mark.parametrize(("label", "shown"), [("Sort", "Sort:"), ("排序", "排序：")])
def test_a_label_is_introduced_as_its_script_does(label: str, shown: str) -> None:
    card = Card("x", (Controls((Select(label, (Option("one", "o1"), Option("two", "o2"))),)),))
    assert shown in drawn(card)
