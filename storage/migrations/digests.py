"""Digests, their runs, and what each of them saw."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def scheduled_digests(tables: Tables) -> None:
    """Searches that run by a schedule, and one row for each of their due times."""
    tables.table("digests").create(
        {
            "workspace": str,
            "id": str,
            "name": str,
            "search": str,
            "request": str,
            "owner": str,
            "owner_id": str,
            "language": str,
            "conversation": str,
            "conversation_id": str,
            "schedule": str,
            "cron": str,
            "zone": str,
            "state": str,
            "reason": str,
            "made_at": str,
            "muted_until": str,
            "planned_at": str,
            "due_at": str,
            "attempts": int,
            "lease_owner": str,
            "lease_until": str,
        },
        pk=("workspace", "id"),
        not_null={"name", "request", "owner", "conversation", "schedule", "cron", "zone", "state", "made_at"},
        defaults={"reason": "", "search": "", "attempts": 0},
    )
    tables.table("digests").create_index(["due_at"])
    tables.table("digests").create_index(["workspace", "owner_id"])
    tables.table("digest_runs").create(
        {
            "workspace": str,
            "digest": str,
            "planned_at": str,
            "state": str,
            "reason": str,
            "started_at": str,
            "ended_at": str,
            "looked": int,
            "new": int,
            "rising": int,
            "silent": int,
            "credits": int,
            "is_told": int,
        },
        pk=("workspace", "digest", "planned_at"),
        not_null={"state", "started_at"},
        defaults={"reason": "", "looked": 0, "new": 0, "rising": 0, "silent": 0, "is_told": 0},
    )


def sightings_of_digests(tables: Tables) -> None:
    """The figures of each creator when a digest last saw it."""
    tables.table("sightings").create(
        {
            "workspace": str,
            "digest": str,
            "creator": str,
            "followers": int,
            "avg_views": int,
            "last_post": str,
            "is_silent": int,
            "seen_at": str,
        },
        pk=("workspace", "digest", "creator"),
        not_null={"seen_at", "is_silent"},
    )


def choices_of_digests(tables: Tables) -> None:
    """What each digest looks at and says, its place, and when it looked last; nobody has two of a search in a place."""
    columns = ("place", str, ""), ("size", int, 50), ("says", str, "news")
    for name, kind, default in columns:
        tables.table("digests").add_column(name, kind, not_null_default=default)
    more: tuple[tuple[str, type], ...] = (("rising", float), ("silent_days", int), ("looked_at", str))
    for name, of in more:
        tables.table("digests").add_column(name, of)
    tables.table("digests").create_index(["workspace", "conversation_id", "search", "owner_id"], unique=True)
