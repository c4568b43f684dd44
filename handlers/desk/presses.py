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
from handlers.troubles import Work, answered
from storage.offers import ANYONE


async def pressed(ask: Ask, press: Press, way: Way) -> Answer[Any]:
    """What the control stands for, done; `way` leads back to the asker."""
    stands = read_standing(press.press)
    if stands is not None and stands.action in menu.STANDING:
        steer = menu.STANDING[stands.action]
        return menu.barred(ask) or await _placed(ask, press, way, stands.action, lambda each: steer(each, stands))
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
        ask = _as_line(ask, way)
    return await _placed(ask, press, way, offer.action, lambda each: control.run(each, offer.arguments))


async def _placed(ask: Ask, press: Press, way: Way, action: str, work: Work) -> Answer[Any]:
    """The answer to a press, beside the card that was pressed where the menu says so."""
    if action not in menu.ASIDE:
        return await work(ask)
    ask = replace(ask, working=Curtain(replace(way, aside=True), ask.language))
    answer = await answered(ask, work, {"press": press.press})
    return replace(answer, audience="aside") if answer.audience == "asker" else answer


def _as_line(ask: Ask, way: Way) -> Ask:
    """A press that stands for a line: like one typed, but pressed again it shows what it bought, however old."""
    options = replace(ask.context.options, remember_for=ask.context.options.keep_for)
    curtain = Curtain(way.at_once, ask.language)
    return replace(ask, context=replace(ask.context, options=options), working=curtain)
