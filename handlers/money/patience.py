"""Writing down what was paid for, also while the database is busy or its disk full: a lost answer is lost money."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from sqlite3 import OperationalError
from typing import TypeVar

from handlers.context import Context

PAUSES_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Between attempts."""

T = TypeVar("T")

log = logging.getLogger(__name__)


async def patiently(context: Context, write: Callable[[], Awaitable[T]]) -> T:
    """What writing gives, waiting while the database has trouble. Raises sqlite3's own errors in the end."""
    for pause in PAUSES_SECONDS:
        try:
            return await write()
        except OperationalError as trouble:
            log.warning("What was paid for is written down later. action=paid error=%s", trouble)
            await context.sleep(pause)
    return await write()
