"""A card that several people read: drawn in the language of its occasion, with the same in every other beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handlers.cards import Card
from handlers.words import LANGUAGES, Language, Words, words


def for_everybody(draw: Callable[[Words], Card], language: Language) -> Card:
    """What `draw` gives in a language, and beside it in the others. `draw` is called once for each."""
    others = tuple(replace(draw(words(each)), language=each) for each in LANGUAGES if each != language)
    return replace(draw(words(language)), language=language, other_languages=others)
