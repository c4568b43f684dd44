"""Keys and their budgets: who may call, how often a minute and a day, and with how many credits (contract 3, 4).

They have a file beside the creators', so that restarts and several workers agree and no request waits for an import. A
key is stored as its hash; it is seen once, when it is made.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from api.contract.envelope import UNLIMITED
from api.service.account_tables import migrations
from api.service.database import Database
from api.service.keys import EVERYTHING, PREFIX, SELECT_KEYS, SHOWN_CHARACTERS, Key, hash_of, read_key

WEBHOOK_PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: one answered call of a billed endpoint, who asked, and what it cost."""

    request_id: str
    at: str
    endpoint: str
    identity: str
    level: str
    records: int
    credits: int


class TooFewCredits(Exception):
    """A balance does not cover a price; `balance` is what is there. Nothing was taken."""

    def __init__(self, balance: int) -> None:
        super().__init__(f"{balance} credits are left")
        self.balance = balance


class Accounts:
    """The keys of a service. Safe to use from several threads; every call takes well under a millisecond."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        """Open or create the tables in `path`."""
        self._clock, self._database = clock, Database(path, migrations)

    @classmethod
    def beside(cls, database: Path, clock: Callable[[], datetime]) -> Accounts:
        """The accounts of the service whose creators are in `database`."""
        return cls(database.with_name(f"{database.name}.accounts"), clock)

    def now(self) -> datetime:
        """The time by which keys expire and windows turn."""
        return self._clock()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def add_key(
        self,
        name: str,
        *,
        scopes: tuple[str, ...] = (),
        rate: int | None = None,
        quota: int = UNLIMITED,
        credits: int = UNLIMITED,  # noqa: A002 - the contract's word
        expires_on: date | None = None,
        key: str = "",
    ) -> str:
        """Make a key and give it: the only time that it is seen. Without scopes it may do everything.

        A given `key` is kept as it is; where it is known already, nothing changes.
        """
        made = key or PREFIX + secrets.token_urlsafe(24)
        values = (
            hash_of(made),
            made[:SHOWN_CHARACTERS],
            name,
            ",".join(scopes) or EVERYTHING,
            rate,
            quota,
            credits,
            expires_on.isoformat() if expires_on else None,
            self._clock().isoformat(),
        )
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO keys (hash, shown, name, scopes, rate, quota, credits, expires_on, made_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                values,
            )
        return made

    def list_keys(self) -> list[Key]:
        """Every key, oldest first, without its secret."""
        return [read_key(row) for row in self._database.rows(f"{SELECT_KEYS} ORDER BY made_at, shown")]

    def revoke(self, key: str) -> list[Key]:
        """End keys at once: the one given, or those whose shown beginning it is. Gives the keys that ended."""
        with self._database.writing() as connection:
            rows = connection.execute(
                f"{SELECT_KEYS} WHERE (hash = ? OR shown = ?) AND revoked_at IS NULL", (hash_of(key), key)
            )
            ended = [read_key(row) for row in rows]
            connection.executemany(
                "UPDATE keys SET revoked_at = ? WHERE hash = ?",
                [(self._clock().isoformat(), one.hash) for one in ended],
            )
        return ended

    def find(self, key: str) -> Key | None:
        """The key that somebody sent, whatever its state."""
        rows = self._database.rows(f"{SELECT_KEYS} WHERE hash = ?", hash_of(key))
        return read_key(rows[0]) if rows else None

    def webhook_secret(self, owner: str, chosen: str = "") -> str:
        """What signs webhook calls for the key with this hash, made on first asking (contract 12.1).

        A `chosen` one takes its place from now on.
        """
        made = chosen or WEBHOOK_PREFIX + secrets.token_urlsafe(24)
        with self._database.writing() as connection:
            if chosen:
                connection.execute("UPDATE keys SET webhook_secret = NULL WHERE hash = ?", (owner,))
            found = connection.execute(
                "UPDATE keys SET webhook_secret = coalesce(webhook_secret, ?) WHERE hash = ? RETURNING webhook_secret",
                (made, owner),
            ).fetchall()
        return str(found[0][0]) if found else ""

    def is_expired(self, key: Key) -> bool:
        """Whether the key's last day is over."""
        return key.expires_on is not None and self._clock().astimezone(UTC).date() > key.expires_on

    def count(self, key: Key, window: str, most: int) -> int | None:
        """Count one request in a window. Gives how many are left, -1 where there is no limit, None when none was."""
        if most == UNLIMITED:
            return UNLIMITED
        sql = (
            "INSERT INTO requests (key, window, number) VALUES (?, ?, 1) "
            "ON CONFLICT (key, window) DO UPDATE SET number = number + 1 WHERE number < ? RETURNING number"
        )
        with self._database.writing() as connection:
            if most <= 0:
                return None
            found = connection.execute(sql, (key.hash, window, most)).fetchall()
            if found and found[0][0] == 1:
                # A first request of a window is the time to drop the windows before it of the same kind.
                connection.execute(
                    "DELETE FROM requests WHERE key = ? AND window < ? AND length(window) = length(?)",
                    (key.hash, window, window),
                )
        return most - int(found[0][0]) if found else None

    def charge(
        self,
        key: Key,
        credits: int,  # noqa: A002 - the contract's word
        *,
        request_id: str,
        endpoint: str,
        identity: str,
        level: str,
        records: int,
    ) -> int:
        """Take credits and write it down. Gives the balance, -1 where unlimited. Raises `TooFewCredits`."""
        with self._database.writing() as connection:
            found = connection.execute(
                "UPDATE keys SET credits = CASE credits WHEN -1 THEN -1 ELSE credits - ? END "
                "WHERE hash = ? AND (credits = -1 OR credits >= ?) RETURNING credits",
                (credits, key.hash, credits),
            ).fetchall()
            if not found:
                [(balance,)] = connection.execute("SELECT credits FROM keys WHERE hash = ?", (key.hash,)).fetchall()
                raise TooFewCredits(balance)
            connection.execute(
                "INSERT INTO ledger (request_id, key, at, endpoint, identity, level, records, credits) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (request_id, key.hash, self._clock().isoformat(), endpoint, identity, level, records, credits),
            )
        return int(found[0][0])

    def forget_before(self, at: datetime, most: int) -> int:
        """Drop up to `most` lines of the ledger from before then; balances stay. Gives how many."""
        sql = "DELETE FROM ledger WHERE rowid IN (SELECT rowid FROM ledger WHERE at < ? LIMIT ?)"
        with self._database.writing() as connection:
            return connection.execute(sql, (at.isoformat(), most)).rowcount

    def ledger(self) -> list[Entry]:
        """Everything that was ever charged, in order."""
        sql = "SELECT request_id, at, endpoint, identity, level, records, credits FROM ledger ORDER BY rowid"
        return [Entry(*row) for row in self._database.rows(sql)]
