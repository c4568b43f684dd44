"""Two facts that announcements share: who was not found, by name, and what a task cost."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.cards import Fact, rich
from handlers.creators.masking import masked
from handlers.messages.collect_preview import named
from handlers.words import Words

NAMED = 10
"""How many that were not found are named before the rest is counted."""


def missed(count: int, names: Sequence[str], words: Words) -> Fact:
    """How many were not found, and who they are as far as that is known, without contacts."""
    label, whole = words("collecting-failed"), words.whole(count)
    if not names:
        return Fact(label, rich(whole))
    return Fact(
        label, words.rich("collecting-missed", whole=whole, names=named(list(map(masked, names)), words, NAMED))
    )


def cost(credits_: int | None, words: Words) -> tuple[Fact, ...]:
    """What the API said that a task took; nothing where it said nothing."""
    if credits_ is None:
        return ()
    used = words("collecting-credits", credits=credits_, whole=words.whole(credits_))
    return (Fact(words("collecting-cost"), rich(used)),)
