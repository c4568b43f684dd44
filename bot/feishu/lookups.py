"""What Feishu says of people and of groups when it is asked, kept for a while.

Whether outsiders are in a group is what all processes know of it (`bot.feishu.learned`). The rest each process asks for
itself: profiles hold names and addresses, which Scout has no reason to store, and who administers the tenant or has
left it, of which older word would let somebody do what they no longer may.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote

from bot.feishu.belonging import UNKNOWN_FOR
from bot.feishu.calls import FeishuCalls, part
from bot.feishu.codes import PERMANENT, SHUT_TO_OUTSIDERS, STRANGER
from bot.feishu.learned import Learned
from bot.feishu.transport import Body
from bot.last_told import LastTold
from handlers.chat import ChatError, Workspace
from storage.belonging import Source

KEPT_FOR = timedelta(hours=1)
KEPT_MOST = 5_000

GROUP_KEPT_FOR = timedelta(minutes=5)
"""Shorter, because Feishu tells only apps that subscribed to it when people of other tenants join."""

AT_ONCE = timedelta()
"""Word of a group that vouches for everybody in it must be new: people of other tenants may join at any time."""

TRUSTED_FOR = timedelta(days=1)
"""How old word may be that stands in for what Feishu does not tell just now."""

SILENT_FOR = timedelta(minutes=1)
"""How long older word stands in before Feishu is asked once more."""

WAITS_FOR = 3.0
"""Seconds for which Feishu is waited for where older word can stand in: people wait for the answer behind it."""

UNKNOWN: Body = {"is_unknown": True}
"""The profile of a person whom contact does not know."""

_SHARED: Body = {"data": {"external": True}}
_OWN: Body = {"data": {"external": False}}
_NOBODY: Body = {"data": {"user": UNKNOWN}}

_log = logging.getLogger(__name__)


class Lookups:
    """Asks for profiles once an hour, and for groups once in five minutes."""

    def __init__(
        self,
        calls: FeishuCalls,
        clock: Callable[[], datetime],
        learned: Learned,
        *,
        waits_for: float = WAITS_FOR,
    ) -> None:
        self._calls, self._clock, self._learned, self._waits_for = calls, clock, learned, waits_for
        self._kept = LastTold[tuple[str, str], Body](clock, fresh_for=KEPT_FOR, most=KEPT_MOST)
        self._silent = LastTold[tuple[str, str], bool](clock, fresh_for=SILENT_FOR, most=KEPT_MOST)

    async def profile(self, workspace: Workspace, person: str) -> Body:
        """A person's profile: `UNKNOWN` for one whom contact does not know, nothing where Feishu does not tell."""
        kind = "open_id" if person.startswith("ou_") else "user_id"
        path = f"/contact/v3/users/{quote(person, safe='')}"
        told, _ = await self._told(workspace, "a person's profile", path, {"user_id_type": kind}, KEPT_FOR)
        return part(told, "data", "user")

    async def group(self, workspace: Workspace, chat: str, kept_for: timedelta = GROUP_KEPT_FOR) -> Body:
        """What Feishu tells of a group; nothing where it does not, or did so too long ago.

        Scout must be in a group to hear whether it is `external`; without, and where it has not the permission
        `im:chat:readonly`, it does not.
        """
        if not chat:
            return {}
        await self._catch_up(workspace, chat)
        told, asked_at = await self._told(workspace, "a group", _path_of(chat), {}, kept_for)
        if asked_at is None:
            return part(told, "data")
        is_external = part(told, "data").get("external")
        if isinstance(is_external, bool):
            await self._note(workspace, chat, is_own=not is_external, source="group", at=asked_at)
        # Somebody may have joined while Feishu was asked.
        await self._catch_up(workspace, chat)
        return part(self._kept.known((workspace.id, _path_of(chat))), "data")

    async def has_outsiders(self, workspace: Workspace, chat: str, source: Source) -> None:
        """Whatever was known of the group before: somebody from outside is in it."""
        self._kept.keep((workspace.id, _path_of(chat)), _SHARED)
        await self._note(workspace, chat, is_own=False, source=source, at=self._clock())

    async def is_just_shared(self, workspace: Workspace, chat: str) -> bool:
        """Whether somebody from outside was in the group five minutes ago or later, without asking Feishu."""
        await self._catch_up(workspace, chat)
        told = self._kept.known((workspace.id, _path_of(chat)), within=GROUP_KEPT_FOR)
        return part(told, "data").get("external") is True

    async def _note(self, workspace: Workspace, chat: str, *, is_own: bool, source: Source, at: datetime) -> None:
        await self._learned.note("group", workspace.id, chat, is_own=is_own, source=source, at=at)

    async def _catch_up(self, workspace: Workspace, chat: str) -> None:
        """Hear what other processes learned of a group, and this one before it was started."""
        word, place = await self._learned.of("group", workspace.id, chat), (workspace.id, _path_of(chat))
        # What this process was told at the same moment may be that Feishu says no more, which shuts a group.
        if word is not None and not (word.is_own and word.at == self._kept.told_at(place)):
            self._kept.keep(place, _OWN if word.is_own else _SHARED, at=word.at)

    async def _told(
        self, workspace: Workspace, what: str, path: str, params: Mapping[str, str], kept_for: timedelta
    ) -> tuple[Body, datetime | None]:
        """What Feishu tells or told, and when it was asked; None where it does not tell now."""
        place = workspace.id, path
        kept = self._kept.known(place)
        if self._kept.known(place, within=UNKNOWN_FOR if kept == {} else kept_for) is not None:
            return kept or {}, None
        # Word that must be new is not replaced by older word.
        older = self._kept.known(place, within=TRUSTED_FOR) if kept_for else None
        if older and self._silent.fresh(place):
            return older, None
        asked_at = self._clock()
        told: Body = {}
        try:
            async with asyncio.timeout(self._waits_for if older else None):
                told = await self._calls.of(workspace).call(what, "GET", path, params=params)
        except TimeoutError:
            _log.warning("Feishu does not tell about %s in time. action=feishu_slow", what)
            return self._standing_in(place, older), None
        except ChatError as error:
            _log.warning("Feishu did not tell about %s. action=feishu_unknown code=%s", what, error.code)
            if error.code in SHUT_TO_OUTSIDERS:
                told = _SHARED
            elif error.code in STRANGER:
                told = _NOBODY
            elif error.code not in PERMANENT:
                return self._standing_in(place, older), None
        self._kept.keep(place, told, at=asked_at)
        return told, asked_at

    def _standing_in(self, place: tuple[str, str], older: Body | None) -> Body:
        self._silent.keep(place, True)
        return older or {}


def _path_of(chat: str) -> str:
    return f"/im/v1/chats/{quote(chat, safe='')}"
