"""Whatever a card holds, Slack takes it: limits, valid markup, and nothing of a creator's that does anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.limits import CHARACTERS_MOST, weight
from bot.slack.render import render
from handlers.cards import Card, Column, Controls, CreatorText, Fact, Facts, Listing, Note, Paragraph, Row, Table, Text
from tests.platforms.slack.blocks import check, text_of
from tests.platforms.worst_cards import TO_ANYBODY, cards, worst_card, worst_row

HOSTILE = TO_ANYBODY
HARMFUL = ("<!", "<#", "\u202e", "\u2066", "\ufeff", "\u200f", "\x00", "\x1b", "\ud800")


def checked(card: Card, *, bare: bool = False) -> list[dict[str, Any]]:
    said, blocks = render(card, bare=bare)
    check(blocks)
    assert weight(blocks) <= CHARACTERS_MOST
    assert 1 <= len(said) <= 20_000
    json.dumps(blocks, ensure_ascii=False).encode("utf-8")
    return blocks


@given(card=cards)
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
def test_any_card_is_within_every_limit(card: Card) -> None:
    checked(card)
    assert "image" not in json.dumps([block.get("accessory", {}).get("type") for block in checked(card, bare=True)])


@pytest.mark.parametrize("rows", [1, 5, 10, 50])
def test_worst_creators_fit_and_the_count_of_the_others_is_said(rows: int) -> None:
    blocks = checked(worst_card(rows, HOSTILE))
    words = text_of(blocks)
    shown = len(set(re.findall(r'"value": "p(\d+)"', json.dumps(blocks))))
    assert shown >= min(rows, 5)
    assert (f"… {rows - shown} more" in words) == (shown < rows)
    assert "[Next]" in words
    assert "36 credits" in words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_creators_cannot_mention_link_or_format(hostile: str) -> None:
    blocks = checked(
        Card("Found", (Paragraph((CreatorText(hostile, most=3_000),)), Listing((Row((CreatorText(hostile),)),))))
    )
    texts = [block["text"]["text"] for block in blocks[1:]]
    for text in texts:
        assert not [sign for sign in HARMFUL if sign in text]
        assert not re.search(r"[`~]|<", text)
        assert text.count("*") in {0, 2}  # the row's own heavy title, at most
    assert all(block["text"].get("verbatim") for block in blocks if block["type"] == "section")


@given(text=st.text() | st.text("*_~`<>&|:!@# ab1\n"), most=st.integers(1, 300))
def test_whatever_a_creator_writes_is_shown_as_it_is_wherever_it_stands(text: str, most: int) -> None:
    line = (CreatorText(text, most),)
    listing = Listing((Row((Text("row"),), (line,)),))
    table = Table((Column("a"),), ((line,),))
    blocks = checked(Card("Found", (Paragraph(line), Note(line), Facts((Fact("f", line),)), listing, table)))
    drawn = [each for each in _mrkdwn(blocks) if each not in {"*row*", "*f*\n–"}]
    for each in drawn:
        said = each.removeprefix("*row*\n").removeprefix("*f*\n")
        assert not re.search(r"[*~`<]|:[\w+'-]{1,99}:|(?<![^\W_])_|_(?![^\W_])", said), said
        assert not said.startswith((">", "&gt;")), said


def _mrkdwn(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        for value in part.values():
            yield from _mrkdwn(value)
    elif isinstance(part, list):
        for each in part:
            yield from _mrkdwn(each)


def test_creators_words_stay_readable() -> None:
    text = "Ana_María R&B <3 café 你好 🎉 a_b"
    (_, section) = checked(Card("Found", (Paragraph((CreatorText(text),)),)))
    assert text_of([section]) == text


@pytest.mark.parametrize("rows", [1, 60])
def test_controls_and_notes_outlast_rows(rows: int) -> None:
    card = worst_card(rows, HOSTILE)
    kinds = [type(block) for block in card.blocks]
    assert Controls in kinds
    assert Note in kinds
    blocks = checked(card)
    assert blocks[-2]["type"] == "actions"
    assert blocks[-1]["type"] == "context"


def test_controls_outlast_words_that_have_no_room() -> None:
    long = Paragraph((Text("word " * 1_500),))
    blocks = checked(Card("Long", (long, long, long, *worst_card(1, HOSTILE).blocks)))
    assert "[Next]" in text_of(blocks)


def test_rows_lose_their_pictures_before_they_are_left_out() -> None:
    rows = tuple(worst_row(number, HOSTILE) for number in range(20))
    blocks = checked(Card("Found", (Listing(rows),)))
    assert [block for block in blocks if block.get("accessory", {}).get("type") == "image"] == []
    assert sum(block["type"] == "section" for block in blocks) == 20
