"""A list went to the one who asked for it, as a file."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Note, Paragraph, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class ListExported:
    """The list's `name`, the `file` and how many creators it holds.

    It `is_elsewhere` where others read along: then the file is in the asker's direct message.
    """

    name: str
    file: str
    count: int
    is_elsewhere: bool = False


def list_exported(sent: ListExported, words: Words) -> Card:
    """Say that it is there, for whom, and that it can come back."""
    title = words("list-exported", list=sent.name)
    creators = words("list-creators", count=sent.count, shown=words.whole(sent.count))
    where = words("list-exported-elsewhere" if sent.is_elsewhere else "list-exported-here")
    text = words("list-exported-text", file=sent.file, creators=creators)
    blocks = (Paragraph(rich(words.sentences(text, where))), Note(rich(words("list-exported-back"))))
    return Card(title, blocks, tone="good", summary=words.said(title, text))


EXAMPLE = ListExported("Summer 2027", "Summer-2027-2026-11-24.xlsx", 41, is_elsewhere=True)
EXAMPLES = (ListExported("Maybe later", "Maybe-later-2026-11-24.csv", 1),)
