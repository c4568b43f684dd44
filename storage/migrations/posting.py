"""What is to be posted."""

from __future__ import annotations

from sqlite_utils import Database as Tables


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


def paused_letters(tables: Tables) -> None:
    """When a letter was last refused because its chat does not let Scout in."""
    tables.table("outbox").add_column("paused_at", str)
    tables.conn.execute("CREATE INDEX outbox_paused ON outbox (workspace) WHERE paused_at IS NOT NULL")


def order_of_letters(tables: Tables) -> None:
    """The letters of a lane in the order in which they leave: edits that renew links come last."""
    tables.conn.execute("DROP INDEX outbox_waiting")
    tables.conn.execute(
        "CREATE INDEX outbox_order ON outbox (lane, (number + 1000000000000 * (kind = 'update' AND about = 'file')))"
        " WHERE state = 'waiting'"
    )


def letters_by_id(tables: Tables) -> None:
    """What became of a letter is written down by its id."""
    tables.table("outbox").create_index(["workspace", "id"], unique=True)


def refused_blocks(tables: Tables) -> None:
    """Blocks that a workspace's chat refused, by where they were to be shown."""
    tables.table("refused_blocks").create(
        {"workspace": str, "surface": str, "kind": str, "at": str, "until": str},
        pk=("workspace", "surface", "kind"),
        not_null={"at", "until"},
    )
    tables.table("refused_blocks").create_index(["at"])
