"""Help for one command: what it does, how to type it, which filters it takes."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Button, Card, Code, Controls, Fact, Facts, Note, Paragraph, rich
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
    facts = [Fact(words("help-usage"), rich(Code(help_.usage)))]
    facts += [Fact(words("help-example"), rich(Code(line))) for line, _ in help_.examples]
    blocks: list[Block] = [Paragraph(rich(about)), Facts(tuple(facts))]
    if help_.filters:
        blocks.append(Paragraph(words.rich("help-filters", names=Code(" ".join(f"{name}:" for name in help_.filters)))))
        blocks.append(Note(rich(words("help-level-note"))))
    is_one = len(help_.examples) == 1
    buttons = tuple(Button(words("button-try") if is_one else line, press) for line, press in help_.examples if press)
    if buttons:
        blocks.append(Controls(buttons))
    return Card(title, tuple(blocks), tone="info", summary=words("fact-said", label=title, value=about))


EXAMPLE = CommandHelp(
    "search",
    "/creators search",
    "/creators search [platform] WORDS [filter:value …]",
    (("/creators search youtube gaming country:US,CA", "h1"),),
    ("country", "followers", "engagement", "views"),
)
EXAMPLES = (CommandHelp("credits", "/creators credits", "/creators credits", ()),)
