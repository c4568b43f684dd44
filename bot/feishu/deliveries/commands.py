"""Entries of the bot's menu, which stand for lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.feishu.calls import part, text
from bot.feishu.deliveries.origin import STALE_AFTER, Origin, moment

MENU: Mapping[str, str] = {
    "home": "/creators home",
    "search": "/creators search",
    "collect": "/collect",
    "status": "/collect status",
    "saved": "/creators saved",
    "digests": "/creators digest",
    "lists": "/creators list",
    "credits": "/creators credits",
    "help": "/creators help",
}
"""The lines that the bot's menu stands for, by the event keys that its entries are given in the developer console."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the bot's menu that a person chose. `line` is what it stands for."""

    id: str
    line: str
    origin: Origin
    sent_at: datetime

    def is_stale(self, now: datetime) -> bool:
        """Whether it took longer than `STALE_AFTER` to arrive."""
        return now - self.sent_at > STALE_AFTER


def choice(event: Any) -> Choice | None:
    """The SDK's `CustomizedEvent` of the bot's menu; None for entries that are none of Scout's.

    It names no chat, because the menu stands in the direct message with Scout alone, and no tenant of the person:
    outsiders too can have such a conversation (`bot.feishu.belonging`).
    """
    told = event.event or {}
    line = MENU.get(text(told, "event_key").removeprefix("scout.").casefold(), "")
    ids = part(part(told, "operator"), "operator_id")
    person = text(ids, "open_id") or text(ids, "user_id") or text(ids, "union_id")
    if not line or not person:
        return None
    origin = Origin(event.header.tenant_key or "", person, "", chat=person, is_direct=True)
    return Choice(event.header.event_id or "", line, origin, moment(event.header.create_time))
