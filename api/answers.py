"""What an answer of the API means: its data, or the refusal in it (contract 2.2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from api.contract import endpoints
from api.contract.endpoints import Endpoint
from api.contract.envelope import Meta, read_meta
from api.contract.values import Kind, read
from api.errors import ApiError, NotUnderstood, refusal

_SHOWN = 200
"""Characters kept of an answer that is not understood."""

_ALWAYS_THERE = frozenset({*endpoints.SEARCH.values(), endpoints.LOOKALIKE, endpoints.VERIFY})
"""Endpoints of which a 404 without a code of its own can only mean that the address is not the API's."""


@dataclass(frozen=True, slots=True)
class Received:
    """A successful answer: its data as JSON values, what it says about itself, and when it came."""

    data: Any
    meta: Meta
    at: datetime

    @property
    def object(self) -> Mapping[str, Any]:
        """The data, which must be an object. Raises `NotUnderstood`."""
        if not isinstance(self.data, Mapping):
            raise self.misunderstood()
        return self.data

    def misunderstood(self) -> NotUnderstood:
        """The error for a success whose data is not what the contract says."""
        return NotUnderstood(200, str(self.data)[:_SHOWN], request_id=self.meta.request_id)


def understood(content: bytes, status: int, endpoint: Endpoint, at: datetime, wait: float) -> Received:
    """The data of a success; anything else is raised as the error it is. `wait` is what `Retry-After` asked for."""
    envelope = _decoded(content)
    if not isinstance(envelope, dict) or not {"success", "error", "detail"} & envelope.keys():
        beginning = content[:_SHOWN].decode(errors="replace")
        if status == 429:
            raise refusal(0, status, beginning, wait=wait)
        raise NotUnderstood(status, beginning)
    meta = read_meta(envelope.get("meta"))
    if 200 <= status < 300 and read(Kind.FLAG, envelope.get("success")) is True:
        return Received(envelope.get("data"), meta, at)
    raise _refused(envelope, status, meta, endpoint, wait)


def _refused(envelope: Mapping[str, Any], status: int, meta: Meta, endpoint: Endpoint, wait: float) -> ApiError:
    error = envelope.get("error")
    code, message = 0, str(error) if error else _detail(envelope.get("detail"))
    if isinstance(error, Mapping):
        number = read(Kind.WHOLE, error.get("code"))
        code, message = number if isinstance(number, int) else 0, str(error.get("message") or "")
    if status == 404 and endpoint in _ALWAYS_THERE and not 40400 <= code <= 40499:
        return NotUnderstood(status, message[:_SHOWN], request_id=meta.request_id)
    return refusal(code, status, message, meta, is_lookalike=endpoint is endpoints.LOOKALIKE, wait=wait)


def _detail(detail: Any) -> str:
    """FastAPI's own error text: a string, or objects with a place and a message (contract 2.2)."""
    if not isinstance(detail, list):
        return str(detail or "")
    return "; ".join(_complaint(entry) for entry in detail)


def _complaint(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return str(entry)
    place = entry.get("loc")
    field = ".".join(str(part) for part in place[1:]) if isinstance(place, list) else ""
    message = str(entry.get("msg") or "")
    return f"{field}: {message}" if field else message


def _decoded(content: bytes) -> Any:
    """The JSON of an answer; None when it is not JSON."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return _forgiven(content)


def _forgiven(content: bytes) -> Any:
    """JSON that only a strict reader refuses: half an emoji where a text was cut, NaN, bytes that are not UTF-8.

    The page may have been paid for, so one spoilt letter must not lose it.
    """
    try:
        loose = json.dumps(
            json.loads(content.decode(errors="replace"), parse_constant=lambda _: None), ensure_ascii=False
        )
        return orjson.loads(loose.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    except (ValueError, RecursionError):
        return None
