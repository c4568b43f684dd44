"""A key as the service knows it; of its secret only a hash and the beginning are kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

PREFIX = "cv_live_"
SHOWN_CHARACTERS = len(PREFIX) + 6
"""How much of a key a list shows: enough to tell keys apart and to revoke one, too little to use one."""

EVERYTHING = "*"
"""The scope that opens every endpoint (contract 3)."""

SELECT_KEYS = "SELECT hash, shown, name, scopes, rate, quota, credits, expires_on, revoked_at FROM keys"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the service knows it. Budgets of -1 are unlimited; `rate` None takes the service's default.

    `credits` is the balance now; `expires_on` the last UTC day on which the key works.
    """

    hash: str
    shown: str
    name: str
    scopes: tuple[str, ...]
    rate: int | None
    quota: int
    credits: int
    expires_on: date | None
    revoked_at: datetime | None

    def allows(self, scopes: tuple[str, ...]) -> bool:
        """Whether the key has any of these scopes; no scopes are always allowed."""
        return not scopes or EVERYTHING in self.scopes or bool(set(scopes) & set(self.scopes))


def hash_of(key: str) -> str:
    """What is stored of a key: enough to know it again."""
    return hashlib.sha256(key.encode()).hexdigest()


def read_key(row: tuple[str, str, str, str, int | None, int, int, str | None, str | None]) -> Key:
    """The key in a row of `SELECT_KEYS`."""
    hash_, shown, name, scopes, rate, quota, credits_, expires_on, revoked_at = row
    return Key(
        hash_,
        shown,
        name,
        tuple(scopes.split(",")),
        rate,
        quota,
        credits_,
        date.fromisoformat(expires_on) if expires_on else None,
        datetime.fromisoformat(revoked_at) if revoked_at else None,
    )
