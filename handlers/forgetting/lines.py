"""`/creators forget`, for admins: what is kept of a creator is told first, and goes with a press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.contract.platforms import Platform
from handlers.collecting.preview import too_much
from handlers.context import Answer, Ask
from handlers.creators.naming import dump_name, load_name
from handlers.finding.pasted_names import named_in
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.messages.forget_asked import ForgetAsked, forget_asked
from handlers.messages.forgotten import Forgotten, forgotten
from handlers.messages.problem import Problem, problem
from handlers.pasted import TooMuchPasted, read_pasted
from handlers.people.rights import require
from handlers.vocabulary.natural import meant_by
from storage.acts import NewAct
from storage.forgetting import FORGET

EXAMPLE = "/creators forget tiktok @mia"

SHORTEST_NAME, SHORTEST_OTHER_NAME = 4, 2
"""Letters of a Latin name, and of one in another script, that is told apart from other words where it stands alone."""


async def forget_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators forget @a`: what would go, and a press that does it. Raises `UsageError`."""
    try:
        pasted = read_pasted(ask.without_people(line.typed))
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    meant = await named_in(ask, pasted)
    if len(meant.creators) != 1:
        kind = "forget-several" if meant.creators else "no-forget" if line.typed.strip() else "forget-whom"
        raise wrong(kind, line.typed.strip()[:40], example=EXAMPLE)
    [named] = meant.creators
    forgetting = ask.context.store.forgetting
    trace = await forgetting.trace(ask.workspace, named, is_plain=is_plain(named.username))
    found = await forgetting.look(ask.workspace, trace)
    shown = f"@{named.username}" if named.username else named.uid
    if not found:
        return Answer(problem, Problem("nothing-kept", {"creator": shown, "platform": Platform(named.platform).title}))
    [confirm] = await ask.offer([("forget.confirmed", dump_name(named))])
    told = ForgetAsked(shown, Platform(named.platform), found, confirm, is_assumed=meant.assumed is not None)
    return Answer(forget_asked, told)


async def confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Forget: all of it, by what is kept now. Raises `MayNot`."""
    await require(ask, "administer")
    named, forgetting = load_name(arguments), ask.context.store.forgetting
    trace = await forgetting.trace(ask.workspace, named, is_plain=is_plain(named.username))
    act = NewAct(ask.workspace, ask.person.id, ask.conversation.id, FORGET, ask.context.clock())
    return Answer(forgotten, Forgotten(await forgetting.forget(ask.workspace, trace, act)))


def is_plain(name: str) -> bool:
    """Whether a user name is a word of other things too: then it counts for the creator's only where that is sure."""
    shortest = SHORTEST_NAME if name.isascii() else SHORTEST_OTHER_NAME
    return len(name) < shortest or meant_by(name) is not None
