"""What the spelling of a word says: that some platform allows it as a name, or that it is hardly anything else."""

from __future__ import annotations

from api.contract.links import name_on
from api.contract.platforms import Platform
from handlers.pasted.tokens import Shape, Token


def may_be_name(token: Token) -> bool:
    """Whether a word is spelt as some platform allows a name to be."""
    return token.shape is Shape.WORD and len(token.text) > 1 and any(name_on(place, token.text) for place in Platform)


def is_odd_name(token: Token) -> bool:
    """Digits alone or another script: a name only beside a platform's word."""
    if token.shape is Shape.NUMBER:
        return token.text.isdecimal()
    return token.shape is Shape.CHINESE and token.platform is None and name_on(Platform.YOUTUBE, token.text) is not None


def is_telling(word: str) -> bool:
    """Whether a word is spelt like a handle: a dot or underscore inside it."""
    return "_" in word or "." in word.strip(".")


def is_title(word: str) -> bool:
    """Whether a word is spelt like a person's name (`Leo`), as few write a handle."""
    return word.istitle() and word.isalpha()
