"""The files of the fake workspace: the three steps of an upload, and what people dropped."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from tests.platforms.slack.blocks import Refused


@dataclass(frozen=True)
class SharedFile:
    """A file that stands in a channel, as people see it."""

    id: str
    channel: str
    thread: str
    name: str
    content: bytes
    comment: str
    shared_at: float


@dataclass
class _Place:
    """What `files.getUploadURLExternal` promised room for."""

    name: str
    length: int
    content: bytes | None = None
    is_shared: bool = False
    looks: int = 0


class Drive:
    """Files uploaded by the app in `shared`; files dropped by people are served to who has the token."""

    def __init__(self, token: str, clock: Callable[[], datetime]) -> None:
        self.root = ""
        self.shared: list[SharedFile] = []
        self.answers_pages = False
        self.takes_nothing = False
        self.looks_into_pictures_after = 0
        """How often `files.info` is asked before it tells what a picture is."""
        self.opened: list[str] = []
        """The authorization that each request for a file came with."""
        self._token, self._clock = token, clock
        self._places: dict[str, _Place] = {}
        self._dropped: dict[str, bytes] = {}

    def routes(self) -> list[web.RouteDef]:
        """The file host's routes."""
        return [web.post("/upload/v1/{file}", self._receive), web.get("/files-pri/{file}/{name}", self._serve)]

    def drop(self, name: str, content: bytes) -> dict[str, Any]:
        """Keep a file of a person's; gives what an event tells of it."""
        file = f"F{len(self._dropped) + 1}DROP"
        self._dropped[file] = content
        url = f"{self.root}/files-pri/{file}/{len(content)}"
        told = {"id": file, "name": name, "title": name, "mode": "hosted", "size": len(content)}
        return {**told, "url_private": url, "url_private_download": url}

    def place(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`files.getUploadURLExternal`."""
        length = int(sent.get("length") or 0)
        if not length or not sent.get("filename"):
            raise Refused("missing_argument")
        file = f"F{len(self._places) + 1}UP"
        self._places[file] = _Place(str(sent["filename"]), length)
        return {"file_id": file, "upload_url": f"{self.root}/upload/v1/{file}"}

    def share(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`files.completeUploadExternal`, for a channel that the app is in; a person's id is none."""
        if (sent.get("channel_id") or "").startswith(("U", "W")):
            raise Refused("channel_not_found")
        files = json.loads(sent["files"])
        for told in files:
            place = self._places.get(told["id"])
            if place is None or place.content is None or place.is_shared:
                raise Refused("file_not_found")
            place.is_shared = True
            if not sent.get("channel_id"):
                continue
            self.shared.append(
                SharedFile(
                    told["id"],
                    sent["channel_id"],
                    sent.get("thread_ts") or "",
                    told.get("title") or place.name,
                    place.content,
                    sent.get("initial_comment") or "",
                    self._clock().timestamp(),
                )
            )
        return {"files": files}

    def info(self, file: str) -> dict[str, Any]:
        """`files.info` of a file that the app uploaded."""
        place = self._places.get(file)
        if place is None or not place.is_shared:
            raise Refused("file_not_found")
        place.looks += 1
        return {"file": {"id": file, "name": place.name, "mimetype": "image/png" if self._is_seen(place) else ""}}

    def picture(self, file: str) -> bytes:
        """The content of a picture that a message may show."""
        place = self._places.get(file)
        if place is None or not place.is_shared or not self._is_seen(place):
            raise Refused("invalid_blocks", "invalid slack file")
        return place.content or b""

    def _is_seen(self, place: _Place) -> bool:
        is_picture = (place.content or b"").startswith(b"\x89PNG\r\n\x1a\n")
        return is_picture and place.looks > self.looks_into_pictures_after

    def listed(self, sent: dict[str, Any], bot: str) -> dict[str, Any]:
        """`files.list`: the newest first, by pages; those of the app if it asks for its own."""
        known = [
            {"id": file.id, "name": file.name, "title": file.name, "user": bot, "created": int(file.shared_at)}
            for file in reversed(self.shared)
            if file.channel == sent["channel"] and file.shared_at >= float(sent.get("ts_from") or 0)
            if sent.get("user") in {None, "", bot}
        ]
        size = int(sent.get("count") or 100)
        pages = max(-(-len(known) // size), 1)
        return {"files": known[:size], "paging": {"count": size, "total": len(known), "page": 1, "pages": pages}}

    async def _receive(self, request: web.Request) -> web.Response:
        place = self._places.get(request.match_info["file"])
        content = await request.read()
        if self.takes_nothing:
            return web.Response(status=503)
        if place is None or len(content) != place.length:
            return web.Response(status=400, text="the length is not the one that was asked for")
        place.content = content
        return web.Response(text=f"OK - {place.length}")

    async def _serve(self, request: web.Request) -> web.Response:
        authorization = request.headers.get("Authorization", "")
        self.opened.append(authorization)
        if self.answers_pages or authorization != f"Bearer {self._token}":
            return web.Response(status=302, headers={"Location": f"{self.root}/signin"})
        return web.Response(body=self._dropped[request.match_info["file"]], content_type="application/octet-stream")
