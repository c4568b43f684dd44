"""What asking needs: deliveries seen, choices, buttons and bought pages."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def seen_deliveries(tables: Tables) -> None:
    """Deliveries already worked on, so that a repeat changes nothing, also after a restart."""
    tables.table("seen").create(
        {"workspace": str, "id": str, "at": str}, pk=("workspace", "id"), not_null={"workspace", "id", "at"}
    )
    tables.table("seen").create_index(["at"])


def people_and_workspaces(tables: Tables) -> None:
    """What a person or a workspace chose, and a person's last platform."""
    choices = {"language": str, "platform": str, "level": str, "updated_at": str}
    tables.table("people").create({"workspace": str, "person": str, **choices}, pk=("workspace", "person"))
    tables.table("workspaces").create({"workspace": str, **choices}, pk="workspace")


def offered_presses(tables: Tables) -> None:
    """What each button on a card does, behind the opaque id that the button carries."""
    tables.table("offers").create(
        {
            "id": str,
            "workspace": str,
            "person": str,
            "action": str,
            "arguments": str,
            "offered_at": str,
            "used_at": str,
        },
        pk="id",
        not_null={"workspace", "person", "action", "arguments", "offered_at"},
    )
    tables.table("offers").create_index(["offered_at"])


def bought_pages(tables: Tables) -> None:
    """Result pages that were paid for, one per workspace and exact request, and who is buying one just now."""
    tables.table("pages").create(
        {
            "workspace": str,
            "request": str,
            "buyer": str,
            "started_at": str,
            "answer": str,
            "credits": int,
            "bought_at": str,
        },
        pk=("workspace", "request"),
    )
    tables.table("pages").create_index(["bought_at"])
