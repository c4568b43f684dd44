"""Shortlists of creators, what a team knows of a creator's state, and which creators a posted message shows."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def shortlists(tables: Tables) -> None:
    """Lists with a name each, and the creators on them: one row per creator and list."""
    tables.table("lists").create(
        {
            "workspace": str,
            "id": str,
            "name": str,
            "folded": str,
            "reach": str,
            "conversation": str,
            "owner": str,
            "owner_name": str,
            "made_at": str,
            "used_at": str,
        },
        pk=("workspace", "id"),
        not_null={"name", "folded", "reach", "conversation", "owner", "owner_name", "made_at", "used_at"},
    )
    tables.table("lists").create_index(["workspace", "folded"])
    tables.table("list_members").create(
        {
            "workspace": str,
            "list": str,
            "creator": str,
            "position": int,
            "added_by": str,
            "added_by_name": str,
            "added_at": str,
        },
        pk=("workspace", "list", "creator"),
        not_null={"position", "added_by", "added_by_name", "added_at"},
    )
    tables.table("list_members").create_index(["workspace", "list", "position"], unique=True)
    tables.table("list_members").create_index(["workspace", "creator"])


def marks_of_creators(tables: Tables) -> None:
    """How far the team is with a creator: one row each; and every time that somebody wrote to one."""
    tables.table("marks").create(
        {
            "workspace": str,
            "creator": str,
            "status": str,
            "owner": str,
            "owner_name": str,
            "note": str,
            "changed_by": str,
            "changed_by_name": str,
            "changed_at": str,
        },
        pk=("workspace", "creator"),
        not_null={"status", "owner", "owner_name", "note", "changed_by", "changed_by_name", "changed_at"},
    )
    tables.table("contacted").create(
        {"number": int, "workspace": str, "creator": str, "person": str, "person_name": str, "at": str},
        pk="number",
        not_null={"workspace", "creator", "person", "person_name", "at"},
    )
    tables.table("contacted").create_index(["workspace", "creator", "at"])


def shown_creators(tables: Tables) -> None:
    """Which creators a posted message shows, so that a reaction to it can be taken for them."""
    tables.table("shown").create(
        {"workspace": str, "message": str, "conversation": str, "place": str, "creators": str, "at": str},
        pk=("workspace", "message", "conversation"),
        not_null={"place", "creators", "at"},
    )
    tables.table("shown").create_index(["at"])
