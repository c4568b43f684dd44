"""The creators that a workspace keeps something about: those on its lists, hidden, contacted or watched."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def kept_creators(tables: Tables) -> None:
    """One row per creator and workspace, however many lists it stands on; found by its uid, else by its name."""
    tables.table("creators").create(
        {
            "workspace": str,
            "id": str,
            "platform": str,
            "uid": str,
            "username": str,
            "folded": str,
            "row": str,
            "kept_at": str,
            "seen_at": str,
        },
        pk=("workspace", "id"),
        not_null={"platform", "uid", "username", "folded", "row", "kept_at", "seen_at"},
    )
    tables.conn.execute("CREATE UNIQUE INDEX creators_uid ON creators (workspace, platform, uid) WHERE uid <> ''")
    tables.conn.execute("CREATE INDEX creators_name ON creators (workspace, platform, folded) WHERE folded <> ''")
