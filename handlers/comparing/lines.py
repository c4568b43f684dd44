"""`/creators compare`: who is known is taken from memory, the others are bought, and all are set side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.contract.platforms import Level, Platform
from handlers.collecting.preview import too_much
from handlers.comparing.buying import Brought, Known, buy, cost_of, known_of
from handlers.comparing.found import Found, named_only
from handlers.comparing.reading import EXAMPLE, FEWEST, MOST, read_compare
from handlers.comparing.showing import answer_with, cost_of_pages
from handlers.context import Answer, Ask
from handlers.creators.naming import dump_name, load_name
from handlers.defaults import defaults_of
from handlers.finding.bought import note_saved_credits
from handlers.finding.listing import preview
from handlers.finding.pasted_names import NamedCreators, named_in
from handlers.finding.show import SEARCHED
from handlers.grammar.usage import within, wrong
from handlers.line import Line
from handlers.messages.comparison import Comparison
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.problem import problem
from handlers.messages.working import working
from handlers.money.months import month_so_far
from handlers.pasted import Pasted, TooMuchPasted, read_pasted
from handlers.refusals import problem_of
from storage.creators import CreatorName, folded_name


async def compare_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators compare @a @b …`: two to six creators, on any platforms. Raises `UsageError` and `OverLimit`."""
    read = read_compare(line)
    try:
        pasted = read_pasted(ask.without_people(read.named))
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    said = await named_in(ask, pasted, _only_platform(pasted))
    named = _in_order(said.creators, pasted)
    if len(named) < FEWEST:
        typed = next((typed for typed, _ in said.refused), read.named)
        raise wrong("compare-few" if typed else "compare-nobody", typed, example=EXAMPLE)
    if len(named) > MOST:
        raise wrong("compare-many", str(len(named)), hint=within(FEWEST, MOST), example=EXAMPLE)
    level = read.level or (await defaults_of(ask)).level
    return await _compare(ask, named, level, said)


async def buy_confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm: the price was on the button. Pressed again, it shows what it bought."""
    named = [load_name(one) for one in arguments["creators"]]
    return await _compare(ask, named, Level(arguments["level"]), is_confirmed=True)


def _only_platform(pasted: Pasted) -> Platform | None:
    """The platform of all who have one: that of the others too, as nobody says it twice."""
    platforms = {item.platform for item in pasted.taken}
    return platforms.pop() if len(platforms) == 1 else None


def _in_order(creators: Sequence[CreatorName], pasted: Pasted) -> list[CreatorName]:
    """Each once, as they were typed."""
    places = {folded_name(item.value): place for place, item in reversed(list(enumerate(pasted.items)))}
    once = {(one.platform, folded_name(one.username) or one.uid): one for one in creators}
    return sorted(once.values(), key=lambda one: places.get(folded_name(one.username) or one.uid.casefold(), 0))


async def _compare(
    ask: Ask,
    named: Sequence[CreatorName],
    level: Level,
    said: NamedCreators | None = None,
    *,
    is_confirmed: bool = False,
) -> Answer[Any]:
    known = await known_of(ask, named, level)
    if not is_confirmed:
        # One record each is the least that asking again would have cost.
        await note_saved_credits(ask, sum(map(bool, known.found)) * ask.context.options.prices[level])
    cost, line = cost_of(ask, known.missing, level), _written(named, level)
    if cost > ask.context.options.confirm_above and not is_confirmed:
        return await _confirm(ask, named, known.missing, level)
    brought: list[Brought] = []
    if known.missing:
        platforms = dict.fromkeys(Platform(one.platform).title for one in known.missing)
        under_way = await preview(ask, len(known.missing) * SEARCHED, level, platform=", ".join(platforms))
        async with ask.working(Answer(working, under_way)):
            brought = await buy(ask, known.missing, level, line)
    if brought and all(one.failed for one in brought) and not any(known.found):
        raise next(one.failed for one in brought if one.failed)
    found = [was or _of(one, brought) for one, was in zip(named, known.found, strict=True)]
    return await _side_by_side(ask, [one for one in found if one], known, brought, level, cost, said)


async def _side_by_side(
    ask: Ask,
    found: Sequence[Found],
    known: Known,
    brought: Sequence[Brought],
    level: Level,
    cost: int,
    said: NamedCreators | None,
) -> Answer[Comparison]:
    bought = [one.page for one in brought if one.page and not one.page.from_memory]
    nobody = [one.named for one in brought if not one.found and not one.failed]
    shown = Comparison(
        tuple(one.creator for one in found),
        cost_of_pages(ask, found, bought, level.value, cost),
        ask.context.clock().date(),
        absent=tuple(map(named_only, (*known.absent, *nobody))),
        untold=tuple(map(named_only, known.untold)),
        failed=tuple((named_only(one.named), problem_of(one.failed)) for one in brought if one.failed),
        refused=said.refused if said else (),
        assumed=said.assumed.value if said and said.assumed else "",
    )
    return await answer_with(ask, shown, [one.place for one in found])


def _of(named: CreatorName, brought: Sequence[Brought]) -> Found | None:
    return next((one.found for one in brought if one.named == named), None)


async def _confirm(
    ask: Ask, named: Sequence[CreatorName], missing: Sequence[CreatorName], level: Level
) -> Answer[ConfirmCost]:
    levels = (level, Level.S1)
    creators = [dump_name(one) for one in named]
    offers = [("compare.confirmed", {"creators": creators, "level": each.value}) for each in levels]
    confirm, cheaper = await ask.offer(offers)
    wanted = ConfirmCost(
        line=_written(named, level),
        count=len(missing) * SEARCHED,
        level=level.value,
        price=ask.context.options.prices[level],
        month=await month_so_far(ask),
        confirm=confirm,
        cheaper=None if level is Level.S1 else (Level.S1.value, cost_of(ask, missing, Level.S1), cheaper),
    )
    return Answer(confirm_cost, wanted)


def _written(named: Sequence[CreatorName], level: Level) -> str:
    """The comparison as a line that asks for the same."""
    told = " ".join(f"{one.platform} @{one.username or one.uid}" for one in named)
    return f"/creators compare {told} level:{level.value}"
