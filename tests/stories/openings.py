"""How many stories begin."""

from __future__ import annotations

from tests.platforms.chats import Person


async def saved(someone: Person, search: str, name: str) -> None:
    """Search, and save the search under a name."""
    await someone.says(search)
    await someone.says(f'/creators save "{name}"')
