"""Every answer is an envelope: whatever is asked, however it is asked, and whatever goes wrong (contract 1, 2)."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from api.contract.endpoints import ENDPOINTS, LOOKALIKE, ROOT, SEARCH, VERIFY, Endpoint
from api.contract.platforms import Platform
from tests.api.clock import Clock
from tests.api.service.conftest import Open
from tests.api.service.door import Door, envelope_of

SERVED = [*SEARCH.values(), LOOKALIKE, VERIFY]
TIKTOK = SEARCH[Platform.TIKTOK].url


def named(endpoint: Endpoint) -> str:
    return endpoint.path


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("endpoint", SERVED, ids=named)
async def test_only_post_is_answered(door: Door, endpoint: Endpoint, method: str) -> None:
    got = await door.raw(method, endpoint.url)
    assert got.status == 405
    assert got.headers["Allow"] == "POST"
    assert got.envelope["success"] is False


@pytest.mark.parametrize("path", ["/", "/openapi", ROOT, f"{ROOT}/creators/twitter/search", f"{TIKTOK}/", "/ü"])
async def test_an_unknown_path_is_an_envelope_that_nobody_takes_for_an_unknown_creator(door: Door, path: str) -> None:
    got = await door.raw("POST", path)
    assert got.refusal == (404, 40001)
    assert ROOT in got.message


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON", "application/problem+json", ""]
)
async def test_json_is_read_also_where_nothing_says_that_it_is_json(door: Door, kind: str) -> None:
    got = await door.raw("POST", VERIFY.url, b'{"challenge": "hello"}', content_type=kind)
    assert got.data["challenge"] == "hello"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json", "multipart/form-data"]
)
async def test_what_says_that_it_is_no_json_is_refused_by_the_header_s_name(door: Door, kind: str) -> None:
    got = await door.raw("POST", VERIFY.url, b"{}", content_type=kind)
    assert got.refusal == (400, 40001)
    assert got.message == f'the header Content-Type must be application/json, not "{kind}"'


async def test_every_answer_has_a_request_id_of_its_own(door: Door) -> None:
    answers = [
        await door.search(Platform.TIKTOK, size=1),
        await door.search(Platform.TIKTOK, size=1000),
        await door.raw("POST", "/nowhere"),
        await door.raw("GET", TIKTOK),
        await door.post("webhook/verify", {}),
    ]
    assert len({got.meta["request_id"] for got in answers}) == len(answers)


async def test_parameters_are_taken_from_the_body_alone(door: Door) -> None:
    got = await door.raw("POST", f"{TIKTOK}?size=1&service_level=S1", b'{"size": 2}')
    assert (len(got.data), got.meta["service_level"]) == (2, "S2")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "{}"),
        (b"  ", "{}"),
        (b"{", "JSON"),
        (b"size=5", "JSON"),
        (b'{"size": NaN}', "JSON"),
        (b'{"size": 1e999}', "JSON"),
        (b"\xff\xfe", "JSON"),
        (b'{"keyword": "\\ud83d"}', "JSON"),
        (b"[" * 5000, "JSON"),
        (b"[]", "object"),
        (b'"text"', "object"),
        (b"null", "object"),
        (b'{"keyword": "' + b"a" * 1_000_000 + b'"}', "1,000,000 bytes"),
    ],
)
async def test_a_body_that_is_no_json_object_is_refused(door: Door, content: bytes, says: str) -> None:
    got = await door.raw("POST", TIKTOK, content)
    assert got.refusal == (400, 40001)
    assert says in got.message


async def test_a_failure_inside_shows_its_id_and_nothing_of_the_inside(
    door: Door, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A table is pulled away under the service, so its reading fails."""
    with closing(sqlite3.connect(tmp_path / "service" / "creators.db")) as file:
        file.execute("DROP TABLE creators")
    with caplog.at_level(logging.ERROR):
        got = await door.search(Platform.TIKTOK)
    assert got.refusal == (500, 50001)
    assert "creators" not in got.message
    assert got.meta["request_id"] in got.message
    assert got.meta["request_id"] in caplog.text
    assert "no such table" in caplog.text


async def test_a_service_that_is_closed_says_so_in_an_envelope(open_service: Open) -> None:
    service = open_service()
    service.close()
    transport = httpx.ASGITransport(app=service.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        answer = await http.post(VERIFY.url, json={})
    assert answer.status_code == 500
    assert envelope_of(answer)["error"]["code"] == 50001


async def test_verify_needs_no_key_and_echoes(door: Door, clock: Clock) -> None:
    door.key = door.identity = None
    got = await door.post("webhook/verify", {"challenge": "你好 🌍"})
    assert got.data == {"challenge": "你好 🌍", "timestamp": "2026-11-24T12:00:00+00:00"}
    assert (got.meta["page"], got.meta["size"], got.meta["total"]) == (None, None, None)


async def test_verify_without_a_challenge_echoes_nothing(door: Door) -> None:
    assert (await door.post("webhook/verify", {})).data["challenge"] == ""


async def test_verify_takes_text_only(door: Door) -> None:
    got = await door.post("webhook/verify", {"challenge": 5})
    assert got.refusal == (400, 40001)
    assert "challenge" in got.message


def test_every_endpoint_that_is_served_is_in_the_contract() -> None:
    assert set(SERVED) <= set(ENDPOINTS)


async def test_no_request_waits_for_an_import(door: Door, tmp_path: Path) -> None:
    """Another process is in the middle of writing creators."""
    with closing(sqlite3.connect(tmp_path / "service" / "creators.db", isolation_level=None)) as importing:
        importing.execute("BEGIN IMMEDIATE")
        importing.execute("UPDATE creators SET followers = 0")
        got = await asyncio.wait_for(door.search(Platform.TIKTOK, size=1), timeout=30)
        importing.execute("ROLLBACK")
    assert got.data[0]["followers_count"] > 0
