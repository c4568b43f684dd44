"""What counts as a success, what as a refusal and what as nonsense; and numbers that come as text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.client import Client
from api.contract.creator import read_creator
from api.contract.fields import FIELDS
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest
from api.contract.values import Kind
from api.errors import ApiError, BadRequest, CreatorNotFound, NotAllowed, NotFound, NotUnderstood, Refused, TooFast
from tests.platforms.creator_api import CreatorApi, Reply, bare, refused, success

SEARCH = SearchRequest(Platform.TIKTOK)


async def failure(client: Client) -> ApiError:
    with pytest.raises(ApiError) as raised:
        await client.search(SEARCH)
    return raised.value


async def test_success_false_is_a_refusal_even_with_http_200(api: CreatorApi, client: Client) -> None:
    api.answer(refused(40001, 200, "size is wrong"))
    raised = await failure(client)
    assert isinstance(raised, BadRequest)
    assert (raised.code, raised.http, raised.message, raised.request_id) == (40001, 200, "size is wrong", "req_no")


async def test_success_true_does_not_outdo_the_http_status(api: CreatorApi, client: Client) -> None:
    api.answer(success([], status=403))
    assert isinstance(await failure(client), Refused)


async def test_an_unknown_seed_is_told_from_other_things_not_found(api: CreatorApi, client: Client) -> None:
    api.answer(refused(40401, 404))
    with pytest.raises(CreatorNotFound):
        await client.lookalike(LookalikeRequest("nobody"))
    with pytest.raises(NotFound) as raised:
        await client.status("task_1")
    assert not isinstance(raised.value, CreatorNotFound)


async def test_a_code_may_come_as_text(api: CreatorApi, client: Client) -> None:
    api.answer(refused("40001", 400))
    assert isinstance(await failure(client), BadRequest)


async def test_the_frameworks_own_sentence_is_the_message(api: CreatorApi, client: Client) -> None:
    api.answer(bare(403, "Not for you"))
    raised = await failure(client)
    assert isinstance(raised, NotAllowed)
    assert raised.message == "Not for you"


@pytest.mark.parametrize("nowhere", [bare(404, "Not Found"), refused(40001, 404, "no such path"), refused(0, 404)])
async def test_an_address_that_is_not_the_api_s_is_told_from_a_creator_nobody_knows(
    api: CreatorApi, client: Client, nowhere: Reply
) -> None:
    api.answer(nowhere)
    calls = (client.search(SEARCH), client.lookalike(LookalikeRequest("mia")), client.verify())
    for call in calls:
        with pytest.raises(NotUnderstood, match="HTTP 404 is not an answer of the creator API"):
            await call
    with pytest.raises(Refused):
        await client.status("task_1")


async def test_the_frameworks_own_complaints_name_the_fields(api: CreatorApi, client: Client) -> None:
    api.answer(bare(422, [{"loc": ["body", "size"], "msg": "at most 100"}, {"msg": "and more"}, "odd"]))
    raised = await failure(client)
    assert isinstance(raised, BadRequest)
    assert raised.message == "size: at most 100; and more; odd"


@pytest.mark.parametrize(
    "content",
    [b"<html>Bad gateway</html>", b"", b"[1, 2]", b'{"ok": true}', b"null", b'{"success": true, "da', b"\xff"],
)
@pytest.mark.parametrize("status", [200, 301, 502])
async def test_what_is_not_the_envelope_is_not_understood(
    api: CreatorApi, client: Client, content: bytes, status: int
) -> None:
    api.answer(Reply(status, content))
    raised = await failure(client)
    assert isinstance(raised, NotUnderstood)
    assert raised.status == status
    assert raised.beginning == content.decode(errors="replace")


async def test_only_the_beginning_of_nonsense_is_kept(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(200, b"x" * 100_000))
    raised = await failure(client)
    assert isinstance(raised, NotUnderstood)
    assert raised.beginning == "x" * 200


async def test_429_is_too_fast_whoever_says_it(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(429, b"<html>slow down</html>", {"Retry-After": "20"}))
    raised = await failure(client)
    assert isinstance(raised, TooFast)
    assert raised.wait == 20


@pytest.mark.parametrize("data", [{"items": 3}, "rows", 5])
async def test_a_success_that_holds_no_list_is_not_an_empty_page(api: CreatorApi, client: Client, data: Any) -> None:
    api.answer(success(data))
    raised = await failure(client)
    assert isinstance(raised, NotUnderstood)
    assert raised.request_id == "req_ok"


async def test_a_page_may_be_empty(api: CreatorApi, client: Client) -> None:
    api.answer(success([]), success(None))
    assert (await client.search(SEARCH)).creators == ()
    assert (await client.search(SEARCH)).creators == ()


async def test_every_key_of_meta_may_be_missing(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(200, b'{"success": true, "data": []}'))
    meta = (await client.search(SEARCH)).meta
    assert (meta.request_id, meta.total, meta.quota_remaining, meta.credits_remaining) == ("", None, None, None)


@pytest.mark.parametrize(
    ("spoilt", "read"),
    [(b'"cut \\ud83d"', "cut \ufffd"), (b'"latin \xe9"', "latin \ufffd"), (b'"whole \\ud83d\\ude00"', "whole 😀")],
)
async def test_one_spoilt_letter_does_not_lose_a_paid_page(
    api: CreatorApi, client: Client, spoilt: bytes, read: str
) -> None:
    api.answer(Reply(200, b'{"success": true, "data": [{"uid": "1", "bio": ' + spoilt + b"}]}"))
    assert [creator.bio for creator in (await client.search(SEARCH)).creators] == [read]


async def test_a_number_that_is_none_is_absent(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(200, b'{"success": true, "data": [{"uid": "1", "engagement_rate": NaN}]}'))
    (creator,) = (await client.search(SEARCH)).creators
    assert (creator.engagement, creator.raw["engagement_rate"]) == (None, None)


_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.text(min_size=1).filter(str.strip),
    Kind.WHOLE: st.integers(0, 10**12),
    Kind.NUMBER: st.floats(0, 1e6),
    Kind.RATIO: st.floats(0, 5),
    Kind.PERCENT: st.floats(0, 100),
    Kind.FLAG: st.booleans(),
    Kind.DATE: st.dates().map(lambda day: day.isoformat()),
    Kind.TIME: st.dates().map(lambda day: f"{day.isoformat()}T09:00:00Z"),
    Kind.TEXTS: st.lists(st.sampled_from(["US", "18-24", "en"]), max_size=3),
    Kind.CATEGORIES: st.just([{"primary": "Food"}]),
}


def rows(platform: Platform) -> st.SearchStrategy[dict[str, Any]]:
    known = {name: _VALUES[field.kind] for name, field in FIELDS[platform].items() if name != "uid"}
    return st.fixed_dictionaries({"uid": st.integers(1, 10**19).map(str)}, optional=known)


def as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, int | float) else value


@pytest.mark.parametrize("platform", Platform)
@given(data=st.data())
def test_scalars_that_come_as_text_are_the_same_creator(platform: Platform, data: st.DataObject) -> None:
    row = data.draw(rows(platform))
    as_texts = {name: as_text(value) for name, value in row.items()}
    assert read_creator(platform, as_texts) == read_creator(platform, row)


async def test_fields_nobody_knows_are_kept_as_they_came(api: CreatorApi, client: Client) -> None:
    row = {"uid": "1", "followers_count": "150000", "recent_videos": [{"id": 1}], "new": None}
    api.answer(success([row]))
    (creator,) = (await client.search(SEARCH)).creators
    assert creator.raw == row
    assert creator.followers == 150_000
