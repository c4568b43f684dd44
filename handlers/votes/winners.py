"""Whom a vote chose: collected, exported, and let off the list again."""

from __future__ import annotations

from typing import Any

from handlers.cards.standing import Standing, standing
from handlers.collecting import preview
from handlers.context import Answer, Ask
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.lists.baskets import basket_of_kept
from handlers.lists.exporting import export_members, format_of
from handlers.lists.whole import meant_list
from handlers.messages.list_changed import ListChanged, list_changed
from handlers.messages.problem import Problem, problem
from handlers.people.rights import may
from handlers.people.viewers import viewer_of
from handlers.words import words
from storage.ballots import Candidate
from storage.lists import Member
from storage.votes import Vote


async def collect_chosen(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Collect the chosen”: the preview of a collection; nothing is sent."""
    vote, chosen = await _chosen(ask, press)
    if vote is None:
        return Answer(problem, Problem("stale"))
    return await preview.show(ask, basket_of_kept(one.creator for one in chosen))


async def export_chosen(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Export the chosen”: `way` is the format."""
    vote, chosen = await _chosen(ask, press)
    if vote is None:
        return Answer(problem, Problem("stale"))
    on_list = {one.creator.id: one for one in await ask.context.store.lists.members(ask.workspace, vote.list)}
    # Whoever was taken off after an unlock was chosen all the same.
    members = [on_list.get(one.creator.id) or Member(one.creator, 0, vote.starter, vote.made_at) for one in chosen]
    title = words(ask.language)("vote-chosen-file", list=vote.list_name)
    return await export_members(ask, title, members, format_of(press.way))


async def unlock_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list unlock NAME`: whom votes chose can be taken off again. Raises `UsageError`."""
    found = await meant_list(ask, line.typed)
    if found is None:
        return Answer(problem, Problem("no-lists"))
    locked = await ask.context.store.votes.locked(ask.workspace, found.id)
    if not locked:
        raise wrong("not-locked", found.name, example="/creators list")
    others = [one for one in locked.values() if ask.person.id not in {one.starter.id, found.owner.id}]
    if others and not await may(ask, "administer"):
        return Answer(problem, Problem("vote-not-yours", {"person": others[0].starter.shown}))
    votes = {one.id for one in locked.values()}
    await ask.context.store.votes.unlock(ask.workspace, votes, ask.context.clock())
    changed = ListChanged("unlocked", found.name, found.reach, size=len(locked), open=standing("list.page", found.id))
    return Answer(list_changed, changed)


async def _chosen(ask: Ask, press: Standing) -> tuple[Vote | None, tuple[Candidate, ...]]:
    """A decided vote and whom it chose; None for a vote of another conversation or without a result."""
    vote = await ask.context.store.votes.find(ask.workspace, press.id)
    if vote is None or not await _may_see(ask, vote):
        return None, ()
    tally = await ask.context.store.votes.tally(vote)
    chosen = tuple(one for one in tally.candidates if one.is_chosen)
    return (vote, chosen) if chosen else (None, ())


async def _may_see(ask: Ask, vote: Vote) -> bool:
    """Whether the asker reads along where the vote stood, or sees its list from where they are."""
    is_here = vote.conversation_id == ask.conversation.id
    return is_here or await ask.context.store.lists.find(viewer_of(ask), vote.list) is not None
