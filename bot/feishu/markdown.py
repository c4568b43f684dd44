"""A line of pieces as Feishu's Markdown, cut by what is seen, so never inside its markup."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import assert_never

from bot.feishu.escape import escaped, settled, tidy, web_address
from handlers.cards import Bold, Code, CreatorText, Link, Mention, Moment, Piece, Rich, Text
from handlers.cards.bare import bare, cut

_PERSON = re.compile(r"o[un]_[A-Za-z0-9_-]{1,64}")
_MOMENTS = {"date": ("date",), "time": ("time",), "date_time": ("date_short", "time")}
_EDGE = "\u200a"
"""Markdown takes `**` beside a sign for a star unless a space stands there; this one is as thin as a hair."""


def markdown(line: Rich, most: int, *, heavy: bool = False) -> str:
    """The line with at most `most` characters to be seen; `heavy` sets all of it bold."""
    parts: list[tuple[bool, str]] = []
    for piece in line:
        text = seen(piece, most)
        if not text:
            continue
        parts.append((heavy or isinstance(piece, Bold), _marked(piece, text, most)))
        most -= len(text)
        if most < 0:
            break
    return settled(_joined(parts))


def seen(piece: Piece, most: int) -> str:
    """The characters of a piece that a reader sees, without those that nobody can, where `most` are to be shown.

    No more than four times as many are read: a text of invisible characters must not cost more.
    """
    read = 4 * max(most, 0) + 64
    match piece:
        case Text(text) | Bold(text):
            return tidy(text[:read])
        case CreatorText(text, of_it):
            return cut(bare(text[: min(read, 4 * of_it + 64)]), of_it) if of_it > 0 else ""
        case Code(text) | Moment(_, text):
            return bare(text)
        case Link(text, url):
            return bare(text) or bare(url)
        case Mention(_, name):
            return f"@{bare(name)}"
        case _:
            assert_never(piece)


def plain_line(line: Rich, most: int) -> str:
    """The line without any markup: for plain text elements and cells."""
    return cut("".join(seen(piece, most) for piece in line), most)


def _marked(piece: Piece, text: str, most: int) -> str:
    shown = cut(text, most)
    match piece:
        case Text() | Bold() | CreatorText():
            return escaped(shown)
        case Code():
            # Tags may be read inside code as well, so a text with one loses its face instead.
            return escaped(shown) if "<" in shown else f"`{shown.replace('`', 'ˋ')}`"
        case Link(_, url):
            address = web_address(url)
            return f"[{escaped(shown)}]({address})" if address else escaped(shown)
        case Moment():
            return _moment(piece) if shown == text else escaped(shown)
        case Mention(person_id):
            is_person = shown == text and _PERSON.fullmatch(person_id)
            return f"<at id={person_id}></at>" if is_person else escaped(shown)
        case _:
            assert_never(piece)


def _moment(piece: Moment) -> str:
    at = int(piece.at.timestamp() * 1000)
    return " ".join(
        f"<local_datetime millisecond='{at}' format_type='{form}'></local_datetime>" for form in _MOMENTS[piece.style]
    )


def _joined(parts: list[tuple[bool, str]]) -> str:
    """The parts set side by side, neighbours of one weight together, with an edge where Markdown needs one."""
    drawn = ""
    was_bold = False
    for is_bold, group in groupby(parts, key=lambda part: part[0]):
        run = "".join(markup for _, markup in group)
        run = "\n".join(_bold(line) for line in run.split("\n")) if is_bold else run
        if drawn and run and (is_bold or was_bold) and _needs_edge(drawn, run):
            run = _EDGE + run
        drawn += run
        was_bold = is_bold
    return drawn


def _bold(line: str) -> str:
    inner = line.strip()
    if not inner:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}**{inner}**{after}"


def _needs_edge(before: str, after: str) -> bool:
    """Whether stars between these two would be read as stars: a sign inside them and a letter outside."""
    if before.endswith("**"):
        return _is_wordy(after[0]) and not _is_wordy(before[-3])
    return after.startswith("**") and _is_wordy(before[-1]) and not _is_wordy(after[2])


def _is_wordy(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"
