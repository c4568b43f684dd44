"""The OpenAPI page tells of every endpoint what the service really takes and gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from api.contract.endpoints import DATA, DOWNLOAD_URL, ENDPOINTS, EXPORT, LOOKALIKE, SEARCH, STATUS, VERIFY, Endpoint
from api.contract.filters import FILTERS
from api.contract.platforms import Platform
from api.service.app import Service
from api.service.examples import ANSWERS, REQUESTS
from tests.api.service.collection.steps import done_task
from tests.api.service.door import Door

SERVED = ENDPOINTS
ABOUT_A_TASK = (STATUS, DATA, EXPORT, DOWNLOAD_URL)


@pytest.fixture
async def http(service: Service) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app), base_url="http://localhost")


@pytest.fixture
async def document(http: httpx.AsyncClient) -> dict[str, Any]:
    got: dict[str, Any] = (await http.get("/openapi.json")).json()
    return got


def request_fields(document: Mapping[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    body = document["paths"][endpoint.url]["post"]["requestBody"]["content"]["application/json"]
    fields: dict[str, Any] = body["schema"]["properties"]
    return fields


def answer_fields(document: Mapping[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    answer = document["paths"][endpoint.url]["post"]["responses"]["200"]["content"]["application/json"]
    fields: dict[str, Any] = answer["schema"]["properties"]
    return fields


async def test_the_page_is_there_and_needs_nothing_of_anybody_else(http: httpx.AsyncClient) -> None:
    page = await http.get("/docs")
    assert page.status_code == 200
    assert "text/html" in page.headers["Content-Type"]
    parts = re.findall(r"""(?:src|href)=["']([^"']+)""", page.text)
    assert [part for part in parts if part.endswith(".js")]
    for part in parts:
        assert part.startswith("/")
        assert (await http.get(part)).status_code == 200


async def test_every_served_endpoint_is_a_post_and_nothing_else_is_told(document: dict[str, Any]) -> None:
    told = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert told == {(endpoint.url, "post") for endpoint in SERVED}


async def real_ids(door: Door) -> dict[str, str]:
    """A completed task and its file, in place of those in the examples."""
    task_id = await done_task(door)
    file = (await door.post(EXPORT.path, task_id=task_id, format="xlsx")).data
    return {"task_id": task_id, "file_id": file["file_id"]}


@pytest.mark.parametrize("platform", Platform)
async def test_a_search_tells_every_filter_by_its_current_name(document: dict[str, Any], platform: Platform) -> None:
    expected = {"page", "size", "sort_field", "sort_order", "service_level", "lang"}
    for known in FILTERS.values():
        if stem := known.wire.get(platform):
            expected |= {f"{stem}_gte", f"{stem}_lte"} if known.kind.is_range else {stem}
    assert set(request_fields(document, SEARCH[platform])) == expected


@pytest.mark.parametrize("endpoint", SERVED, ids=lambda endpoint: endpoint.path)
async def test_the_examples_are_what_the_service_takes_and_gives(
    door: Door, document: dict[str, Any], endpoint: Endpoint
) -> None:
    request = REQUESTS[endpoint]
    assert set(request) <= set(request_fields(document, endpoint))
    got = await door.post(endpoint.path, request | (await real_ids(door) if endpoint in ABOUT_A_TASK else {}))
    assert got.status == 200
    assert set(got.meta) == set(ANSWERS[endpoint]["meta"])
    told, shown = got.data, ANSWERS[endpoint]["data"]
    if isinstance(told, list):
        told, shown = set().union(*told), set().union(*shown)
    assert set(shown) <= set(told)


@pytest.mark.parametrize("platform", Platform)
async def test_every_field_of_a_row_is_told(door: Door, document: dict[str, Any], platform: Platform) -> None:
    rows = (await door.search(platform, size=100, service_level="S3")).data
    told = answer_fields(document, SEARCH[platform])["data"]["items"]["properties"]
    assert set().union(*rows) <= set(told)


async def test_only_what_is_not_public_asks_for_a_key(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"]

    def headers(endpoint: Endpoint) -> list[str]:
        [needed] = document["paths"][endpoint.url]["post"]["security"]
        assert {schemes[scheme]["in"] for scheme in needed} <= {"header"}
        return [schemes[scheme]["name"] for scheme in needed]

    assert headers(LOOKALIKE) == ["X-API-Key", "X-User-Identity"]
    assert headers(DOWNLOAD_URL) == ["X-API-Key"]
    assert headers(VERIFY) == []


async def test_refusals_are_told_with_their_codes(document: dict[str, Any]) -> None:
    responses = document["paths"][SEARCH[Platform.TIKTOK].url]["post"]["responses"]
    assert {"40201", "42902"} <= {line.split(":")[0] for line in responses["402"]["description"].split("; ")}
    assert "42901" in responses["429"]["description"]
