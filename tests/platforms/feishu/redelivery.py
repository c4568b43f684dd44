"""Feishu's patience: an event that is not acknowledged comes again, four times in some seven hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.platforms.feishu.driver import FeishuDriver

AFTER = (timedelta(seconds=15), timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
"""How long after each other ("Event overview", the developer guide): with the same event id, sealed anew."""


async def until_acknowledged(
    person: FeishuDriver, turn: Callable[[timedelta], None], before: Callable[[int], None] = lambda number: None
) -> int:
    """Push the person's last event until it is acknowledged; gives how many pushes that took, 0 for none of five.

    `turn` lets the time pass that Feishu leaves between; `before` is called before each push with its number, from 1.
    """
    for number, wait in enumerate((timedelta(), *AFTER), 1):
        turn(wait)
        before(number)
        if await person.pushes():
            return number
    return 0
