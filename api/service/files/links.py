"""Signed links: whoever has one may fetch one file until it expires (contract 10)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

PATH = "/files"
"""Links lead to `PATH/FILE_ID` below the service's address."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address to be used byte for byte, and the moment from which it is refused."""

    url: str = field(repr=False)
    expires_at: datetime


class Links:
    """Makes and checks links. Every process with the same key accepts what any of them has made."""

    def __init__(self, key: bytes, base_url: str, lifetime: timedelta, clock: Callable[[], datetime]) -> None:
        """`base_url` is where people reach the service, with or without a slash at its end; `key` stays secret."""
        if not key:
            raise ValueError("links cannot be signed with an empty key")
        self._key, self._base, self._lifetime, self._clock = key, base_url.rstrip("/") + PATH, lifetime, clock

    def to(self, file_id: str) -> Link:
        """A new link to a file. It expires at a whole second."""
        expires = str(int((self._clock() + self._lifetime).timestamp()))
        query = urlencode({"expires": expires, "signature": self._signature(file_id, expires)})
        return Link(f"{self._base}/{file_id}?{query}", datetime.fromtimestamp(int(expires), UTC))

    def admits(self, file_id: str, expires: str, signature: str) -> bool:
        """Whether these parts of an address are a link of ours, unchanged and not expired."""
        # Compared before anything else is looked at, and as bytes: what people send need not be ASCII.
        if not hmac.compare_digest(self._signature(file_id, expires).encode(), _bytes(signature)):
            return False
        return self._clock().timestamp() < int(expires)

    def _signature(self, file_id: str, expires: str) -> str:
        return hmac.new(self._key, b"file\n" + _bytes(f"{file_id}\n{expires}"), hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
