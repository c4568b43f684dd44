"""What the spelling of a word says: that some platform allows it as a name, or that it is hardly anything else."""

from __future__ import annotations

from collections.abc import Sequence

from api.contract.links import name_on
from api.contract.platforms import Platform
from handlers.pasted.plain_chinese import asks_for_names, is_plain_chinese
from handlers.pasted.plain_words import follows_names, is_joint
from handlers.pasted.tokens import NAMED, Shape, Token


def may_be_name(token: Token) -> bool:
    """Whether a word is spelt as some platform allows a name to be."""
    return token.shape is Shape.WORD and len(token.text) > 1 and any(name_on(place, token.text) for place in Platform)


def odd_names(tokens: Sequence[Token]) -> list[int]:
    """Which tokens of a cell with a platform's word are names that are odd for one: digits alone, or another script.

    None where a handle or an address stands beside them, or Chinese words that say more than which names are meant.
    """
    if any(token.shape in NAMED or says_more(token) for token in tokens):
        return []
    return [place for place, token in enumerate(tokens) if is_odd_name(token)]


def is_odd_name(token: Token) -> bool:
    """Whether digits alone or words of another script may be a name beside a platform's word."""
    if token.shape is Shape.NUMBER:
        return token.text.isdecimal()
    if token.shape is not Shape.CHINESE or token.platform is not None or is_plain_chinese(token.text):
        return False
    return name_on(Platform.YOUTUBE, token.text) is not None


def says_more(token: Token) -> bool:
    """Whether Chinese words belong to a sentence that has more to say than which names are meant."""
    is_plain = token.shape is Shape.CHINESE and token.platform is None and is_plain_chinese(token.text)
    return is_plain and not (asks_for_names(token.text) or is_joint(token.text) or follows_names(token.text))


def is_telling(word: str) -> bool:
    """Whether a word is spelt like a handle: a dot or underscore inside it."""
    return "_" in word or "." in word.strip(".")


def is_title(word: str) -> bool:
    """Whether a word is spelt like a person's name (`Leo`), as few write a handle."""
    return word.istitle() and word.isalpha()
