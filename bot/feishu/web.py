"""Feishu's two request URLs, for events and for card callbacks. Both take both, behind the same gate."""

from __future__ import annotations

import logging

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.bodies import body_of
from bot.feishu import sdk
from bot.feishu.callback import Callback
from bot.feishu.gate import Gate, Refused
from bot.feishu.listen import Listener
from bot.feishu.noting import noting
from bot.works import Work, Works

PATHS = ("/feishu/events", "/feishu/card")

_log = logging.getLogger(__name__)


class Web:
    """Receives deliveries over HTTP and starts their work once the response is sent."""

    def __init__(self, gate: Gate, listener: Listener, works: Works) -> None:
        self._gate = gate
        self._listener = listener
        self._works = works

    @property
    def routes(self) -> list[BaseRoute]:
        """The routes of the ASGI app."""
        return [Route(path, self._receive, methods=["POST"]) for path in PATHS]

    async def _receive(self, request: Request) -> Response:
        body = await body_of(request)
        if body is None:
            return _refusal(413)
        try:
            admitted = self._gate.admit(body, request.headers)
        except Refused as refused:
            _log.warning("A delivery is not let in. action=feishu_refused reason=%s", refused)
            return _refusal(refused.status)
        if admitted.event_type == "url_verification":
            return JSONResponse({"challenge": admitted.challenge})
        if not self._listener.knows(admitted.event_type):
            return JSONResponse({})
        return await self._dispatched(request, admitted.plain)

    async def _dispatched(self, request: Request, plain: bytes) -> Response:
        raw = sdk.part("lark_oapi.core.model").RawRequest()
        raw.uri, raw.body, raw.headers = request.url.path, plain, {}
        with noting() as noted:
            told = self._listener.dispatcher.do(raw)
        if told.status_code != 200:
            return _refusal(400)
        if noted.callback is not None:
            self._works.start(noted.works)
            answer = await noted.callback.closes()
            return JSONResponse(answer, background=BackgroundTask(_sent, noted.callback))
        background = BackgroundTask(self._start, noted.works)
        return Response(told.content, media_type="application/json", background=background)

    async def _start(self, works: list[Work]) -> None:
        self._works.start(works)


async def _sent(callback: Callback) -> None:
    callback.sent()


def _refusal(status: int) -> Response:
    return JSONResponse({"msg": "invalid request"}, status_code=status)
