"""Creators in anything people paste: links in any form, handles, platform words, columns, and markup of the chats.

`read_pasted` takes the text as it arrived. Nothing is fetched and nothing guessed: what cannot be taken has a reason.
"""

from handlers.pasted.items import (
    MOST_CHARACTERS,
    MOST_CREATORS,
    MOST_WORDS,
    Item,
    Kind,
    Pasted,
    Reason,
    TooManyCreators,
    TooManyWords,
    TooMuchPasted,
    TooMuchText,
)
from handlers.pasted.reading import read_pasted
from handlers.pasted.said import platform_told

__all__ = [
    "MOST_CHARACTERS",
    "MOST_CREATORS",
    "MOST_WORDS",
    "Item",
    "Kind",
    "Pasted",
    "Reason",
    "TooManyCreators",
    "TooManyWords",
    "TooMuchPasted",
    "TooMuchText",
    "platform_told",
    "read_pasted",
]
