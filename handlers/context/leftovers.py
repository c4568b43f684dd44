"""What the creator API itself keeps of a workspace. Scout can erase it only where the API is its own: embedded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from storage.purging import Leftovers

Erase = Callable[[Leftovers], Awaitable[None]]
"""Erase at the API what a workspace left there."""


async def erase_nothing(left: Leftovers) -> None:
    """Where the API is somebody else's: what it keeps is not Scout's to remove."""
