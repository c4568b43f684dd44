"""One call for all who ask the same at the same time: they get one answer, or one failure, and pay once for either."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class OneCall:
    """The calls that are under way in this process, by what they ask."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Future[Any]] = {}

    async def shared(self, key: Hashable, call: Callable[[], Awaitable[T]]) -> tuple[T, bool]:
        """What the call gives, and whether somebody else made it. Raises what it raised, whoever made it."""
        under_way = self._under_way.get(key)
        if under_way is not None:
            return await asyncio.shield(under_way), True
        told = self._under_way[key] = asyncio.get_running_loop().create_future()
        try:
            given = await call()
        except Exception as failed:
            told.set_exception(failed)
            told.exception()  # it is also raised here: nobody has to have waited for it
            raise
        else:
            told.set_result(given)
        finally:
            del self._under_way[key]
            told.cancel()  # does nothing to one that is told; the others must not wait for a call that was broken off
        return given, False
