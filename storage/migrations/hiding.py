"""Creators that do not come back, and the campaign that a conversation works on."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def hidden_creators(tables: Tables) -> None:
    """Creators that a workspace has hidden, for ever or for one campaign; campaigns by the place that works on them."""
    tables.table("hidden").create(
        {
            "workspace": str,
            "creator": str,
            "campaign": str,
            "hidden_by": str,
            "hidden_by_name": str,
            "hidden_at": str,
        },
        pk=("workspace", "creator", "campaign"),
        not_null={"hidden_by", "hidden_by_name", "hidden_at"},
    )
    tables.table("hidden").create_index(["workspace", "hidden_at"])
    tables.table("campaigns").create(
        {"workspace": str, "conversation": str, "name": str, "folded": str, "begun_at": str},
        pk=("workspace", "conversation"),
        not_null={"name", "folded", "begun_at"},
    )
