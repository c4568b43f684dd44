"""The card of a vote could not be posted, so there is no vote: said to whoever started it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Code, Note, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class VoteUnposted:
    """The list `name`, and the chat's own word for why it took no card."""

    name: str
    code: str


def vote_unposted(told: VoteUnposted, words: Words) -> Card:
    """Say it, and the way out."""
    title, text = words("vote-unposted", list=told.name), words("vote-unposted-text")
    blocks = (Paragraph(rich(text), warns=True), Note(rich(Code(told.code))))
    return Card(title, blocks, tone="warning", summary=words.said(title, text))


EXAMPLE = VoteUnposted("Summer 2027", "not_in_channel")
