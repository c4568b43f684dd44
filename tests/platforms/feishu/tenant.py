"""What the fake's API does once a call is let in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.platforms.feishu.cards import Refused
from tests.platforms.feishu.names import APP, BOT, DM, GROUP, KEY, SECRET, TENANT, TOKEN, Answer
from tests.platforms.feishu.office import Office
from tests.platforms.feishu.panel import commands
from tests.platforms.feishu.standing import Standing

__all__ = ["APP", "BOT", "DM", "GROUP", "KEY", "SECRET", "TENANT", "TOKEN", "Tenant"]


class Tenant(Standing):
    """The memory of one tenant. Unless it `is_switched_on`, the bot can neither post nor edit."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock)
        self.panel: dict[str, Answer] | None = None
        """The commands of the `/` panel by their ids; None for a tenant that has none."""
        self.office = Office()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.is_switched_on = True

    def answer(self, method: str, path: str, query: dict[str, str], sent: Answer) -> Answer:
        """What Feishu answers to a call. Raises `Refused` and `PermissionError`."""
        if not self.is_switched_on and path.startswith(("im/v1/messages", "ephemeral/")):
            raise Refused("The bot is not activated.", "230006")
        match method, path.split("/"):
            case "GET", ["bot", "v3", "info"]:
                return {"bot": {"open_id": BOT, "app_name": "Scout", "activate_status": 2}}
            case "GET", ["contact", "v3", "users", person]:
                return {"data": {"user": self.person(person, query)}}
            case "GET", ["im", "v1", "chats", *rest]:
                return self.told_of_chats(rest, query)
            case "GET", ["application", "v6", "scopes"]:
                return {"data": {"scopes": [{"scope_name": name, "grant_status": 1} for name in sorted(self.scopes)]}}
            case "GET", ["im", "v1", "messages", message]:
                self.need("im:message.group_msg" if message in self.drive.in_groups else "im:message:readonly")
                return {"data": {"items": [self.drive.said(message) or self.said(message)]}}
            case "POST", ["im", "v1", "messages"]:
                return self.post(query["receive_id_type"], sent)
            case "POST", ["im", "v1", "messages", message, "reply"]:
                return self.reply(message, sent)
            case "PATCH", ["im", "v1", "messages", message]:
                return self.edit(message, sent)
            case _, ["application", "v7", "app_slash_commands", *rest] if self.panel is not None:
                self.need(f"application:app_slash_command:{'read' if method == 'GET' else 'write'}")
                return commands(self.panel, method, rest, sent)
            case "POST", ["im", "v1", "files"]:
                self.need("im:resource")
                return {"data": {"file_key": self.drive.take(sent)}}
            case _, ["drive", "v1", *rest]:
                return self.office.answer(method, rest, query, sent, self.need)
            case "POST", ["ephemeral", "v1", "send"]:
                return self.show_alone(sent)
            case "POST", ["ephemeral", "v1", "delete"]:
                return self.take_back(sent["message_id"])
            case "POST", ["interactive", "v1", "card", "update"]:
                return self.change_pressed(sent)
        raise Refused(f"no {method} {path}", "99991201")

    def resource(self, path: str) -> bytes | None:
        """The content behind `GET im/v1/messages/:id/resources/:key`; None for any other path. Raises `Refused`."""
        match path.split("/"):
            case ["im", "v1", "messages", message, "resources", key]:
                self.need("im:message:readonly")
                return self.drive.content(message, key)
        return None
