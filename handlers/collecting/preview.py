"""`/collect`: what a paste or a file names is shown first; a press on that preview is what starts the tasks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from handlers.collecting.basket import Basket, Chosen, basket_of, dump_basket, load_basket
from handlers.context import Answer, Ask, Context
from handlers.defaults import defaults_of
from handlers.dropped import typed_files
from handlers.line import Line, read_keywords
from handlers.messages.collect_cancelled import collect_cancelled
from handlers.messages.collect_preview import CollectPreview, Estimate, Presses, collect_preview
from handlers.messages.keyword_preview import KeywordPreview, keyword_preview
from handlers.messages.problem import Problem, problem
from handlers.pasted import Reason, TooManyCreators, TooManyWords, TooMuchPasted, read_pasted
from storage.tasks import NewTask

HOLDER = "collect.basket"
"""The action of an offer that no button carries: it holds a basket for the buttons of its preview."""


async def collect_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/collect LINKS`: show what the text names; nothing is sent. A file is no file for its name alone."""
    files, text = typed_files(ask.without_people(line.typed))
    try:
        basket = basket_of(read_pasted(text))
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    if files and not (basket.chosen or basket.unsure):
        return Answer(problem, Problem("file-typed", {"file": files[0]}))
    return await show(ask, replace(basket, refused=(*basket.refused, *((name, "file-name") for name in files))))


async def chosen_column(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A chosen column of a dropped file: the preview of what it names."""
    basket = await held(ask, arguments)
    return await show(ask, basket) if basket else Answer(problem, Problem("stale"))


async def keywords_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/collect keywords …`: show what would be asked for; nothing is sent. Raises `UsageError`."""
    order = read_keywords(line.typed)
    platform = order.platform or (await defaults_of(ask)).platform
    return await show_keywords(ask, Basket(keywords=order.keywords, platform=platform))


async def show_keywords(ask: Ask, basket: Basket) -> Answer[KeywordPreview]:
    """The preview of a basket of keywords."""
    presses = await _offered(ask, basket, [("collect.start", {}), ("collect.cancel", {})])
    platform = basket.platform or Platform.TIKTOK
    return Answer(keyword_preview, KeywordPreview(platform, basket.keywords, await _estimate(ask, basket), *presses))


def is_about_links(text: str) -> bool:
    """Whether a text that is no command brings links: to creators or their videos beside any words, or links alone.

    What a link is and what to send in its place is told even where it names no creator: links to other places where
    creators are too are told so beside any words, others only alone.
    """
    try:
        items = read_pasted(text).items
    except TooMuchPasted:
        return True
    linked = [item for item in items if item.link]
    alone = len(linked) == len(items) == len(text.split())
    is_about = [item.reason not in {Reason.SITE, Reason.PAGE} or _OTHER_PLACES.match(item.input) for item in linked]
    return bool(linked) and (alone or any(is_about))


_OTHER_PLACES = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*"
    r"(?:douyin|xiaohongshu|xhslink|kuaishou|bilibili|b23|weibo|twitter|x|facebook|fb|twitch|snapchat|pinterest|threads)"
    r"\.(?:com|tv|net|cn)(?=[/?#]|$)",
    re.IGNORECASE,
)
"""Links to other platforms' creators, posts and videos."""


def names_creators(text: str) -> bool:
    """Whether a text names creators for certain: by links, or by names whose platform it says."""
    try:
        return bool(read_pasted(text).taken)
    except TooMuchPasted:
        return True


def too_much(refused: TooMuchPasted) -> Problem:
    """The problem of a paste beyond a limit."""
    kinds = {TooManyCreators: "too-many", TooManyWords: "too-wordy"}
    return Problem(kinds.get(type(refused), "too-long"), {"most": refused.most})


async def show(ask: Ask, basket: Basket) -> Answer[CollectPreview]:
    """The preview of a basket. What its buttons would collect is kept in storage, once for all of them."""
    basket = replace(basket, owned=await _owned(ask, basket.chosen))
    wanted: list[tuple[str, dict[str, Any]]] = [("collect.cancel", {})]
    if basket.chosen:
        wanted.append(("collect.start", {}))
    if basket.owned and len(basket.owned) < len(basket.chosen):
        wanted.append(("collect.start", {"only_new": True}))
    platforms = list(Platform) if basket.unsure else []
    wanted += [("collect.platform", {"platform": name.value}) for name in platforms]
    return Answer(collect_preview, await _preview(ask, basket, wanted, await _offered(ask, basket, wanted)))


async def on_platform(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A chosen platform: the preview anew, with the handles that were unsure."""
    basket = await held(ask, arguments)
    if basket is None:
        return Answer(problem, Problem("stale"))
    return await show(ask, basket.on(Platform(arguments["platform"])))


async def cancel(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Cancel: the basket is used up, so that no other button of its preview starts anything."""
    if not await ask.context.store.offers.use_once(ask.workspace, arguments["basket"], ask.context.clock()):
        return Answer(problem, Problem("used"))
    return Answer(collect_cancelled, None)


async def held(ask: Ask, arguments: Mapping[str, Any]) -> Basket | None:
    """The basket behind a button of a preview; None once storage has forgotten it."""
    holder = await ask.context.store.offers.find(ask.workspace, arguments["basket"])
    return load_basket(holder.arguments) if holder else None


def intents(basket: Basket, most: int) -> list[NewTask]:
    """The tasks that collect a basket: one for each platform and `most` creators."""
    if basket.platform:
        return [NewTask(basket.platform.value, TaskType.KEYWORD.value, basket.keywords)]
    return [
        NewTask(platform.value, TaskType.LINK_BATCH.value, tuple(each.link for each in part[start : start + most]))
        for platform, part in basket.on_platforms.items()
        for start in range(0, len(part), most)
    ]


async def _offered(ask: Ask, basket: Basket, wanted: Sequence[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Presses for a preview's controls, each of which knows the basket."""
    [holder] = await hold(ask, [basket])
    return await ask.offer([(action, {**arguments, "basket": holder}) for action, arguments in wanted])


async def hold(ask: Ask, baskets: Sequence[Basket]) -> list[str]:
    """Keep baskets for presses that name them by what this gives."""
    return await ask.offer([(HOLDER, dump_basket(basket)) for basket in baskets])


async def _preview(
    ask: Ask, basket: Basket, wanted: Sequence[tuple[str, Mapping[str, Any]]], presses: Sequence[str]
) -> CollectPreview:
    named: dict[str, str] = {}
    for (action, arguments), press in zip(wanted, presses, strict=True):
        named[arguments.get("platform") or ("new" if arguments.get("only_new") else action)] = press
    can_start = "collect.start" in named
    return CollectPreview(
        accepted=tuple((name, tuple(each.name for each in part)) for name, part in basket.on_platforms.items()),
        estimate=await _estimate(ask, basket),
        repeated=basket.repeated,
        unsure=tuple(f"@{name}" for name in basket.unsure),
        refused=basket.refused,
        owned=len(basket.owned),
        owned_within=ask.context.options.collected_within,
        file=basket.file,
        sheets=basket.sheets,
        unread=basket.unread,
        is_shared=not ask.conversation.is_private,
        presses=Presses(
            collect=named.get("collect.start", ""),
            only_new=named.get("new", ""),
            cancel=named["collect.cancel"] if can_start else "",
            platforms=tuple((name, named[name.value]) for name in Platform if name.value in named),
        ),
    )


async def _owned(ask: Ask, chosen: Sequence[Chosen]) -> tuple[str, ...]:
    """The links of those that the workspace collected lately."""
    since = ask.context.clock() - ask.context.options.collected_within
    owned: list[str] = []
    for platform in Platform:
        links = [each.link for each in chosen if each.platform is platform]
        owned += await ask.context.store.collected.since(ask.workspace, platform.value, links, since)
    return tuple(owned)


async def _estimate(ask: Ask, basket: Basket) -> Estimate:
    options = ask.context.options
    tasks = intents(basket, options.values_per_task)
    values = sum(len(task.values) for task in tasks)
    return Estimate(len(tasks), values * options.collect_price, await usual_time(ask.context, ask.workspace, tasks))


async def usual_time(context: Context, workspace: str, tasks: Sequence[NewTask]) -> timedelta | None:
    """How long the slowest of some tasks usually takes; None where nothing like any of them ended yet."""
    usual = [await context.store.tasks.usual_duration(workspace, task) for task in tasks]
    return max((length for length in usual if length is not None), default=None)
