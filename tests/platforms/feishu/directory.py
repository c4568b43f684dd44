"""Who is in the fake tenant: its people, its groups and who is in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.platforms.feishu.access import Access
from tests.platforms.feishu.cards import Refused
from tests.platforms.feishu.names import DM, GROUP, TENANT, TOLD_WITH, Answer


class Directory(Access):
    """People by their open ids. `groups` maps the chats that the bot is in to what `chats/:id` tells of them."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock)
        self.groups: dict[str, dict[str, Any]] = {GROUP: {"chat_mode": "group", "external": False}}
        self.shut: dict[str, str] = {}
        """Chats into which the bot cannot write any more, with the code that says why."""
        self.members: dict[str, set[str]] = {}
        """The people in a group; `ou_mia` where nothing is said."""
        self.outsiders: dict[str, str] = {}
        """People of other tenants, with their tenant. Contact never tells of them."""
        self.people: dict[str, dict[str, Any]] = {
            "ou_mia": {"open_id": "ou_mia", "user_id": "mia01", "name": "Mia", "enterprise_email": "mia@example.com"}
        }

    def told_of_chats(self, rest: list[str], query: dict[str, str]) -> Answer:
        """What Feishu answers to `GET im/v1/chats…`. Raises `Refused` and `PermissionError`."""
        self.need("im:chat:readonly")
        match rest:
            case []:
                return _page(
                    [{"chat_id": chat, "tenant_key": TENANT, **told} for chat, told in self.groups.items()], query
                )
            case [chat]:
                return {"data": self.group(chat, "232011")}
            case [chat, "members"]:
                self.group(chat, "232011")
                return _page([self._member(one) for one in sorted(self.members.get(chat, {"ou_mia"}))], query)
        raise Refused(f"no im/v1/chats/{'/'.join(rest)}", "99991201")

    def person(self, person: str, query: dict[str, str]) -> dict[str, Any]:
        """What `contact/v3/users/:id` tells. Raises `Refused` and `PermissionError`."""
        self.need("contact:contact.base:readonly")
        found = [each for each in self.people.values() if each.get(query["user_id_type"]) == person]
        if not found:
            raise Refused("no user authority error", "41050")
        self.stay_in(found[0].get("tenant_key", ""))
        return {key: value for key, value in found[0].items() if TOLD_WITH.get(key) in {None, *self.scopes}}

    def _member(self, person: str) -> dict[str, Any]:
        tenant = self.outsiders.get(person) or self.people.get(person, {}).get("tenant_key") or TENANT
        return {"member_id_type": "open_id", "member_id": person, "name": person[3:], "tenant_key": tenant}

    def group(self, chat: str, outside: str = "230002") -> dict[str, Any]:
        """What `chats/:id` tells. Raises `Refused`, with the code `outside` where the bot is not in it."""
        if chat in self.shut:
            raise Refused("not there any more", self.shut[chat])
        if chat not in self.groups:
            raise Refused("Bot is NOT the member of the chat.", outside)
        self.stay_in(self.groups[chat].get("tenant_key", ""))
        return self.groups[chat]

    def direct_of(self, person: str) -> str:
        """The direct message with the bot of the person with this id, of whichever kind."""
        known = next((told["open_id"] for told in self.people.values() if person in told.values()), person)
        return DM if known == "ou_mia" else f"{DM}_{known}"


def _page(all_of: list[Any], query: dict[str, str]) -> Answer:
    """A page of a list, with the token of the next one."""
    begin = int(query.get("page_token") or 0)
    end = begin + int(query.get("page_size") or 20)
    has_more = end < len(all_of)
    return {"data": {"items": all_of[begin:end], "has_more": has_more, "page_token": str(end) if has_more else ""}}
