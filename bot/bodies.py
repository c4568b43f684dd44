"""Reading the body of a delivery, whoever sends it: never more of it than any real one has."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request

BODY_MOST = 1_000_000
"""Bytes. Feishu's longest message is 150 KB, a third more when encrypted; Slack's largest deliveries quote the message
that was pressed, some tens of thousands."""


async def body_of(request: Request, most: int = BODY_MOST) -> bytes | None:
    """The whole body, or None where it is longer than `most` bytes or its sender went away."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > most:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)
