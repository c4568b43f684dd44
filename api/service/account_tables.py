"""The tables of keys, of the requests they made, and of what they paid."""

from __future__ import annotations

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

migrations = Migrations("accounts")


@migrations()
def keys_and_ledger(tables: Tables) -> None:
    """Keys, the requests they made per window, and what they paid."""
    tables.table("keys").create(
        {
            "hash": str,
            "shown": str,
            "name": str,
            "scopes": str,
            "rate": int,
            "quota": int,
            "credits": int,
            "expires_on": str,
            "revoked_at": str,
            "made_at": str,
        },
        pk="hash",
        not_null={"shown", "name", "scopes", "quota", "credits", "made_at"},
    )
    tables.table("requests").create({"key": str, "window": str, "number": int}, pk=("key", "window"))
    tables.table("ledger").create(
        {
            "request_id": str,
            "key": str,
            "at": str,
            "endpoint": str,
            "identity": str,
            "level": str,
            "records": int,
            "credits": int,
        },
        pk="request_id",
    )
    tables.table("ledger").create_index(["key", "at"])


@migrations()
def webhook_secrets(tables: Tables) -> None:
    """What signs the calls to the webhooks of a key's tasks; made when it is first needed."""
    tables.table("keys").add_column("webhook_secret", str)


@migrations()
def times_of_charges(tables: Tables) -> None:
    """What finds lines of the ledger that are old."""
    tables.table("ledger").create_index(["at"])
