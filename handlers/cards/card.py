"""The card itself: its title, its blocks, its tone, and the same in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards.blocks import Block

Tone = Literal["plain", "info", "good", "warning", "bad", "over"]
"""What a card is about: neutral, news, done, waiting or careful, failed, and no longer current."""


@dataclass(frozen=True, slots=True)
class Card:
    """A whole answer.

    `title` is one plain line; `summary` is one plain line that states the same conclusion and the same numbers, for
    a notification or a screen reader. Neither ever holds a contact. `shows` names the creators on it, in order
    (`handlers.creators.naming`): a reaction to the posted card is taken for them.

    `tags` are up to three words beside the title: where from, how far. The card says the same elsewhere, for chats
    whose titles have none.

    A card for several readers says its `language` and comes with the same in the `other_languages`: the same blocks
    and presses, in other words. Chats that can show each reader their own do; the others draw the card as it is.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    tone: Tone = "plain"
    summary: str = ""
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    other_languages: tuple[Card, ...] = ()

    @property
    def said(self) -> str:
        """The one line for notifications: the summary, or the title when there is none."""
        return self.summary or self.title
