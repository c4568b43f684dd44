"""Every card of the gallery as a page: nothing of it is left out, and nothing that a creator wrote becomes markup."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import pytest

from bot.feishu.render import render
from handlers.cards import Card, Column, CreatorText, Moment, Note, Paragraph, Progress, Table, Text
from handlers.words import LANGUAGES, Language
from tests.pictures.feishu_page import Look, card_html
from tests.pictures.feishu_shots import shots
from tests.platforms.worst_cards import TO_ANYBODY, TO_FEISHU, worst_card


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_of_every_card_is_drawn(language: Language) -> None:
    for each in shots((), [language], [600], unfolded=True):
        drawn = card_html(each.payload, each.look)
        assert "not drawn here" not in drawn, each.name
        assert "&lt;local_datetime" not in drawn, each.name


def test_a_component_that_is_not_known_is_named_rather_than_left_out() -> None:
    card = {"body": {"elements": [{"tag": "hologram"}, {"tag": "chart", "chart_spec": {"type": "sankey"}}]}}
    drawn = card_html(card, Look())
    assert "not drawn here: hologram" in drawn
    assert "not drawn here: a chart of type sankey" in drawn


TO_BROWSERS = "<script>document.title='run'</script><img src=x onerror=alert(1)>"


@pytest.mark.parametrize("hostile", [*TO_ANYBODY, *TO_FEISHU, TO_BROWSERS], ids=lambda text: ascii(text)[:30])
def test_what_a_creator_wrote_is_text_on_the_page(hostile: str) -> None:
    table = Table((Column("Name"),), (((CreatorText(hostile),),),))
    written = Card(hostile, (Paragraph((CreatorText(hostile, most=3_000),)), table), tags=(hostile,))
    for card in (written, worst_card(5, TO_FEISHU)):
        drawn = card_html(render(card), Look()).lower()
        assert not [name for name in ("<script", "<img", "<iframe", "<channel", "<at ", "<person") if name in drawn]


def test_progress_stands_on_its_track_with_its_percent() -> None:
    drawn = card_html(render(Card("Collecting", (Progress(0.38, "38%"),))), Look())
    track, done = (part.split('"')[0] for part in islice(drawn.split('width="')[2:], 2))
    assert float(done) == pytest.approx(float(track) * 0.38, abs=0.1)
    assert ">38%</text>" in drawn


def test_a_time_is_told_as_a_client_tells_it() -> None:
    at = Moment(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "Nov 24, 09:30 UTC")
    card = Card("Next", (Paragraph((Text("Next: "), at)), Note((Text("Since "), at))))
    for language, told in (("en", "Nov 24"), ("zh", "11月24日")):
        drawn = card_html(render(card), Look(language))
        assert drawn.count(told) == 2
        assert "local_datetime" not in drawn


def test_a_reader_sees_the_words_of_their_language() -> None:
    card = Card("Done", language="en", other_languages=(Card("完成", language="zh"),))
    assert "完成" in card_html(render(card), Look("zh"))
    assert "完成" not in card_html(render(card), Look("en"))
