"""What the rows of the menu are: commands that are typed, and what presses do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.words import Language

Handler: TypeAlias = Callable[[Ask, Line], Awaitable[Answer[Any]]]


@dataclass(frozen=True, slots=True)
class Typed:
    """How a command is typed in one language.

    Each of the `examples` works as it stands and says more than the `usage`; a command without options has none.
    """

    usage: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command people type.

    `words` are the first words of its line, `aliases` other spellings of them; `key` names its description in the
    catalogue (`command-KEY`); `en` and `zh` are what help shows in these languages.
    Commands that `spend` may take credits, those `for_team` show what only the team may see. `run` gets the line
    without the command's words; where it `reads_text`, only the line's `typed` counts. One that `is_branch` belongs to
    a family of commands (`list add` to `list`) and stands in the family's help, not in the list of all.
    Commands for `admins` are refused to all others.
    """

    key: str
    words: tuple[str, ...]
    run: Handler
    en: Typed
    zh: Typed
    aliases: tuple[tuple[str, ...], ...] = ()
    spends: bool = False
    for_team: bool = False
    reads_text: bool = False
    is_branch: bool = False
    admins: bool = False

    @property
    def name(self) -> str:
        """The command as typed: `/creators search`."""
        return "/" + " ".join(self.words)

    @property
    def verbs(self) -> tuple[tuple[str, ...], ...]:
        """What names the command after its first word, in every spelling: `("list", "add")`, `("名单", "添加")`."""
        return tuple(words[1:] or words for words in (self.words, *self.aliases))

    def typed(self, language: Language) -> Typed:
        """What help shows in a language."""
        return self.zh if language == "zh" else self.en

    def name_in(self, language: Language) -> str:
        """The command as typed in a language: `/达人 搜索`."""
        chinese = (words for words in self.aliases if not words[0].isascii())
        return "/" + " ".join(next(chinese, self.words)) if language == "zh" else self.name


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button does that carries an offer's id (`storage.offers`).

    `run` gets the arguments that the offer kept. Guests may press what is `is_free`: it takes no credits itself,
    changes nothing of the team's and shows nothing to everyone. One that acts `is_once` posts: pressed again it posts
    nothing more. One that `is_line` answers a line as if it were typed, and is judged by that line.
    """

    run: Callable[[Ask, Mapping[str, Any]], Awaitable[Answer[Any]]]
    is_free: bool = False
    is_once: bool = False
    is_line: bool = False


Steered: TypeAlias = Callable[[Ask, Standing], Awaitable[Answer[Any]]]
"""What a standing press does (`handlers.cards.standing`)."""
