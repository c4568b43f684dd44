"""Who may spend, how much, what is set aside for calls under way, and what waits for somebody's word."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def team_members(tables: Tables) -> None:
    """People who used Scout: by what name, whether their chat or the settings call them an admin, and their role."""
    tables.table("members").create(
        {
            "workspace": str,
            "person": str,
            "name": str,
            "folded": str,
            "is_admin": int,
            "role": str,
            "given_by": str,
            "given_at": str,
        },
        pk=("workspace", "person"),
        not_null={"name", "folded", "is_admin", "role"},
        defaults={"name": "", "folded": "", "is_admin": 0, "role": ""},
    )
    tables.table("members").create_index(["workspace", "folded"])
