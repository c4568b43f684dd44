"""The question which column of a dropped file names the creators, where several may."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Card, Controls, Fact, Facts, Note, Option, Select, rich
from handlers.cards.bare import bare, cut
from handlers.messages.file_facts import file_facts
from handlers.words import Words

LABEL = 40
"""Characters of a column's name on a control."""


@dataclass(frozen=True, slots=True)
class ChooseColumn:
    """A file, its columns as (name, creators, press), and how many creators all of them name, with its press.

    `sheets` of it were read, each with its creators; `unread` ones name nobody.
    """

    file: str
    columns: tuple[tuple[str, int, str], ...]
    together: tuple[int, str]
    sheets: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()


def choose_column(asked: ChooseColumn, words: Words) -> Card:
    """Ask which column names the creators."""
    title = words("column-title")
    facts = tuple(
        Fact(
            cut(bare(name), LABEL) or words("column-unnamed"),
            rich(words("column-count", count=count, whole=words.whole(count))),
        )
        for name, count, _ in asked.columns
    )
    options = [
        Option(words("column-option", name=cut(bare(name), LABEL), count=words.whole(count)), press)
        for name, count, press in asked.columns
    ]
    total, press = asked.together
    if press:
        options.append(Option(words("column-all", count=words.whole(total)), press))
    blocks: tuple[Block, ...] = (
        Facts((*file_facts(asked.file, asked.sheets, asked.unread, words), *facts)),
        Controls((Select(words("column-label"), tuple(options)),)),
        Note(rich(words("collect-nothing-sent"))),
    )
    return Card(title, blocks, tone="info", summary=f"{title} ({len(asked.columns)})")


EXAMPLE = ChooseColumn("list.xlsx", (("TikTok", 120, "c1"), ("Instagram", 80, "c2")), (200, "c3"))
EXAMPLES = (ChooseColumn("list.csv", (("profile_url", 1, "c1"), ("", 2, "c2")), (3, ""), (("Q1", 3),), ("说明",)),)
