"""A dropped file, fetched and read, and how it is said that it was not."""

from __future__ import annotations

import asyncio
import logging

from handlers.chat import DROPPED_BYTES_MOST, ChatError, DroppedFile
from handlers.collecting.preview import too_much
from handlers.dropped import Drop, UnreadableDrop, read_drop
from handlers.messages.problem import Problem
from handlers.pasted import TooMuchPasted

UNREAD = (UnreadableDrop, TooMuchPasted, ChatError)
"""What reading a dropped file raises; `unread` words it."""

log = logging.getLogger(__name__)


async def read_file(file: DroppedFile) -> Drop:
    """A dropped file, fetched and read. Raises `UNREAD`."""
    content = await file.read()
    return await asyncio.to_thread(read_drop, file.name, content)


def unread(file: DroppedFile, why: Exception) -> Problem:
    """Why a dropped file was not read; `why` is of the kinds `UNREAD`."""
    match why:
        case UnreadableDrop():
            return Problem(f"file-{why.why}", {"file": file.name, **why.values})
        case TooMuchPasted():
            return too_much(why)
        case ChatError():
            log.info("A dropped file was not fetched. action=file code=%s error=%s", why.code, why)
            return _unfetched(file, why)
        case _:
            raise why


def _unfetched(file: DroppedFile, refused: ChatError) -> Problem:
    if refused.kind == "too_large":
        return Problem("file-large", {"file": file.name, "most": DROPPED_BYTES_MOST // 1_000_000})
    return Problem("file-unfetched", {"file": file.name})
