"""A search on a platform that Scout does not know, found before the platform's name would become a keyword."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.grammar.tokens import Item, Option, Word
from handlers.grammar.usage import Said, wrong
from handlers.vocabulary.choices import OPTIONS, OTHER_FIRST, OTHER_PLATFORMS, PLATFORMS
from handlers.vocabulary.filters import name_of_option
from handlers.vocabulary.names import folded

_LONGEST_NAME = 12


def refuse_other_platforms(items: Sequence[Item], example: str) -> None:
    """Raise `UsageError` where a line begins with another platform, or names one and none of ours.

    `youtube twitch streamers` is about Twitch and searches YouTube.
    """
    first = items[0] if items else None
    named = next((item for item in items if _other(item)), None)
    if isinstance(first, Word) and not first.is_quoted and folded(first.text) in OTHER_FIRST:
        named = first
    elif named is not first and any(_is_ours(item) for item in items):
        return
    if isinstance(named, Word):
        raise wrong(
            "other-platform", _other(named) or named.text, hint=Said("line-hint-other-platform"), example=example
        )


def _is_ours(item: Item) -> bool:
    if isinstance(item, Option):
        return OPTIONS.get(name_of_option(item.name)) == "platform"
    return not item.is_quoted and folded(item.text) in PLATFORMS


def _other(item: Item) -> str:
    if isinstance(item, Option) or item.is_quoted:
        return ""
    return other_platform(item.text)


def other_platform(word: str) -> str:
    """The other platform that a word is, or begins with where Chinese runs on: `小红书美妆博主`; empty for none."""
    text = folded(word)
    return text if text in OTHER_PLATFORMS else next(_beginnings(text), "")


def _beginnings(text: str) -> Iterator[str]:
    for length in range(min(len(text), _LONGEST_NAME), 1, -1):
        if text[:length] in OTHER_PLATFORMS and not text[:length].isascii():
            yield text[:length]
