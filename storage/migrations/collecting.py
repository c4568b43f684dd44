"""Collections, their tasks and files, and what was collected."""

from __future__ import annotations

from sqlite_utils import Database as Tables


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


def collected_creators(tables: Tables) -> None:
    """What a workspace has collected already, by platform and value, so that it need not be paid for again."""
    tables.table("collected").create(
        {"workspace": str, "platform": str, "value": str, "collected_at": str, "task": str},
        pk=("workspace", "platform", "value"),
        not_null={"collected_at", "task"},
    )
    tables.table("collected").create_index(["collected_at"])


def ways_to_hand_files_over(tables: Tables) -> None:
    """Whether a workspace gets links, the files themselves, or both; and the code with which its chat refused files."""
    tables.table("workspaces").add_column("handover", str)
    tables.table("workspaces").add_column("uploads_refused", str)


def troubled_tasks(tables: Tables) -> None:
    """Since when the API has not said anything of a task that it was asked about."""
    tables.table("tasks").add_column("troubled_since", str)


def unwatched_tasks(tables: Tables) -> None:
    """How long nobody asked about a task although it was due, because Scout was away."""
    tables.table("tasks").add_column("unwatched_seconds", float, not_null_default=0.0)


def links_that_end(tables: Tables) -> None:
    """The links that stand on cards, by their ends."""
    tables.conn.execute("CREATE INDEX files_ending ON files (expires_at) WHERE state = 'fresh'")


def ids_of_the_api(tables: Tables) -> None:
    """Tasks and files are found by the API's ids as well as by ours."""
    tables.table("tasks").create_index(["workspace", "task_id"])
    tables.table("files").create_index(["workspace", "file_id"])


def documents_of_files(tables: Tables) -> None:
    """What files became in a chat's own office, for each who asked."""
    columns = ("workspace", "file", "kind", "person", "ticket", "url", "at", "lease_until")
    tables.table("documents").create(
        dict.fromkeys(columns, str), pk=("workspace", "file", "kind", "person"), not_null=set(columns)
    )


def documents_cut_off(tables: Tables) -> None:
    """Which documents lack the end of their file."""
    tables.table("documents").add_column("is_cut", int, not_null_default=0)
