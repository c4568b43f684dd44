"""A private list is to be voted on where others read along: they would see it, so its owner is asked first."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Button, Card, Controls, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class VotePrivate:
    """The list `name`, how many of it are to be voted on, and the press that shares it and starts the vote."""

    name: str
    count: int
    share: str


def vote_private(asked: VotePrivate, words: Words) -> Card:
    """Say who would see what, and wait for a press."""
    title, text = words("vote-private", list=asked.name), words("vote-private-text", count=asked.count)
    button = Button(words("button-share-and-vote"), asked.share, style="primary")
    blocks = (Paragraph(rich(text), warns=True), Controls((button,)))
    return Card(title, blocks, tone="warning", summary=words.said(title, text))


EXAMPLE = VotePrivate("Maybe later", 4, "s1")
