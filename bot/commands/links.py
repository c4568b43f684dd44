"""`scout links`: what Scout reads in a pasted text."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli import client_language, fail
from bot.settings import Settings
from handlers.cards.bare import bare
from handlers.pasted import (
    MOST_CHARACTERS,
    Item,
    Pasted,
    TooManyCreators,
    TooManyWords,
    TooMuchPasted,
    TooMuchText,
    read_pasted,
)
from handlers.words import Words, language_of, words

_REFUSALS: Mapping[type[TooMuchPasted], str] = {
    TooMuchText: "links-too-long",
    TooManyCreators: "links-too-many",
    TooManyWords: "links-too-wordy",
}
_MOST_BYTES = 4 * MOST_CHARACTERS
_PIPED_WIDTH = 160


class NotText(Exception):
    """A file that cannot be read as text; its message says which and why."""


def run(asked: argparse.Namespace, _: Settings) -> int:
    """Print what the text names, in order and without repeats: a table, or one JSON object a line."""
    try:
        pasted = read_pasted(_text(asked.file))
    except NotText as problem:
        return fail(str(problem))
    except TooMuchPasted as problem:
        say = words(language_of(client_language(asked.lang)))
        return fail(say(_REFUSALS[type(problem)], most=say.whole(problem.most)))
    if asked.json:
        sys.stdout.writelines(f"{json.dumps(_fields(item), ensure_ascii=False)}\n" for item in pasted.items)
        return 0
    console = Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    console.print(
        _table(pasted, words(language_of(client_language(asked.lang)))) if pasted.items else "Nothing to read."
    )
    return 0


def _text(file: Path | None) -> str:
    """The text of a file, or of standard input where none is named. Raises `NotText`, `TooMuchText`."""
    name = str(file) if file else "standard input"
    try:
        with file.open("rb") if file else nullcontext(sys.stdin.buffer) as source:
            content = source.read(_MOST_BYTES + 1)
    except OSError as problem:
        raise NotText(f"cannot read {name}: {problem.strerror or problem}") from problem
    if len(content) > _MOST_BYTES:
        raise TooMuchText
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotText(f"{name} is not UTF-8 text. Save a spreadsheet as CSV in UTF-8 first.") from problem
    if "\0" in text:
        raise NotText(f"{name} is not text. Save a spreadsheet as CSV first.")
    return text


def _fields(item: Item) -> dict[str, str | None]:
    fields = {"platform": item.platform, "kind": item.kind, "value": item.value, "input": item.input}
    return fields | ({"reason": item.reason} if item.reason else {})


def _table(pasted: Pasted, say: Words) -> Table:
    table = Table("platform", "kind", "value", "times", "typed", "reason")
    for item in pasted.items:
        platform = item.platform.title if item.platform else ""
        reason = say(f"links-reason-{item.reason}") if item.reason else ""
        cells = (platform, item.kind, item.value, str(item.times), item.input, reason)
        table.add_row(*(Text(bare(cell)) for cell in cells))
    return table
