"""What the fake's API does once a call is let in: its people, its groups and the cards that stand in them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tests.platforms.feishu.cards import Refused, check, check_private
from tests.platforms.feishu.drive import Drive, SharedFile
from tests.platforms.feishu.messages import Shown, Token
from tests.platforms.feishu.office import Office
from tests.platforms.feishu.shop import Shop
from tests.platforms.line import Line

APP, SECRET, KEY, TOKEN = "cli_test", "app-secret", "encrypt-key", "verification-token"
TENANT, BOT, GROUP, DM = "tenant_1", "ou_bot", "oc_group", "oc_dm"
ALL_SCOPES = (
    "im:message:send_as_bot",
    "im:message:readonly",
    "im:message.reactions:read",
    "im:resource",
    "docs:document.media:upload",
    "docs:document:import",
    "docs:permission.member:create",
    "im:message.p2p_msg:readonly",
    "im:message.group_at_msg:readonly",
    "im:chat:readonly",
    "contact:contact.base:readonly",
    "contact:user.base:readonly",
    "contact:user.email:readonly",
    "contact:user.employee:readonly",
)
TOLD_WITH = {
    "name": "contact:user.base:readonly",
    "email": "contact:user.email:readonly",
    "enterprise_email": "contact:user.employee:readonly",
    "status": "contact:user.employee:readonly",
    "is_tenant_manager": "contact:user.employee:readonly",
}
"""The permission without which contact leaves a field out ("Get user information")."""

Answer = dict[str, Any]


class Tenant:
    """The memory of one tenant. `groups` maps the chats that the bot is in to what `chats/:id` tells of them.

    Unless it `is_switched_on`, the bot can neither post nor edit.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.scopes = set(ALL_SCOPES)
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
        self.messages: list[Shown] = []
        self.panel: dict[str, Answer] | None = None
        """The commands of the `/` panel by their ids; None for a tenant that has none."""
        self.drive = Drive()
        self.office = Office()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.toasts: list[str] = []
        self.tokens: dict[str, Token] = {}
        self._uuids: dict[str, tuple[datetime, Shown | SharedFile]] = {}
        self.shop = Shop()
        self.spoken_in: list[tuple[str, str]] = []
        """The tenant whose token each call had, with the call's path."""
        self._access: dict[str, tuple[datetime, str]] = {}
        self._numbers = count(1)
        self.line = Line()
        self.is_switched_on = True

    def new_token(self, sent: Answer) -> Answer:
        """A tenant access token for two hours."""
        self._check_app(sent)
        return self._token_in(TENANT)

    def token_of_a_store_app(self, path: str, sent: Answer) -> Answer | None:
        """What the calls answer that lead a store app to a tenant's token; None for all other paths."""
        match path:
            case "auth/v3/app_ticket/resend":
                self._check_app(sent)
                return self.shop.resend()
            case "auth/v3/app_access_token":
                self._check_app(sent)
                return self.shop.own_token(sent)
            case "auth/v3/tenant_access_token":
                return self._token_in(self.shop.tenant(sent))
        return None

    def _check_app(self, sent: Answer) -> None:
        if sent.get("app_secret") != SECRET or sent.get("app_id") != APP:
            raise Refused("app secret invalid", "10014")

    def _token_in(self, tenant: str) -> Answer:
        token = f"t-access-token-number-{next(self._numbers):04d}"
        self._access[token] = self.clock() + timedelta(hours=2), tenant
        return {"tenant_access_token": token, "expire": 7200}

    def forget_tokens(self) -> None:
        """Let every access token end now."""
        self._access.clear()

    def check_token(self, header: str, path: str = "") -> None:
        """Raises `Refused` for an access token that is none, or none any more."""
        ends_at, tenant = self._access.get(header.removeprefix("Bearer "), (self.clock(), ""))
        if ends_at <= self.clock():
            raise Refused("Invalid access token for authorization", "99991663")
        self.spoken_in.append((tenant, path))

    def press_token(self, shown: Shown) -> str:
        """A new token for changing a pressed card."""
        name = f"c-{next(self._numbers)}"
        self.tokens[name] = Token(shown, self.clock())
        return name

    def answered(self, payload: Answer, told: Answer) -> None:
        """Note that a callback was answered: from now on its token works, and a card in the answer is shown.

        The long connection carries the answer as base64. Cards older than fourteen days stay as they are. Raises
        `Refused` for a card that Feishu does not take: whoever pressed sees an error then.
        """
        token = self.tokens.get(str(payload.get("event", {}).get("token")))
        if token is None:
            return
        token.is_answered = True
        told = json.loads(base64.b64decode(told["data"])) if isinstance(told.get("data"), str) else told
        if "card" in told:
            assert told["card"]["type"] == "raw"
            drawn = (check_private if token.shown.only_for else check)(told["card"]["data"])
            if self.clock() - token.shown.posted_at <= timedelta(days=14):
                token.shown.card = drawn
                self.stand(token.shown)
        if "toast" in told:
            assert told["toast"]["type"] in {"info", "success", "error", "warning"}
            self.toasts.append(told["toast"]["content"])

    def answer(self, method: str, path: str, query: dict[str, str], sent: Answer) -> Answer:
        """What Feishu answers to a call. Raises `Refused` and `PermissionError`."""
        if not self.is_switched_on and path.startswith(("im/v1/messages", "ephemeral/")):
            raise Refused("The bot is not activated.", "230006")
        match method, path.split("/"):
            case "GET", ["bot", "v3", "info"]:
                return {"bot": {"open_id": BOT, "app_name": "Scout", "activate_status": 2}}
            case "GET", ["contact", "v3", "users", person]:
                return {"data": {"user": self._person(person, query)}}
            case "GET", ["im", "v1", "chats"]:
                self._need("im:chat:readonly")
                return _page([{"chat_id": chat, **told} for chat, told in self.groups.items()], query)
            case "GET", ["im", "v1", "chats", chat]:
                self._need("im:chat:readonly")
                return {"data": self._group(chat, "232011")}
            case "GET", ["im", "v1", "chats", chat, "members"]:
                self._need("im:chat:readonly")
                self._group(chat, "232011")
                return _page([self._member(one) for one in sorted(self.members.get(chat, {"ou_mia"}))], query)
            case "GET", ["application", "v6", "scopes"]:
                return {"data": {"scopes": [{"scope_name": name, "grant_status": 1} for name in sorted(self.scopes)]}}
            case "GET", ["im", "v1", "messages", message]:
                self._need("im:message.group_msg" if message in self.drive.in_groups else "im:message:readonly")
                return {"data": {"items": [self.drive.said(message) or self._said(message)]}}
            case "POST", ["im", "v1", "messages"]:
                return self._post(query["receive_id_type"], sent)
            case "POST", ["im", "v1", "messages", message, "reply"]:
                return self._reply(message, sent)
            case "PATCH", ["im", "v1", "messages", message]:
                return self._edit(message, sent)
            case _, ["application", "v7", "app_slash_commands", *rest] if self.panel is not None:
                self._need(f"application:app_slash_command:{'read' if method == 'GET' else 'write'}")
                return self._commands(self.panel, method, rest, sent)
            case "POST", ["im", "v1", "files"]:
                self._need("im:resource")
                return {"data": {"file_key": self.drive.take(sent)}}
            case _, ["drive", "v1", *rest]:
                return self.office.answer(method, rest, query, sent, self._need)
            case "POST", ["ephemeral", "v1", "send"]:
                return self._show_alone(sent)
            case "POST", ["ephemeral", "v1", "delete"]:
                if any(each.message == sent["message_id"] and each.is_gone for each in self.messages):
                    raise Refused("removed already", "18051")
                self._find(sent["message_id"]).is_gone = True
                return {}
            case "POST", ["interactive", "v1", "card", "update"]:
                return self._change_pressed(sent)
        raise Refused(f"no {method} {path}", "99991201")

    def resource(self, path: str) -> bytes | None:
        """The content behind `GET im/v1/messages/:id/resources/:key`; None for any other path. Raises `Refused`."""
        match path.split("/"):
            case ["im", "v1", "messages", message, "resources", key]:
                self._need("im:message:readonly")
                return self.drive.content(message, key)
        return None

    def _commands(self, panel: dict[str, Answer], method: str, rest: list[str], sent: Answer) -> Answer:
        """The commands of the `/` panel: listed, created, changed and removed."""
        if method == "GET":
            return {"data": {"items": [{"command_id": name, **told} for name, told in panel.items()]}}
        if method == "POST":
            if sent["command"].startswith("/") or sent["command"] in {each["command"] for each in panel.values()}:
                raise Refused("Invalid Param 'command'. command already exists.", "40000000")
            panel[f"cmd_{next(self._numbers)}"] = sent
        elif rest[0] not in panel:
            raise Refused("Invalid Param 'command_id'.", "40000000")
        elif method == "PATCH":
            panel[rest[0]] = {**panel[rest[0]], **sent}
        else:
            del panel[rest[0]]
        return {}

    def _need(self, scope: str) -> None:
        if scope not in self.scopes:
            raise PermissionError(scope)

    def _person(self, person: str, query: dict[str, str]) -> dict[str, Any]:
        self._need("contact:contact.base:readonly")
        found = [each for each in self.people.values() if each.get(query["user_id_type"]) == person]
        if not found:
            raise Refused("no user authority error", "41050")
        self._stay_in(found[0].get("tenant_key", ""))
        return {key: value for key, value in found[0].items() if TOLD_WITH.get(key) in {None, *self.scopes}}

    def _member(self, person: str) -> dict[str, Any]:
        tenant = self.outsiders.get(person) or self.people.get(person, {}).get("tenant_key") or TENANT
        return {"member_id_type": "open_id", "member_id": person, "name": person[3:], "tenant_key": tenant}

    def _group(self, chat: str, outside: str = "230002") -> dict[str, Any]:
        if chat in self.shut:
            raise Refused("not there any more", self.shut[chat])
        if chat not in self.groups:
            raise Refused("Bot is NOT the member of the chat.", outside)
        self._stay_in(self.groups[chat].get("tenant_key", ""))
        return self.groups[chat]

    def _stay_in(self, tenant: str) -> None:
        """Raises `Refused` when a call that is about another tenant has not its token."""
        if tenant and tenant != self.spoken_in[-1][0]:
            raise Refused("Operator and chat can NOT be in different tenants.", "232010")

    def _post(self, kind: str, sent: Answer) -> Answer:
        self._need("im:message:send_as_bot")
        receiver = sent["receive_id"]
        begins = {"chat_id": "oc_", "open_id": "ou_", "union_id": "on_", "user_id": ""}[kind]
        if not receiver.startswith(begins):
            raise Refused(f"{receiver} is no {kind}", "230001")
        if kind != "chat_id":
            return self._put(sent, self.direct_of(receiver))
        if not receiver.startswith(DM):
            self._group(receiver)
        return self._put(sent, receiver)

    def _reply(self, message: str, sent: Answer) -> Answer:
        self._need("im:message:send_as_bot")
        if message.startswith("om_gone") or any(each.message == message and each.is_gone for each in self.messages):
            raise Refused("The message was withdrawn.", "230011")
        # People's own messages are not kept here; those that Scout answers in a thread stand in the group.
        chat = next((shown.chat for shown in self.messages if shown.message == message), GROUP)
        return self._put(sent, chat, answers=message, is_threaded=sent["reply_in_thread"])

    def _put(self, sent: Answer, chat: str, **more: Any) -> Answer:
        if chat in self.shut:
            raise Refused("not there any more", self.shut[chat])
        if sent["msg_type"] not in {"interactive", "file"} or len(sent["uuid"]) > 50:
            raise Refused("parameters", "230001")
        known = self._uuids.get(sent["uuid"])
        if known and self.clock() - known[0] < timedelta(hours=1):
            return self._told(known[1])
        content = json.loads(sent["content"])
        shown: Shown | SharedFile
        if sent["msg_type"] == "file":
            shown = self.drive.show(content["file_key"], chat, self.next_message(), **more)
        else:
            shown = self.stand(Shown(chat, self.next_message(), check(content), self.clock(), **more))
        self._uuids[sent["uuid"]] = (self.clock(), shown)
        return self._told(shown)

    def _told(self, shown: Shown | SharedFile) -> Answer:
        return {"data": {"message_id": shown.message, "chat_id": shown.chat}}

    def _edit(self, message: str, sent: Answer) -> Answer:
        if any(each.message == message and each.is_gone for each in self.messages):
            raise Refused("The message was withdrawn.", "230011")
        shown = self._find(message)
        if shown.only_for:
            raise Refused("private cards are not edited by message", "230001")
        if self.clock() - shown.posted_at > timedelta(days=14):
            raise Refused("The card can be updated within 14 days only.", "230031")
        shown.card = check(json.loads(sent["content"]))
        self.stand(shown)
        return {"data": {}}

    def _show_alone(self, sent: Answer) -> Answer:
        group = self._group(sent["chat_id"])
        if group["chat_mode"] != "group":
            raise Refused("not in a topic group", "230001")
        person = sent.get("open_id") or sent["user_id"]
        shown = Shown(sent["chat_id"], self.next_message(), check_private(sent["card"]), self.clock(), only_for=person)
        return self._told(self.stand(shown))

    def _change_pressed(self, sent: Answer) -> Answer:
        token = self.tokens.get(sent["token"])
        if token is None:
            raise Refused("the token is none", "300020")
        if self.clock() - token.made_at > timedelta(minutes=30):
            raise Refused("the token is too old", "300030")
        if token.uses >= 2:
            raise Refused("the token is used up", "300040")
        if not token.is_answered:
            raise AssertionError("a pressed card is changed only after the press is answered")
        token.uses += 1
        checks = check_private if token.shown.only_for else check
        token.shown.card = checks(sent["card"])
        self.stand(token.shown)
        return {}

    def _find(self, message: str) -> Shown:
        for shown in self.messages:
            if shown.message == message and not shown.is_gone:
                return shown
        raise Refused("these ids not existed", "99992354")

    def _said(self, message: str) -> Answer:
        card = json.dumps(self._find(message).card)
        return {"message_id": message, "msg_type": "interactive", "body": {"content": card}}

    def direct_of(self, person: str) -> str:
        """The direct message with the bot of the person with this id, of whichever kind."""
        known = next((told["open_id"] for told in self.people.values() if person in told.values()), person)
        return DM if known == "ou_mia" else f"{DM}_{known}"

    def place_of(self, path: str, sent: Answer) -> str:
        """The chat that a call to post, answer or edit goes to; empty for all others."""
        match path.split("/"):
            case ["im", "v1", "messages"]:
                return str(sent.get("receive_id", ""))
            case ["im", "v1", "messages", message, *_]:
                return next((shown.chat for shown in self.messages if shown.message == message), "")
        return ""

    def stand(self, shown: Shown) -> Shown:
        """Let a card stand, as changed just now: what somebody put into the fields of the one before it is gone."""
        shown.changed = next(self._numbers)
        shown.entered.clear()
        if shown not in self.messages:
            self.messages.append(shown)
        self.line.tell()
        return shown

    def next_message(self) -> str:
        """A new message id."""
        return f"om_{next(self._numbers)}"


def _page(all_of: list[Any], query: dict[str, str]) -> Answer:
    """A page of a list, with the token of the next one."""
    begin = int(query.get("page_token") or 0)
    end = begin + int(query.get("page_size") or 20)
    has_more = end < len(all_of)
    return {"data": {"items": all_of[begin:end], "has_more": has_more, "page_token": str(end) if has_more else ""}}
