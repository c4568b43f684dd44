"""Calls to webhooks: their body and signature, and what a receiver reads of them (contract 12).

The signature is HMAC-SHA256 over the payload as JSON with sorted keys, in hex. How that JSON is spaced and escaped is
not published, so a receiver takes every usual way, and the body as it came (contract 12.1).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from api.contract.values import read_time

HEADER = "X-Webhook-Signature"

MOST_BYTES = 64 * 1024
"""The largest body worth reading: a call is a flat object of some hundred bytes."""

OLDEST = timedelta(hours=24)
"""A call that says that it was made longer ago is a replay: its retries end within minutes (contract 12.2)."""

CLOCKS_APART = timedelta(minutes=5)
"""How far in the future the sender's clock may be."""

_PREFIX = "sha256="


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose signature is right. Only a hint: its counts are not kept, the task itself is asked (12.1)."""

    task_id: str
    event: str
    at: datetime | None

    def is_timely(self, now: datetime) -> bool:
        """Whether it was made lately."""
        return self.at is not None and -CLOCKS_APART <= now - self.at <= OLDEST


def body_of(payload: Mapping[str, Any]) -> str:
    """The text that our service signs and sends: keys sorted, Python's default separators, ASCII only (12.1)."""
    return json.dumps(payload, sort_keys=True)


def sign(secret: str, content: bytes) -> str:
    """What stands in the header for a body: lower-case hex."""
    return hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


def read_call(secret: str, content: bytes, signature: str) -> Call | None:
    """The call in a body, where its signature is that of `secret`; None for any other. Takes the same time for all."""
    if not secret:
        raise ValueError("without a secret anybody could sign")
    payload = _parsed(content)
    given = signature.strip().removeprefix(_PREFIX).lower().encode(errors="replace")
    matches = [hmac.compare_digest(sign(secret, form).encode(), given) for form in _forms(content, payload)]
    if payload is None or not any(matches):
        return None
    texts = {name: payload.get(name) for name in ("task_id", "event")}
    task_id, event = (str(text) if isinstance(text, str) else "" for text in texts.values())
    return Call(task_id, event, read_time(payload.get("timestamp")))


def _parsed(content: bytes) -> Mapping[str, Any] | None:
    try:
        payload = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _forms(content: bytes, payload: Mapping[str, Any] | None) -> Iterator[bytes]:
    """Every message that a sender may have signed."""
    yield content
    for separators in ((", ", ": "), (",", ":")):
        for is_ascii in (True, False):
            text = json.dumps(payload, sort_keys=True, separators=separators, ensure_ascii=is_ascii)
            yield text.encode(errors="surrogatepass")
