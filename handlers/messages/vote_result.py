"""How a vote ended, said below its card to those who took part: an edited card wakes nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.cards import Block, Card, Controls, Mention, Paragraph, Rich, joined, rich
from handlers.creators.naming import shows
from handlers.creators.row import name_of
from handlers.messages.vote_card import OVER, CandidateShown, VoteShown, vote_buttons, vote_title
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The vote that is over, and the chat's id of whoever started it."""

    vote: VoteShown
    starter: str


def vote_result(told: VoteResult, words: Words) -> Card:
    """Name whom it chose and whom not, and offer what can be done now."""
    vote, title = told.vote, vote_title(told.vote, words)
    who = Mention(told.starter, vote.starter)
    if vote.state == "undecided":
        text = words.rich("vote-ended-undecided", person=who, voters=vote.voters, quorum=vote.quorum)
    elif vote.chosen:
        text = words.rich("vote-ended-chosen", person=who, names=_names(vote.chosen, words))
    else:
        text = words.rich("vote-ended-nobody", person=who)
    blocks: list[Block] = [Paragraph(text)]
    if vote.chosen:
        others = tuple(one for one in vote.candidates if not one.is_chosen)
        if others:
            blocks.append(Paragraph(words.rich("vote-not-chosen", names=_names(others, words))))
        blocks.append(Paragraph(rich(words("vote-locked"))))
    buttons = vote_buttons(vote, words)
    if buttons:
        blocks.append(Controls(buttons))
    said = words.said(title, words("vote-voters", count=vote.voters, shown=words.whole(vote.voters)))
    shown = shows(one.creator for one in vote.chosen)
    return Card(title, tuple(blocks), "good" if vote.chosen else "over", said, shown)


def _names(candidates: tuple[CandidateShown, ...], words: Words) -> Rich:
    names = [name_of(one.creator, words) for one in candidates]
    return joined([rich(name) for name in names], words("list-separator"))


EXAMPLE = VoteResult(OVER, "U1")
EXAMPLES = (
    VoteResult(replace(OVER, state="undecided", candidates=(), voters=1, collect="", export=""), "U1"),
    VoteResult(
        replace(
            OVER,
            candidates=tuple(replace(one, is_chosen=False) for one in OVER.candidates),
            collect="",
            export="",
        ),
        "U1",
    ),
)
