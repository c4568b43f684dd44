"""Help: every command with its example, ready to press."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Bold, Button, Card, Code, Controls, Listing, Note, Paragraph, Row, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A command: the key of its one-line description, its usage and an example, if any; `press` runs the example."""

    key: str
    usage: str
    example: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True)
class CommandList:
    """All commands. After a word that is none of them, `unknown` holds it and `nearest` the likeliest, if any."""

    commands: tuple[HelpRow, ...]
    unknown: str = ""
    nearest: str = ""


def command_list(help_: CommandList, words: Words) -> Card:
    """Show what can be asked."""
    title = words("help-title")
    blocks: list[Block] = []
    if help_.unknown:
        title = (
            words("help-unknown-nearest", word=help_.unknown, nearest=help_.nearest)
            if help_.nearest
            else words("help-unknown", word=help_.unknown)
        )
        blocks.append(Paragraph(rich(words("help-nothing-sent"))))
    else:
        blocks.append(Paragraph(rich(words("help-intro"))))
    blocks.append(
        Listing(
            tuple(
                Row(
                    rich(Bold(words(f"command-{row.key}"))),
                    tuple(rich(Code(line)) for line in (row.usage, row.example) if line),
                )
                for row in help_.commands
            )
        )
    )
    buttons = tuple(Button(row.example, row.press) for row in help_.commands if row.press)
    if buttons:
        blocks.append(Controls(buttons))
    blocks.append(Note(rich(words("help-level-note"))))
    told = words("help-summary", count=len(help_.commands))
    summary = title if help_.unknown else words("fact-said", label=title, value=told)
    return Card(title, tuple(blocks), tone="warning" if help_.unknown else "info", summary=summary)


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
    CommandList(EXAMPLE.commands, unknown="serch", nearest="search"),
    CommandList(EXAMPLE.commands, unknown="x"),
)
