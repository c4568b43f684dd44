"""What a line means where it says nothing."""

from __future__ import annotations

from api.contract.platforms import Level, Platform
from handlers.context import Ask
from handlers.line import SearchDefaults


async def defaults_of(ask: Ask) -> SearchDefaults:
    """What a line means where it says nothing: the person's choices, else the settings."""
    options = ask.context.options
    chosen = await ask.context.store.preferences.of_person(ask.workspace, ask.person.id)
    return SearchDefaults(
        platform=Platform(chosen.platform) if chosen.platform else options.platform,
        level=Level(chosen.level) if chosen.level else options.level,
        size=options.search_size,
        today=ask.today,
    )
