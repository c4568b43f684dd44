"""What was removed for good, and has to be looked after."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def removals_to_settle(tables: Tables) -> None:
    """Removals of which no byte may stay: until the file was scrubbed, and until what was under way has ended.

    A workspace that was purged is kept as a salted hash, by which alone it can be told again.
    """
    tables.table("removals").create(
        {"number": int, "salt": str, "mark": str, "at": str, "is_scrubbed": int},
        pk="number",
        not_null={"salt", "mark", "at", "is_scrubbed"},
    )


def record_of_acts(tables: Tables) -> None:
    """What people did that cannot be undone: who, where and when, and not to whom."""
    tables.table("acts").create(
        {"number": int, "workspace": str, "person": str, "conversation": str, "act": str, "at": str, "rows": int},
        pk="number",
        not_null={"workspace", "person", "conversation", "act", "at", "rows"},
    )
    tables.table("acts").create_index(["at"])
    tables.table("acts").create_index(["workspace", "at"])
