"""Help: every command with its example, ready to press; and the few that fit where a line was none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from handlers.cards import Block, Bold, Button, Card, Code, Listing, Note, Paragraph, Row, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A command: the key of its one-line description, its usage and an example, if any; `press` runs the example."""

    key: str
    usage: str
    example: str = ""
    press: str = ""


Courtesy: TypeAlias = Literal["hello", "thanks", "fine"]
"""What people say to somebody rather than to a program."""


@dataclass(frozen=True, slots=True)
class CommandList:
    """All commands. After a word that is none of them, `unknown` holds it and `nearest` the likeliest, if any.

    `is_within` tells that `commands` are those alone which that word is a part of; `are_few` that they are those that
    help on; `is_search` that `unknown` can be searched for. A `courtesy` is returned.
    """

    commands: tuple[HelpRow, ...]
    unknown: str = ""
    nearest: str = ""
    is_within: bool = False
    are_few: bool = False
    is_search: bool = False
    courtesy: Courtesy | None = None


def command_list(help_: CommandList, words: Words) -> Card:
    """Show what can be asked."""
    title = words("help-title")
    blocks: list[Block] = []
    if help_.courtesy:
        title = words(f"help-{help_.courtesy}")
        blocks.append(Paragraph(rich(words("help-intro"))))
    elif help_.unknown:
        title = _unknown(help_, words)
        blocks.append(Paragraph(rich(words("help-nothing-sent"))))
    else:
        blocks.append(Paragraph(rich(words("help-intro"))))
    blocks.append(
        Listing(
            tuple(
                Row(
                    rich(Bold(words(f"command-{row.key}"))),
                    tuple(rich(Code(line)) for line in dict.fromkeys((row.usage, row.example)) if line),
                    controls=(Button(words("button-try"), row.press),) if row.press else (),
                )
                for row in help_.commands
            )
        )
    )
    if help_.are_few:
        blocks.append(Note(rich(words("help-all"))))
    elif not help_.is_within:
        blocks.append(Note(rich(words("help-level-note"))))
    told = words("help-summary", count=len(help_.commands))
    summary = _said(title, help_, words) if help_.unknown else words("fact-said", label=title, value=told)
    if help_.courtesy:
        summary = words.said(title, words("help-intro"))
    is_lost = bool(help_.unknown) and not help_.is_search
    return Card(title, tuple(blocks), tone="warning" if is_lost else "info", summary=summary)


def _said(title: str, help_: CommandList, words: Words) -> str:
    if not help_.is_within:
        return title
    return words("fact-said", label=title, value=words.listed(row.usage for row in help_.commands))


def _unknown(help_: CommandList, words: Words) -> str:
    if help_.is_within:
        return words("help-unknown-within", word=help_.unknown)
    if help_.is_search:
        return words("help-unknown-search", word=help_.unknown)
    if help_.nearest:
        return words("help-unknown-nearest", word=help_.unknown, nearest=help_.nearest)
    return words("help-unknown", word=help_.unknown)


EXAMPLE = CommandList(
    (
        HelpRow(
            "search",
            "/creators search [platform] WORDS [filter:value …]",
            "/creators search tiktok beauty country:US followers:10k-500k er:>3%",
            "h1",
        ),
        HelpRow(
            "lookalike", "/creators lookalike @user [on:platform] [in:country]", "/creators lookalike @mrbeast", "h2"
        ),
    )
)
EXAMPLES = (
    CommandList(EXAMPLE.commands[:1], unknown="serch", nearest="search", are_few=True),
    CommandList(EXAMPLE.commands[:1], unknown="tiktok beauty US", are_few=True, is_search=True),
    CommandList(EXAMPLE.commands, unknown="can you find me somebody", are_few=True),
    CommandList(EXAMPLE.commands, are_few=True, courtesy="hello"),
    CommandList(EXAMPLE.commands, are_few=True, courtesy="thanks"),
    CommandList(EXAMPLE.commands, are_few=True, courtesy="fine"),
    CommandList((HelpRow("saved-rename", "/creators saved rename OLD to NEW"),), unknown="rename", is_within=True),
)
