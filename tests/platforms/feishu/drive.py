"""The files of the fake tenant: what the app uploaded, what its messages show, and what people sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.platforms.feishu.cards import Refused

BYTES_MOST = 30 * 1024 * 1024
TYPES = {"opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"}


@dataclass(frozen=True)
class SharedFile:
    """A file message as it stands in a chat."""

    chat: str
    message: str
    name: str
    kind: str
    content: bytes
    answers: str = ""
    is_threaded: bool = False


class Drive:
    """Files by key; `shared` are those that a message shows."""

    def __init__(self) -> None:
        self.shared: list[SharedFile] = []
        self.opened: list[str] = []
        """The keys of people's files that were asked for."""
        self._uploaded: dict[str, dict[str, Any]] = {}
        self._sent: dict[str, tuple[str, bytes]] = {}
        self._said: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.in_groups: set[str] = set()
        """File messages that stand in a group."""

    def take(self, form: dict[str, Any]) -> str:
        """`im/v1/files`: the key of an uploaded file. Raises `Refused`."""
        if form.get("file_type") not in TYPES or not form.get("file_name"):
            raise Refused("Invalid request param.", "234001")
        if not form["file"]:
            raise Refused("File's size can't be 0.", "234010")
        if len(form["file"]) > BYTES_MOST:
            raise Refused("The file size exceed the max value.", "234006")
        key = f"file_v3_{len(self._uploaded) + 1}"
        self._uploaded[key] = form
        return key

    def show(self, key: str, chat: str, message: str, **more: Any) -> SharedFile:
        """Let a message show an uploaded file. Raises `Refused`."""
        if key not in self._uploaded:
            raise Refused("file_key is invalid", "230001")
        form = self._uploaded[key]
        if form["file_type"] in {"mp4", "opus"}:
            raise Refused("The type of file upload does not match the type of message being sent.", "230055")
        shown = SharedFile(chat, message, form["file_name"], form["file_type"], form["file"], **more)
        self.shared.append(shown)
        return shown

    def drop(self, message: str, name: str, content: bytes) -> str:
        """Keep a file that a person sent as a message; gives the message's content."""
        key = f"file_v2_{len(self._sent) + 1}"
        self._sent[key] = (message, content)
        self._said[message] = json.dumps({"file_key": key, "file_name": name})
        return self._said[message]

    def said(self, message: str) -> dict[str, Any] | None:
        """What `im/v1/messages/:id` tells of a file or a text; None for all others."""
        kind, content = ("text", self.texts[message]) if message in self.texts else ("file", self._said.get(message))
        return {"message_id": message, "msg_type": kind, "body": {"content": content}} if content else None

    def say(self, message: str, text: str) -> str:
        """Keep a message that a person wrote, as `im/v1/messages/:id` shows it; gives its id."""
        self.texts[message] = json.dumps({"text": text})
        return message

    def content(self, message: str, key: str) -> bytes:
        """What a person's file holds. Raises `Refused`."""
        self.opened.append(key)
        sent_as, content = self._sent.get(key, ("", b""))
        if sent_as != message:
            raise Refused("File not in msg.", "234003")
        return content
