"""A person at a keyboard in the fake Feishu."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

import httpx
from starlette.types import ASGIApp

from bot.feishu.chat import FeishuChat
from tests.platforms.feishu import wire
from tests.platforms.feishu.fake import FakeFeishu
from tests.platforms.feishu.messages import Shown
from tests.platforms.feishu.tenant import APP, BOT, DM, KEY, TENANT, TOKEN

_numbers = count(1)


class FeishuDriver:
    """Types, presses and reads as one person in one chat: the direct message with Scout, unless told otherwise.

    `says` sends a line, with a mention of Scout in a group; `presses` uses the button or option with a label; both
    come back once the answer stands. `fills` puts something into a
    form, which a button sends in. `shown` is the text of the last card that this person can see there. With `app`
    deliveries travel as encrypted HTTP, else over the long connection. `again` repeats the last delivery as Feishu
    does when it has heard nothing: with the same event id, sealed anew.
    """

    def __init__(
        self,
        feishu: FakeFeishu,
        chat: FeishuChat,
        app: ASGIApp | None = None,
        *,
        user: str = "ou_mia",
        place: str = DM,
        tenant: str = TENANT,
    ) -> None:
        self.feishu = feishu
        self.chat = chat
        self.user = user
        self.place = feishu.direct_of(user) if place == DM else place
        self.is_alone = place == DM
        self.tenant = tenant
        self._app = app
        self._last: dict[str, Any] = {}

    def elsewhere(self, *, place: str, user: str = "") -> FeishuDriver:
        """The same person, or another, in another chat of the tenant."""
        return FeishuDriver(self.feishu, self.chat, self._app, user=user or self.user, place=place, tenant=self.tenant)

    async def says(self, line: str) -> None:
        """Type a line and wait for the answer."""
        if self.is_alone:
            await self.message(line)
        else:
            await self.mention(line)
        await self.chat.idle()

    async def drops(self, name: str, content: bytes) -> None:
        """Send a file, which Feishu sends without a word, and wait for the answer."""
        message = self.feishu.next_message()
        told = self.feishu.drive.drop(message, name, content)
        await self.message("", message_id=message, message_type="file", content=told)
        await self.chat.idle()

    async def presses(self, label: str, place: int = 0) -> None:
        """Press the button, or choose the option, with this label on the last card, and wait for the answer."""
        await self.press(self.card, label, place)
        await self.chat.idle()

    async def reacts(self, emoji: str, shown: Shown | None = None, **more: Any) -> None:
        """Set an emoji to a card, the last one unless told otherwise, and wait for the answer."""
        event = {
            "message_id": (shown or self.card).message,
            "reaction_type": {"emoji_type": emoji},
            "operator_type": "user",
            "user_id": {"open_id": self.user},
            "action_time": str(int(self.feishu.clock().timestamp() * 1000)),
        }
        await self.deliver("im.message.reaction.created_v1", {**event, **more})
        await self.chat.idle()

    @property
    def card(self) -> Shown:
        """The last card that this person can see. Raises `LookupError` when there is none."""
        visible = [each for each in self.feishu.messages if self._sees(each)]
        if not visible:
            raise LookupError("nothing is shown")
        return max(visible, key=lambda each: each.changed)

    @property
    def shown(self) -> str:
        """The words of the last card."""
        return self.card.words

    async def mention(self, line: str, **more: Any) -> dict[str, Any]:
        """Send a message to the group that mentions Scout."""
        scout = {
            "key": "@_user_1",
            "id": {"open_id": BOT, "union_id": "on_bot"},
            "name": "Scout",
            "tenant_key": self.tenant,
        }
        return await self.message(f"@_user_1 {line}", mentions=[scout], **more)

    async def message(self, line: str, *, sender: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """Send a message; gives Scout's answer to the delivery. `more` replaces parts of the message."""
        self.writes(line, sender=sender, **more)
        return await self.again()

    def writes(self, line: str, *, sender: Mapping[str, Any] | None = None, **more: Any) -> None:
        """Write a message that Feishu has not pushed yet."""
        told = {
            "message_id": self.feishu.next_message(),
            "create_time": str(int(self.feishu.clock().timestamp() * 1000)),
            "chat_id": self.place,
            "chat_type": "p2p" if self.is_alone else "group",
            "message_type": "text",
            "content": json.dumps({"text": line}),
        }
        who = {"sender_id": {"open_id": self.user}, "sender_type": "user", "tenant_key": self.tenant, **(sender or {})}
        self._seals("im.message.receive_v1", {"sender": who, "message": {**told, **more}})

    async def chooses(self, key: str, **header: Any) -> None:
        """Choose an entry of the bot's menu by its event key and wait for the answer. `header` as in `deliver`."""
        ids = {"open_id": self.user, **({"user_id": "mia01"} if self.user == "ou_mia" else {})}
        operator = {"operator_name": self.user[3:], "operator_id": ids}
        event = {"operator": operator, "event_key": key, "timestamp": int(self.feishu.clock().timestamp())}
        await self.deliver("application.bot.menu_v6", event, **header)
        await self.chat.idle()

    async def joins(self, *people: str, is_external: bool = False) -> None:
        """Have people join the group, as Feishu tells it to apps that subscribed to that."""
        told = [
            {"name": one, "tenant_key": self.feishu.outsiders.get(one, self.tenant), "user_id": {"open_id": one}}
            for one in people
        ]
        event = {"chat_id": self.place, "external": is_external, "operator_tenant_key": self.tenant, "users": told}
        await self.deliver("im.chat.member.user.added_v1", event)
        await self.chat.idle()

    def fills(self, label: str, *entered: str) -> None:
        """Put something into the field with this label of the last form: text, a day, or the labels of choices."""
        element = self.card.field(label)
        if element["tag"] == "date_picker":
            entered = (f"{entered[0]} +0800",)  # Feishu tells the zone as well
        options = {option["text"]["content"]: option["value"] for option in element.get("options", ())}
        held = [options[each] for each in entered] if options else list(entered)
        self.card.entered[element["name"]] = held if element["tag"] == "multi_select_static" else held[0]

    async def press(self, shown: Shown, label: str, place: int = 0, /, **operator: Any) -> dict[str, Any]:
        """Use a control of a card; gives Scout's answer to the callback. `operator` replaces who does."""
        return await self.press_as_if_on(shown, shown, label, place, operator)

    async def press_as_if_on(
        self, other: Shown, shown: Shown, label: str, place: int = 0, operator: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """As `press`, with a callback that says that the control sits on another message than it does."""
        element = shown.control(label, place)
        value = element["behaviors"][0].get("value", {})
        action: dict[str, Any] = {"tag": element["tag"], "value": value, "timezone": "Asia/Shanghai"}
        for option in element.get("options", ()):
            if option["text"]["content"] == label:
                action["option"] = option["value"]
        if element.get("form_action_type") == "submit":
            action |= {"name": element["name"], "form_value": shown.form_value}
        event = {
            "operator": operator or {"open_id": self.user, "user_id": "mia01", "tenant_key": self.tenant},
            "token": self.feishu.press_token(shown),
            "action": action,
            "host": "im_message",
            "context": {"open_message_id": other.message, "open_chat_id": other.chat},
        }
        microseconds = str(int(self.feishu.clock().timestamp() * 1_000_000))
        return await self.deliver("card.action.trigger", event, create_time=microseconds)

    async def deliver(self, kind: str, event: Mapping[str, Any], **header: Any) -> dict[str, Any]:
        """Deliver an event or a callback. `header` replaces parts of its header."""
        self._seals(kind, event, **header)
        return await self.again()

    def _seals(self, kind: str, event: Mapping[str, Any], **header: Any) -> None:
        known = {
            "event_id": f"ev_{next(_numbers)}",
            "event_type": kind,
            "create_time": str(int(self.feishu.clock().timestamp() * 1000)),
            "token": TOKEN,
            "app_id": APP,
            "tenant_key": self.tenant,
        }
        self._last = {"schema": "2.0", "header": {**known, **header}, "event": dict(event)}

    async def pushes(self) -> bool:
        """Push the last event once more over HTTP; whether Scout acknowledged it."""
        return (await self.request(wire.encrypted(self._last, KEY))).status_code == 200

    def reaches(self, chat: FeishuChat, app: ASGIApp) -> None:
        """From now on let deliveries go to another process of Scout's, or to none."""
        self.chat, self._app = chat, app

    async def uninstalls(self, *, app: str = APP, tenant: str = "") -> int:
        """Have the tenant uninstall the app; gives the status of Scout's answer."""
        return await self.tells("app_uninstalled", app_id=app, tenant_key=tenant or self.tenant)

    async def installs(self) -> int:
        """Have the tenant enable the app for the first time; gives the status of Scout's answer."""
        self.feishu.shop.tenants.add(self.tenant)
        return await self.tells("app_open", tenant_key=self.tenant, installer={"open_id": self.user})

    async def tells(self, kind: str, **event: Any) -> int:
        """Deliver an event about the app, which has the older form; gives the status of Scout's answer."""
        ts = f"{self.feishu.clock().timestamp():.4f}"
        told = {"uuid": f"ev_{next(_numbers)}", "token": TOKEN, "ts": ts, "type": "event_callback"}
        self._last = {**told, "event": {"app_id": APP, "type": kind, **event}}
        if self._app is None:
            status = int((await self.feishu.push(self._last))["code"])
        else:
            status = (await self.request(wire.encrypted(self._last, KEY))).status_code
        await self.chat.idle()
        return status

    async def again(self) -> dict[str, Any]:
        """Deliver the last event once more."""
        if self._app is None:
            return await self.feishu.push(self._last)
        response = await self.request(wire.encrypted(self._last, KEY))
        assert response.status_code == 200, response.text
        told = dict(response.json())
        self.feishu.answered(self._last, told)
        return told

    async def request(
        self,
        body: bytes,
        *,
        stamp: str = "",
        nonce: str = "",
        path: str = "/feishu/events",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send bytes to a request URL: signed now with the right key, unless told otherwise."""
        assert self._app is not None
        stamp = stamp or str(int(self.feishu.clock().timestamp()))
        sent = wire.signed(body, stamp, nonce or f"n{next(_numbers)}", KEY) if headers is None else dict(headers)
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="https://scout.example.com") as client:
            encoded = [(name.encode(), value.encode()) for name, value in sent.items()]
            return await client.post(path, content=body, headers=encoded)

    def _sees(self, shown: Shown) -> bool:
        is_mine = shown.only_for in {"", self.user}
        return is_mine and not shown.is_gone and shown.chat in {self.place, self.feishu.direct_of(self.user)}
