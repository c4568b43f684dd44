"""`/creators list vote NAME …`: a card with every candidate goes up where the team can vote on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.finding.pasted_names import meant_on
from handlers.grammar.usage import within, wrong
from handlers.line import Line
from handlers.lists.reach import named
from handlers.lists.whole import meant_list
from handlers.messages.problem import Problem, problem
from handlers.messages.vote_private import VotePrivate, vote_private
from handlers.messages.vote_started import VoteStarted, vote_started
from handlers.pasted import TooMuchPasted, read_pasted
from handlers.people.clocks import now_of
from handlers.people.viewers import viewer_of
from handlers.stored_chat import dump_conversation
from handlers.votes import letters
from handlers.votes.line import EXAMPLE, OPEN_FOR, VoteLine, read_vote
from storage.lists import NameTaken, NoSuchList, Shortlist
from storage.times import stamp, unstamp
from storage.votes import InAnotherVote, NewVote

MOST_CANDIDATES = 10
"""Candidates of one vote: every chat shows so many with all their buttons."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A vote that could start: on these creators, by their rows' ids."""

    creators: Sequence[str]
    closes_at: datetime
    quorum: int = 0
    has_maybe: bool = False


async def vote_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list vote [NAME] [@a @b] [quorum:N] [until:WHEN] [maybe:yes]`. Raises `UsageError`."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    read = read_vote(line.typed, [one.name for one in seen], await now_of(ask))
    found = await meant_list(ask, read.name)
    if found is None:
        return Answer(problem, Problem("no-lists"))
    creators = await _candidates(ask, found, read)
    if not creators:
        return Answer(problem, Problem("list-empty", {"list": found.name}))
    return await _asked(ask, found, _Wanted(creators, read.closes_at, read.quorum, read.has_maybe))


async def vote_on_all(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Vote” on a list: with any number of voters, for a day. Raises `UsageError`."""
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    if found is None:
        return Answer(problem, Problem("list-gone"))
    closes_at = ask.context.clock() + OPEN_FOR
    creators = await _candidates(ask, found, VoteLine(found.name, "", closes_at))
    return await _asked(ask, found, _Wanted(creators, closes_at))


async def shared(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “Share the list here and start”: it is the conversation's from now on, and so is the vote."""
    store, viewer = ask.context.store, viewer_of(ask)
    closes_at = unstamp(arguments["closes_at"])
    if closes_at <= ask.context.clock():
        return Answer(problem, Problem("stale"))
    try:
        found = await store.lists.share(viewer, arguments["list"], "conversation")
    except NameTaken as taken:
        raise wrong("list-name-taken", taken.shortlist.name, example="/creators list rename Mine Ours") from taken
    except NoSuchList:
        return Answer(problem, Problem("list-gone"))
    wanted = _Wanted(arguments["creators"], closes_at, arguments["quorum"], arguments["has_maybe"])
    return await _started(ask, found, wanted)


async def _candidates(ask: Ask, found: Shortlist, read: VoteLine) -> list[str]:
    """The rows of whom a line wants voted on: those named, a page of the list, or all of it. Raises `UsageError`."""
    members = await ask.context.store.lists.members(ask.workspace, found.id)
    if read.named:
        return await _named(ask, found, read.named, [one.creator.id for one in members])
    if read.page:
        members = members[(read.page - 1) * MOST_CANDIDATES : read.page * MOST_CANDIDATES]
        if not members:
            pages = -(-found.size // MOST_CANDIDATES)
            raise wrong("vote-page", str(read.page), hint=within(1, max(pages, 1)), example=EXAMPLE)
    if len(members) > MOST_CANDIDATES:
        example = f'/creators list vote "{found.name}" page:1'
        raise wrong("vote-too-many", found.name, most=MOST_CANDIDATES, count=len(members), example=example)
    return [one.creator.id for one in members]


async def _named(ask: Ask, found: Shortlist, typed: str, on_list: Sequence[str]) -> list[str]:
    try:
        pasted = read_pasted(ask.without_people(typed))
    except TooMuchPasted as refused:
        raise wrong("vote-too-many", found.name, most=MOST_CANDIDATES, count=refused.most, example=EXAMPLE) from refused
    wanted = await meant_on(ask, found, pasted)
    if not wanted:
        raise wrong("vote-extra", typed.strip(), example=EXAMPLE)
    kept = await ask.context.store.creators.find(ask.workspace, wanted)
    meant = [one.id for one in kept if one.id in on_list]
    if len(meant) < len(wanted):
        raise wrong("vote-not-on-list", typed.strip(), list=found.name, example=f'/creators list show "{found.name}"')
    if len(meant) > MOST_CANDIDATES:
        raise wrong("vote-too-many", found.name, most=MOST_CANDIDATES, count=len(meant), example=EXAMPLE)
    return meant


async def _asked(ask: Ask, found: Shortlist, wanted: _Wanted) -> Answer[Any]:
    """Start a vote where everybody there may see the list; else say what is in the way."""
    if found.reach == "private" and not ask.conversation.is_private:
        arguments = {
            "list": found.id,
            "creators": list(wanted.creators),
            "closes_at": stamp(wanted.closes_at),
            "quorum": wanted.quorum,
            "has_maybe": wanted.has_maybe,
        }
        [press] = await ask.offer([("vote.shared", arguments)])
        return Answer(vote_private, VotePrivate(found.name, len(wanted.creators), press))
    if found.reach == "conversation" and found.conversation != ask.conversation.id:
        return Answer(problem, Problem("vote-list-elsewhere", {"list": found.name}))
    return await _started(ask, found, wanted)


async def _started(ask: Ask, found: Shortlist, wanted: _Wanted) -> Answer[Any]:
    store, now = ask.context.store, ask.context.clock()
    new = NewVote(
        workspace=ask.workspace,
        list=found.id,
        list_name=found.name,
        conversation=dump_conversation(ask.conversation),
        starter=named(ask.person),
        language=ask.language,
        quorum=wanted.quorum,
        has_maybe=wanted.has_maybe,
        closes_at=wanted.closes_at,
    )
    try:
        vote = await store.votes.start(new, wanted.creators, now, lambda made: letters.post(ask.context, made))
    except InAnotherVote as running:
        return Answer(problem, Problem("vote-running", {"list": found.name, "person": running.vote.starter.shown}))
    told = VoteStarted(found.name, len(wanted.creators), vote.closes_at, vote.quorum, ask.conversation.is_private)
    return Answer(vote_started, told)
