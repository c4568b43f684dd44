"""`/creators campaign`: what a conversation works on just now, so that something may be hidden for that alone."""

from __future__ import annotations

from typing import Any

from handlers.context import Answer, Ask
from handlers.creators.leaving_out import campaign_here
from handlers.line import Line, folded
from handlers.messages.campaign_shown import CampaignShown, campaign_shown
from handlers.messages.problem import Problem, problem
from handlers.people.rights import require

LONGEST_NAME = 80
_END = frozenset({"end", "stop", "over", "done", "none", "结束", "停止", "取消"})
_QUOTES = "\"'“”‘’「」"


async def campaign_line(ask: Ask, line: Line) -> Answer[Any]:
    """Show the campaign of the conversation, begin one by its name, or end it. Raises `MayNot`."""
    name = " ".join(line.typed.split()).strip(_QUOTES).strip()
    if not name:
        return Answer(campaign_shown, CampaignShown(await campaign_here(ask)))
    if len(name) > LONGEST_NAME:
        return Answer(problem, Problem("campaign-long", {"most": LONGEST_NAME}))
    await require(ask, "spend")
    before = await campaign_here(ask)
    if folded(name) in _END:
        await ask.context.store.hidden.end(ask.workspace, ask.conversation.id)
        return Answer(campaign_shown, CampaignShown(before, "ended" if before else "none"))
    await ask.context.store.hidden.begin(ask.workspace, ask.conversation.id, name, ask.context.clock())
    return Answer(campaign_shown, CampaignShown(name, "begun"))
