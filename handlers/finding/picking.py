"""`/creators pick TEXT`: the creators that a text names, each ready to be looked up, and all of them to be collected.

It is what a chat asks for a message that somebody points at: a shortcut on it, or a reply that says nothing else.
"""

from __future__ import annotations

from typing import Any

from api.contract.platforms import Platform
from handlers.collecting import preview
from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.messages.creator_pick import CreatorPick, Found, creator_pick
from handlers.messages.problem import Problem, problem
from handlers.pasted import Item, TooMuchPasted, read_pasted

MOST_PICKED = 10
"""Creators with buttons of their own: as many as people look through. All of them can be collected."""


async def pick_line(ask: Ask, line: Line) -> Answer[Any]:
    """Show the creators that a text names; nothing is bought before a press."""
    try:
        pasted = read_pasted(ask.without_people(line.typed))
    except TooMuchPasted as refused:
        return Answer(problem, preview.too_much(refused))
    sure, unsure = pasted.taken, pasted.without_platform
    if not sure and not unsure:
        return Answer(problem, Problem("nobody-named"))
    found = [*sure, *unsure][:MOST_PICKED]
    lines = [(f"/creators lookalike {place}", f"/creators show {place}") for each in found for place in _places(each)]
    collecting = f"/collect {' '.join(_named(each) for each in (*sure, *unsure))}"
    offers = [("line.run", {"line": one}) for pair in lines for one in pair] + [("line.run", {"line": collecting})]
    *presses, gather = await ask.offer(offers)
    pairs = iter(zip(presses[::2], presses[1::2], strict=True))
    shown = [Found(each.value, platform, each.url, *next(pairs)) for each in found for platform in _platforms(each)]
    return Answer(creator_pick, CreatorPick(tuple(shown), len(sure) + len(unsure), gather))


def _platforms(item: Item) -> tuple[Platform, ...]:
    """Where a creator is; every platform for a name that does not say."""
    return (item.platform,) if item.platform else tuple(Platform)


def _places(item: Item) -> tuple[str, ...]:
    """The creator as a line names them, once for each platform where they may be."""
    return (item.url,) if item.url else tuple(f"{platform.value} @{item.value}" for platform in Platform)


def _named(item: Item) -> str:
    return item.url or f"@{item.value}"
