"""A person at a terminal: types lines, presses numbers, reads the screen."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from rich.console import Console

from bot.terminal.listen import TerminalListener
from bot.terminal.post import TerminalChat
from handlers.chat import Desk

WIDTH = 160


class TerminalDriver:
    """Types and reads; `presses` finds a control by its label and types its number."""

    def __init__(self, desk: Desk, clock: Callable[[], datetime], **spoken: Any) -> None:
        self._screen = io.StringIO()
        console = Console(file=self._screen, width=WIDTH)
        self.chat = TerminalChat(console)
        self._listener = TerminalListener(self.chat, desk, clock, **spoken)

    async def says(self, line: str) -> None:
        """Type a line and wait for the answer."""
        self._screen.seek(0)
        self._screen.truncate()
        await self._listener.say(line)

    async def presses(self, label: str, place: int = 0) -> None:
        """Press the control with this label on the last card, or the one at `place` of several.

        Raises `LookupError` when there is none.
        """
        for number in range(1, len(self.chat.presses) + 1):
            _, found, rest = self.shown.rpartition(f"[{number}] ")  # cards that were posted meanwhile stand above
            if found and rest.startswith(label):
                place -= 1
                if place < 0:
                    await self.says(str(number))
                    return
        raise LookupError(f"no {label!r} in:\n{self.shown}")

    @property
    def shown(self) -> str:
        """The words of the last card."""
        return self._screen.getvalue()
