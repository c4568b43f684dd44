"""Who was shown whose contacts."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def reveals_of_contacts(tables: Tables) -> None:
    """Each look at a creator's contacts: who, where, when and whose."""
    tables.table("reveals").create(
        {
            "number": int,
            "workspace": str,
            "person": str,
            "conversation": str,
            "creator": str,
            "name": str,
            "at": str,
        },
        pk="number",
        not_null={"workspace", "person", "conversation", "creator", "name", "at"},
    )
    tables.table("reveals").create_index(["at"])
    tables.table("reveals").create_index(["workspace", "at"])
    tables.table("reveals").create_index(["workspace", "creator"])
