"""A card that waited in the outbox is the card that was put there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.gallery import Exhibit, exhibits
from handlers.cards import Amount, Card, Moment, Note, Paragraph, Text
from handlers.cards.stored import dump_card, load_card

MOMENTS = st.builds(Moment, st.datetimes(timezones=st.just(UTC)), st.text())
AMOUNTS = st.builds(Amount, st.none() | st.floats(0, 1e12), st.text())
st.register_type_strategy(Moment, MOMENTS)
st.register_type_strategy(Amount, AMOUNTS)
CARDS = st.from_type(Card)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CARDS)
def test_a_card_comes_back_as_it_was_whatever_is_on_it(card: Card) -> None:
    assert load_card(dump_card(card)) == card


@pytest.mark.parametrize("exhibit", [*exhibits("zh")], ids=lambda exhibit: f"{exhibit.message}-{exhibit.number}")
def test_every_message_of_the_product_comes_back_as_it_was(exhibit: Exhibit) -> None:
    assert load_card(dump_card(exhibit.card)) == exhibit.card


def test_a_note_stays_a_note_although_a_paragraph_has_the_same_fields() -> None:
    card = Card("t", (Note((Text("small"),)), Paragraph((Text("large"),))))
    assert [type(block) for block in load_card(dump_card(card)).blocks] == [Note, Paragraph]


def test_a_moment_keeps_its_zone() -> None:
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    card = Card("t", (Note((Moment(at, "noon"),)),))
    [note] = load_card(dump_card(card)).blocks
    assert isinstance(note, Note)
    assert note.text == (Moment(at, "noon"),)


@pytest.mark.parametrize("stored", ["", "{}", "[]", '{"is": "Card"}', '{"is": "Path", "title": "x"}', '"Card"'])
def test_anything_else_is_refused(stored: str) -> None:
    with pytest.raises(ValueError):
        load_card(stored)
