"""Stored files and their links, over a real server on loopback (contract 9.5, 10)."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from api.contract.tasks import Format
from api.service.exports import write_export
from api.service.exports.page import POLICY
from api.service.files.links import Links
from api.service.files.serving import file_route
from api.service.files.store import File, Files
from tests.api.clock import Clock
from tests.api.service.exports.files import COLUMNS, MIA, TEXT

MIAS, LEOS = "hash-of-mias-key", "hash-of-leos-key"
HOUR = timedelta(hours=1)
CONTENT = bytes(range(256)) * 1_000


class Desk:
    """A store whose links lead to a server, opened again at will as after a restart."""

    def __init__(self, folder: Path, address: str, clock: Clock) -> None:
        self.folder, self.address, self.clock = folder, address, clock
        self.files = self.opened()

    def opened(self, key: bytes = b"secret") -> Files:
        links = Links(key, self.address, HOUR, self.clock)
        return Files(self.folder / "creators.db", self.folder / "files", links, self.clock)

    def stored(
        self,
        content: bytes = CONTENT,
        *,
        owner: str = MIAS,
        task: str = "task_1",
        kind: Format = Format.XLSX,
        name: str = "Creators.xlsx",
    ) -> File:
        with self.files.draft() as draft:
            draft.write_bytes(content)
            return self.files.put(owner, task, kind, name, 2, draft)

    def on_disk(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "files").iterdir())


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path, listening: socket.socket, clock: Clock) -> Iterator[Desk]:
    made = Desk(tmp_path, f"http://127.0.0.1:{listening.getsockname()[1]}", clock)
    yield made
    made.files.close()


@pytest.fixture
async def people(desk: Desk, listening: socket.socket) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with nothing but a link."""
    app = Starlette(routes=[file_route(desk.files)])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    async with httpx.AsyncClient() as client:
        yield client
    server.should_exit = True
    await running


async def test_a_link_gives_the_file_with_its_type_and_name(desk: Desk, people: httpx.AsyncClient) -> None:
    answer = await people.get(desk.files.link(desk.stored()).url)
    assert answer.status_code == 200
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["content-disposition"] == 'attachment; filename="Creators.xlsx"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_a_csv_file_says_its_encoding(desk: Desk, people: httpx.AsyncClient) -> None:
    answer = await people.get(desk.files.link(desk.stored(kind=Format.CSV, name="a.csv")).url)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")


async def test_a_page_opens_in_the_browser_in_a_box_of_its_own(desk: Desk, people: httpx.AsyncClient) -> None:
    with desk.files.draft() as draft:
        rows = write_export(Format.HTML, draft, COLUMNS, [MIA], "Creators")
        file = desk.files.put(MIAS, "task_1", Format.HTML, "Creators.html", rows, draft)
    answer = await people.get(desk.files.link(file).url)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith(POLICY)
    assert "frame-ancestors 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy


@pytest.mark.parametrize("name", ["美妆 达人.xlsx", 'a "quoted"; name.xlsx', "résumé\t50%.xlsx"])
async def test_a_name_in_any_script_arrives(desk: Desk, people: httpx.AsyncClient, name: str) -> None:
    answer = await people.get(desk.files.link(desk.stored(name=name)).url)
    start, _, encoded = answer.headers["content-disposition"].partition("filename*=utf-8''")
    assert start == "attachment; "
    assert unquote(encoded) == name.replace("\t", "_")


async def test_a_part_of_a_file_can_be_asked_for(desk: Desk, people: httpx.AsyncClient) -> None:
    url = desk.files.link(desk.stored()).url
    answer = await people.get(url, headers={"Range": "bytes=1000-1999"})
    assert answer.status_code == 206
    assert answer.content == CONTENT[1000:2000]
    assert answer.headers["content-range"] == f"bytes 1000-1999/{len(CONTENT)}"
    assert (await people.get(url, headers={"Range": "bytes=-5"})).content == CONTENT[-5:]
    resumed = await people.get(url, headers={"Range": "bytes=10-", "If-Range": answer.headers["etag"]})
    assert (resumed.status_code, resumed.content) == (206, CONTENT[10:])
    beyond = await people.get(url, headers={"Range": "bytes=9999999-"})
    assert beyond.status_code == 416


async def test_head_tells_the_size_and_sends_nothing(desk: Desk, people: httpx.AsyncClient) -> None:
    answer = await people.head(desk.files.link(desk.stored()).url)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert answer.headers["accept-ranges"] == "bytes"


async def test_a_link_ends_at_the_second_it_names_and_a_new_one_works(
    desk: Desk, people: httpx.AsyncClient, clock: Clock
) -> None:
    file = desk.stored()
    link = desk.files.link(file)
    assert link.expires_at == clock.now + HOUR
    clock.turn(seconds=3_599)
    assert (await people.get(link.url)).status_code == 200
    clock.turn(seconds=1)
    expired = await people.get(link.url)
    assert expired.status_code == 403
    assert expired.text == "This link has expired or is not valid. Ask for a new one.\n"
    assert expired.headers["content-type"] == "text/plain; charset=utf-8"
    clock.turn(days=90)
    assert (await people.get(desk.files.link(file).url)).content == CONTENT


async def test_a_link_that_was_changed_opens_nothing(desk: Desk, people: httpx.AsyncClient) -> None:
    link = desk.files.link(desk.stored())
    other = desk.stored(b"other", task="task_2")
    bare = link.url.partition("?")[0]
    expires, signature = urlsplit(link.url).query.split("&")
    later = f"expires={int(expires.removeprefix('expires=')) + 60}"
    changed = [
        bare,
        f"{bare}?{signature}",
        f"{bare}?{expires}",
        f"{bare}?{later}&{signature}",
        f"{bare}?{expires}&{signature[:-1]}",
        f"{bare}?{expires}&{signature}0",
        f"{bare}?{expires}&{signature.upper()}",
        f"{bare}?{expires}&signature=美",
        f"{bare}?{expires}%20&{signature}",
        f"{bare}?expires=nan&{signature}",
        link.url.replace(link.url.split("/")[-1].partition("?")[0], other.file_id),
    ]
    assert [(await people.get(url)).status_code for url in changed] == [403] * len(changed)
    assert (await people.get(f"{bare}?{signature}&{expires}")).status_code == 200  # the order says nothing


async def test_a_link_signed_with_another_key_opens_nothing(desk: Desk, people: httpx.AsyncClient) -> None:
    file = desk.stored()
    stranger = desk.opened(key=b"another secret")
    assert (await people.get(stranger.link(file).url)).status_code == 403
    stranger.close()


async def test_no_path_leads_out_of_the_folder(desk: Desk, people: httpx.AsyncClient) -> None:
    desk.stored()
    for wanted in ("..%2Fcreators.db", "%2e%2e/creators.db", "../creators.db", "%2Fetc%2Fpasswd"):
        signed = desk.files.links.to(unquote(wanted)).url.partition("?")[2]
        answer = await people.get(f"{desk.address}/files/{wanted}?{signed}")
        assert answer.status_code == 404


async def test_a_file_that_is_gone_or_was_never_there_is_not_found(desk: Desk, people: httpx.AsyncClient) -> None:
    file = desk.stored()
    file.path.unlink()
    gone = await people.get(desk.files.link(file).url)
    assert (gone.status_code, gone.text) == (404, "This file is not here any more.\n")
    assert (await people.get(desk.files.links.to("0" * 32).url)).status_code == 404


async def test_nothing_can_be_sent_to_a_link(desk: Desk, people: httpx.AsyncClient) -> None:
    url = desk.files.link(desk.stored()).url
    assert (await people.post(url)).status_code == 405
    assert (await people.delete(url)).status_code == 405


def test_a_file_is_found_by_its_owner_alone(desk: Desk) -> None:
    file = desk.stored()
    assert desk.files.find(MIAS, file.file_id) == file
    assert desk.files.newest(MIAS, "Creators.xlsx") == file
    assert desk.files.exported(MIAS, "task_1", Format.XLSX) == file
    assert desk.files.find(LEOS, file.file_id) is None
    assert desk.files.newest(LEOS, "Creators.xlsx") is None
    assert desk.files.exported(LEOS, "task_1", Format.XLSX) is None


def test_a_file_says_what_it_is(desk: Desk, clock: Clock) -> None:
    file = desk.stored(name="美妆.xlsx")
    assert (file.owner, file.task_id, file.format, file.name) == (MIAS, "task_1", Format.XLSX, "美妆.xlsx")
    assert (file.rows, file.made_at) == (2, clock.now)
    assert len(file.file_id) == 32
    assert set(file.file_id) <= set("0123456789abcdef")


def test_a_name_means_the_newest_file_that_has_it(desk: Desk, clock: Clock) -> None:
    desk.stored(task="task_1")
    clock.turn(days=1)
    newest = desk.stored(task="task_2")
    clock.turn(days=1)
    desk.stored(task="task_3", name="other.xlsx")
    assert desk.files.newest(MIAS, "Creators.xlsx") == newest
    assert desk.files.newest(MIAS, "nothing.xlsx") is None


def test_a_name_that_no_system_takes_is_made_fit_and_still_found(desk: Desk) -> None:
    file = desk.stored(name="../a\\b\n\u202ec.xlsx")
    assert file.name == ".._a_b_c.xlsx"
    assert desk.files.newest(MIAS, "../a\\b\n\u202ec.xlsx") == file
    long = desk.stored(task="task_2", name="美" * 500 + ".xlsx")
    assert (len(long.name), long.name[-5:]) == (200, ".xlsx")
    assert desk.stored(task="task_3", name=" ").name == "export"


def test_a_task_has_one_file_of_a_format(desk: Desk) -> None:
    first = desk.stored(b"first")
    again = desk.stored(b"second", name="other.xlsx")
    assert again == first
    assert first.path.read_bytes() == b"first"
    assert desk.stored(kind=Format.CSV).file_id != first.file_id
    assert desk.stored(owner=LEOS).file_id != first.file_id
    assert len(desk.on_disk()) == 3


def test_many_at_once_make_one_file(desk: Desk) -> None:
    others = [desk.opened() for _ in range(4)]

    def store(number: int) -> File:
        files = others[number % 4]
        with files.draft() as draft:
            draft.write_bytes(b"content")
            return files.put(MIAS, "task_1", Format.XLSX, "Creators.xlsx", 2, draft)

    with ThreadPoolExecutor(8) as threads:
        stored = set(threads.map(store, range(40)))
    assert len(stored) == 1
    assert desk.on_disk() == [f"{stored.pop().file_id}.xlsx"]
    for files in others:
        files.close()


def test_a_file_survives_a_restart(desk: Desk) -> None:
    file = desk.stored()
    desk.files.close()
    desk.files = desk.opened()
    assert desk.files.find(MIAS, file.file_id) == file
    assert file.path.read_bytes() == CONTENT


def test_bytes_that_were_lost_are_written_again_under_the_same_id(desk: Desk) -> None:
    lost = desk.stored(b"first")
    lost.path.unlink()
    assert desk.files.exported(MIAS, "task_1", Format.XLSX) is None
    again = desk.stored(b"second")
    assert again == lost
    assert again.path.read_bytes() == b"second"


def test_what_is_not_finished_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.files.draft() as draft:
        write_export(Format.CSV, draft, TEXT, ({"text": str(1 // number)} for number in (1, 0)), "Creators")
    assert desk.on_disk() == []
    assert desk.files.exported(MIAS, "task_1", Format.CSV) is None


def test_a_file_is_not_stored_when_its_row_cannot_be(desk: Desk, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "creators.db") as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON files BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    other.close()
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        desk.stored()
    assert desk.on_disk() == []


def test_drafts_of_a_process_that_died_are_dropped_after_a_day(desk: Desk, clock: Clock) -> None:
    folder = desk.folder / "files"
    for name, age in (("dead.draft", timedelta(days=2)), ("busy.draft", HOUR)):
        (folder / name).touch()
        at = (clock.now - age).timestamp()
        os.utime(folder / name, (at, at))
    desk.opened().close()
    assert desk.on_disk() == ["busy.draft"]


def test_nobody_else_on_the_machine_can_read_the_files(desk: Desk) -> None:
    file = desk.stored()
    assert file.path.stat().st_mode & 0o077 == 0
    assert file.path.parent.stat().st_mode & 0o077 == 0


def test_a_link_is_in_no_log_by_accident(desk: Desk) -> None:
    link = desk.files.link(desk.stored())
    assert link.url not in repr(link)


def test_links_need_a_key() -> None:
    with pytest.raises(ValueError, match="empty key"):
        Links(b"", "http://127.0.0.1", HOUR, Clock())


@given(file_id=st.text(), expires=st.text(), signature=st.text())
def test_nothing_that_is_made_up_is_admitted(file_id: str, expires: str, signature: str) -> None:
    assert not Links(b"secret", "http://127.0.0.1", HOUR, Clock()).admits(file_id, expires, signature)
