"""A person at a keyboard in the fake Slack."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from itertools import count
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.types import ASGIApp

from bot.slack.chat import SlackChat
from tests.platforms.slack.fake import ALONE, BOT, DM, TEAM, FakeSlack, Shown
from tests.platforms.slack.views import Modal

SECRET = "a-signing-secret"

_numbers = count(1)
"""Slack's ids are of the whole workspace: no two people's deliveries have the same."""


def signature(body: bytes, stamp: str, secret: str = SECRET) -> str:
    """Slack's v0 signature."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()


class SlackDriver:
    """Types, presses and reads as one person in one channel.

    `says` sends a line that begins with `/` as a slash command and any other as a mention (in a direct message: as
    it is); `presses` uses the button or option with a label; both come back once the answer stands. `shown` is the
    text of the last card that this person can see. `fills` and `submits` use the modal that they see,
    `form`. With `app` deliveries travel as signed HTTP, else by Socket Mode.
    `again` repeats the last delivery as Slack does when it has heard nothing.
    """

    def __init__(
        self, slack: FakeSlack, chat: SlackChat, app: ASGIApp | None = None, *, user: str = "U1", channel: str = "C1"
    ) -> None:
        self.slack = slack
        self.chat = chat
        self.user = user
        self.channel = channel
        self.team = TEAM
        """The workspace that this person's deliveries come from."""
        self._app = app
        self.connection = -1
        """Over which of the open sockets deliveries come, in the order of their opening."""
        self.is_down = False
        """Whether what Slack delivers reaches nobody."""
        self._last: tuple[str, str, dict[str, Any]] = ("", "", {})

    async def says(self, line: str) -> None:
        """Type a line and wait for the answer."""
        if line.startswith("/"):
            command, _, text = line.partition(" ")
            await self.slash(command, text)
        elif self.channel.startswith("D"):
            await self.message(line)
        else:
            await self.mention(f"<@{BOT}> {line}")
        await self.chat.idle()

    async def drops(self, name: str, content: bytes, text: str = "", **told: Any) -> None:
        """Drop a file with some words, in a channel with a mention, and wait for the answer. `told` goes on top."""
        files = [{**self.slack.drive.drop(name, content), **told}]
        if self.channel.startswith("D"):
            await self.message(text, subtype="file_share", files=files)
        else:
            await self.mention(f"<@{BOT}> {text}", files=files)
        await self.chat.idle()

    async def presses(self, label: str, place: int = 0) -> None:
        """Press the button, or choose the option, with this label on the last card, and wait for the answer."""
        await self.press(self.card, self.card.control(label, place), label)
        await self.chat.idle()

    async def reacts(self, emoji: str, shown: Shown | None = None, **more: Any) -> None:
        """Set an emoji to a message, the last card unless told otherwise, and wait for the answer."""
        shown = shown or self.card
        item = {"type": "message", "channel": shown.channel, "ts": shown.ts}
        event = {"type": "reaction_added", "reaction": emoji, "item": item, "item_user": BOT, **more}
        await self.event(event)
        await self.chat.idle()

    @property
    def card(self) -> Shown:
        """The last message that this person can see here. Raises `LookupError` when there is none."""
        visible = [each for each in self.slack.messages if self._sees(each)]
        if not visible:
            raise LookupError("nothing is shown")
        return max(visible, key=lambda each: each.changed)

    @property
    def shown(self) -> str:
        """The words of the last card."""
        return self.card.words

    async def slash(self, command: str, text: str) -> int:
        """Deliver a slash command; gives the HTTP status of the acknowledgement."""
        name = "directmessage" if self.channel.startswith("D") else "general"
        where = {"team_id": self.team, "channel_id": self.channel, "channel_name": name}
        who = {"user_id": self.user, "user_name": "mia"}
        how = {
            "command": command,
            "text": text,
            "trigger_id": self.slack.views.trigger(self.user),
            "response_url": self.slack.reply_url(self.channel, self.user),
        }
        return await self.deliver("commands", "slash_commands", {**where, **who, **how})

    async def mention(self, text: str, **more: Any) -> int:
        """Deliver a mention of the bot in a channel."""
        return await self.event({"type": "app_mention", "text": text, **more})

    async def message(self, text: str, **more: Any) -> int:
        """Deliver a message in the direct message with the bot."""
        return await self.event({"type": "message", "text": text, "channel": DM, "channel_type": "im", **more})

    async def event(self, event: Mapping[str, Any], **more: Any) -> int:
        """Deliver an event of this person's."""
        whole = {"user": self.user, "channel": self.channel, "ts": self.slack.next_ts(), "team": self.team, **event}
        body = {
            "type": "event_callback",
            "team_id": self.team,
            "event_id": f"Ev{next(_numbers)}",
            "authorizations": [{"team_id": self.team, "user_id": BOT, "is_bot": True}],
            "is_ext_shared_channel": self.slack.told.get(str(whole["channel"]), {}).get("is_ext_shared", False),
            "event": whole,
            **more,
        }
        return await self.deliver("events", "events_api", body)

    async def uninstalls(self, event: Mapping[str, Any] | None = None, team: str = TEAM, **more: Any) -> int:
        """Take Scout out of the workspace, of which Slack tells with what else happened; wait until it is carried out.

        Nobody is named in such an event, and no authorization is left.
        """
        told = event or {"type": "app_uninstalled"}
        body = {"type": "event_callback", "team_id": team, "api_app_id": "A1", "event": told, **more}
        status = await self.deliver("events", "events_api", {"event_id": f"Ev{next(_numbers)}", **body})
        await self.chat.idle()
        return status

    async def press(self, shown: Shown, element: Mapping[str, Any], label: str = "") -> int:
        """Deliver the use of a control on a message."""
        action = self._action(element, label)
        container = {"type": "message", "message_ts": shown.ts, "channel_id": shown.channel}
        body = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user, "name": "mia", "team_id": self.team},
            "channel": {"id": shown.channel, "name": "general"},
            "container": {**container, "is_ephemeral": bool(shown.only_for)},
            "actions": [action],
            "trigger_id": self.slack.views.trigger(self.user),
            "response_url": self.slack.reply_url(shown.channel, self.user, shown),
        }
        if not shown.only_for:
            body["message"] = {"ts": shown.ts, **({"thread_ts": shown.thread} if shown.thread else {})}
        return await self.deliver("interactivity", "interactive", body)

    def _action(self, element: Mapping[str, Any], label: str) -> dict[str, Any]:
        """What Slack tells of the use of a control; of one with options, of the option with this label."""
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": "b",
            "action_ts": self.slack.next_ts(),
        }
        if "options" in element:
            chosen = next(each for each in element["options"] if each["text"]["text"] == label)
            return {**action, "selected_option": chosen}
        return action | {key: element[key] for key in ("value", "url") if key in element}

    async def opens_home(self) -> None:
        """Open the Home tab and wait until it is there."""
        await self.event({"type": "app_home_opened", "tab": "home", "channel": DM})
        await self.chat.idle()

    @property
    def home(self) -> Shown:
        """The Home tab, like a message that only this person sees. Raises `LookupError`."""
        view = self.slack.views.homes.get(self.user)
        if view is None:
            raise LookupError("the Home tab is empty")
        return Shown("", "", "", view["blocks"], only_for=self.user)

    async def presses_home(self, label: str) -> None:
        """Press a button on the Home tab and wait for what follows."""
        element = self.home.control(label)
        action = self._action(element, label)
        body = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user, "name": "mia", "team_id": self.team},
            "container": {"type": "view", "view_id": "VH"},
            "view": {"id": "VH", "type": "home", "blocks": self.home.blocks, "hash": "h", "private_metadata": ""},
            "actions": [action],
            "trigger_id": self.slack.views.trigger(self.user),
        }
        await self.deliver("interactivity", "interactive", body)
        await self.chat.idle()

    async def uses(self, shortcut: str, on: str | None = None, **told: Any) -> None:
        """Use a shortcut by its callback id: on a message that says `on`, else from anywhere; wait for the answer.

        `told` is what else Slack tells of the message.
        """
        who = {"team": {"id": self.team}, "user": {"id": self.user, "name": "mia", "team_id": self.team}}
        how = {"callback_id": shortcut, "trigger_id": self.slack.views.trigger(self.user)}
        body: dict[str, Any] = {"type": "shortcut", **who, **how, "action_ts": self.slack.next_ts()}
        if on is not None:
            message = {"type": "message", "user": "U9", "ts": self.slack.next_ts(), "text": on, **told}
            body |= {"type": "message_action", "message": message, "channel": {"id": self.channel, "name": "general"}}
            body |= {"response_url": self.slack.reply_url(self.channel, self.user), "message_ts": message["ts"]}
        await self.deliver("interactivity", "interactive", body)
        await self.chat.idle()

    @property
    def form(self) -> Modal:
        """The modal that this person sees. Raises `LookupError`."""
        return self.slack.views.of(self.user)

    async def fills(self, label: str, *entered: str) -> None:
        """Put something into the field with this label: text, a day, or the labels of choices."""
        block = self.form.block(label)
        element = block["element"]
        match element["type"]:
            case "plain_text_input":
                held: dict[str, Any] = {"value": entered[0]}
            case "datepicker":
                held = {"selected_date": entered[0]}
            case "multi_external_select":
                held = {"selected_options": [await self._looked_up(block, name) for name in entered]}
            case "static_select":
                [held] = [{"selected_option": each} for each in element["options"] if each["text"]["text"] in entered]
            case _:
                held = {"selected_options": [each for each in element["options"] if each["text"]["text"] in entered]}
        self.form.entered.setdefault(block["block_id"], {})[element["action_id"]] = held
        if block.get("dispatch_action"):
            action = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"], **held}
            await self.deliver("interactivity", "interactive", self._of_view("block_actions", actions=[action]))
            await self.chat.idle()

    async def suggested(self, label: str, typed: str) -> list[str]:
        """The labels that are offered for what was typed so far into a field."""
        return [option["text"]["text"] for option in await self._suggestions(self.form.block(label), typed)]

    async def submits(self) -> None:
        """Press the modal's button. It closes, unless something is wrong with its fields; then its words say so."""
        modal = self.form
        answer = await self._answered("interactivity", "interactive", self._of_view("view_submission"))
        if answer.get("response_action") == "errors":
            assert set(answer["errors"]) <= {block.get("block_id") for block in modal.view["blocks"]}
            modal.problems = answer["errors"]
        else:
            self.slack.views.open.remove(modal)
        await self.chat.idle()

    async def _looked_up(self, block: dict[str, Any], name: str) -> dict[str, Any]:
        for option in await self._suggestions(block, name):
            if option["text"]["text"] == name:
                return option
        raise LookupError(f"{name!r} is not offered")

    async def _suggestions(self, block: dict[str, Any], typed: str) -> list[dict[str, Any]]:
        asked = {"action_id": block["element"]["action_id"], "block_id": block["block_id"], "value": typed}
        answer = await self._answered("interactivity", "interactive", self._of_view("block_suggestion", **asked))
        assert len(answer["options"]) <= 100
        return list(answer["options"])

    def _of_view(self, kind: str, **more: Any) -> dict[str, Any]:
        """A delivery about the modal."""
        modal = self.form
        view = {**modal.view, "id": modal.id, "hash": modal.hash, "state": modal.state}
        who = {"id": self.user, "name": "mia", "team_id": self.team}
        trigger = self.slack.views.trigger(self.user)
        return {"type": kind, "team": {"id": self.team}, "user": who, "view": view, "trigger_id": trigger, **more}

    async def _answered(self, path: str, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        """Deliver a body and give what the acknowledgement says."""
        if self._app is None:
            answer = (await self.slack.send_envelope(kind, body, self.connection)).get("payload") or {}
            return dict(answer)
        response = await self.request(path, encoded(kind, body))
        assert response.status_code == 200
        return dict(response.json()) if response.content else {}

    async def deliver(self, path: str, kind: str, body: dict[str, Any]) -> int:
        """Deliver a body: over HTTP, signed, or over the socket."""
        self._last = (path, kind, body)
        return await self._delivered({})

    async def again(self, number: int = 1) -> int:
        """Deliver the last body once more, marked as a retry."""
        return await self._delivered({"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"})

    async def also(self, other: SlackDriver, *, is_retry: bool = False) -> int:
        """Let another process get this person's last delivery too."""
        other._last = self._last
        return await (other.again() if is_retry else other._delivered({}))

    async def _delivered(self, headers: dict[str, str]) -> int:
        path, kind, body = self._last
        if self.is_down:
            return 0
        if self._app is None:
            await self.slack.send_envelope(kind, body, self.connection)
            return 200
        return (await self.request(path, encoded(kind, body), headers=headers)).status_code

    async def request(
        self,
        path: str,
        body: bytes,
        *,
        stamp: str = "",
        signed: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send bytes to a request URL: signed now with the right secret, unless told otherwise."""
        assert self._app is not None
        stamp = stamp or str(int(time.time()))
        kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
        sent = {"content-type": kind, "x-slack-request-timestamp": stamp, **(headers or {})}
        sent["x-slack-signature"] = signature(body, stamp) if signed is None else signed
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="https://scout.example.com") as client:
            return await client.post(f"/slack/{path}", content=body, headers=sent)

    def _sees(self, shown: Shown) -> bool:
        return shown.only_for in {"", self.user} and shown.channel in {self.channel, ALONE.get(self.user, "")}


def encoded(kind: str, body: Mapping[str, Any]) -> bytes:
    """A delivery's bytes as Slack sends them over HTTP."""
    match kind:
        case "slash_commands":
            return urlencode(body).encode()
        case "interactive":
            return urlencode({"payload": json.dumps(body)}).encode()
        case _:
            return json.dumps(body).encode()
