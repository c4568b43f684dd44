"""Links and mentions that a chat has marked, set into the words around them as an eye sees them: apart.

A chat shows where a link ends by its colour. In plain text only a blank does: `https://a.com/@mia` before `and` would
be one address otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPENS = re.compile(r"[\s(\[{<\"'“‘「『（【《:：=@]$")
"""What may stand right before a link: brackets, quotes, and signs that lead up to it (`like:`, `@`)."""

_CLOSES = re.compile(r"[\s)\]}>\"'”’」』）】》,;，。；：！？、…]|[.:!?]+(?:\s|$)")
"""What may stand right behind it: brackets, quotes, and the marks of a sentence, the narrow ones only at its end."""


def set_apart(runs: Iterable[tuple[str, bool]]) -> str:
    """The runs of a text as one, with a blank where one that is marked (`True`) touches another."""
    text, was_marked = "", False
    for run, is_marked in runs:
        if not run:
            continue
        touches = (is_marked and not _OPENS.search(text)) or (was_marked and not _CLOSES.match(run))
        text += f" {run}" if text and touches else run
        was_marked = is_marked
    return text


def as_typed(target: str, label: str) -> str:
    """A link's address, or what the person typed where the chat made a link of a bare word (`jaybnow.hr`)."""
    scheme, _, host = target.partition("://")
    return label if label and scheme in {"http", "https"} and host.removesuffix("/") == label else target
