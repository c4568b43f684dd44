"""The lines about creators: read what was typed, then search, find alike or show."""

from __future__ import annotations

from typing import Any

from api.contract.platforms import Level, Platform
from handlers import lookalike, search, show
from handlers.context import Answer, Ask
from handlers.line import Line, SearchDefaults, read_creator_name, read_lookalike, read_search


async def search_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators search …`: the platform it names is the person's default from now on."""
    wanted = read_search(line, await defaults_of(ask))
    await _remember_platform(ask, wanted.platform)
    return await search.find(ask, wanted)


async def lookalike_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators lookalike …`."""
    return await lookalike.find(ask, read_lookalike(line, await defaults_of(ask)))


async def show_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators show …`."""
    wanted = read_creator_name(line, await defaults_of(ask))
    return await show.find(ask, wanted.platform, wanted.name, wanted.level)


async def defaults_of(ask: Ask) -> SearchDefaults:
    """What a line means where it says nothing: the person's choices, else the settings."""
    options = ask.context.options
    chosen = await ask.context.store.preferences.of_person(ask.workspace, ask.person.id)
    return SearchDefaults(
        platform=Platform(chosen.platform) if chosen.platform else options.platform,
        level=Level(chosen.level) if chosen.level else options.level,
        size=options.search_size,
        today=ask.context.clock().date(),
    )


async def _remember_platform(ask: Ask, platform: Platform) -> None:
    await ask.context.store.preferences.choose(
        ask.workspace, ask.person.id, ask.context.clock(), platform=platform.value
    )
