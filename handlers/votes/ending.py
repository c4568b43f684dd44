"""The end of a vote: at its quorum, its deadline, by a press of whoever started it, or with its list."""

from __future__ import annotations

from typing import Any

from handlers.cards.standing import Standing
from handlers.cards.stored import dump_card
from handlers.chat import alone_with
from handlers.context import Answer, Ask, Context, unsaid
from handlers.messages.problem import Problem, problem
from handlers.messages.vote_unposted import VoteUnposted, vote_unposted
from handlers.people.rights import may
from handlers.stored_chat import dump_conversation
from handlers.votes import letters
from handlers.words import language_of, words
from storage import outbox, votes
from storage.ballots import tally
from storage.database import Change, Tables
from storage.outbox import NewLetter
from storage.votes import Vote


def ending(context: Context, vote: Vote) -> Change:
    """End a vote that is open still, and tell of it: on its card and below it."""

    def change(tables: Tables) -> None:
        over = votes.close(tables, vote, context.clock())
        if over is not None:
            letters.redraw(context, over)(tables)
            letters.result(context, over, tally(tables, over.workspace, over.id))(tables)

    return change


def calling_off(context: Context, vote: Vote) -> Change:
    """End a vote without a result, and say so on its card."""

    def change(tables: Tables) -> None:
        if votes.cancel(tables, vote.workspace, vote.id, context.clock()):
            letters.redraw(context, vote)(tables)

    return change


def unposted(context: Context, vote: Vote, code: str) -> Change:
    """Call a vote off whose card the chat did not take, and write to whoever started it."""
    told = vote_unposted(VoteUnposted(vote.list_name, code), words(language_of(vote.language)))
    letter = NewLetter(
        workspace=vote.workspace,
        chat=vote.workspace.partition(":")[0],
        conversation=dump_conversation(alone_with(vote.workspace, vote.starter.id)),
        kind="post",
        key=f"vote-off-{vote.id}",
        card=dump_card(told),
        person=vote.starter.id,
    )
    token, now = context.store.token(), context.clock()

    def change(tables: Tables) -> None:
        if votes.cancel(tables, vote.workspace, vote.id, now):
            outbox.put(tables, token, letter, now)

    return change


async def close_now(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Close now”: by whoever started the vote, or an admin."""
    vote = await ask.context.store.votes.find(ask.workspace, press.id)
    if vote is None:
        return Answer(problem, Problem("stale"), audience="aside")
    if vote.starter.id != ask.person.id and not await may(ask, "administer"):
        return Answer(problem, _not_yours(vote), audience="aside")
    await ask.context.store.write(ending(ask.context, vote))
    return unsaid()


def _not_yours(vote: Vote) -> Problem:
    return Problem("vote-not-yours", {"person": vote.starter.shown}, charged="unsaid")
