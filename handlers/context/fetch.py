"""Fetching an exported file, to hand it over in a chat. The program gives handlers the function that does it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

MOST_BYTES = 30_000_000
"""The largest file that is handed over itself: what Feishu takes (features E3). Larger ones stay links."""


class NotFetched(Exception):
    """A file could not be fetched. `is_passing` says that another try may do; else only its link helps."""

    def __init__(self, reason: str, *, is_passing: bool) -> None:
        super().__init__(reason)
        self.is_passing = is_passing


Fetch = Callable[[str, Path], Awaitable[None]]
"""Fetch what an https address leads to into a new file, at most `MOST_BYTES` of it. Raises `NotFetched`."""


async def fetch_nothing(url: str, into: Path) -> None:
    """Where nothing can be fetched: only links are handed over. Raises `NotFetched`."""
    raise NotFetched("files are not fetched here", is_passing=False)
