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


@migrations()
def collections_under_way(tables: Tables) -> None:
    """What people asked to be collected: one row per line, with the one message that shows how far it is."""
    tables.table("collections").create(
        {
            "workspace": str,
            "id": str,
            "person": str,
            "person_name": str,
            "identity": str,
            "language": str,
            "conversation": str,
            "line": str,
            "state": str,
            "made_at": str,
            "message": str,
            "drawn_at": str,
        },
        pk=("workspace", "id"),
        not_null={"person", "person_name", "identity", "language", "conversation", "line", "state", "made_at"},
    )
    tables.table("collections").create_index(["workspace", "made_at"])


@migrations()
def collection_tasks(tables: Tables) -> None:
    """One row per task of the API: written as an intent before it is sent, and watched until it ends."""
    tables.table("tasks").create(
        {
            "workspace": str,
            "id": str,
            "collection": str,
            "platform": str,
            "task_type": str,
            "values": str,
            "intent": str,
            "reason": str,
            "request_id": str,
            "task_id": str,
            "hook": str,
            "state": str,
            "total": int,
            "completed": int,
            "failed": int,
            "progress": float,
            "made_at": str,
            "submitted_at": str,
            "ended_at": str,
            "due_at": str,
            "polls": int,
            "lease_owner": str,
            "lease_until": str,
        },
        pk=("workspace", "id"),
        not_null={"collection", "platform", "task_type", "values", "intent", "hook", "state", "made_at", "polls"},
        defaults={"reason": "", "request_id": "", "task_id": "", "state": "", "polls": 0},
    )
    tables.table("tasks").create_index(["hook"], unique=True)
    tables.table("tasks").create_index(["workspace", "collection"])
    tables.table("tasks").create_index(["workspace", "platform", "ended_at"])
    tables.conn.execute("CREATE INDEX tasks_due ON tasks (due_at) WHERE due_at IS NOT NULL")


@migrations()
def exported_files(tables: Tables) -> None:
    """Files that the API keeps, and the message that links to each. Links themselves are never stored."""
    tables.table("files").create(
        {
            "workspace": str,
            "id": str,
            "collection": str,
            "task": str,
            "format": str,
            "file_id": str,
            "file_name": str,
            "rows": int,
            "preview": str,
            "handover": str,
            "state": str,
            "made_at": str,
            "message": str,
            "posted_at": str,
            "expires_at": str,
            "due_at": str,
            "lease_owner": str,
            "lease_until": str,
        },
        pk=("workspace", "id"),
        not_null={"collection", "task", "format", "file_id", "file_name", "preview", "handover", "state", "made_at"},
    )
    tables.table("files").create_index(["workspace", "task", "format"])
    tables.conn.execute("CREATE INDEX files_due ON files (due_at) WHERE due_at IS NOT NULL")


@migrations()
def collected_creators(tables: Tables) -> None:
    """What a workspace has collected already, by platform and value, so that it need not be paid for again."""
    tables.table("collected").create(
        {"workspace": str, "platform": str, "value": str, "collected_at": str, "task": str},
        pk=("workspace", "platform", "value"),
        not_null={"collected_at", "task"},
    )
    tables.table("collected").create_index(["collected_at"])


@migrations()
def outbox_of_letters(tables: Tables) -> None:
    """What is to be posted, edited or uploaded, in order; one deliverer sends it."""
    tables.table("outbox").create(
        {
            "number": int,
            "workspace": str,
            "id": str,
            "chat": str,
            "conversation": str,
            "lane": str,
            "kind": str,
            "key": str,
            "card": str,
            "about": str,
            "about_id": str,
            "person": str,
            "state": str,
            "error": str,
            "made_at": str,
            "due_at": str,
            "attempts": int,
            "is_in_flight": int,
            "first_sent_at": str,
            "sent_at": str,
            "message": str,
            "lease_owner": str,
            "lease_until": str,
        },
        pk="number",
        not_null={"workspace", "id", "chat", "conversation", "lane", "kind", "key", "about", "about_id", "state"},
        defaults={"card": "", "person": "", "error": "", "attempts": 0, "is_in_flight": 0},
    )
    tables.table("outbox").create_index(["workspace", "key"], unique=True)
    tables.table("outbox").create_index(["workspace", "about", "about_id"])
    tables.table("outbox").create_index(["made_at"])
    tables.conn.execute("CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL")
    tables.conn.execute("CREATE INDEX outbox_waiting ON outbox (lane, number) WHERE state = 'waiting'")


@migrations()
def ways_to_hand_files_over(tables: Tables) -> None:
    """Whether a workspace gets links, the files themselves, or both; and the code with which its chat refused files."""
    tables.table("workspaces").add_column("handover", str)
    tables.table("workspaces").add_column("uploads_refused", str)


@migrations()
def spending_of_tasks(tables: Tables) -> None:
    """Which task a billed call submitted, so that its announcement can say what it cost."""
    tables.table("spending").add_column("task", str)
    tables.conn.execute("CREATE INDEX spending_task ON spending (workspace, task) WHERE task <> ''")


@migrations()
def spending_of_accounts(tables: Tables) -> None:
    """Which API account paid for a call; empty where nobody noted it."""
    tables.table("spending").add_column("account", str, not_null_default="")
    tables.conn.execute("DROP INDEX idx_spending_workspace_at")
    tables.table("spending").create_index(["workspace", "account", "at"])
