"""Where Scout is installed, and with which keys."""

from __future__ import annotations

from sqlite_utils import Database as Tables


def installations_and_keys(tables: Tables) -> None:
    """Tokens of workspaces and organisations, which workspace is part of which, and keys of the creator API."""
    tables.table("installations").create(
        {
            "workspace": str,
            "name": str,
            "bot_user": str,
            "token": str,
            "scopes": str,
            "organisation": str,
            "is_whole_organisation": int,
            "refresh": str,
            "expires_at": str,
            "installed_by": str,
            "installed_at": str,
            "refreshing_until": str,
        },
        pk="workspace",
        not_null={"workspace", "token"},
    )
    tables.table("organisations").create({"workspace": str, "organisation": str}, pk="workspace")
    tables.table("api_keys").create(
        {"workspace": str, "sealed": str, "set_by": str, "set_at": str}, pk="workspace", not_null={"sealed"}
    )


def tickets_of_store_apps(tables: Tables) -> None:
    """The ticket of an app that many tenants can have; it belongs to none of them."""
    tables.table("app_tickets").create({"app": str, "sealed": str, "came_at": str}, pk="app", not_null={"sealed"})
