"""The service as a caller sees it: one POST after another, each answer taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from api.contract.endpoints import ROOT
from api.contract.platforms import Platform
from api.service.app import Service

IDENTITY = "mia@brand.example"


@dataclass(frozen=True)
class Got:
    """An answer: HTTP status, headers and the parsed envelope."""

    status: int
    headers: httpx.Headers
    envelope: dict[str, Any]

    @property
    def data(self) -> Any:
        assert self.envelope["success"] is True, self.envelope
        return self.envelope["data"]

    @property
    def items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.data["items"]
        return items

    @property
    def meta(self) -> dict[str, Any]:
        meta: dict[str, Any] = self.envelope["meta"]
        return meta

    @property
    def uids(self) -> list[str]:
        return [row["uid"] for row in self.data]

    @property
    def code(self) -> int:
        code: int = self.envelope["error"]["code"]
        return code

    @property
    def message(self) -> str:
        message: str = self.envelope["error"]["message"]
        return message

    @property
    def refusal(self) -> tuple[int, int]:
        """HTTP status and code."""
        return self.status, self.code


def envelope_of(answer: httpx.Response) -> dict[str, Any]:
    """The envelope of any answer; fails where it is none."""
    envelope: dict[str, Any] = answer.json()
    assert set(envelope) == {"success", "data", "error", "meta"}
    assert envelope["meta"]["request_id"].startswith("req_")
    assert (envelope["error"] is None) is envelope["success"]
    if not envelope["success"]:
        assert envelope["data"] is None
        assert set(envelope["error"]) == {"code", "message"}
    return envelope


class Door:
    """A caller of a service in this process. `key` and `identity` go with every call; None leaves a header out."""

    def __init__(self, service: Service, key: str | None, identity: str | None = IDENTITY) -> None:
        self.service, self.key, self.identity = service, key, identity
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app), base_url="http://localhost")

    def headers(self) -> Mapping[bytes, bytes]:
        named = {b"X-API-Key": self.key, b"X-User-Identity": self.identity}
        return {name: value.encode() for name, value in named.items() if value is not None}

    async def raw(self, method: str, url: str, content: bytes = b"{}", content_type: str = "") -> Got:
        """Any request at all."""
        headers = {**self.headers()} | ({b"Content-Type": content_type.encode()} if content_type else {})
        answer = await self._http.request(method, url, content=content, headers=headers)
        return Got(answer.status_code, answer.headers, envelope_of(answer))

    async def post(self, path: str, body: Any = None, **fields: Any) -> Got:
        """A POST below the root; the body is JSON, or its fields."""
        answer = await self._http.post(f"{ROOT}/{path}", json=fields if body is None else body, headers=self.headers())
        return Got(answer.status_code, answer.headers, envelope_of(answer))

    async def search(self, platform: Platform, **fields: Any) -> Got:
        return await self.post(f"creators/{platform}/search", **fields)

    async def lookalike(self, **fields: Any) -> Got:
        return await self.post("creators/lookalike", **fields)

    async def everybody(self, platform: Platform, **fields: Any) -> list[str]:
        """The ids of all matches, page by page."""
        found: list[str] = []
        page = 0
        while len(found) == page * 100:
            page += 1
            found += (await self.search(platform, page=page, size=100, service_level="S1", **fields)).uids
        return found
