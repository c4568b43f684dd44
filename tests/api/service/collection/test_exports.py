"""Export files of tasks and fresh links to them (contract 9.5, 10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook

from api.contract.endpoints import DOWNLOAD_URL, EXPORT
from api.service.app import Service
from api.service.options import Options
from tests.api.clock import Clock
from tests.api.service.collection.steps import CHARLI, done_task, passed, submit
from tests.api.service.conftest import Open
from tests.api.service.door import Door


async def fetched(service: Service, url: str) -> httpx.Response:
    """What somebody gets who has nothing but the link."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app)) as http:
        return await http.get(url)


@pytest.mark.parametrize(
    ("kind", "media", "beginning"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
    ],
)
async def test_a_completed_task_is_a_file_of_each_format(door: Door, kind: str, media: str, beginning: bytes) -> None:
    task_id = await done_task(door, task_name="Frühling 春")
    file = (await door.post(EXPORT.path, task_id=task_id, format=kind)).data
    assert set(file) == {"file_id", "file_name", "file_url", "file_expire_at", "format", "row_count"}
    assert (file["file_name"], file["format"], file["row_count"]) == (f"Frühling 春.{kind}", kind, 1)
    got = await fetched(door.service, file["file_url"])
    assert (got.status_code, got.headers["Content-Type"]) == (200, media)
    assert got.content.startswith(beginning)


async def test_the_file_holds_what_the_task_collected(door: Door) -> None:
    task_id = await done_task(door, CHARLI, "nobody_knows_this")
    file = (await door.post(EXPORT.path, task_id=task_id, format="xlsx")).data
    content = (await fetched(door.service, file["file_url"])).content
    heading, row = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    told = dict(zip(heading, row, strict=True))
    assert (told["username"], type(told["uid"])) == ("charlidamelio", str)
    assert type(told["followers_count"]) is float, "numbers are numbers"


async def test_the_same_task_and_format_are_the_same_file(door: Door, clock: Clock) -> None:
    task_id = await done_task(door)
    first = (await door.post(EXPORT.path, task_id=task_id, format="csv")).data
    clock.turn(minutes=30)
    again = (await door.post(EXPORT.path, task_id=task_id, format="csv")).data
    other = (await door.post(EXPORT.path, task_id=task_id, format="html")).data
    assert again["file_id"] == first["file_id"] != other["file_id"]
    assert again["file_expire_at"] > first["file_expire_at"]


@pytest.mark.parametrize("kind", ["feishu_doc", "pdf", "XLSX", "", None, 7])
async def test_other_formats_are_refused(door: Door, kind: Any) -> None:
    task_id = await done_task(door)
    got = await door.post(EXPORT.path, {"task_id": task_id, "format": kind})
    assert got.refusal == (400, 40001)
    assert "format" in got.message


async def test_only_a_completed_task_can_be_exported(open_service: Open) -> None:
    service = open_service(options=Options(longest=timedelta(seconds=2)))
    door = Door(service, service.accounts.add_key("tests"))
    task_id = await submit(door)
    assert (await door.post(EXPORT.path, task_id=task_id, format="csv")).refusal == (400, 40001)
    await passed(service, 10)
    got = await door.post(EXPORT.path, task_id=task_id, format="csv")
    assert got.refusal == (400, 40001)
    assert "timeout" in got.message


async def test_a_completed_task_without_rows_has_no_file(door: Door) -> None:
    task_id = await done_task(door, "nobody_knows_this")
    assert (await door.post(EXPORT.path, task_id=task_id, format="csv")).refusal == (404, 40401)


async def test_exports_have_a_scope(service: Service) -> None:
    door = Door(service, service.accounts.add_key("tests", scopes=("collection:submit",)))
    task_id = await done_task(door)
    assert (await door.post(EXPORT.path, task_id=task_id, format="csv")).refusal == (403, 40301)


async def test_an_expired_link_is_refused_and_a_new_one_works(door: Door, clock: Clock) -> None:
    file = (await door.post(EXPORT.path, task_id=await done_task(door), format="csv")).data
    clock.turn(hours=2)
    assert (await fetched(door.service, file["file_url"])).status_code == 403
    fresh = (await door.post(DOWNLOAD_URL.path, file_id=file["file_id"])).data
    assert set(fresh) == {"file_id", "file_name", "file_url", "file_expire_at"}
    assert fresh["file_expire_at"].endswith("+00:00")
    assert datetime.fromisoformat(fresh["file_expire_at"]) == clock.now + timedelta(hours=1)
    assert (await fetched(door.service, fresh["file_url"])).status_code == 200


async def test_a_name_finds_the_newest_file_and_an_id_goes_before_it(door: Door, clock: Clock) -> None:
    files = []
    for _ in range(2):
        task_id = await done_task(door, task_name="weekly")
        files.append((await door.post(EXPORT.path, task_id=task_id, format="csv")).data["file_id"])
        clock.turn(days=7)
    named = (await door.post(DOWNLOAD_URL.path, file_name="weekly.csv")).data
    both = (await door.post(DOWNLOAD_URL.path, file_name="weekly.csv", file_id=files[0])).data
    assert (named["file_id"], both["file_id"]) == (files[1], files[0])


async def test_a_link_needs_no_identity(door: Door) -> None:
    file = (await door.post(EXPORT.path, task_id=await done_task(door), format="csv")).data
    bare = Door(door.service, door.key, identity=None)
    assert (await bare.post(DOWNLOAD_URL.path, file_id=file["file_id"])).status == 200


async def test_files_of_somebody_else_are_not_there(door: Door, stranger: Door) -> None:
    file = (await door.post(EXPORT.path, task_id=await done_task(door, task_name="mine"), format="csv")).data
    for body in ({"file_id": file["file_id"]}, {"file_name": "mine.csv"}, {"file_id": "0" * 32}):
        assert (await stranger.post(DOWNLOAD_URL.path, body)).refusal == (404, 40401)


@pytest.mark.parametrize("body", [{}, {"file_id": "", "file_name": None}, {"file_id": 7}, {"file_name": ["a"]}])
async def test_a_file_must_be_named(door: Door, body: dict[str, Any]) -> None:
    assert (await door.post(DOWNLOAD_URL.path, body)).refusal == (400, 40001)


@pytest.mark.parametrize("scope", ["files:download", "files:*", "file:download", "file:*"])
async def test_both_spellings_of_the_scope_open_files(service: Service, scope: str) -> None:
    door = Door(service, service.accounts.add_key("tests", scopes=(scope,)))
    assert (await door.post(DOWNLOAD_URL.path, file_id="0" * 32)).refusal == (404, 40401)


async def test_links_lead_to_where_people_reach_the_service(open_service: Open) -> None:
    service = open_service(options=Options(base_url="https://scout.example/", link_key=b"k" * 32))
    door = Door(service, service.accounts.add_key("tests"))
    file = (await door.post(EXPORT.path, task_id=await done_task(door), format="csv")).data
    assert file["file_url"].startswith(f"https://scout.example/files/{file['file_id']}?")


async def test_a_link_works_after_a_restart(open_service: Open) -> None:
    first = open_service()
    door = Door(first, first.accounts.add_key("tests"))
    file = (await door.post(EXPORT.path, task_id=await done_task(door), format="csv")).data
    first.close()
    assert (await fetched(open_service(), file["file_url"])).status_code == 200
