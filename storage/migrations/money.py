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


def budgets_of_teams(tables: Tables) -> None:
    """How many credits a person, a conversation or the whole workspace may take in a day or a month."""
    tables.table("budgets").create(
        {
            "workspace": str,
            "scope": str,
            "subject": str,
            "period": str,
            "credits": int,
            "name": str,
            "set_by": str,
            "language": str,
            "set_at": str,
        },
        pk=("workspace", "scope", "subject", "period"),
        not_null={"credits", "name", "set_by", "language", "set_at"},
    )


def reserved_credits(tables: Tables) -> None:
    """What calls under way may cost: set aside before the call, gone once it is settled."""
    tables.table("reservations").create(
        {
            "workspace": str,
            "id": str,
            "account": str,
            "person": str,
            "conversation": str,
            "action": str,
            "line": str,
            "level": str,
            "task": str,
            "credits": int,
            "state": str,
            "at": str,
        },
        pk=("workspace", "id"),
        not_null={"account", "person", "conversation", "action", "line", "level", "task", "credits", "state", "at"},
    )
    tables.table("reservations").create_index(["workspace", "account", "at"])
    tables.table("reservations").create_index(["workspace", "task"])
    tables.table("reservations").create_index(["state", "at"])


def zones_of_workspaces(tables: Tables) -> None:
    """By whose clocks a workspace's days and months begin."""
    tables.table("workspaces").add_column("zone", str)


def approvals_of_requests(tables: Tables) -> None:
    """Requests over a budget, each waiting for one person's word until it expires."""
    tables.table("approvals").create(
        {
            "workspace": str,
            "id": str,
            "person": str,
            "asker": str,
            "conversation": str,
            "language": str,
            "request": str,
            "line": str,
            "digest": str,
            "credits": int,
            "over": str,
            "state": str,
            "asked_at": str,
            "expires_at": str,
            "decided_by": str,
            "decided_name": str,
            "decided_at": str,
            "letters": int,
        },
        pk=("workspace", "id"),
        not_null={"person", "asker", "conversation", "language", "request", "line", "digest", "credits", "over"},
        defaults={"decided_by": "", "decided_name": "", "letters": 0},
    )
    tables.table("approvals").create_index(["state", "expires_at"])
    tables.conn.execute(
        "CREATE UNIQUE INDEX approvals_waiting ON approvals (workspace, person, digest) WHERE state = 'waiting'"
    )


def accounts_of_approvals(tables: Tables) -> None:
    """Which API account would pay for what a request asks for."""
    tables.table("approvals").add_column("account", str, not_null_default="")
