"""`/creators credits` and `/creators settings`."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any, get_args

from api.contract.platforms import Level, Platform
from handlers.context import Answer, Ask
from handlers.line import Line, read_settings_line
from handlers.messages.account import Account, Pace, account
from handlers.messages.preferences import ShownPreferences, preferences
from handlers.messages.problem import Problem, problem
from handlers.money.months import this_month, zone_name
from handlers.people.rights import may, require
from handlers.words import Language
from storage.files import Handover

PACE_DAYS = 7
"""Days over which the pace of spending is taken: a working week with its weekend."""

TEAMS = frozenset({"workspace_language", "files", "zone"})
"""Choices that hold for everybody in the workspace."""

_COLUMNS = {"workspace_language": "language", "zone": "zone"}
"""Those that are kept among the workspace's choices, and what they are called there."""


async def credits_line(ask: Ask, _: Line) -> Answer[Account]:
    """Three figures and the pace, from what the API said last and from our own ledger; no call is made."""
    now, spending, api_account = ask.context.clock(), ask.context.store.spending, ask.context.options.account
    spent, calls = await spending.between(ask.workspace, api_account, *await this_month(ask))
    balance = await spending.balance(api_account)
    pace = await _pace(ask, now)
    return Answer(account, Account(balance, spent, calls, now, pace, is_embedded=ask.context.options.is_embedded))


async def _pace(ask: Ask, now: datetime) -> Pace | None:
    """What the workspace spent of its account in the last days, or since it began if that was later; None if never."""
    spending, api_account = ask.context.store.spending, ask.context.options.account
    began = await spending.began(ask.workspace, api_account)
    if began is None:
        return None
    days = min(PACE_DAYS, max(1, ceil((now - began) / timedelta(days=1))))
    start, end = now - timedelta(days=days), now + timedelta(seconds=1)
    spent, _ = await spending.between(ask.workspace, api_account, start, end)
    return Pace(spent, days)


async def settings_line(ask: Ask, line: Line) -> Answer[Any]:
    """Show the person's choices, after keeping those that the line makes.

    Guests choose for themselves alone: a line of theirs that chooses for the workspace changes nothing (features S11).
    The zone moves the edges of budgets, so only admins choose it, and only they open to others what is for requesters
    alone. Raises `UsageError` and `MayNot`.
    """
    chosen = read_settings_line(line)
    if TEAMS & set(chosen) and (ask.person.is_external or ask.conversation.is_external):
        return Answer(problem, Problem("team-setting"))
    handover = ask.context.store.handover
    is_private = await handover.of(ask.workspace, ask.context.options.handover) == "private"
    if "zone" in chosen or ("files" in chosen and is_private):
        await require(ask, "administer")
    store, now = ask.context.store.preferences, ask.context.clock()
    own = {name: value for name, value in chosen.items() if name not in TEAMS}
    if own:
        await store.choose(ask.workspace, ask.person.id, now, **own)
    teams = {name: chosen[told] for told, name in _COLUMNS.items() if told in chosen}
    if teams:
        await store.choose_for_workspace(ask.workspace, now, **teams)
    if "files" in chosen:
        await handover.choose(ask.workspace, chosen["files"], now)
    return Answer(preferences, await _shown(ask, was_saved=bool(chosen)))


async def _choices(ask: Ask) -> dict[str, dict[str, str]]:
    """For each setting that the asker may choose its values, each with the press that chooses it."""
    values: dict[str, tuple[str, ...]] = {
        "language": get_args(Language),
        "platform": tuple(platform.value for platform in Platform),
        "level": tuple(level.value for level in Level),
    }
    is_private = await ask.context.store.handover.of(ask.workspace, ask.context.options.handover) == "private"
    is_guest = ask.person.is_external or ask.conversation.is_external
    if not is_guest and (not is_private or await may(ask, "administer")):
        values["files"] = get_args(Handover)
    pairs = [(name, value) for name, each in values.items() for value in each]
    presses = await ask.offer([("line.run", {"line": f"/creators settings {name}:{value}"}) for name, value in pairs])
    choices: dict[str, dict[str, str]] = {name: {} for name in values}
    for (name, value), press in zip(pairs, presses, strict=True):
        choices[name][value] = press
    return choices


async def _shown(ask: Ask, *, was_saved: bool) -> ShownPreferences:
    store, options = ask.context.store.preferences, ask.context.options
    person = await store.of_person(ask.workspace, ask.person.id)
    workspace = await store.of_workspace(ask.workspace)
    made = {"language": person.language, "platform": person.platform, "level": person.level}
    return ShownPreferences(
        language="zh" if person.language == "zh" else "en",
        platform=Platform(person.platform or options.platform).value,
        level=Level(person.level or options.level).value,
        chosen=frozenset(name for name, value in made.items() if value),
        workspace_language=workspace.language,
        files=await ask.context.store.handover.of(ask.workspace, options.handover),
        zone=await zone_name(ask),
        was_saved=was_saved,
        choices=await _choices(ask),
    )
