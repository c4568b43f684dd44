"""Which of the blocks that look made a workspace takes, as far as it told.

Slack brings new blocks to workspaces and clients unevenly, and says no with `invalid_blocks`. What was refused is
drawn plainly there for a day, and then tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

from handlers.chat import Workspace
from storage.refused_blocks import RefusedBlocks

Kind = Literal["table", "carousel", "plan", "alert"]
"""Blocks that may be refused, by Slack's names; the surest first."""

Surface = Literal["message", "private", "view"]
"""Where blocks are shown: in a message, to one person for a while, or in a modal or on the Home tab."""

Kinds: TypeAlias = frozenset[Kind]

ALL: Kinds = frozenset(get_args(Kind))
NONE: Kinds = frozenset()

REFUSED_FOR = timedelta(days=1)
"""How long a workspace is not asked again."""


class Accepted:
    """What the workspaces take. Without a `room` it is remembered by this process alone."""

    def __init__(self, clock: Callable[[], datetime], room: RefusedBlocks | None = None, *, is_on: bool = True) -> None:
        self._clock, self._room, self._is_on = clock, room, is_on
        self._until: dict[tuple[str, Surface, Kind], datetime] = {}

    async def kinds(self, workspace: Workspace, surface: Surface) -> Kinds:
        """The blocks to try. A view keeps to plain ones: what it shows needs no table, and plans are for messages."""
        if not self._is_on or surface == "view":
            return NONE
        now = self._clock()
        if self._room is None:
            refused = {kind for kind in ALL if self._until.get((workspace.key, surface, kind), now) > now}
        else:
            told = await self._room.now(workspace.key, surface, now)
            refused = {kind for kind in ALL if kind in told}
        return ALL - refused

    async def refused(self, workspace: Workspace, surface: Surface, kinds: Kinds) -> None:
        """Remember that Slack took a card only without these."""
        until = self._clock() + REFUSED_FOR
        if self._room is not None:
            await self._room.note(workspace.key, surface, kinds, self._clock(), until)
        self._until.update({(workspace.key, surface, kind): until for kind in kinds})
