"""Who and which groups turned out to be a workspace's own."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def belonging_of_people_and_groups(tables: Tables) -> None:
    """The latest word of each person, group and app: whether it is the workspace's own, and what said so when."""
    tables.table("belonging").create(
        {"workspace": str, "kind": str, "id": str, "is_own": int, "source": str, "at": str},
        pk=("workspace", "kind", "id"),
        not_null={"is_own", "source", "at"},
    )
    tables.table("belonging").create_index(["at"])
    tables.table("belonging").create_index(["kind", "id"])
