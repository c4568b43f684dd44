"""What values turn into, and the rows of a task page by page (contract 9.4)."""

from __future__ import annotations

from typing import Any

import pytest

from api.contract.endpoints import DATA
from api.contract.fields import fields_of
from api.contract.platforms import Level, Platform
from api.contract.tasks import TaskType
from api.service.catalogue.wire import search_row
from api.service.collection.resolving import Unreadable, resolve
from api.service.options import Options
from tests.api.service.collection.steps import CHARLI, done_task, passed, rows, submit
from tests.api.service.conftest import Open, Records, on
from tests.api.service.door import Door

T, Y, G = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM


@pytest.mark.parametrize(
    "value",
    [
        "charlidamelio",
        "@charlidamelio",
        " @CharliDamelio ",
        "https://www.tiktok.com/@charlidamelio",
        "https://www.tiktok.com/@charlidamelio?lang=en&utm_source=x",
        "http://m.tiktok.com/@CharliDamelio/",
        "tiktok.com/@charlidamelio",
    ],
)
@pytest.mark.parametrize("task_type", ["LINK_BATCH", "FILE_UPLOAD"])
async def test_every_form_of_a_name_finds_its_creator(door: Door, value: str, task_type: str) -> None:
    task_id = await done_task(door, value, task_type=task_type)
    assert [row["username"] for row in await rows(door, task_id)] == ["charlidamelio"]


@pytest.mark.parametrize("platform", Platform)
async def test_a_creators_own_link_and_name_find_it(door: Door, records: Records, platform: Platform) -> None:
    for record in on(platform, records)[:20]:
        for value in (record["username"], platform.profile_url(record["username"])):
            [found] = resolve(door.service.catalogue, TaskType.LINK_BATCH, platform, value)
            assert found["uid"] == record["uid"], value


async def test_a_bare_channel_id_and_a_bare_uid_are_found(door: Door) -> None:
    catalogue = door.service.catalogue
    catalogue.put([{"platform": "youtube", "uid": "UC" + "a" * 22, "username": "plainchannel"}])
    catalogue.put([{"platform": "tiktok", "uid": "7012345678901234567", "username": "plainuid"}])
    [channel] = resolve(catalogue, TaskType.FILE_UPLOAD, Y, "UC" + "a" * 22)
    [account] = resolve(catalogue, TaskType.FILE_UPLOAD, T, "7012345678901234567")
    assert (channel["username"], account["username"]) == ("plainchannel", "plainuid")


@pytest.mark.parametrize(
    ("platform", "value"),
    [
        (T, "https://www.youtube.com/@MrBeast"),
        (Y, "https://www.tiktok.com/@charlidamelio"),
        (G, "https://www.instagram.com/p/Cabcdefghij/"),
        (T, "https://www.tiktok.com/@charlidamelio/video/7012345678901234567"),
        (T, "https://vm.tiktok.com/ZMabcdefg/"),
        (T, "https://example.com/@charlidamelio"),
        (T, "https://tiktok.com.example.com/@charlidamelio"),
        (T, "two words"),
        (G, "https://www.instagram.com/explore/"),
    ],
)
async def test_what_names_no_creator_of_the_platform_cannot_be_read(door: Door, platform: Platform, value: str) -> None:
    with pytest.raises(Unreadable):
        resolve(door.service.catalogue, TaskType.LINK_BATCH, platform, value)


async def test_an_old_youtube_name_is_nobodys_handle(door: Door) -> None:
    assert resolve(door.service.catalogue, TaskType.LINK_BATCH, Y, "https://www.youtube.com/c/MrBeast") == []
    assert resolve(door.service.catalogue, TaskType.LINK_BATCH, Y, "https://www.youtube.com/@MrBeast")


@pytest.mark.parametrize("platform", Platform)
async def test_rows_have_the_fields_of_a_search_at_s2(door: Door, records: Records, platform: Platform) -> None:
    record = on(platform, records)[0]
    task_id = await done_task(door, record["username"], platform=platform.value)
    got = (await door.post(DATA.path, task_id=task_id)).data
    assert got["columns_config"] == [field.name for field in fields_of(platform, Level.S2)]
    [row] = got["items"]
    assert row["uid"] == record["uid"]
    known = door.service.catalogue.with_uid(platform, record["uid"])
    assert known is not None
    assert row == search_row(known, Level.S2)


async def test_stringified_rows_are_text(open_service: Open) -> None:
    service = open_service(options=Options(stringify=True))
    door = Door(service, service.accounts.add_key("tests"))
    [row] = await rows(door, await done_task(door))
    assert isinstance(row["followers_count"], str)


async def test_pages_hold_twenty_rows_unless_asked_otherwise_and_together_every_row_once(
    door: Door, records: Records
) -> None:
    names = [record["username"] for record in on(T, records)[:45]]
    task_id = await done_task(door, *names)
    first = await door.post(DATA.path, task_id=task_id)
    assert (len(first.items), first.data["total"], first.data["page"], first.data["size"]) == (20, 45, 1, 20)
    assert (first.meta["page"], first.meta["size"], first.meta["total"]) == (1, 20, 45)
    found = []
    for page in (1, 2, 3):
        found += (await door.post(DATA.path, task_id=task_id, page=page, size=18)).items
    assert [row["username"].lower() for row in found] == [name.lower() for name in names]
    beyond = await door.post(DATA.path, task_id=task_id, page=4, size=18)
    assert (beyond.items, beyond.data["total"]) == ([], 45)


async def test_a_creator_who_is_named_twice_is_one_row_and_two_completed_values(door: Door) -> None:
    task_id = await done_task(door, CHARLI, "@charlidamelio")
    assert len(await rows(door, task_id)) == 1
    assert (await door.post("collection/tasks/status", task_id=task_id)).data["completed"] == 2


async def test_before_the_end_there_is_what_was_collected_so_far(door: Door) -> None:
    task_id = await submit(door, CHARLI, "nobody_knows_this")
    assert await rows(door, task_id) == []
    await passed(door.service, 3)
    assert len(await rows(door, task_id)) == 1


async def test_rows_stay_as_they_were_when_they_were_collected(door: Door) -> None:
    task_id = await done_task(door)
    before = await rows(door, task_id)
    door.service.catalogue.put([{"platform": "tiktok", "uid": before[0]["uid"], "nickname": "Somebody else"}])
    assert await rows(door, task_id) == before


@pytest.mark.parametrize(
    "wrong", [{"page": 0}, {"page": "1"}, {"page": 10**12}, {"size": 0}, {"size": 101}, {"size": 1.5}, {"size": True}]
)
async def test_a_page_beyond_its_bounds_is_refused(door: Door, wrong: dict[str, Any]) -> None:
    task_id = await submit(door)
    assert (await door.post(DATA.path, task_id=task_id, **wrong)).refusal == (400, 40001)


async def test_the_bounds_of_a_page_are_said_in_plain_digits(door: Door) -> None:
    refused = await door.post(DATA.path, task_id=await submit(door), page=10**12)
    assert refused.message == "page must be a whole number from 1 to 1000000000, not 1000000000000"
