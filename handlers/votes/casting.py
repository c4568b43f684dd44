"""A pressed yes, no or maybe: one per person and candidate, changeable until the vote is over."""

from __future__ import annotations

from typing import Any

from handlers.cards.standing import Standing
from handlers.context import Answer, Ask, unsaid
from handlers.lists.reach import named
from handlers.messages.problem import Problem, problem
from handlers.votes import letters
from handlers.votes.ending import ending
from storage import ballots, votes
from storage.ballots import CHOICES, Choice
from storage.database import Tables
from storage.votes import Vote


async def cast(ask: Ask, press: Standing) -> Answer[Any]:
    """`way` is the candidate's row and the choice. The card shows what came of it; nothing else is said."""
    vote = await ask.context.store.votes.find(ask.workspace, press.id)
    creator, _, word = press.way.partition(":")
    choice = next((each for each in CHOICES if each == word), None)
    if vote is None or choice is None:
        return _refused("stale")
    if vote.conversation_id != ask.conversation.id:
        return _refused("vote-elsewhere", list=vote.list_name)
    if vote.state == "open" and vote.closes_at <= ask.context.clock():
        await ask.context.store.write(ending(ask.context, vote))
    elif vote.state == "open" and await _counted(ask, vote, creator, choice):
        return unsaid()
    return _refused("vote-over", list=vote.list_name)


async def _counted(ask: Ask, vote: Vote, creator: str, choice: Choice) -> bool:
    """Write a ballot down, and end the vote with the one that makes its quorum; whether the vote was open still."""
    now, by = ask.context.clock(), named(ask.person)

    def change(tables: Tables) -> bool:
        is_news = ballots.cast(tables, vote.workspace, vote.id, creator, by, choice, now)
        if not is_news and not votes.is_open(tables, vote.workspace, vote.id):
            return False
        # Also for what was said before: whoever presses again sees that it counts.
        letters.redraw(ask.context, vote)(tables)
        if 0 < vote.quorum <= ballots.tally(tables, vote.workspace, vote.id).complete:
            ending(ask.context, vote)(tables)
        return True

    return await ask.context.store.database.write(change)


def _refused(key: str, **values: str) -> Answer[Problem]:
    """Said to the one who pressed, beside the card."""
    return Answer(problem, Problem(key, values, charged="unsaid"), audience="aside")
