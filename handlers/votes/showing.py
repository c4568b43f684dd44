"""The card of a vote, drawn from what storage knows: open with its buttons, or over with its result."""

from __future__ import annotations

from functools import partial

from handlers.cards import Card
from handlers.cards.standing import standing
from handlers.context import Context
from handlers.creators.naming import creator_of
from handlers.messages.vote_card import CandidateShown, VoteShown, vote_card
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage.ballots import CHOICES, Candidate, Choice, Tally
from storage.votes import Vote


async def drawn_vote(context: Context, vote: Vote) -> Card:
    """The card of a vote as it stands now, in the language that it was started in."""
    tally = await context.store.votes.tally(vote)
    shown = shown_vote(context, vote, tally)
    return for_everybody(partial(vote_card, shown), language_of(vote.language))


def shown_vote(context: Context, vote: Vote, tally: Tally) -> VoteShown:
    """What the card of a vote says."""
    is_open = vote.state == "open"
    choices = tuple(choice for choice in CHOICES if vote.has_maybe or choice != "maybe")
    has_chosen = any(one.is_chosen for one in tally.candidates)
    return VoteShown(
        name=vote.list_name,
        starter=vote.starter.shown,
        state=vote.state,
        closes_at=vote.closes_at,
        quorum=vote.quorum,
        voters=tally.voters,
        complete=tally.complete,
        candidates=tuple(_candidate(vote, one, choices if is_open else ()) for one in tally.candidates),
        choices=choices,
        today=context.clock().date(),
        close=standing("vote.close", vote.id) if is_open else "",
        collect=standing("vote.collect", vote.id) if has_chosen else "",
        export=standing("vote.export", vote.id, "xlsx") if has_chosen else "",
        open="" if is_open or vote.state == "cancelled" else standing("list.page", vote.list),
    )


def _candidate(vote: Vote, candidate: Candidate, choices: tuple[Choice, ...]) -> CandidateShown:
    presses = tuple(standing("vote.cast", vote.id, f"{candidate.creator.id}:{choice}") for choice in choices)
    said = {choice: tuple(person.shown for person in people) for choice, people in candidate.ballots.items()}
    return CandidateShown(creator_of(candidate.creator), said, candidate.is_chosen, presses)
