"""Files in every format, links that work whenever they are asked for, and for nobody who may not have them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.cards import Button, Card
from tests.cards import controls_of
from tests.handlers.collecting.room import GUEST, LEO, OTHER_CHANNEL, SHARED, Room, labels, words_of
from tests.platforms.task_api import Refusal

WHO: tuple[dict[str, Any], ...] = ({"person": GUEST}, {"place": SHARED})


async def collected(room: Room) -> Card:
    """A finished collection; gives the card of its file."""
    await room.says("/collect tiktok @mia @leo")
    await room.presses("Collect 2")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    return room.ready[-1].card


def url_of(card: Card) -> str:
    [url] = [
        control.url for control in controls_of(card) if isinstance(control, Button) and control.label == "Download"
    ]
    return url


async def test_the_card_of_a_file_names_who_asked_the_first_creators_and_the_time_left(room: Room) -> None:
    card = await collected(room)
    assert card.title == "2 TikTok creators are ready"
    said = words_of(card)
    assert "@Mia, the spreadsheet is there." in said
    assert "60 minutes left" in said or "1 hour left" in said
    assert "@mia" in said and "@leo" in said
    assert labels(card)[:4] == ["Download", "Fresh link", "As CSV", "As HTML"]
    primary = [c.label for c in controls_of(card) if isinstance(c, Button) and c.style == "primary"]
    assert primary == ["Download"]


@pytest.mark.parametrize(
    ("price", "said"), [(0, "Cost: 0 credits used"), (1, "Cost: one credit used"), (1_200, "Cost: 1,200 credits used")]
)
async def test_the_card_of_a_file_says_what_the_api_took(room: Room, price: int, said: str) -> None:
    room.api.price = price
    assert said in words_of(await collected(room))


async def test_a_price_that_nobody_told_is_not_made_up(room: Room) -> None:
    assert "credit" not in words_of(await collected(room))


@pytest.mark.parametrize(
    ("rows_lost", "said"),
    [
        pytest.param(1, "Not found: 1 · @leo", id="as many as the task counted"),
        pytest.param(2, "Not found: 1", id="more than the task counted: nobody is accused"),
    ],
)
async def test_whoever_was_not_found_is_named_where_that_is_sure(room: Room, rows_lost: int, said: str) -> None:
    await room.says("/collect tiktok @mia @leo")
    await room.presses("Collect 2")
    await room.runs(seconds=20)
    del room.api.tasks["task_1"].rows[-rows_lost:]
    room.api.finish(failed=1)
    await room.runs(minutes=1)
    assert said in words_of(room.ready[-1].card).splitlines()
    assert "Retry only the missing 1" in labels(room.ready[-1].card)


@pytest.mark.parametrize("label", ["As CSV", "As HTML"])
async def test_another_format_is_a_press_away_for_whoever_wants_it(room: Room, label: str) -> None:
    card = await collected(room)
    asked = room.api.asked["export"]
    answer = await room.presses(label, card, person=LEO)
    assert room.audience == "asker"
    assert url_of(answer).startswith("https://files.example.com/")
    assert "@Mia" not in words_of(answer)
    await room.presses(label, card)
    assert room.api.asked["export"] == asked + 1  # the second one asks for the file that is there


@pytest.mark.parametrize(
    "line", ["/collect export", "/collect export xlsx", "/collect export task_1", "/采集 导出 excel"]
)
async def test_without_a_format_an_export_is_a_spreadsheet_and_without_a_task_the_newest(room: Room, line: str) -> None:
    await collected(room)
    answer = await room.says(line)
    assert "task_1-xlsx" in url_of(answer)


async def test_an_export_without_a_task_says_which_one_it_is_of_and_offers_the_others(room: Room) -> None:
    await collected(room)
    await room.says("/collect youtube @kim_tv")
    await room.presses("Collect 1")
    await room.runs(seconds=20)
    room.api.finish()
    await room.runs(minutes=1)
    answer = await room.says("/collect export csv")
    assert "task_2-csv" in url_of(answer)
    assert "This is the newest of 2 finished tasks: /collect @kim_tv" in words_of(answer)
    answer = await room.presses("TikTok · 2 · /collect @mia @leo", answer)
    assert "task_1-csv" in url_of(answer)
    assert "newest of" not in words_of(answer)
    assert "newest of" not in words_of(await room.says("/collect export task_2 csv"))


@pytest.mark.parametrize("line", ["/collect export task_1 csv", "/collect export csv task_1", "/采集 导出 CSV"])
async def test_a_format_is_asked_for_by_name(room: Room, line: str) -> None:
    await collected(room)
    assert "task_1-csv" in url_of(await room.says(line))


@pytest.mark.parametrize("name", ["feishu_doc", "飞书文档"])
async def test_the_reserved_format_is_explained(room: Room, name: str) -> None:
    await collected(room)
    said = words_of(await room.says(f"/collect export task_1 {name}"))
    assert "reserved" in said
    assert "xlsx, csv, html" in said
    assert room.api.asked["export"] == 1  # the one that was announced


async def test_an_unknown_format_is_named(room: Room) -> None:
    await collected(room)
    for line in ("task_1 pdf", "pdf task_1", "pdf"):
        said = words_of(await room.says(f"/collect export {line}"))
        assert "“pdf” is no format" in said
        assert "xlsx, csv" in said


async def test_a_task_that_is_not_done_has_no_file(room: Room) -> None:
    await room.says("/collect tiktok @mia")
    await room.presses("Collect 1")
    assert "only a completed one has a file" in words_of(await room.says("/collect export task_1"))
    assert "There is no file here yet" in words_of(await room.says("/collect export"))
    assert "There is no file here yet" in words_of(await room.says("/collect link"))


@pytest.mark.parametrize("name", ["", "f-task_1-xlsx.xlsx", "f-task_1", "F-TASK_1-XLSX", "f-task_1-xlsx"])
async def test_a_file_is_found_by_its_name_its_id_or_as_the_newest(room: Room, name: str) -> None:
    await collected(room)
    assert "f-task_1-xlsx" in url_of(await room.says(f"/collect link {name}"))


async def test_an_unknown_file_is_named(room: Room) -> None:
    await collected(room)
    assert "“list.xlsx” is no file" in words_of(await room.says("/collect link list.xlsx"))


async def test_a_creator_s_link_behind_the_word_is_collected(room: Room) -> None:
    await collected(room)
    card = await room.says("/collect link https://www.tiktok.com/@kim")
    assert card.title == "One creator to collect"


async def test_a_link_is_fresh_whenever_it_is_asked_for(room: Room) -> None:
    card = await collected(room)
    for days in (1, 30, 300):
        room.clock.turn(days=days)
        url = url_of(await room.presses("Fresh link", card))
        assert room.api.lives(url) >= timedelta(minutes=10)


async def test_a_link_that_would_end_within_minutes_is_not_shown(room: Room) -> None:
    card = await collected(room)
    room.clock.turn(hours=2)
    room.api.links_live = timedelta(minutes=5)
    said = words_of(await room.presses("Fresh link", card))
    assert "such a link is not shown" in said
    assert "https://files" not in said


async def test_a_link_is_given_only_where_the_collection_was_asked_for_or_to_who_asked(room: Room) -> None:
    card = await collected(room)
    elsewhere: dict[str, Any] = {"person": LEO, "place": OTHER_CHANNEL}
    assert "no longer valid" in words_of(await room.presses("Fresh link", card, **elsewhere))
    assert "no longer valid" in words_of(await room.presses("As CSV", card, **elsewhere))
    assert "There is no file here yet" in words_of(await room.says("/collect link", **elsewhere))
    assert "is no file" in words_of(await room.says("/collect link f-task_1-xlsx", **elsewhere))
    assert url_of(await room.says("/collect link", place=OTHER_CHANNEL))


async def test_guests_and_shared_conversations_get_no_link(room: Room) -> None:
    card = await collected(room)
    for label in ("Fresh link", "As CSV"):
        for who in WHO:
            assert "Guests and people of other organisations" in words_of(await room.presses(label, card, **who))


async def test_a_refused_export_is_worded(room: Room) -> None:
    card = await collected(room)
    room.api.troubles["export"] = [Refusal(40301, 403)]
    assert "The API key may not do this" in words_of(await room.presses("As CSV", card))
