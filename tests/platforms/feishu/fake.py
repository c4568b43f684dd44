"""The fake's server side: the API, the long connection, and the rules for cards that stand in chats."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

from bot.feishu.pace import Pace
from bot.settings import Settings, read_settings
from tests.platforms.feishu import wire
from tests.platforms.feishu.cards import Refused
from tests.platforms.feishu.limits import Limits, SharedPace, Time, is_counted
from tests.platforms.feishu.messages import Shown, Trouble
from tests.platforms.feishu.tenant import APP, BOT, KEY, SECRET, TENANT, TOKEN, Tenant

__all__ = ["APP", "BOT", "KEY", "SECRET", "TENANT", "TOKEN", "FakeFeishu"]


class FakeFeishu(Tenant):
    """One Feishu tenant with one app; use it as `async with FakeFeishu(clock) as feishu`.

    It keeps every call in `calls` and every card in `messages`. It answers as Feishu does to cards over their limits
    or with properties that it does not know, to edits of private, old or missing cards, to repeated uuids, to spent
    tokens and to scopes not granted. `refuse`, `slow_down`, `hang_up_after`, `garble` and
    `cut` make trouble. It keeps Feishu's limits of calls a second by its `time`, which Scout keeps to with its `pace`.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(clock)
        self.is_other_domain = False
        self.endpoints_asked = 0
        self.client_settings = {"ReconnectCount": -1, "ReconnectInterval": 1, "ReconnectNonce": 0, "PingInterval": 120}
        self.time = Time(clock)
        self.limits = Limits(self.time)
        self._trouble = Trouble()
        self._frames = count(1)
        self._sockets: list[web.WebSocketResponse] = []
        self._arrived = asyncio.Condition()
        self.connections = 0
        self._acks: dict[str, tuple[asyncio.Future[dict[str, Any]], dict[str, Any]]] = {}
        self._runner: web.AppRunner | None = None
        self.root = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=40_000_000)
        app.router.add_post("/callback/ws/endpoint", self._endpoint)
        app.router.add_get("/connection", self._connection)
        app.router.add_route("*", "/open-apis/{path:.*}", self._api)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.root = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.cut()
        if self._runner:
            await self._runner.cleanup()

    def settings(self, **chosen: object) -> Settings:
        """Settings that lead here; `chosen` go on top."""
        known = {
            "feishu_app_id": APP,
            "feishu_app_secret": SECRET,
            "feishu_encrypt_key": KEY,
            "feishu_verification_token": TOKEN,
            "feishu_domain": self.root,
        }
        return read_settings(_env_file=None, **{**known, **chosen})

    def pace(self) -> Pace:
        """Scout's own pace by the time of this tenant, where a wait takes no real time."""
        return SharedPace(self.time)

    def called(self, path: str) -> list[dict[str, Any]]:
        """What was sent to one path, in order."""
        return [sent for name, sent in self.calls if name == path]

    def refuse(self, path: str, *codes: str) -> None:
        """Answer the next calls of a path with these error codes."""
        self._trouble.codes.setdefault(path, []).extend(codes)

    def slow_down(self, *seconds: str | None, calls: str = "") -> None:
        """Answer the next calls with 429 and these seconds until the limit is over, or without a word on that.

        Where only some `calls` are meant, their method and path begin so: `PATCH im/v1/messages/`.
        """
        self._trouble.waits.extend((calls, each) for each in seconds)

    def hang_up_after(self, path: str) -> None:
        """Do what the next call of a path asks, and close the connection instead of answering."""
        self._trouble.hang_ups.append(path)

    def garble(self, path: str, status: int, body: str, *, times: int = 1) -> None:
        """Do what the next calls of a path ask, and answer with something else, called JSON."""
        self._trouble.garbled[path] = [(status, body)] * times

    async def connected(self, times: int = 1) -> None:
        """Wait until the client has connected so many times."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: self.connections >= times)

    async def asked(self, times: int) -> None:
        """Wait until the client has asked so many times where to connect."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: self.endpoints_asked >= times)

    async def cut(self) -> None:
        """Close every long connection."""
        sockets, self._sockets = self._sockets, []
        for socket in sockets:
            await socket.close()

    async def push(self, payload: dict[str, Any], *, parts: int = 1) -> dict[str, Any]:
        """Deliver over the long connection, in so many frames, and wait for the acknowledgement."""
        await self.connected()
        number = next(self._frames)
        raw = json.dumps(payload).encode()
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._acks[f"m{number}"] = answer, payload
        size = -(-len(raw) // parts)
        for place in range(parts):
            piece = raw[place * size : (place + 1) * size]
            await self._sockets[-1].send_bytes(wire.data_frame(number, piece, total=parts, place=place))
        return await answer

    async def _api(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        sent = await _arguments(request)
        self.calls.append((f"{request.method} {path}", sent))
        place, is_within = self.place_of(path, sent), True
        if is_counted(request.method, path):
            await self.time.comes_in()
            tenant = self.tenant_of(request.headers.get("Authorization", ""))
            is_within = self.limits.take(request.method, path, place, tenant)
        await self.line.passes(place)
        told_to = next((one for one in self._trouble.waits if f"{request.method} {path}".startswith(one[0])), None)
        if told_to and not path.startswith("auth/"):
            self._trouble.waits.remove(told_to)
            seconds = told_to[1]
            headers = {} if seconds is None else {"x-ogw-ratelimit-reset": seconds, "x-ogw-ratelimit-limit": "50"}
            told = {"code": 99991400, "msg": "request trigger frequency limit"}
            return web.json_response(told, status=429, headers=headers)
        if not is_within:
            told = {"code": 99991400, "msg": "request trigger frequency limit"}
            return web.json_response(told, status=429, headers={"x-ogw-ratelimit-reset": "1"})
        try:
            answer = self._answer(request, path, sent)
        except Refused as error:
            return web.json_response({"code": int(error.code), "msg": str(error)}, status=400)
        except PermissionError as error:
            return web.json_response(_unscoped(str(error)), status=400)
        if path in self._trouble.hang_ups and request.transport:
            self._trouble.hang_ups.remove(path)
            request.transport.abort()
        if self._trouble.garbled.get(path):
            status, body = self._trouble.garbled[path].pop()
            return web.Response(status=status, text=body, content_type="application/json")
        if isinstance(answer, bytes):
            return web.Response(body=answer, content_type="application/octet-stream")
        return web.json_response({"code": 0, "msg": "success", **answer})

    def _answer(self, request: web.Request, path: str, sent: dict[str, Any]) -> dict[str, Any] | bytes:
        if self._trouble.codes.get(path):
            code = self._trouble.codes[path].pop(0)
            if code == "99991672":
                raise PermissionError("im:message:send_as_bot")
            raise Refused("refused", code)
        if path == "auth/v3/tenant_access_token/internal":
            return self.new_token(sent)
        token = self.token_of_a_store_app(path, sent)
        if token is not None:
            return token
        self.check_token(request.headers.get("Authorization", ""), path)
        content = self.resource(path)
        return self.answer(request.method, path, dict(request.query), sent) if content is None else content

    async def _endpoint(self, request: web.Request) -> web.Response:
        sent = await request.json()
        async with self._arrived:
            self.endpoints_asked += 1
            self._arrived.notify_all()
        if self.is_other_domain:
            return web.json_response({"code": 1000040351, "msg": "Incorrect domain name"})
        if sent.get("AppSecret") != SECRET:
            return web.json_response({"code": 10014, "msg": "app secret invalid"})
        url = f"{self.root.replace('http', 'ws')}/connection?device_id=d1&service_id=1"
        data = {"URL": f"{url}&access_key=ak-secret&ticket=tk-secret", "ClientConfig": self.client_settings}
        return web.json_response({"code": 0, "msg": "", "data": data})

    async def _connection(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        async with self._arrived:
            self.connections += 1
            self._arrived.notify_all()
        async for message in socket:
            if message.type is WSMsgType.BINARY:
                await self._received(socket, message.data)
        return socket

    async def _received(self, socket: web.WebSocketResponse, raw: bytes) -> None:
        kind, answers, content = wire.read(raw)
        if kind == "ping":
            with suppress(ConnectionError):
                await socket.send_bytes(wire.pong(self.client_settings))
        elif answers in self._acks:
            answer, payload = self._acks.pop(answers)
            self.answered(payload, content)
            answer.set_result(content)

    @property
    def last(self) -> Shown:
        """The card that was posted or changed last."""
        return max(self.messages, key=lambda shown: shown.changed)


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return {name: part.file.read() if isinstance(part, web.FileField) else part for name, part in form.items()}
    return dict(await request.json()) if request.can_read_body else {}


def _unscoped(scope: str) -> dict[str, Any]:
    violations = [{"type": "action_scope_required", "subject": scope}]
    return {"code": 99991672, "msg": f"Access denied. [{scope}]", "error": {"permission_violations": violations}}
