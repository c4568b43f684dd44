"""What a press stands for: an offer that storage knows, or a row that its own id names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers import menu
from handlers.cards.standing import read_standing
from handlers.chat import Press
from handlers.context import Answer, Ask
from handlers.desk.ways import Curtain, Way
from handlers.messages.problem import Problem, problem
from storage.offers import ANYONE


async def pressed(ask: Ask, press: Press, as_line: Way) -> Answer[Any]:
    """What the control stands for, done; `as_line` is the way back from one that stands for a line."""
    stands = read_standing(press.press)
    if stands is not None and stands.action in menu.STANDING:
        return menu.barred(ask) or await menu.STANDING[stands.action](ask, stands)
    offers, now = ask.context.store.offers, ask.context.clock()
    offer = await offers.find(ask.workspace, press.press)
    if offer is None or offer.action not in menu.PRESSES or now - offer.offered_at > ask.context.options.keep_for:
        return Answer(problem, Problem("stale"))
    if offer.person not in {ANYONE, ask.person.id}:
        return Answer(problem, Problem("not-yours"))
    control = menu.PRESSES[offer.action]
    barred = None if control.is_free else menu.barred(ask)
    if barred is not None:
        return barred
    if control.is_once and not await offers.use_once(ask.workspace, offer.id, now):
        return Answer(problem, Problem("used"), "aside")
    if control.is_line:
        ask = _as_line(ask, as_line)
    return await control.run(ask, offer.arguments)


def _as_line(ask: Ask, way: Way) -> Ask:
    """A press that stands for a line: like one typed, but pressed again it shows what it bought, however old."""
    options = replace(ask.context.options, remember_for=ask.context.options.keep_for)
    curtain = Curtain(way, ask.language)
    return replace(ask, context=replace(ask.context, options=options), working=curtain)
