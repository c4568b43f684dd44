"""Files into Feishu and out of it: a file is uploaded first, and a message then shows it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from bot.feishu.calls import FeishuCalls, Form, part, text
from handlers.chat import DROPPED_BYTES_MOST, NO_ANSWER, UNREACHABLE, ChatError

FILE_BYTES_MOST = 30_000_000
"""Feishu takes files of up to 30 MB (features ii), whichever megabytes it means."""

_TYPES = {
    **{".doc": "doc", ".docx": "doc", ".mp4": "mp4", ".opus": "opus", ".pdf": "pdf"},
    **{".ppt": "ppt", ".pptx": "ppt", ".xls": "xls", ".xlsx": "xls"},
}
"""What Feishu calls a file by its ending; all others are a `stream`."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a person sent as the message `message`."""

    message: str
    key: str
    name: str
    size: int


async def upload(calls: FeishuCalls, name: str, content: Path) -> str:
    """Give Feishu a file; returns the key under which a message shows it. Nobody sees it before.

    Raises `ChatError`.
    """
    size = (await asyncio.to_thread(content.stat)).st_size
    if size > FILE_BYTES_MOST:
        reason = f"The file has {size} bytes; Feishu takes 30 MB."
        raise ChatError(reason, code="too_large", permanent=True, kind="too_large")
    if not size:
        raise ChatError("Feishu takes no empty files.", code="empty_file", permanent=True, kind="no_uploads")
    fields = {"file_type": _TYPES.get(PurePosixPath(name).suffix.lower(), "stream"), "file_name": name}
    with await asyncio.to_thread(content.open, "rb") as opened:
        try:
            told = await calls.call("a file", "POST", "/im/v1/files", form=Form(fields, opened))
        except ChatError as error:
            raise _meant(error) from error
    return text(part(told, "data"), "file_key")


async def download(calls: FeishuCalls, sent: Sent) -> bytes:
    """The content of a file that a person sent. Raises `ChatError`."""
    if sent.size > DROPPED_BYTES_MOST:
        raise ChatError("The file is too large.", code="too_large", permanent=True, kind="too_large")
    path = f"/im/v1/messages/{quote(sent.message, safe='')}/resources/{quote(sent.key, safe='')}"
    return await calls.content("a dropped file", path, {"type": "file"}, DROPPED_BYTES_MOST)


def _meant(error: ChatError) -> ChatError:
    """What a refusal means for a file, which can be uploaded again even if it has arrived."""
    code = UNREACHABLE if error.code == NO_ANSWER else error.code
    kind = error.kind or ("no_uploads" if error.permanent else "")
    return ChatError(str(error), code=code, permanent=error.permanent, wait=error.wait, kind=kind)
