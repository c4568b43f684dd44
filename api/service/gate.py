"""Who may come in: key, identity, scope, rate and daily quota, in this order (contract 3, 4, 5).

A request that passes the first three is counted, whatever becomes of it: failed ones use up rate and quota too.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from api.contract.codes import (
    KEY_EXPIRED,
    KEY_REVOKED,
    NO_IDENTITY,
    NO_KEY,
    NO_SCOPE,
    QUOTA_SPENT,
    TOO_FAST,
)
from api.contract.endpoints import Endpoint
from api.contract.envelope import UNLIMITED
from api.service.accounts import Accounts
from api.service.keys import Key
from api.service.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request says about who sends it: its `X-API-Key` and `X-User-Identity`."""

    key: str = field(repr=False)
    identity: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who came in: a key and the identity in lower case."""

    key: Key
    identity: str


class Gate:
    """Lets requests in or refuses them. `rate` is the limit a minute of keys that have none of their own."""

    def __init__(self, accounts: Accounts, rate: int = UNLIMITED) -> None:
        self._accounts, self._rate = accounts, rate

    def admit(self, endpoint: Endpoint, shown: Credentials, meta: MutableMapping[str, Any]) -> Visitor:
        """Check and count one request, and note in `meta` how many the key has left today. Raises `Refusal`."""
        key = self._key(shown.key)
        identity = _identity(endpoint, shown.identity)
        if not key.allows(endpoint.scopes):
            raise Refusal(NO_SCOPE, f"this key lacks the scope {endpoint.scopes[0]}")
        self._count(key, meta)
        return Visitor(key, identity)

    def _key(self, secret: str) -> Key:
        if not secret:
            raise Refusal(NO_KEY, "the header X-API-Key is missing")
        key = self._accounts.find(secret)
        if key is None:
            raise Refusal(NO_KEY, "the API key is not known")
        if key.revoked_at:
            raise Refusal(KEY_REVOKED, "the API key was revoked")
        if self._accounts.is_expired(key):
            raise Refusal(KEY_EXPIRED, f"the API key expired; its last day was {key.expires_on}")
        return key

    def _count(self, key: Key, meta: MutableMapping[str, Any]) -> None:
        """Count a request in its clock minute and UTC day."""
        now = self._accounts.now().astimezone(UTC)
        rate = self._rate if key.rate is None else key.rate
        if self._accounts.count(key, f"{now:%Y-%m-%dT%H:%M}", rate) is None:
            raise Refusal(TOO_FAST, f"more than {rate} requests in this minute")
        left = self._accounts.count(key, f"{now:%Y-%m-%d}", key.quota)
        meta["quota_remaining"] = left or 0
        if left is None:
            raise Refusal(QUOTA_SPENT, f"all {key.quota} requests of today are used; the next day begins at 00:00 UTC")


def _identity(endpoint: Endpoint, shown: str) -> str:
    identity = shown.strip().lower()
    if endpoint.needs_identity and "@" not in identity:
        missing = "the header X-User-Identity is missing" if not identity else "X-User-Identity is no e-mail address"
        raise Refusal(NO_IDENTITY, f"{missing}; it names the person who asks")
    return identity
