"""What a message says, whoever wrote it: apps say it in blocks and attachments, of which `text` is a mere summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.slack.escape import escaped

_SPOKEN = ("pretext", "title_link", "text", "url", "value")
"""Where words and links stand: of attachments, of their fields, and of anything in blocks."""

_HELD = ("title", "subtitle", "body", "fields", "elements", "blocks", "message_blocks", "accessory", "actions", "rows")
"""Parts of blocks and attachments that have such parts of their own (docs.slack.dev/reference/block-kit/blocks)."""

DEEP_MOST = 12
"""Ours, against what nobody writes: a list in a quotation in a rich text in an attachment is seven deep."""


def said_in(message: Mapping[str, Any]) -> str:
    """The text with what only the message's blocks and attachments say, in lines below it; with Slack's markup."""
    text = message.get("text")
    lines = [text] if isinstance(text, str) else []
    for piece in (*_pieces(message.get("blocks"), DEEP_MOST), *_attached(message.get("attachments"))):
        if not any(piece in line for line in lines):
            lines.append(piece)
    return "\n".join(filter(None, lines))


def _attached(attachments: object) -> Iterator[str]:
    for each in attachments if isinstance(attachments, list) else ():
        page = each.get("from_url") if isinstance(each, Mapping) else None
        if not isinstance(page, str) or each.get("is_msg_unfurl") is True or each.get("is_share") is True:
            yield from _pieces(each, DEEP_MOST)
        else:
            yield page  # Slack's preview of a page: what the page says names nobody whom the message means


def _pieces(part: object, deep: int) -> Iterator[str]:
    if deep <= 0:
        return
    if isinstance(part, list):
        for each in part:
            yield from _pieces(each, deep - 1)
    elif isinstance(part, Mapping):
        is_pressed = part.get("type") == "button"
        for key in _SPOKEN:
            words = part.get(key)
            if isinstance(words, str) and not (is_pressed and key != "url"):
                yield words if part.get("type") != "text" else escaped(words)
            elif not is_pressed:
                yield from _pieces(words, deep - 1)
        for key in _HELD:
            held = part.get(key)
            if isinstance(held, list | Mapping):
                yield from _pieces(held, deep - 1)
