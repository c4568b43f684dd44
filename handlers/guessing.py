"""What a line that is no command was probably meant to be, ready to be run by a press and by nothing else."""

from __future__ import annotations

import re

from handlers.command import Command
from handlers.grammar.small_words import without_small_words
from handlers.line import Line, SearchDefaults, UsageError, folded, read_line, read_search
from handlers.pasted import read_pasted
from handlers.vocabulary.choices import PLATFORMS
from handlers.words import Language

_LONGEST = 100
"""Characters of a line that is offered: who writes more tells something."""


def mended(line: Line, verb: str, near: str, command: Command, language: Language) -> str:
    """The line with `command`, by its word `near`, in place of a mistyped `verb`; the command alone for a long text.

    What is written onto the word is kept: `导出csv` is `导出 csv`.
    """
    said, name = line.source.strip(), command.name_in(language)
    at = folded(said).find(verb)
    # Folding can change how long a text is, and then the place is not known.
    if at < 0 or len(folded(said)) != len(said):
        return name
    rest = said[at + len(near if verb.startswith(near) else verb) :].strip()
    return name if not rest or "\n" in rest or len(rest) > _LONGEST else f"{name} {rest}"


def bare_search(text: str, defaults: SearchDefaults) -> str:
    """What to search for where a text without a command asks for nothing else: `tiktok beauty US`, `美国美妆达人`.

    Empty for all other texts. Words that are no option are keywords only beside a platform at the beginning. Raises
    `UsageError` for a platform that Scout does not search, and for mistakes in what begins with one of its own.
    """
    if len(text) > _LONGEST or re.search(r"[@\n/?？]", text):
        return ""
    wanted = without_small_words(text)
    line = read_line(wanted)
    begins = bool(line.leading_words) and folded(line.leading_words[0]) in PLATFORMS
    try:
        asked = read_search(line, defaults)
    except UsageError as wrong:
        if begins or wrong.problem.key == "line-other-platform":
            raise
        return ""
    has_keyword = "keyword" in asked.conditions
    return wanted if begins or (asked.conditions and not has_keyword) else ""


def is_about_names(text: str) -> bool:
    """Whether a text that is no command names creators by their `@names`."""
    return bool(_HANDLE.search(text)) and bool(read_pasted(text).taken or read_pasted(text).without_platform)


_HANDLE = re.compile(r"(?<![\w.@])@(?!(?:here|channel|everyone|all)\b)[A-Za-z0-9_.]{2,}")
