"""The search endpoint asked in-process: the whole service behind httpx's ASGI transport, no network between."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from api.contract.envelope import UNLIMITED
from api.contract.platforms import Platform
from api.contract.search import SearchRequest
from api.service.app import Service
from benchmarks.mix import Asked

URL = "/openapi/v1/creators/tiktok/search"


class Endpoint:
    """The service over a catalogue's file, with a key of its own."""

    def __init__(self, path: Path) -> None:
        self._service = Service(path, lambda: datetime.now(UTC), rate=UNLIMITED, sample=False)
        key = self._service.accounts.add_key("benchmark")
        self._loop = asyncio.new_event_loop()
        self._http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self._service.app),
            base_url="https://creators.test",
            headers={"X-API-Key": key, "X-User-Identity": "mia@example.com"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.run_until_complete(self._http.aclose())
        self._loop.close()
        self._service.close()

    def page(self, asked: Asked, page: int, size: int = 50) -> Any:
        """The answer's JSON text; with more than two filters it also counts, as the contract says."""
        body = SearchRequest(
            Platform.TIKTOK, asked.conditions, page=page, size=size, sort=asked.sort, order=asked.order
        ).body()
        answer = self._loop.run_until_complete(self._http.post(URL, json=body))
        answer.raise_for_status()
        return answer.content

    def count(self, asked: Asked) -> Any:
        """A page of one record, which is as near as the endpoint has to a count alone."""
        return self.page(asked, 1, 1)
