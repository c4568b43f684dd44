"""Slack's three request URLs. What is not signed by Slack is refused before anything reads it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import orjson
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.bodies import body_of
from bot.slack.listen import Listener
from bot.works import Work, Works

PATHS = ("/slack/commands", "/slack/interactivity", "/slack/events")


class Web:
    """Receives signed deliveries over HTTP and starts their work once the response is sent."""

    def __init__(self, signing_secret: str, listener: Listener, works: Works) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._listener = listener
        self._works = works

    @property
    def routes(self) -> list[BaseRoute]:
        """The routes of the ASGI app."""
        return [Route(path, self._receive, methods=["POST"]) for path in PATHS]

    async def _receive(self, request: Request) -> Response:
        body = await body_of(request)
        if body is None:
            return _refusal(413, "too large")
        if not self._is_signed(request, body):
            return _refusal(401, "invalid request")
        try:
            delivery = _delivery(body)
        except ValueError:  # neither JSON nor UTF-8
            return _refusal(400, "invalid request")
        answer, works = await self._listener.take(delivery)
        response = to_starlette_response(answer)
        response.background = BackgroundTask(self._start, works)
        return response

    async def _start(self, works: list[Work]) -> None:
        self._works.start(works)

    def _is_signed(self, request: Request, body: bytes) -> bool:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdecimal() and signature.isascii() and len(stamp) < 16):
            return False
        try:
            return bool(self._verifier.is_valid(body, stamp, signature))
        except UnicodeDecodeError:
            return False


def _delivery(body: bytes) -> dict[str, Any]:
    """What a body says: an event is JSON, a press is JSON in a form, a command is the form. Raises `ValueError`."""
    if body.startswith(b"{"):
        told = orjson.loads(body)
    else:
        form = dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
        told = form if "command" in form else orjson.loads(form.get("payload", "{}"))
    if not isinstance(told, dict):
        raise ValueError("a delivery is an object")  # noqa: TRY004  # one kind of refusal for every malformed body
    return told


def _refusal(status: int, word: str) -> Response:
    return JSONResponse({"error": word}, status_code=status)
