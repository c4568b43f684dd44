"""The tables, one small named step at a time. A released step is never edited: a change is a new step at the end.

Every table carries the workspace in its unique keys. Times are ISO 8601 texts in UTC with microseconds, so that they
sort as they pass; JSON is text.
"""

from __future__ import annotations

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

migrations = Migrations("scout")


@migrations()
def seen_deliveries(tables: Tables) -> None:
    """Deliveries already worked on, so that a repeat changes nothing, also after a restart."""
    tables.table("seen").create(
        {"workspace": str, "id": str, "at": str}, pk=("workspace", "id"), not_null={"workspace", "id", "at"}
    )
    tables.table("seen").create_index(["at"])


@migrations()
def people_and_workspaces(tables: Tables) -> None:
    """What a person or a workspace chose, and a person's last platform."""
    choices = {"language": str, "platform": str, "level": str, "updated_at": str}
    tables.table("people").create({"workspace": str, "person": str, **choices}, pk=("workspace", "person"))
    tables.table("workspaces").create({"workspace": str, **choices}, pk="workspace")


@migrations()
def offered_presses(tables: Tables) -> None:
    """What each button on a card does, behind the opaque id that the button carries."""
    tables.table("offers").create(
        {
            "id": str,
            "workspace": str,
            "person": str,
            "action": str,
            "arguments": str,
            "offered_at": str,
            "used_at": str,
        },
        pk="id",
        not_null={"workspace", "person", "action", "arguments", "offered_at"},
    )
    tables.table("offers").create_index(["offered_at"])


@migrations()
def bought_pages(tables: Tables) -> None:
    """Result pages that were paid for, one per workspace and exact request, and who is buying one just now."""
    tables.table("pages").create(
        {
            "workspace": str,
            "request": str,
            "buyer": str,
            "started_at": str,
            "answer": str,
            "credits": int,
            "bought_at": str,
        },
        pk=("workspace", "request"),
    )
    tables.table("pages").create_index(["bought_at"])


@migrations()
def spending_ledger(tables: Tables) -> None:
    """One row per billed call: who, where, what, and what it cost."""
    tables.table("spending").create(
        {
            "id": int,
            "workspace": str,
            "person": str,
            "conversation": str,
            "at": str,
            "action": str,
            "line": str,
            "level": str,
            "records": int,
            "credits": int,
            "request_id": str,
        },
        pk="id",
        not_null={"workspace", "person", "conversation", "at", "action"},
    )
    tables.table("spending").create_index(["workspace", "at"])


@migrations()
def account_balances(tables: Tables) -> None:
    """The last figures that the API told about an account, each with its time."""
    tables.table("balances").create(
        {"account": str, "credits": int, "credits_at": str, "requests": int, "requests_at": str}, pk="account"
    )
