"""Invented creators have pictures that the service draws itself, wherever somebody could load them."""

from __future__ import annotations

import struct
import zlib
from urllib.parse import urlsplit

import httpx
import pytest

from api.contract.platforms import Platform
from api.service.options import Options
from api.service.pictures import SIDE, drawn
from tests.api.service.conftest import Open, Records, on
from tests.api.service.door import Door

AT = "https://scout.example.com"


def pixels(picture: bytes) -> list[bytes]:
    """The lines of a picture, every part of it checked as a reader does."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    parts, rest = {}, picture[8:]
    while rest:
        (size,) = struct.unpack(">I", rest[:4])
        name, content = rest[4:8], rest[8 : 8 + size]
        assert struct.unpack(">I", rest[8 + size : 12 + size])[0] == zlib.crc32(name + content)
        parts[name], rest = content, rest[12 + size :]
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (SIDE, SIDE)
    assert len(parts[b"PLTE"]) == 2 * 3
    lines = zlib.decompress(parts[b"IDAT"])
    assert len(lines) == SIDE * (SIDE + 1)
    return [lines[start + 1 : start + 1 + SIDE] for start in range(0, len(lines), SIDE + 1)]


def test_a_picture_is_a_pattern_that_is_the_same_on_both_sides() -> None:
    for line in pixels(drawn(Platform.TIKTOK, "7123")):
        assert line == line[::-1]
        assert set(line) <= {0, 1}


def test_a_creator_always_has_the_same_picture_and_nobody_else_has_it() -> None:
    some = {drawn(platform, str(uid)) for platform in Platform for uid in range(200)}
    assert drawn(Platform.TIKTOK, "5") in some
    assert len(some) > 590  # five rows of three squares and a colour: now and then two look alike


@pytest.mark.parametrize("platform", Platform)
async def test_most_invented_creators_have_a_picture_that_can_be_loaded(open_service: Open, platform: Platform) -> None:
    service = open_service(options=Options(pictures_at=f"{AT}/"))
    door = Door(service, service.accounts.add_key("tests", rate=-1))
    rows = (await door.search(platform, size=100, service_level="S1")).data
    addresses = [row["avatar_url"] for row in rows if "avatar_url" in row]
    assert 60 <= len(addresses) < 100
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app), base_url=AT) as http:
        for address in addresses[:5]:
            assert urlsplit(address).netloc == "scout.example.com"
            got = await http.get(address)
            assert (got.status_code, got.headers["Content-Type"]) == (200, "image/png")
            assert "max-age=31536000" in got.headers["Cache-Control"]
            assert len(pixels(got.content)) == SIDE


async def test_lookalikes_and_seeds_have_theirs_too(open_service: Open) -> None:
    service = open_service(options=Options(pictures_at=AT))
    door = Door(service, service.accounts.add_key("tests", rate=-1))
    items = (await door.lookalike(username="charlidamelio", limit=20)).items
    assert any((item["avatar_url"] or "").startswith(f"{AT}/avatars/tiktok/") for item in items)


async def test_where_nobody_could_load_them_pictures_are_absent(door: Door, records: Records) -> None:
    assert any("avatar_url" in record for record in on(Platform.TIKTOK, records))
    rows = (await door.search(Platform.TIKTOK, size=100, service_level="S1")).data
    assert not [row for row in rows if "avatar_url" in row]


@pytest.mark.parametrize("path", ["facebook/7.png", "tiktok/.png", "tiktok/a%20b.png", f"tiktok/{'7' * 81}.png"])
async def test_what_is_no_creator_s_id_has_no_picture(open_service: Open, path: str) -> None:
    service = open_service()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app), base_url=AT) as http:
        assert (await http.get(f"/avatars/{path}")).status_code == 404
