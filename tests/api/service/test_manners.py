"""The service refuses in each of the live API's ways, where it is told to, and the client understands all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, get_args

import httpx
import pytest

from api.client import Client, connect
from api.contract.endpoints import EXPORT, SEARCH
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest
from api.errors import (
    BadRequest,
    CreatorNotFound,
    DailyQuotaSpent,
    NotAllowed,
    NotFound,
    NotSignedIn,
    OutOfCredits,
    Refused,
    TooFast,
)
from api.service.manners import Form, Language
from api.service.options import Options
from tests.api.clock import Clock
from tests.api.service.collection.steps import submit
from tests.api.service.conftest import Open
from tests.api.service.door import IDENTITY, Door

T = Platform.TIKTOK
Call = Callable[[Client], Awaitable[object]]


def search(client: Client) -> Awaitable[object]:
    return client.search(SearchRequest(T, size=1), patience=0)


REFUSALS: list[tuple[type[Refused], dict[str, Any], Call]] = [
    (NotSignedIn, {"identity": "nobody"}, search),
    (NotAllowed, {"scopes": ("creator:lookalike",)}, search),
    (OutOfCredits, {"credits": 2}, search),
    (DailyQuotaSpent, {"quota": 0}, search),
    (TooFast, {"rate": 0}, search),
    (CreatorNotFound, {}, lambda client: client.lookalike(LookalikeRequest("nonexistent_user_xyz_12345", platform=T))),
    (NotFound, {}, lambda client: client.status("task_of_nobody")),
    (BadRequest, {}, lambda client: client.status("")),
]


def http_of(open_service: Open, options: Options) -> tuple[httpx.AsyncClient, dict[str, str]]:
    service = open_service(options=options)
    transport = httpx.ASGITransport(app=service.app)
    headers = {"X-API-Key": service.accounts.add_key("tests"), "X-User-Identity": IDENTITY}
    return httpx.AsyncClient(transport=transport, base_url="http://localhost"), headers


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(("kind", "limits", "call"), REFUSALS, ids=lambda given: getattr(given, "__name__", ""))
async def test_the_client_understands_every_refusal_in_every_form_and_language(
    open_service: Open,
    clock: Clock,
    language: Language,
    form: Form,
    kind: type[Refused],
    limits: dict[str, Any],
    call: Call,
) -> None:
    service = open_service(options=Options(language=language, refusals=form))
    identity = limits.get("identity", IDENTITY)
    key = service.accounts.add_key("client", **{name: value for name, value in limits.items() if name != "identity"})
    transport = httpx.ASGITransport(app=service.app)
    async with connect(
        "http://localhost", key, identity=identity, clock=clock, sleep=clock.sleep, transport=transport
    ) as client:
        with pytest.raises(kind) as raised:
            await call(client)
    assert type(raised.value) is kind
    assert raised.value.message.isascii() is (language == "en")


async def test_every_refusal_of_an_endpoint_may_come_with_http_200(open_service: Open) -> None:
    http, headers = http_of(open_service, Options(refusals="http200"))
    got = await http.post(SEARCH[T].url, json={"size": 1000}, headers=headers)
    unsigned = await http.post(SEARCH[T].url, json={})
    assert (got.status_code, got.json()["error"]["code"]) == (200, 40001)
    assert (unsigned.status_code, unsigned.json()["error"]["code"]) == (200, 40101)


async def test_a_wrong_body_may_be_refused_as_the_framework_does_it(open_service: Open) -> None:
    http, headers = http_of(open_service, Options(refusals="bare422"))
    got = await http.post(SEARCH[T].url, json={"size": 1000}, headers=headers)
    assert got.status_code == 422
    assert got.json() == {
        "detail": [
            {
                "type": "value_error",
                "loc": ["body", "size"],
                "msg": "size must be a whole number from 1 to 100, not 1000",
            }
        ]
    }
    assert (await http.post(SEARCH[T].url, json={})).status_code == 401


async def test_what_only_a_rule_refuses_comes_in_the_envelope_even_then(open_service: Open) -> None:
    """The form of `feishu_doc` is right, and so is that of a task which is not completed (contract 9.5)."""
    service = open_service(options=Options(refusals="bare422"))
    door = Door(service, service.accounts.add_key("tests"))
    task_id = await submit(door)
    for kind in ("feishu_doc", "csv"):
        assert (await door.post(EXPORT.path, task_id=task_id, format=kind)).refusal == (400, 40001)


async def test_a_refusal_in_chinese_names_the_field(open_service: Open) -> None:
    http, headers = http_of(open_service, Options(language="zh"))
    got = await http.post(SEARCH[T].url, json={"size": 1000}, headers=headers)
    assert got.json()["error"] == {"code": 40001, "message": "请求参数无效：size"}
