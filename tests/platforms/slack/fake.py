"""The fake's server side: Web API, reply addresses and the socket, and what stands in its channels."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

from tests.platforms.line import Line
from tests.platforms.slack.blocks import Refused, check, elements_of, files_of, pictures_of, text_of
from tests.platforms.slack.drive import Drive
from tests.platforms.slack.grants import Grants
from tests.platforms.slack.scopes import NEEDS_TEAM, OF_METHODS
from tests.platforms.slack.views import Views

TEAM, BOT, DM, BOT_TOKEN = "T1", "UBOT", "D1", "xoxb-test"
ALONE = {"U1": DM, "U2": "D2"}
"""People's direct messages with the bot, by the ids that open them."""

ALL_SCOPES = (
    "commands,chat:write,app_mentions:read,im:history,users:read,users:read.email,files:write,files:read,reactions:read,"
    "channels:read,groups:read"
)


@dataclass
class Shown:
    """A message as it stands in a channel. `only_for` is the one person who sees it, or empty."""

    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    only_for: str = ""
    thread: str = ""
    changed: int = 0
    metadata: dict[str, Any] | None = None

    @property
    def words(self) -> str:
        """What a reader sees, line by line."""
        return text_of(self.blocks) if self.blocks else self.text

    @property
    def labels(self) -> list[str]:
        """What can be pressed or chosen on it; links are left out."""
        elements = list(elements_of(self.blocks))
        links = {each["text"]["text"] for element in elements for each in _pressed_in(element) if each.get("url")}
        return [label for element in elements for label in labels_of(element) if label not in links]

    def control(self, label: str, place: int = 0) -> dict[str, Any]:
        """The button with this label, or the drop-down with an option of it; the one at `place` of several.

        Raises `LookupError`.
        """
        for element in elements_of(self.blocks):
            if label in labels_of(element):
                place -= 1
                if place < 0:
                    return element
        raise LookupError(f"no {label!r} in:\n{self.words}")


def labels_of(element: dict[str, Any]) -> list[str]:
    """The label of a button, or those of a drop-down's options."""
    return [each["text"]["text"] for each in _pressed_in(element)]


def _pressed_in(element: dict[str, Any]) -> list[dict[str, Any]]:
    return [*element.get("options", ()), *([element] if element["type"] == "button" else ())]


@dataclass
class ReplyUrl:
    """A `response_url`: five uses, thirty minutes, tied to a person and to the message that it may replace."""

    channel: str
    user: str
    made_at: datetime
    original: Shown | None = None
    uses: int = 0


@dataclass
class _Trouble:
    """What the fake is told to answer instead of working."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    waits: list[int | None] = field(default_factory=list)
    hang_ups: list[str] = field(default_factory=list)
    garbled: dict[str, tuple[int, str]] = field(default_factory=dict)
    broken_pictures: bool = False
    unknown_blocks: set[str] = field(default_factory=set)


class FakeSlack:
    """One Slack workspace, `T1`, whose bot is `UBOT`; use it as `async with FakeSlack(clock) as slack`.

    It keeps every call in `calls` and every message in `messages`; `last` is the one that changed most recently.
    It answers as Slack does to blocks over its limits, to channels that the bot is not in (`channels` lists the
    ones that it is in; a user's id and `D1`, the direct message with `U1`, always work), to reply addresses used
    five times or for half an hour, to threads that are none, and to scopes not granted. `drive` holds the files.
    `refuse`, `slow_down`, `hang_up_after`, `garble`, `know_no` and `break_pictures` make trouble, and `line` holds
    calls up.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.clock = clock
        self.channels = {"C1", *ALONE.values()}
        self.told: dict[str, dict[str, Any]] = {}
        """What is told of a channel besides the usual, as its name; the bot need not be in one that is told of."""
        self.members: dict[str, set[str]] = {}
        """The people in a channel besides the bot; `U1` where nothing is said."""
        self.scopes = ALL_SCOPES
        self.people: dict[str, dict[str, Any]] = {"U1": person("U1", "Mia", "mia@example.com")}
        self.messages: list[Shown] = []
        self.drive = Drive(BOT_TOKEN, clock)
        self.views = Views(clock)
        self.tokens_used: list[str] = []
        """The token of every call, in order."""
        self.grants = Grants(BOT_TOKEN, TEAM, ALL_SCOPES, clock)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.replies: dict[str, ReplyUrl] = {}
        self.acknowledged: list[str] = []
        self.token_is_good = True
        self.line = Line()
        self._trouble = _Trouble()
        self._numbers = count(1)
        self._sockets: list[web.WebSocketResponse] = []
        self._socket_arrived = asyncio.Event()
        self._acks: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._runner: web.AppRunner | None = None
        self._root = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/api/{method}", self._method)
        app.router.add_post("/reply/{name}", self._reply)
        app.router.add_get("/socket", self._socket)
        app.router.add_routes(self.drive.routes())
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._root = self.drive.root = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for socket in self._sockets:
            await socket.close()
        if self._runner:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """What `SLACK_API_URL` is set to."""
        return f"{self._root}/api/"

    @property
    def last(self) -> Shown:
        """The message that was posted or edited last."""
        return max(self.messages, key=lambda shown: shown.changed)

    def called(self, method: str) -> list[dict[str, Any]]:
        """What was sent to one method, in order."""
        return [sent for name, sent in self.calls if name == method]

    def refuse(self, method: str, *codes: str) -> None:
        """Answer the next calls of a method with these error codes."""
        self._trouble.codes.setdefault(method, []).extend(codes)

    def slow_down(self, *seconds: int | None) -> None:
        """Answer the next calls with 429 and these `Retry-After`, or without one."""
        self._trouble.waits.extend(seconds)

    def hang_up_after(self, method: str) -> None:
        """Do what the next call of a method asks, and close the connection instead of answering."""
        self._trouble.hang_ups.append(method)

    def garble(self, method: str, status: int, body: str) -> None:
        """Do what the next call of a method asks, and answer with something else, called JSON."""
        self._trouble.garbled[method] = status, body

    def break_pictures(self) -> None:
        """From now on no picture can be loaded, which Slack says with `invalid_blocks`."""
        self._trouble.broken_pictures = True

    def know_no(self, *kinds: str) -> None:
        """From now on refuse blocks of these kinds alone, as a workspace does that has not got them yet."""
        self._trouble.unknown_blocks = set(kinds)

    def reply_url(self, channel: str, user: str, original: Shown | None = None) -> str:
        """A new reply address."""
        name = f"r{next(self._numbers)}"
        self.replies[name] = ReplyUrl(channel, user, self.clock(), original)
        return f"{self._root}/reply/{name}"

    async def send_envelope(self, kind: str, payload: Mapping[str, Any], connection: int = -1) -> dict[str, Any]:
        """Deliver over Socket Mode, by the last connection or another, and wait for the acknowledgement."""
        await self._socket_arrived.wait()
        envelope = f"e{next(self._numbers)}"
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        whole = {"type": kind, "envelope_id": envelope, "payload": dict(payload)}
        await self._sockets[connection].send_json(whole)
        return await self._acks[envelope]

    async def has_sockets(self, number: int = 1) -> None:
        """Wait until so many connections were opened."""
        while len(self._sockets) < number:
            self._socket_arrived.clear()
            await self._socket_arrived.wait()

    def put(self, shown: Shown) -> Shown:
        """Let a message stand, as changed just now."""
        shown.changed = next(self._numbers)
        if shown not in self.messages:
            self.messages.append(shown)
        self.line.tell()
        return shown

    def next_ts(self) -> str:
        """A message's time stamp: its id."""
        return f"{int(self.clock().timestamp())}.{next(self._numbers):06d}"

    async def _method(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        sent = await _arguments(request)
        self.calls.append((method, sent))
        await self.line.passes(str(sent.get("channel", "")))
        self.tokens_used.append(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if self._trouble.waits:
            seconds = self._trouble.waits.pop(0)
            headers = {} if seconds is None else {"Retry-After": str(seconds)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        try:
            self.grants.check(method, request.headers.get("Authorization", ""), sent)
            self._permit(method, sent, request.headers.get("Authorization", ""))
            answer = self._answer(method, sent, self.grants.team_of(request.headers.get("Authorization", "")))
            if method in self._trouble.hang_ups and request.transport:
                self._trouble.hang_ups.remove(method)
                request.transport.abort()
            if method in self._trouble.garbled:
                status, body = self._trouble.garbled.pop(method)
                return web.Response(status=status, text=body, content_type="application/json")
            return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": self.scopes})
        except Refused as error:
            return web.json_response({"ok": False, "error": error.code, "detail": str(error)})

    def _answer(self, method: str, sent: dict[str, Any], team: str) -> dict[str, Any]:
        if self._trouble.codes.get(method):
            raise Refused(self._trouble.codes[method].pop(0))
        if not self.token_is_good:
            raise Refused("invalid_auth")
        match method:
            case "auth.test":
                return {
                    "team_id": team,
                    "user_id": BOT,
                    "bot_id": "B1",
                    "team": "Acme",
                    "url": "https://acme.slack.com/",
                }
            case "users.info":
                return self._user(sent)
            case "conversations.info":
                return {"channel": self._channel(sent["channel"])}
            case "users.conversations":
                return self._channels(sent)
            case "conversations.members":
                self._channel(sent["channel"])
                return _page("members", sorted({BOT, *self.members.get(sent["channel"], {"U1"})}), sent)
            case "chat.postMessage":
                return self._post(sent)
            case "chat.postEphemeral":
                return self._post(sent, only_for=sent["user"])
            case "chat.update":
                return self._update(sent)
            case "oauth.v2.access":
                return self.grants.exchanged(sent)
            case "views.publish":
                return self.views.published(_viewed(sent))
            case "views.open":
                return self.views.opened(_viewed(sent))
            case "views.update":
                return self.views.changed(_viewed(sent))
            case "files.getUploadURLExternal":
                return self.drive.place(sent)
            case "files.completeUploadExternal":
                if sent.get("channel_id"):
                    self._check_place(sent["channel_id"], sent.get("thread_ts") or "")
                return self.drive.share(sent)
            case "files.info":
                return self.drive.info(sent["file"])
            case "files.list":
                self._check_place(sent["channel"], "")
                return self.drive.listed(sent, BOT)
            case "conversations.history" | "conversations.replies":
                return self._past(sent)
            case "apps.connections.open":
                return {"url": f"{self._root.replace('http', 'ws')}/socket?ticket=secret-ticket"}
            case _:
                raise Refused("unknown_method", method)

    def _permit(self, method: str, sent: dict[str, Any], authorization: str) -> None:
        scopes = OF_METHODS.get(method, frozenset())
        if scopes and not scopes & set(self.scopes.split(",")):
            raise Refused("missing_scope", method)
        if method in NEEDS_TEAM and self.grants.team_of(authorization).startswith("E") and not sent.get("team_id"):
            raise Refused("missing_argument", "team_id")

    def _need(self, scope: str) -> None:
        if scope not in self.scopes.split(","):
            raise Refused("missing_scope", scope)

    def _user(self, sent: dict[str, Any]) -> dict[str, Any]:
        if sent["user"] not in self.people:
            raise Refused("user_not_found")
        user = json.loads(json.dumps(self.people[sent["user"]]))
        if "users:read.email" not in self.scopes.split(","):
            user["profile"].pop("email", None)
        return {"user": user}

    def _channel(self, channel: str) -> dict[str, Any]:
        self._need("channels:read" if channel.startswith("C") else "groups:read")
        if channel not in self.channels and channel not in self.told:
            raise Refused("channel_not_found")
        is_member, usual = channel in self.channels, {"id": channel, "is_archived": False, "is_ext_shared": False}
        return {**usual, "is_private": channel.startswith("G"), "is_member": is_member, **self.told.get(channel, {})}

    def _channels(self, sent: dict[str, Any]) -> dict[str, Any]:
        known = [self._channel(channel) for channel in sorted(self.channels) if not channel.startswith("D")]
        return _page("channels", [each for each in known if not each["is_archived"]], sent)

    def _post(self, sent: dict[str, Any], only_for: str = "") -> dict[str, Any]:
        channel = sent["channel"] if only_for else ALONE.get(sent["channel"], sent["channel"])
        thread = sent.get("thread_ts") or ""
        self._check_place(channel, thread)
        self._accept(sent, is_private=bool(only_for))
        shown = Shown(channel, self.next_ts(), sent.get("text", ""), sent.get("blocks", []), only_for, thread)
        shown.metadata = sent.get("metadata")
        self.put(shown)
        return {"message_ts": shown.ts} if only_for else {"channel": channel, "ts": shown.ts}

    def _check_place(self, channel: str, thread: str) -> None:
        if channel not in self.channels:
            raise Refused("not_in_channel" if channel.startswith("C") else "channel_not_found")
        if any(shown.ts == thread and shown.thread for shown in self.messages):
            raise Refused("thread_not_found", "a reply is no parent")

    def _past(self, sent: dict[str, Any]) -> dict[str, Any]:
        self._need("im:history" if sent["channel"].startswith("D") else "channels:history")
        self._check_place(sent["channel"], "")
        oldest, thread = float(sent.get("oldest") or 0), sent.get("ts") or ""
        known = [
            shown
            for shown in reversed(self.messages)
            if (shown.channel, shown.only_for, shown.thread) == (sent["channel"], "", thread)
            if float(shown.ts) > oldest
        ]
        begin, size = int(sent.get("cursor") or 0), int(sent.get("limit") or 100)
        told: list[dict[str, Any]] = [{"type": "message", "ts": shown.ts, "text": shown.text} for shown in known]
        if str(sent.get("include_all_metadata")).lower() in {"1", "true"}:
            for each, shown in zip(told, known, strict=True):
                each.update({"metadata": shown.metadata} if shown.metadata else {})
        cursor = str(begin + size) if begin + size < len(told) else ""
        return {"messages": told[begin : begin + size], "response_metadata": {"next_cursor": cursor}}

    def _update(self, sent: dict[str, Any]) -> dict[str, Any]:
        for shown in self.messages:
            if (shown.channel, shown.ts, shown.only_for) == (sent["channel"], sent["ts"], ""):
                self._accept(sent)
                shown.text, shown.blocks = sent["text"], sent["blocks"]
                self.put(shown)
                return {"channel": shown.channel, "ts": shown.ts}
        raise Refused("message_not_found")

    def _accept(self, sent: dict[str, Any], *, is_private: bool = False) -> None:
        if not sent.get("text"):
            raise Refused("no_text")
        check(sent.get("blocks", []))
        unknown = self._trouble.unknown_blocks & {block["type"] for block in sent.get("blocks", [])}
        if unknown:
            raise Refused("invalid_blocks", f"unsupported type: {unknown}")
        if self._trouble.broken_pictures and list(pictures_of(sent.get("blocks", []))):
            raise Refused("invalid_blocks", "downloading image failed")
        for file in files_of(sent.get("blocks", [])):
            if is_private:
                raise Refused("invalid_blocks", "what one person sees for a while shows no file")
            self.drive.picture(file)

    async def _reply(self, request: web.Request) -> web.Response:
        reply, sent = self.replies[request.match_info["name"]], await request.json()
        self.calls.append(("response_url", sent))
        reply.uses += 1
        if reply.uses > 5:
            return web.Response(status=404, text="used_url")
        if self.clock() - reply.made_at > timedelta(minutes=30):
            return web.Response(status=404, text="expired_url")
        try:
            self._replied(reply, sent)
        except Refused as error:
            return web.Response(status=400, text=error.code)
        return web.Response(text="ok")

    def _replied(self, reply: ReplyUrl, sent: dict[str, Any]) -> None:
        if sent.get("delete_original"):
            if reply.original in self.messages:
                self.messages.remove(reply.original)
            return
        self._accept(sent, is_private=True)
        if sent.get("replace_original") and reply.original is not None:
            reply.original.text, reply.original.blocks = sent["text"], sent["blocks"]
            self.put(reply.original)
            return
        shown = Shown(reply.channel, self.next_ts(), sent["text"], sent["blocks"], only_for=reply.user)
        self.put(shown)
        reply.original = reply.original or shown

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._socket_arrived.set()
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                answer = json.loads(message.data)
                self.acknowledged.append(answer["envelope_id"])
                self._acks[answer["envelope_id"]].set_result(answer)
        return socket

    async def ask_to_reconnect(self) -> None:
        """Tell the app that its connection will be closed, as Slack does every few hours."""
        self._socket_arrived.clear()
        await self._sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self._socket_arrived.wait()


def person(user: str, name: str, email: str = "", **more: Any) -> dict[str, Any]:
    """A row of `users.info`."""
    profile = {"display_name": name, "real_name": name, **({"email": email} if email else {})}
    told = {"id": user, "team_id": TEAM, "name": name.lower(), "locale": "en-US", "tz": "Europe/London"}
    return {**told, "profile": profile, **more}


def _viewed(sent: dict[str, Any]) -> dict[str, Any]:
    """The arguments with the view as an object, which slack_sdk sends as text."""
    view = sent["view"]
    return {**sent, "view": json.loads(view) if isinstance(view, str) else view}


def _page(name: str, all_of: list[Any], sent: dict[str, Any]) -> dict[str, Any]:
    """A page of a list, with the cursor of the next one."""
    begin = int(sent.get("cursor") or 0)
    end = begin + int(sent.get("limit") or 100)
    cursor = str(end) if end < len(all_of) else ""
    return {name: all_of[begin:end], "response_metadata": {"next_cursor": cursor}}


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **(await request.post())}
