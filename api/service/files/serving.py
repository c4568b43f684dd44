"""Stored files over HTTP: a valid link gives the file, whole or in parts; anything else says briefly why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.contract.tasks import Format
from api.service.exports.page import POLICY
from api.service.files.links import PATH
from api.service.files.store import File, Files

MEDIA_TYPES: Mapping[Format, str] = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
}

_ALWAYS = {
    "Cache-Control": "private",
    "Referrer-Policy": "no-referrer",  # the address is the key to the file
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]")
_PAGE = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"  # its links open; it has no share in the service's origin
}
_NOTHING = {"Content-Security-Policy": "default-src 'none'"}


def file_route(files: Files) -> Route:
    """The route that serves the links which `files` makes, to GET and HEAD."""

    def serve(request: Request) -> Response:
        """Find the file; the database may keep it waiting, so Starlette calls it in a thread."""
        _without_unknown_ranges(request)
        return _answer(files, request.path_params["file_id"], request.query_params)

    return Route(f"{PATH}/{{file_id}}", serve, methods=["GET", "HEAD"], name="file")


def _answer(files: Files, file_id: str, query: Mapping[str, str]) -> Response:
    if not files.links.admits(file_id, query.get("expires", ""), query.get("signature", "")):
        return _refusal(403, "This link has expired or is not valid. Ask for a new one.")
    file = files.linked(file_id)
    if file is None or not file.path.is_file():
        return _refusal(404, "This file is not here any more.")
    return _response(file)


def _without_unknown_ranges(request: Request) -> None:
    """Take away a `Range` in another unit than bytes, which a server is to ignore (RFC 9110, 14.2)."""
    if not request.headers.get("range", "bytes=").strip().lower().startswith("bytes="):
        request.scope["headers"] = [(name, value) for name, value in request.scope["headers"] if name != b"range"]


def _response(file: File) -> Response:
    is_page = file.format is Format.HTML
    named = {"Content-Disposition": _disposition("inline" if is_page else "attachment", file)}
    return FileResponse(
        file.path,
        headers={**_ALWAYS, **named, **(_PAGE if is_page else _NOTHING)},
        media_type=MEDIA_TYPES[file.format],
    )


def _disposition(kind: str, file: File) -> str:
    """The name to save a file under, and a plain one for programs that know no other (RFC 6266, appendix D)."""
    plain = _NOT_PLAIN.sub("_", file.name)
    if plain == file.name:
        return f'{kind}; filename="{plain}"'
    plain = plain if plain.strip("_. ") != file.format.value else f"export.{file.format.value}"
    return f"{kind}; filename=\"{plain}\"; filename*=utf-8''{quote(file.name, safe='')}"


def _refusal(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status, {**_ALWAYS, **_NOTHING, "Cache-Control": "no-store"})
