"""Saved searches, and what each person searched last in a conversation."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def saved_searches(tables: Tables) -> None:
    """Searches kept under a name, and the last search of each person and conversation."""
    tables.table("saved_searches").create(
        {
            "workspace": str,
            "id": str,
            "name": str,
            "folded": str,
            "platform": str,
            "level": str,
            "request": str,
            "reach": str,
            "conversation": str,
            "owner": str,
            "owner_name": str,
            "made_at": str,
        },
        pk=("workspace", "id"),
        not_null={"name", "folded", "platform", "level", "request", "reach", "conversation", "owner", "made_at"},
    )
    tables.table("saved_searches").create_index(["workspace", "folded"])
    tables.table("last_searches").create(
        {"workspace": str, "person": str, "conversation": str, "request": str, "at": str},
        pk=("workspace", "person", "conversation"),
        not_null={"request", "at"},
    )
