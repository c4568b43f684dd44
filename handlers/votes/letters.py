"""The letters of a vote: its one card, edits of it, and the result in the thread below."""

from __future__ import annotations

from functools import partial

from handlers.cards.stored import dump_card
from handlers.context import Context
from handlers.messages.vote_result import VoteResult, vote_result
from handlers.stored_chat import dump_conversation, load_posted, thread_of
from handlers.votes.showing import shown_vote
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage import outbox
from storage.ballots import Tally
from storage.database import Change
from storage.outbox import Kind, NewLetter
from storage.votes import Vote


def post(context: Context, vote: Vote) -> Change:
    """Post the one card of a vote; once, however often this is asked for."""
    return _about(context, vote, "post", f"vote-{vote.id}")


def redraw(context: Context, vote: Vote) -> Change:
    """Edit the card of a vote to how it stands when the edit is sent; several that wait are one."""
    return _about(context, vote, "update", context.store.token())


def result(context: Context, vote: Vote, tally: Tally) -> Change:
    """Say how a vote ended, in the thread below its card; once."""
    told = VoteResult(shown_vote(context, vote, tally), vote.starter.id)
    place = dump_conversation(thread_of(load_posted(vote.message))) if vote.message else vote.conversation
    letter = NewLetter(
        workspace=vote.workspace,
        chat=vote.workspace.partition(":")[0],
        conversation=place,
        kind="post",
        key=f"vote-end-{vote.id}",
        card=dump_card(for_everybody(partial(vote_result, told), language_of(vote.language))),
        person=vote.starter.id,
    )
    token, now = context.store.token(), context.clock()
    return lambda tables: outbox.put(tables, token, letter, now)


def _about(context: Context, vote: Vote, kind: Kind, key: str) -> Change:
    letter = NewLetter(
        workspace=vote.workspace,
        chat=vote.workspace.partition(":")[0],
        conversation=vote.conversation,
        kind=kind,
        key=key,
        about="vote",
        about_id=vote.id,
        person=vote.starter.id,
    )
    token, now = context.store.token(), context.clock()
    return lambda tables: outbox.put(tables, token, letter, now)
