"""Files into Feishu and out of it: a file is uploaded first, and a message then shows it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from bot.feishu.calls import Form, TenantCalls, part, text
from bot.feishu.codes import UNSCOPED
from bot.feishu.markup import nameless, typed
from handlers.chat import DROPPED_BYTES_MOST, NO_ANSWER, UNREACHABLE, ChatError

FILE_BYTES_MOST = 30_000_000
"""Feishu takes files of up to 30 MB ("Upload file", im/v1), whichever megabytes it means."""

NAME_MOST = 255
"""Characters of a file's name that are read, its ending among them: no machine has longer ones."""

_log = logging.getLogger(__name__)
_TYPES = {
    **{".doc": "doc", ".docx": "doc", ".pdf": "pdf"},
    **{".ppt": "ppt", ".pptx": "ppt", ".xls": "xls", ".xlsx": "xls"},
}
"""What Feishu calls a file by its ending; all others are a `stream`.

Sounds and films too: uploaded as what they are, they could not stand in a file message ("Send message", code 230055).
"""

_UNSHOWN = UNSCOPED | {"230027"}
"""Messages that a permission would show: Feishu names it in the first case and calls it necessary in the other."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a person sent as the message `message`."""

    message: str
    key: str
    name: str
    size: int


async def upload(calls: TenantCalls, name: str, content: Path) -> str:
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
    key = text(part(told, "data"), "file_key")
    if not key:
        raise ChatError("Feishu's answer about a file names none.", code=UNREACHABLE)
    return key


def shown_by(message: str, content: str) -> tuple[Sent, ...]:
    """The file that the content of a file message names, as `{"file_key": "file_v2_…", "file_name": "links.csv"}`."""
    try:
        told = json.loads(content)
    except ValueError:
        return ()
    key = told.get("file_key") if isinstance(told, Mapping) else None
    if not isinstance(key, str) or not key:
        return ()
    size = text(told, "file_size")
    return (
        Sent(
            message, key, text(told, "file_name")[-NAME_MOST:], int(size) if size.isdecimal() and len(size) < 15 else 0
        ),
    )


@dataclass(frozen=True, slots=True)
class Parent:
    """The message that another one replies to: the files that it is, and what it says.

    `unread` is the permission without which Feishu does not show it, where that is why both are empty.
    """

    files: tuple[Sent, ...] = ()
    text: str = ""
    unread: str = ""


async def parent_of(calls: TenantCalls, message: str, *, is_direct: bool) -> Parent:
    """The message `message`, if Feishu shows it: in groups only with `im:message.group_msg`."""
    try:
        told = await calls.call("the message replied to", "GET", f"/im/v1/messages/{quote(message, safe='')}")
    except ChatError as error:
        _log.info("A message replied to is not shown. action=feishu_parent_unknown code=%s", error.code)
        needed = "im:message:readonly" if is_direct else "im:message.group_msg"
        return Parent(unread=needed if error.code in _UNSHOWN else "")
    items = part(told, "data").get("items")
    found = part({"item": items[0] if isinstance(items, list) and items else {}}, "item")
    kind, content = text(found, "msg_type"), text(part(found, "body"), "content")
    if kind == "file":
        return Parent(files=shown_by(message, content))
    return Parent(text=nameless(typed(content, kind)) if kind in {"text", "post"} else "")


async def download(calls: TenantCalls, sent: Sent) -> bytes:
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
