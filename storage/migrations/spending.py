"""What it cost: the ledger of billed calls and the balances of accounts."""

from __future__ import annotations

from sqlite_utils import Database as Tables


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


def account_balances(tables: Tables) -> None:
    """The last figures that the API told about an account, each with its time."""
    tables.table("balances").create(
        {"account": str, "credits": int, "credits_at": str, "requests": int, "requests_at": str}, pk="account"
    )


def spending_of_tasks(tables: Tables) -> None:
    """Which task a billed call submitted, so that its announcement can say what it cost."""
    tables.table("spending").add_column("task", str)
    tables.conn.execute("CREATE INDEX spending_task ON spending (workspace, task) WHERE task <> ''")


def spending_of_accounts(tables: Tables) -> None:
    """Which API account paid for a call; empty where nobody noted it."""
    tables.table("spending").add_column("account", str, not_null_default="")
    tables.conn.execute("DROP INDEX idx_spending_workspace_at")
    tables.table("spending").create_index(["workspace", "account", "at"])


def savings_of_memory(tables: Tables) -> None:
    """What was not spent because a line was answered with what the workspace had bought."""
    tables.table("savings").create(
        {"id": int, "workspace": str, "account": str, "person": str, "at": str, "credits": int},
        pk="id",
        not_null={"workspace", "account", "person", "at", "credits"},
    )
    tables.table("savings").create_index(["workspace", "account", "at"])
