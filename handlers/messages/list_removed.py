"""Who was taken off a list by a line."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Button, Card, Controls, Note, Paragraph, rich
from handlers.words import Words

NAMED = 10


@dataclass(frozen=True, slots=True)
class ListRemoved:
    """`names` are off the list; `missing` counts those typed that were not on it, `size` those left.

    `locked` stay, because a vote chose them.
    """

    name: str
    names: tuple[str, ...]
    missing: int
    size: int
    open: str = ""
    locked: tuple[str, ...] = ()


def list_removed(removed: ListRemoved, words: Words) -> Card:
    """Say who is off, and who was not there."""
    count = len(removed.names)
    title = words("list-removed", count=count, shown=words.whole(count), list=removed.name)
    lines = []
    if removed.names:
        lines.append(words.listed(removed.names[:NAMED]) + ("…" if count > NAMED else ""))
    if removed.missing:
        lines.append(words("list-removed-missing", count=removed.missing, shown=words.whole(removed.missing)))
    if removed.locked:
        names = words.listed(removed.locked[:NAMED]) + ("…" if len(removed.locked) > NAMED else "")
        lines.append(words("list-removed-locked", names=names, count=len(removed.locked)))
    size = words("list-size", count=removed.size, shown=words.whole(removed.size))
    blocks: list[Block] = [Paragraph(rich(line)) for line in lines]
    blocks.append(Note(rich(words("list-left", size=size))))
    if removed.open:
        blocks.append(Controls((Button(words("button-open-list"), removed.open),)))
    summary = words.said(title, " ".join(lines)) if lines else title
    return Card(title, tuple(blocks), "good" if count else "warning", summary)


EXAMPLE = ListRemoved("Summer 2027", ("@mia.makes.up",), 1, 40, "o1")
EXAMPLES = (
    ListRemoved("Summer 2027", (), 2, 41),
    ListRemoved("Summer 2027", ("@mia.makes.up",), 0, 40, "o1", locked=("@lena_lashes",)),
)
