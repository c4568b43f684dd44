"""What calls cost, and that a balance is never overdrawn: priced by the records returned, paid whole or not at all."""

from __future__ import annotations

import asyncio

import pytest

from api.contract.envelope import UNLIMITED
from api.contract.platforms import CREDITS_PER_RECORD, Level, Platform
from api.service.app import Service
from tests.api.service.conftest import Open
from tests.api.service.door import IDENTITY, Door

T = Platform.TIKTOK


def door_with(service: Service, balance: int) -> Door:
    """A caller with so many credits."""
    return Door(service, service.accounts.add_key("payer", credits=balance))


def balance_of(door: Door) -> int:
    assert door.key
    key = door.service.accounts.find(door.key)
    assert key
    return key.credits


@pytest.mark.parametrize(("level", "price"), [("S1", 1), ("S2", 3), ("S3", 4)])
async def test_a_search_costs_its_levels_price_for_every_record(service: Service, level: str, price: int) -> None:
    got = await door_with(service, 1000).search(T, size=7, service_level=level)
    assert got.meta["credits_consumed"] == 7 * price
    assert got.meta["credits_remaining"] == 1000 - 7 * price


async def test_only_records_that_are_returned_are_paid(service: Service) -> None:
    """The size asked for is no price: fewer records cost less."""
    door = door_with(service, 1000)
    got = await door.search(T, keyword="charlidamelio", size=100)
    assert 0 < len(got.data) < 5
    assert got.meta["credits_consumed"] == 3 * len(got.data)


async def test_an_empty_answer_costs_nothing_even_without_credits(service: Service) -> None:
    got = await door_with(service, 0).search(T, keyword="nobody is called like that")
    assert (got.data, got.meta["credits_consumed"], got.meta["credits_remaining"]) == ([], 0, 0)


@pytest.mark.parametrize(("level", "price"), [("S1", 1), ("S2", 3), ("S3", 4), (None, 1)])
async def test_lookalikes_cost_the_same_by_level_and_are_s1_by_default(
    service: Service, level: str | None, price: int
) -> None:
    got = await door_with(service, 100).lookalike(
        username="charlidamelio", platform="tiktok", limit=5, service_level=level
    )
    assert len(got.items) == 5
    assert (got.meta["credits_consumed"], got.meta["credits_remaining"]) == (5 * price, 100 - 5 * price)


@pytest.mark.parametrize("balance", [0, 1, 29])
async def test_too_few_credits_buy_nothing_and_stay(service: Service, balance: int) -> None:
    door = door_with(service, balance)
    for got in (
        await door.search(T, size=10),
        await door.lookalike(username="charlidamelio", limit=10, service_level="S2"),
    ):
        assert got.refusal == (402, 40201)
        assert got.meta["credits_remaining"] == balance
        assert "credits_consumed" not in got.meta
    assert balance_of(door) == balance


async def test_exactly_enough_is_enough(service: Service) -> None:
    got = await door_with(service, 30).search(T, size=10)
    assert got.meta["credits_remaining"] == 0


async def test_no_limit_is_minus_one_and_stays_so(service: Service) -> None:
    door = door_with(service, UNLIMITED)
    for _ in range(2):
        got = await door.search(T, size=5)
        assert (got.meta["credits_consumed"], got.meta["credits_remaining"]) == (15, -1)


async def test_the_ledger_sums_to_what_answers_said_and_balances_lost(service: Service) -> None:
    doors = [door_with(service, 500), door_with(service, 40), door_with(service, UNLIMITED)]
    answers = []
    for door in doors:
        for level in Level:
            answers.append(await door.search(T, size=9, service_level=level.value))
            answers.append(await door.lookalike(username="charlidamelio", limit=3, service_level=level.value))
    paid = {got.meta["request_id"]: got.meta["credits_consumed"] for got in answers if got.status == 200}
    ledger = service.accounts.ledger()
    assert {entry.request_id: entry.credits for entry in ledger} == paid
    assert all(entry.credits == entry.records * CREDITS_PER_RECORD[Level(entry.level)] for entry in ledger)
    assert {entry.identity for entry in ledger} == {IDENTITY}
    lost = (500 - balance_of(doors[0])) + (40 - balance_of(doors[1])) + 3 * (9 + 3) // 3 * 8
    assert sum(paid.values()) == lost
    assert any(got.status == 402 for got in answers)


async def test_a_restart_keeps_the_balance(open_service: Open) -> None:
    first = open_service()
    door = door_with(first, 50)
    await door.search(T, size=10)
    first.close()
    assert (await Door(open_service(), door.key).search(T, size=1)).meta["credits_remaining"] == 17


async def test_searches_at_the_same_time_never_overdraw(service: Service) -> None:
    door = door_with(service, 100)
    answers = await asyncio.gather(*(door.search(T, size=3) for _ in range(40)))
    bought = [got for got in answers if got.status == 200]
    assert len(bought) == 11
    assert {got.refusal for got in answers if got.status != 200} == {(402, 40201)}
    assert sorted(got.meta["credits_remaining"] for got in bought) == [100 - 9 * n for n in range(11, 0, -1)]
    assert balance_of(door) == 1


async def test_two_services_on_one_file_never_overdraw_together(open_service: Open) -> None:
    """As a web process and a worker would, each with its own connections."""
    one, two = open_service(), open_service()
    door = door_with(one, 100)
    other = Door(two, door.key)
    answers = await asyncio.gather(*(each.search(T, size=3) for _ in range(20) for each in (door, other)))
    assert sum(got.status == 200 for got in answers) == 11
    assert sum(entry.credits for entry in one.accounts.ledger()) == 99


async def test_requests_at_the_same_time_never_pass_the_limits(service: Service) -> None:
    door = Door(service, service.accounts.add_key("fast", rate=10, quota=7))
    answers = await asyncio.gather(*(door.search(T, size=1) for _ in range(30)))
    codes = [got.code for got in answers if got.status != 200]
    assert (len(answers) - len(codes), codes.count(42902), codes.count(42901)) == (7, 3, 20)
