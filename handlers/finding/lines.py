"""The lines about creators: read what was typed, then search, find alike or show."""

from __future__ import annotations

from typing import Any

from api.contract.platforms import Platform
from handlers.context import Answer, Ask
from handlers.defaults import defaults_of
from handlers.finding import lookalike, search, show
from handlers.forms.search_form import open_search_form
from handlers.line import Line, read_creator_name, read_lookalike, read_search


async def search_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators search …`: the platform it names is the person's default from now on.

    With nothing that creators could be found by, it opens the form: anybody at all is not worth the credits.
    """
    if not line.items:
        return await open_search_form(ask)
    wanted = read_search(line, await defaults_of(ask))
    await _remember_platform(ask, wanted.platform)
    if not wanted.conditions:
        return await open_search_form(ask, wanted.platform)
    return await search.find(ask, wanted)


async def lookalike_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators lookalike …`."""
    return await lookalike.find(ask, read_lookalike(line, await defaults_of(ask)))


async def show_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators show …`."""
    wanted = read_creator_name(line, await defaults_of(ask))
    return await show.find(ask, wanted.platform, wanted.name, wanted.level)


async def _remember_platform(ask: Ask, platform: Platform) -> None:
    await ask.context.store.preferences.choose(
        ask.workspace, ask.person.id, ask.context.clock(), platform=platform.value
    )
