"""Links to stored files, over a real server on loopback (contract 10)."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.tasks import Format
from api.service.exports import write_export
from api.service.exports.page import POLICY
from api.service.files.links import Links
from tests.api.clock import Clock
from tests.api.service.exports.files import COLUMNS, MIA
from tests.api.service.files.desk import CONTENT, HOUR, MIAS, Desk


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


@pytest.mark.parametrize("name", ["美妆 达人.xlsx", "mia's; name.xlsx", "résumé\t50%.xlsx"])
async def test_a_name_in_any_script_arrives(desk: Desk, people: httpx.AsyncClient, name: str) -> None:
    answer = await people.get(desk.files.link(desk.stored(name=name)).url)
    start, _, encoded = answer.headers["content-disposition"].partition("filename*=utf-8''")
    assert start.startswith('attachment; filename="') and start.endswith('.xlsx"; ') and start.isascii()
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


async def test_a_range_in_another_unit_is_ignored(desk: Desk, people: httpx.AsyncClient) -> None:
    answer = await people.get(desk.files.link(desk.stored()).url, headers={"Range": "items=0-1"})
    assert (answer.status_code, answer.content) == (200, CONTENT)


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


def test_a_link_is_in_no_log_by_accident(desk: Desk) -> None:
    link = desk.files.link(desk.stored())
    assert link.url not in repr(link)


def test_links_need_a_key() -> None:
    with pytest.raises(ValueError, match="empty key"):
        Links(b"", "http://127.0.0.1", HOUR, Clock())


@given(file_id=st.text(), expires=st.text(), signature=st.text())
def test_nothing_that_is_made_up_is_admitted(file_id: str, expires: str, signature: str) -> None:
    assert not Links(b"secret", "http://127.0.0.1", HOUR, Clock()).admits(file_id, expires, signature)
