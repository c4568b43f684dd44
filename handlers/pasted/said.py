"""The platform that a text says, whether it names creators or not: `here is my TikTok list`."""

from __future__ import annotations

from api.contract.platforms import Platform
from handlers.pasted.platform_words import platform_of_pair
from handlers.pasted.scanning import tokens
from handlers.pasted.straight import visible


def platform_told(text: str) -> Platform | None:
    """The one platform that the words of a text name; None for none, for several, and for any besides the three."""
    said = set()
    before = ""
    for line in visible(text).splitlines():
        for token in tokens(line):
            platform = token.platform or platform_of_pair(before, token.text)
            said |= {platform} if platform else set()
            before = token.text
    [only] = said if len(said) == 1 else [None]
    return only if isinstance(only, Platform) else None
