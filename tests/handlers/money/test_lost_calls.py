"""A refused call costs nothing; one whose answer never came counts as if it had cost all, and nothing repeats it."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from contextlib import closing

import httpx
import pytest

from tests.handlers.collecting.room import press_of
from tests.handlers.money.office import ADA, MIA, Office, found, search
from tests.platforms.creator_api import LostLine, Reply, refused

UNSURE = "Nobody knows whether this was charged"

LOST = {
    "line lost": LostLine(),
    "broken JSON": Reply(200, b'{"success": true, "data": [{"uid": '),
    "another program's page": Reply(200, b"<html>welcome</html>"),
    "no page of creators": Reply(200, b'{"success": true, "data": "ok", "meta": {"credits_consumed": 10}}'),
    "bad gateway": Reply(502, b"<html>bad gateway</html>"),
    "trouble of the server": refused(50001, 500),
    "a code nobody published": refused(49999, 400),
}


@pytest.fixture
async def limited(office: Office) -> Office:
    """A budget for one search."""
    await office.says("/creators budget set 15 day workspace", ADA)
    return office


async def log(office: Office) -> list[dict[str, str]]:
    """The log as the admin gets it."""
    await office.says("/creators spending csv", ADA)
    content = office.board.posts[-1].file
    assert content is not None
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("trouble", LOST.values(), ids=LOST)
async def test_a_paid_call_without_a_clear_answer_counts_as_if_it_had_cost_all(
    limited: Office, trouble: LostLine | Reply
) -> None:
    limited.api.answer(trouble)
    assert UNSURE in await limited.says(search("beauty"))
    limited.api.answer(found())
    assert "0 of 15 credits used, 10 reserved, 5 left" in await limited.says("/creators budget", ADA)
    assert "This would go over a budget" in await limited.says(search("beauty"))
    assert len(limited.sent) == 1
    assert "up to 10 credits in 1 request that got no answer" in await limited.says("/creators spending", ADA)
    [call] = await log(limited)
    assert (call["outcome"], call["credits"], call["at_most"], call["name"]) == ("unknown", "", "10", "Mia")
    limited.clock.turn(hours=24)
    await limited.says(search("beauty"))
    assert len(limited.sent) == 2


@pytest.mark.parametrize(
    "refusal",
    [refused(42901, 429, headers={"Retry-After": "42"}), refused(42902, 402), refused(40201, 402), refused(40001, 400)],
    ids=["42901", "42902", "40201", "40001"],
)
async def test_a_refused_call_costs_nothing_and_leaves_nothing_reserved(limited: Office, refusal: Reply) -> None:
    limited.api.answer(refusal)
    assert "Nothing was charged" in await limited.says(search("beauty"))
    assert "0 of 15 credits used, 15 left" in await limited.says("/creators budget", ADA)
    limited.api.answer(found())
    limited.clock.turn(minutes=1)
    assert "maker0" in await limited.says(search("beauty"))
    assert [call["outcome"] for call in await log(limited)] == ["answered"]


async def test_an_answer_that_tells_no_price_stands_in_the_log_and_counts_at_its_estimate(limited: Office) -> None:
    limited.api.answer(found(credits_consumed=None))
    assert "credits used: unknown" in await limited.says(search("beauty"))
    assert "0 of 15 credits used, 10 reserved, 5 left" in await limited.says("/creators budget", ADA)
    [call] = await log(limited)
    assert (call["outcome"], call["credits"], call["request_id"]) == ("answered", "", "req_ok")


class Slow(httpx.AsyncBaseTransport):
    """An API that takes longer than the client waits, and charges all the same."""

    def __init__(self) -> None:
        self.charged = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.charged += 1
        raise httpx.ReadTimeout("longer than the client waits", request=request)


async def test_a_call_slower_than_the_client_waits_is_sent_once_and_counts(limited: Office) -> None:
    await limited.closes()
    slow = Slow()
    await limited.opens(slow)
    assert UNSURE in await limited.says(search("beauty"))
    await limited.says(search("beauty"))
    assert slow.charged == 1
    assert "10 reserved" in await limited.says("/creators budget", ADA)


async def test_a_restart_between_setting_aside_and_settling_keeps_what_the_call_may_have_cost(limited: Office) -> None:
    answer = found()
    limited.api.answer(Reply(answer.status, answer.content, after=asyncio.Event()))
    cut_off = asyncio.create_task(limited.says(search("beauty")))
    await limited.api.arrived.wait()
    cut_off.cancel()
    await asyncio.wait({cut_off})
    await limited.closes()
    await limited.opens()
    limited.api.answer(found())
    await limited.settles(minutes=20)
    assert "0 of 15 credits used, 10 reserved, 5 left" in await limited.says("/creators budget", ADA)
    assert "This would go over a budget" in await limited.says(search("beauty"))
    assert [call["outcome"] for call in await log(limited)] == ["unknown"]
    limited.clock.turn(hours=24)
    assert "0 of 15 credits used, 15 left" in await limited.says("/creators budget", ADA)
    assert "maker0" in await limited.says(search("beauty"))


async def test_what_was_approved_and_cut_off_is_not_run_again_and_both_are_told(limited: Office) -> None:
    await limited.says(search("beauty"))
    await limited.gives(ADA, "admin")
    await limited.says(search("fashion"))
    await limited.delivers()
    yes = press_of(limited.asked(), "Approve · ~10 credits")
    answer = found()
    limited.api.answer(Reply(answer.status, answer.content, after=asyncio.Event()))
    limited.api.arrived.clear()
    cut_off = asyncio.create_task(limited.presses(yes, ADA))
    await limited.api.arrived.wait()
    cut_off.cancel()
    await asyncio.wait({cut_off})
    await limited.closes()
    await limited.opens()
    limited.api.answer(found())
    await limited.settles(minutes=20)
    assert "was cut off" in limited.written(MIA)[-1]
    assert "was cut off" in await limited.presses(yes, ADA)
    assert len(limited.sent) == 2


async def test_a_paid_page_is_written_down_once_the_database_is_free_again(limited: Office) -> None:
    """Another process holds the database for longer than a write waits, just when the answer is there."""
    answer, gate = found(), asyncio.Event()
    limited.api.answer(Reply(answer.status, answer.content, after=gate))
    asking = asyncio.create_task(limited.says(search("beauty")))
    await limited.api.arrived.wait()
    database = limited.scout.context.store.database
    await database.read(lambda tables: tables.conn.execute("PRAGMA busy_timeout = 0"))
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        limited.while_waiting = other.rollback
        gate.set()
        assert "10 credits used" in await asking
    assert [call["credits"] for call in await log(limited)] == ["10"]
