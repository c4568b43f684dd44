"""What a handler says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from handlers.cards import Card
from handlers.chat import Audience, Conversation
from handlers.words import Language, Words, words
from handlers.words.for_everybody import for_everybody

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Answer(Generic[D]):
    """What a handler says: a message, the data it words, and who may see it.

    `left` takes the place of the card that was pressed, where the answer itself is posted for everyone.
    """

    message: Callable[[D, Words], Card]
    data: D
    audience: Audience = "asker"
    left: Answer[Any] | None = None

    def card(self, words: Words) -> Card:
        """The card in a language."""
        return self.message(self.data, words)

    def card_in(self, language: Language, conversation: Conversation) -> Card:
        """The card in a language; also in the others, where people beside the asker read it."""
        if self.audience == "everyone" and not conversation.is_private:
            return for_everybody(self.card, language)
        return self.card(words(language))


def unsaid() -> Answer[None]:
    """An answer of which nothing is shown: what was asked for shows elsewhere, as on a card that is edited in place."""
    return Answer(_nothing, None, "nobody")


def _nothing(data: None, words: Words) -> Card:
    return Card("")
