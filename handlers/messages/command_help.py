"""Help for one command: what it does, how to type it, which filters it takes."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Bold, Button, Card, Code, Listing, Note, Paragraph, Row, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One command. `filters` are option names as they may be typed; `examples` pairs of a line and its press."""

    key: str
    command: str
    usage: str
    examples: tuple[tuple[str, str], ...]
    filters: tuple[str, ...] = ()


def command_help(help_: CommandHelp, words: Words) -> Card:
    """Explain one command."""
    title = words("help-one-title", command=help_.command)
    about = words(f"command-{help_.key}")
    typed = Row(rich(Bold(words("help-usage"))), (rich(Code(help_.usage)),))
    tried = (_example(line, press, words) for line, press in help_.examples)
    blocks: list[Block] = [Paragraph(rich(about)), Listing((typed, *tried))]
    if help_.filters:
        blocks.append(Paragraph(words.rich("help-filters", names=Code(" ".join(f"{name}:" for name in help_.filters)))))
        blocks.append(Note(rich(words("help-level-note"))))
    return Card(title, tuple(blocks), tone="info", summary=words("fact-said", label=title, value=about))


def _example(line: str, press: str, words: Words) -> Row:
    """Lines are long, so each has the whole width, and a short button of its own."""
    buttons = (Button(words("button-try"), press),) if press else ()
    return Row(rich(Bold(words("help-example"))), (rich(Code(line)),), controls=buttons)


EXAMPLE = CommandHelp(
    "search",
    "/creators search",
    "/creators search [platform] WORDS [filter:value …]",
    (("/creators search youtube gaming country:US,CA", "h1"),),
    ("country", "followers", "engagement", "views"),
)
EXAMPLES = (CommandHelp("credits", "/creators credits", "/creators credits", ()),)
