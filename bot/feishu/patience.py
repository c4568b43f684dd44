"""How long Scout goes on with a call: limits are waited for, and where Feishu failed it is made once more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.feishu.codes import BROKEN, RATE_LIMITED
from bot.feishu.pauses import Pauses
from bot.feishu.refusals import NotOfFeishu
from handlers.chat import ChatError

WAITS_AT_MOST = 30.0
"""Seconds, of all waits for one call. What needs longer goes to the caller: what is posted later has a queue."""

SHORTEST_WAIT = 1.0
"""Seconds. Whoever is refused again waits twice as long each time, and never less than Feishu asks for."""

Told = TypeVar("Told")


async def patiently(attempt: Callable[[], Awaitable[Told]], pause: Pauses, *, once_more: bool) -> Told:
    """What an attempt brings, made again while limits end soon.

    With `once_more` it is made once more as well where Feishu itself failed, or a gateway before it, which may have
    let it through all the same. Raises `ChatError`.
    """
    shortest, left = SHORTEST_WAIT, WAITS_AT_MOST
    while True:
        try:
            return await attempt()
        except ChatError as error:
            wait = max(shortest, error.wait or 0.0)
            if error.code in RATE_LIMITED and wait <= left:
                shortest, left = 2 * shortest, left - wait
                await pause(wait)
            elif once_more and (error.code in BROKEN or isinstance(error, NotOfFeishu)):
                once_more = False
                await pause(SHORTEST_WAIT)
            else:
                raise
