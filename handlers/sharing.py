"""A card of one person's own, shared with everybody in the conversation: once, by a button that then is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.cards import Card, Note, rich
from handlers.context import Answer
from handlers.words import Words


def shared(everybody: Answer[Any], own: Answer[Any]) -> Answer[Any]:
    """The answer for everybody; in the place of the asker's own card the same without its button to share.

    The message of `own` shows data with `presses`, one of which is `share`.
    """
    if everybody.audience != "everyone":
        return everybody

    def as_shared(data: Any, words: Words) -> Card:
        card: Card = own.message(replace(data, presses=replace(data.presses, share="")), words)
        return replace(card, blocks=(*card.blocks, Note(rich(words("note-shared-by-you")))))

    return replace(everybody, left=Answer(as_shared, own.data))
