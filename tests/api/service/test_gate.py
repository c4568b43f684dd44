"""Who comes in, how often, and in which order the service says no (contract 3, 4, 5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.contract.endpoints import LOOKALIKE, SEARCH, VERIFY
from api.contract.platforms import Platform
from api.service.app import Service
from tests.api.clock import Clock
from tests.api.service.conftest import Open
from tests.api.service.door import IDENTITY, Door

PATHS = [*(endpoint.path for endpoint in SEARCH.values()), LOOKALIKE.path]
FREE = {"keyword": "nobody is called like that"}
"""A search that finds nobody and therefore costs nothing."""

LADDER: list[tuple[dict[str, Any], int]] = [
    ({"scopes": ("creator:search",), "rate": 0, "quota": 0, "credits": 0}, 40301),
    ({"rate": 0, "quota": 0, "credits": 0}, 42901),
    ({"quota": 0, "credits": 0}, 42902),
    ({"credits": 0}, 40001),
]
"""Keys with fewer and fewer faults, and what each is told when the body is wrong too."""


def door_with(service: Service, **limits: Any) -> Door:
    """A caller with a key of these limits and no others."""
    return Door(service, service.accounts.add_key("limited", **{"rate": -1, **limits}))


@pytest.mark.parametrize("path", PATHS)
async def test_without_a_key_nobody_comes_in(door: Door, path: str) -> None:
    door.key = None
    assert (await door.post(path, {})).refusal == (401, 40101)


@pytest.mark.parametrize("key", ["cv_live_unknown", "", "   ", "ключ"])
async def test_a_key_that_nobody_made_is_refused(door: Door, key: str) -> None:
    door.key = key
    assert (await door.post(PATHS[0], {})).refusal == (401, 40101)


async def test_a_key_works_to_the_end_of_its_last_day(service: Service, clock: Clock) -> None:
    door = door_with(service, expires_on=date(2026, 11, 24))
    clock.turn(hours=11, minutes=59)
    assert (await door.post(PATHS[0], FREE)).status == 200
    clock.turn(minutes=1)
    assert (await door.post(PATHS[0], FREE)).refusal == (401, 40102)


async def test_a_revoked_key_is_refused_at_once(door: Door) -> None:
    assert door.key
    door.service.accounts.revoke(door.key)
    assert (await door.post(PATHS[0], FREE)).refusal == (401, 40103)


@pytest.mark.parametrize("identity", [None, "", "  ", "mia"])
@pytest.mark.parametrize("path", PATHS)
async def test_the_person_who_asks_must_be_named_by_an_address(door: Door, path: str, identity: str | None) -> None:
    door.identity = identity
    assert (await door.post(path, {})).refusal == (401, 40104)


async def test_the_same_person_is_the_same_in_any_case(door: Door) -> None:
    door.identity = "  Mia@Brand.EXAMPLE "
    await door.search(Platform.TIKTOK, size=1)
    [entry] = door.service.accounts.ledger()
    assert entry.identity == IDENTITY


@pytest.mark.parametrize(
    ("scopes", "path", "is_let_in"),
    [
        (("creator:search",), PATHS[0], True),
        (("creator:*",), PATHS[0], True),
        (("*",), PATHS[0], True),
        ((), PATHS[0], True),
        (("creator:lookalike",), PATHS[0], False),
        (("collection:*", "files:*"), PATHS[0], False),
        (("creator:lookalike",), LOOKALIKE.path, True),
        (("creator:*",), LOOKALIKE.path, True),
        (("creator:search",), LOOKALIKE.path, False),
    ],
)
async def test_a_key_opens_what_its_scopes_name(
    service: Service, scopes: tuple[str, ...], path: str, is_let_in: bool
) -> None:
    got = await door_with(service, scopes=scopes).post(path, {"username": "nobody.knows", **FREE})
    assert (got.status != 403) is is_let_in
    if not is_let_in:
        assert got.refusal == (403, 40301)


async def test_the_minute_is_the_clocks_and_not_the_first_requests(service: Service, clock: Clock) -> None:
    door = door_with(service, rate=3)
    told = []
    for seconds in (0, 30, 29.9, 0, 0.1, 0, 0, 0):
        clock.turn(seconds=seconds)
        told.append((await door.post(PATHS[0], FREE)).status)
    assert told == [200, 200, 200, 429, 200, 200, 200, 429]


async def test_too_many_requests_are_told_when_to_come_again(service: Service) -> None:
    got = await door_with(service, rate=0).post(PATHS[0], FREE)
    assert got.refusal == (429, 42901)
    assert got.headers["Retry-After"] == "60"


async def test_the_limit_is_the_keys_over_all_endpoints(service: Service) -> None:
    door, other = door_with(service, rate=2), door_with(service, rate=2)
    await door.post(PATHS[0], FREE)
    await door.post(LOOKALIKE.path, {})
    assert (await door.post(PATHS[1], FREE)).status == 429
    assert (await other.post(PATHS[1], FREE)).status == 200


async def test_a_key_without_a_limit_of_its_own_has_the_services(open_service: Open) -> None:
    door = door_with(open_service(rate=1), rate=None)
    assert [(await door.post(PATHS[0], FREE)).status for _ in range(2)] == [200, 429]


async def test_a_restart_forgets_no_minute_and_no_day(open_service: Open) -> None:
    first = open_service()
    door, daily = door_with(first, rate=1), door_with(first, quota=1)
    await door.post(PATHS[0], FREE)
    await daily.post(PATHS[0], FREE)
    first.close()
    again = open_service()
    assert (await Door(again, door.key).post(PATHS[0], FREE)).status == 429
    assert (await Door(again, daily.key).post(PATHS[0], FREE)).refusal == (402, 42902)


async def test_the_daily_quota_counts_down_and_begins_anew_at_midnight_utc(service: Service, clock: Clock) -> None:
    door = door_with(service, quota=2)
    left = [(await door.post(PATHS[0], FREE)).meta["quota_remaining"] for _ in range(2)]
    assert left == [1, 0]
    spent = await door.post(PATHS[0], FREE)
    assert spent.refusal == (402, 42902)
    assert spent.meta["quota_remaining"] == 0
    assert "Retry-After" not in spent.headers
    clock.turn(hours=12)
    assert (await door.post(PATHS[0], FREE)).meta["quota_remaining"] == 1


async def test_no_quota_is_minus_one(door: Door) -> None:
    assert (await door.post(PATHS[0], FREE)).meta["quota_remaining"] == -1


async def test_a_request_that_is_refused_for_its_body_is_a_request(service: Service) -> None:
    door = door_with(service, quota=3)
    assert (await door.post(PATHS[0], {"size": 0})).meta["quota_remaining"] == 2


async def test_a_request_that_does_not_come_in_is_not_counted(service: Service) -> None:
    door = door_with(service, quota=2, rate=2, scopes=("creator:search",))
    await door.post(LOOKALIKE.path, {})
    door.identity = None
    await door.post(PATHS[0], {})
    door.identity = IDENTITY
    assert (await door.post(PATHS[0], FREE)).meta["quota_remaining"] == 1


async def test_verify_is_open_to_everybody_and_counted_for_nobody(service: Service) -> None:
    door = door_with(service, rate=0, quota=0, scopes=("creator:search",))
    assert (await door.post(VERIFY.path, {})).status == 200


async def test_what_is_wrong_first_is_said_first(service: Service) -> None:
    """Key, identity, scope, rate, quota, body, lookup, credits: one cause after another is taken away."""
    door = Door(service, None, None)

    async def refusal(body: dict[str, Any]) -> int:
        return (await door.post(LOOKALIKE.path, body)).code

    wrong = {"limit": 0}
    assert await refusal(wrong) == 40101
    for limits, code in LADDER:
        door.key = door_with(service, **limits).key
        door.identity = None
        assert await refusal(wrong) == 40104
        door.identity = IDENTITY
        assert await refusal(wrong) == code
    assert await refusal({"username": "nobody.knows"}) == 40401
    assert await refusal({"username": "charlidamelio"}) == 40201
