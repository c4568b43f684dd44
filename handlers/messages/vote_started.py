"""A vote is on: said to whoever started it; the card itself stands for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.cards import Block, Card, Moment, Note, Paragraph, rich
from handlers.messages.examples import NOON
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class VoteStarted:
    """On how many of the list `name`, until when, and how many must vote, 0 for any number.

    It `is_alone` where nobody else reads along.
    """

    name: str
    count: int
    closes_at: datetime
    quorum: int
    is_alone: bool = False


def vote_started(vote: VoteStarted, words: Words) -> Card:
    """Say until when, and what ends it."""
    title = words("vote-started", list=vote.name, count=vote.count)
    moment = Moment(vote.closes_at, words.moment(vote.closes_at))
    text = words.rich("vote-started-quorum" if vote.quorum else "vote-started-text", moment=moment, count=vote.quorum)
    blocks: list[Block] = [Paragraph(text)]
    if vote.is_alone:
        blocks.append(Note(rich(words("vote-alone"))))
    return Card(title, tuple(blocks), tone="good", summary=title)


EXAMPLE = VoteStarted("Summer 2027", 4, NOON, 3)
EXAMPLES = (VoteStarted("Maybe later", 1, NOON, 0, is_alone=True),)
