"""Pictures for invented creators, drawn by the service itself, so that no picture is asked of anybody else.

A picture follows from platform and id alone: a pattern of squares, the same on both sides, in a colour of its own.
"""

from __future__ import annotations

import colorsys
import hashlib
import re
import struct
import zlib

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.contract.platforms import Platform

PATH = "/avatars"

SIDE = 144
"""Pixels of a picture's side."""

_SQUARES, _SQUARE, _MARGIN = 5, 24, 12
_PAPER = (240, 240, 240)
_ID = re.compile(r"[\w.-]{1,80}", re.ASCII)
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}


def picture_path(platform: Platform, uid: str) -> str:
    """Where a creator's picture is, below the service's address."""
    return f"{PATH}/{platform.value}/{uid}.png"


def picture_route() -> Route:
    """The public route that serves every picture, to GET and HEAD."""

    def serve(request: Request) -> Response:
        """Draw the picture; whoever has one keeps it, since it never changes."""
        platform, uid = request.path_params["platform"], request.path_params["uid"]
        if platform not in set(Platform) or not _ID.fullmatch(uid):
            return PlainTextResponse("There is no such picture.\n", 404)
        return Response(drawn(Platform(platform), uid), headers=_FOR_EVER, media_type="image/png")

    return Route(f"{PATH}/{{platform}}/{{uid}}.png", serve, methods=["GET", "HEAD"], name="picture")


def drawn(platform: Platform, uid: str) -> bytes:
    """The picture of a creator as a PNG of two colours."""
    chosen = hashlib.sha256(f"{platform.value} {uid}".encode()).digest()
    hue, depth = chosen[0] / 256, 0.4 + chosen[1] / 1280
    colour = tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue, depth, 0.55))
    return _png([_row(chosen[2 + number]) for number in range(_SQUARES)], bytes([*_PAPER, *colour]))


def _row(chosen: int) -> bytes:
    """A row of pixels, 1 where there is colour: the right half mirrors the left."""
    half = [chosen >> bit & 1 for bit in range(_SQUARES // 2 + 1)]
    squares = [*half, *half[-2::-1]]
    return bytes(_MARGIN) + b"".join(bytes([square]) * _SQUARE for square in squares) + bytes(_MARGIN)


def _png(rows: list[bytes], palette: bytes) -> bytes:
    margin = bytes(SIDE)
    lines = [margin] * _MARGIN + [row for row in rows for _ in range(_SQUARE)] + [margin] * _MARGIN
    pixels = b"".join(b"\0" + line for line in lines)  # every line begins with its filter, here none
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 3, 0, 0, 0)  # eight bits a pixel, each a number of the palette
    parts = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
