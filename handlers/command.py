"""What a row of the menu is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from handlers.context import Answer, Ask
from handlers.line import Line

Handler: TypeAlias = Callable[[Ask, Line], Awaitable[Answer[Any]]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command people type.

    `words` are the first words of its line, `aliases` other spellings of them; `key` names its description in the
    catalogue (`command-KEY`); `usage` and `examples` are shown in help, and each example works as it stands.
    Commands that `spend` may take credits, those `for_team` show what only the team may see. `run` gets the line
    without the command's words; where it `reads_text`, only the line's `typed` counts.
    """

    key: str
    words: tuple[str, ...]
    usage: str
    examples: tuple[str, ...]
    run: Handler
    aliases: tuple[tuple[str, ...], ...] = ()
    spends: bool = False
    for_team: bool = False
    reads_text: bool = False

    @property
    def name(self) -> str:
        """The command as typed: `/creators search`."""
        return "/" + " ".join(self.words)
