"""Votes on shortlists: whom a team votes on, until when, and what everybody said."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def votes_on_lists(tables: Tables) -> None:
    """A vote with the card that shows it, its candidates, and one row for each person and candidate."""
    tables.table("votes").create(
        {
            "workspace": str,
            "id": str,
            "list": str,
            "list_name": str,
            "conversation": str,
            "conversation_id": str,
            "starter": str,
            "starter_name": str,
            "language": str,
            "quorum": int,
            "has_maybe": int,
            "made_at": str,
            "closes_at": str,
            "state": str,
            "closed_at": str,
            "message": str,
            "unlocked_at": str,
        },
        pk=("workspace", "id"),
        not_null={
            *("list", "list_name", "conversation", "conversation_id", "starter", "starter_name", "language"),
            *("quorum", "has_maybe", "made_at", "closes_at", "state"),
        },
    )
    tables.table("votes").create_index(["state", "closes_at"])
    tables.table("votes").create_index(["workspace", "list"])
    tables.table("vote_candidates").create(
        {"workspace": str, "vote": str, "creator": str, "position": int, "is_chosen": int},
        pk=("workspace", "vote", "creator"),
        not_null={"position"},
        defaults={"is_chosen": 0},
    )
    tables.table("vote_candidates").create_index(["workspace", "creator"])
    tables.table("ballots").create(
        {
            "workspace": str,
            "vote": str,
            "creator": str,
            "person": str,
            "person_name": str,
            "choice": str,
            "at": str,
        },
        pk=("workspace", "vote", "creator", "person"),
        not_null={"person_name", "choice", "at"},
    )
