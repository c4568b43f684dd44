"""Waits for Feishu's limits. They end when Scout stops: what still waits then is refused, and goes out another time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from handlers.chat import UNREACHABLE, ChatError

Pause: TypeAlias = Callable[[float], Coroutine[Any, Any, None]]


class Pauses:
    """Waits by `pause`, from `begin` until `end`."""

    def __init__(self, pause: Pause) -> None:
        self._pause = pause
        self._ended = asyncio.Event()

    def begin(self) -> None:
        """Wait from now on."""
        self._ended.clear()

    def end(self) -> None:
        """Wait for nothing any more."""
        self._ended.set()

    async def __call__(self, seconds: float) -> None:
        """Wait so long. Raises `ChatError` once that is ended."""
        waiting, ended = asyncio.create_task(self._pause(seconds)), asyncio.create_task(self._ended.wait())
        try:
            await asyncio.wait({waiting, ended}, return_when=asyncio.FIRST_COMPLETED)
            if self._ended.is_set():
                raise ChatError("Scout stops before Feishu lets this through.", code=UNREACHABLE)
            await waiting
        finally:
            waiting.cancel()
            ended.cancel()
