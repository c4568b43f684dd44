"""Files into Slack and out of it, as streams: neither way holds more than it must."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from aiohttp import ClientResponse, ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import refusals
from handlers.chat import DROPPED_BYTES_MOST, NO_ANSWER, UNREACHABLE, ChatError, Conversation, Workspace

SECONDS_FOR_A_FILE = 120


@dataclass(frozen=True, slots=True)
class Shared:
    """A file that came with a message, as Slack names it. `url` is the address that the app's token opens."""

    name: str
    size: int
    url: str


async def upload(calls: SlackCalls, conversation: Conversation, name: str, content: Path, comment: str) -> str:
    """Share a file in a conversation; gives the file's id. `comment` is mrkdwn.

    Nobody sees anything of it before the last of the three steps, so only that one can have an unknown outcome.
    Raises `ChatError`.
    """
    size = (await asyncio.to_thread(content.stat)).st_size
    if not size:
        raise ChatError("Slack takes no empty files.", code="empty_file", permanent=True, kind="no_uploads")
    with _about_a_file(is_seen=False):
        client = await calls.client_in(conversation.workspace)
        url, file = await _place(client, name, size)
        with await asyncio.to_thread(content.open, "rb") as opened:
            await _send(url, opened)
    with _about_a_file(is_seen=True), refusals("a file"):
        await client.files_completeUploadExternal(
            files=[{"id": file, "title": name}],
            channel_id=conversation.id,
            thread_ts=conversation.thread or None,
            initial_comment=comment or None,
        )
    return file


async def keep(client: AsyncWebClient, name: str, content: bytes) -> str:
    """Put a file into Slack without sharing it anywhere; gives its id, for a block to show. Raises `ChatError`."""
    with _about_a_file(is_seen=False):
        url, file = await _place(client, name, len(content))
        await _send(url, content)
        with refusals("a file"):
            await client.files_completeUploadExternal(files=[{"id": file, "title": name}])
    return file


async def download(calls: SlackCalls, workspace: Workspace, shared: Shared) -> bytes:
    """The content of a file that came with a message. Raises `ChatError`.

    The token goes to Slack's own file host alone, and does not follow where that redirects to.
    """
    if not _is_slacks(shared.url, calls.client.base_url):
        raise ChatError("The file does not lie in Slack.", code="elsewhere", permanent=True)
    if shared.size > DROPPED_BYTES_MOST:
        raise _too_large()
    headers = {"Authorization": f"Bearer {(await calls.client_in(workspace)).token}"}
    url = URL(shared.url, encoded=True)
    with refusals("a dropped file"):
        async with _session() as session, session.get(url, headers=headers, allow_redirects=False) as answer:
            return await _read(answer)


async def _read(answer: ClientResponse) -> bytes:
    if answer.status in {301, 302, 303, 307, 308} or answer.content_type == "text/html":
        # Without the scope, Slack leads to its page for signing in.
        reason = "Slack gave the page for signing in instead of a file; the app may lack files:read."
        raise ChatError(reason, code="missing_scope", permanent=True)
    if answer.status != 200:
        is_gone = answer.status in {403, 404, 410}
        raise ChatError(f"Slack gave no file: {answer.status}", code=f"http_{answer.status}", permanent=is_gone)
    content = bytearray()
    async for part in answer.content.iter_any():
        content += part
        if len(content) > DROPPED_BYTES_MOST:
            raise _too_large()
    return bytes(content)


async def _place(client: AsyncWebClient, name: str, size: int) -> tuple[str, str]:
    """The address to send a file's content to, and the file's id."""
    with refusals("a place for a file"):
        place = fields(await client.files_getUploadURLExternal(filename=name, length=size))
        return str(place["upload_url"]), str(place["file_id"])


async def _send(url: str, content: IO[bytes] | bytes) -> None:
    with refusals("a file's content"):
        async with _session() as session, session.post(url, data=content, allow_redirects=False) as answer:
            if answer.status != 200:
                raise ChatError(f"Slack did not take a file: {answer.status}", code=f"http_{answer.status}")


def _session() -> ClientSession:
    """Connections of its own: a file takes longer than a call may."""
    return ClientSession(timeout=ClientTimeout(total=SECONDS_FOR_A_FILE, sock_connect=15))


@contextmanager
def _about_a_file(*, is_seen: bool) -> Iterator[None]:
    """What a refusal means for a file. A step that nobody sees can be made again, even if it has happened."""
    try:
        yield
    except ChatError as error:
        code = UNREACHABLE if error.code == NO_ANSWER and not is_seen else error.code
        kind = "no_uploads" if error.code == "missing_scope" else error.kind
        raise ChatError(str(error), code=code, permanent=error.permanent, wait=error.wait, kind=kind) from error


def _is_slacks(url: str, api: str) -> bool:
    """Whether an address is of the file host beside the Web API, or of the Web API itself."""
    try:
        asked, own = URL(url, encoded=True), URL(api)
        if not asked.host or asked.user or asked.password:
            return False
        files = URL.build(scheme="https", host=f"files.{own.host}")
        return asked.origin() in {own.origin(), files.origin()}
    except ValueError:
        return False


def _too_large() -> ChatError:
    most = DROPPED_BYTES_MOST // 1_000_000
    return ChatError(f"The file is larger than {most} MB.", code="too_large", permanent=True, kind="too_large")
