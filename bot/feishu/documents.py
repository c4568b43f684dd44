"""Spreadsheets into Feishu's own documents: uploaded, imported, and opened to a person.

The import takes three calls ("Import file overview", drive/v1): the file goes up as a media that can only be imported,
which keeps for five minutes; an import task makes a sheet or a base of it in the app's own space, and is asked until it
is done. What comes out belongs to the app, so the person is let in ("Add collaborator permissions").
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from bot.feishu.calls import Form, TenantCalls, part, text
from bot.feishu.codes import UNSCOPED
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError, Document, DocumentKind, Kind

IMPORT_BYTES_MOST = 20 * 1024 * 1024
"""The largest file that goes up in one piece ("Upload media"); in pieces an xlsx may be far larger."""

NAME_MOST = 250
"""Characters of a file's name, its ending included ("Upload media")."""

_TYPES: Mapping[DocumentKind, str] = {"sheet": "sheet", "base": "bitable"}
_DONE, _UNDER_WAY, _TOO_LARGE = 0, frozenset({1, 2}), 115
"""States of an import ("Query import task result"); all others ended it."""
_CUT = frozenset({"2000", "2001", "2005", "3003", "3004"})
"""What its `extra` names of too many columns, too many cells and too long words, whose rest is left out (same page)."""
_OWN_SPACE = {"mount_type": 1, "mount_key": ""}
"""The root of the app's own space."""


async def begin(calls: TenantCalls, name: str, content: Path, kind: DocumentKind) -> str:
    """Begin to import an xlsx file; gives the ticket of the import. Raises `ChatError`."""
    size = (await asyncio.to_thread(content.stat)).st_size
    if size > IMPORT_BYTES_MOST:
        reason = f"The file has {size} bytes; Feishu imports 20 MB."
        raise ChatError(reason, code="too_large", permanent=True, kind="too_large")
    fields = {
        "file_name": f"{name[: NAME_MOST - len('.xlsx')]}.xlsx",
        "parent_type": "ccm_import_open",
        "size": str(size),
        "extra": json.dumps({"obj_type": _TYPES[kind], "file_extension": "xlsx"}),
    }
    try:
        with await asyncio.to_thread(content.open, "rb") as opened:
            up = await calls.call("a file to import", "POST", "/drive/v1/medias/upload_all", form=Form(fields, opened))
        task = {
            "file_extension": "xlsx",
            "file_token": text(part(up, "data"), "file_token"),
            "type": _TYPES[kind],
            "file_name": name,
            "point": _OWN_SPACE,
        }
        # Never repeated by itself: a second task would make a second document.
        told = await calls.call("an import", "POST", "/drive/v1/import_tasks", json=task, repeatable=False)
    except ChatError as error:
        raise _meant(error) from error
    ticket = text(part(told, "data"), "ticket")
    if not ticket:
        raise ChatError("Feishu's answer about an import names none.", code=UNREACHABLE)
    return ticket


async def outcome(calls: TenantCalls, ticket: str) -> Document | None:
    """What an import made; None while it is under way. Raises `ChatError`, permanent for one that came to nothing."""
    path = f"/drive/v1/import_tasks/{quote(ticket, safe='')}"
    try:
        told = part(await calls.call("an import's outcome", "GET", path), "data", "result")
    except ChatError as error:
        raise _meant(error) from error
    status = told.get("job_status")
    if status in _UNDER_WAY:
        return None
    extra = told.get("extra")
    is_cut = isinstance(extra, list) and not _CUT.isdisjoint(map(str, extra))
    made = Document(text(told, "token"), text(told, "url"), is_cut)
    if status != _DONE or not made.id or not made.url.startswith("https://"):
        why = text(told, "job_error_msg")[:200] or "no reason given"
        reason = f"Feishu imported nothing: {why} ({status})"
        kind: Kind = "too_large" if status == _TOO_LARGE else ""
        raise ChatError(reason, code=f"import_{status}", permanent=True, kind=kind)
    return made


async def let_in(calls: TenantCalls, person: str, document: Document, kind: DocumentKind) -> None:
    """Let a person open, change and share a document. Raises `ChatError`."""
    path = f"/drive/v1/permissions/{quote(document.id, safe='')}/members"
    member = {
        "member_type": "openid" if person.startswith("ou_") else "userid",
        "member_id": person,
        "perm": "full_access",
    }
    params = {"type": _TYPES[kind], "need_notification": "false"}
    try:
        await calls.call("a document's members", "POST", path, json=member, params=params)
    except ChatError as error:
        raise _meant(error) from error


def _meant(error: ChatError) -> ChatError:
    """What a refusal means for a document."""
    if error.code in UNSCOPED:
        return ChatError(str(error), code=error.code, permanent=True, kind="no_documents")
    code = UNREACHABLE if error.code == NO_ANSWER else error.code
    return ChatError(str(error), code=code, permanent=error.permanent, wait=error.wait, kind=error.kind)
