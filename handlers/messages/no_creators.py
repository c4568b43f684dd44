"""Nothing was found, or nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards import Block, Button, Card, Code, Controls, Paragraph, rich
from handlers.messages.footer import Cost, footer
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class NoCreators:
    """An answer without creators: `search`, `past-end` of a search, or `lookalike`.

    `place` is the platform's title or the seed; `back` the press of a Previous button.
    """

    what: Literal["search", "past-end", "lookalike"]
    place: str
    line: str
    cost: Cost
    back: str = ""


def no_creators(nothing: NoCreators, words: Words) -> Card:
    """Say that nothing was found, that it cost nothing, and how to find something."""
    match nothing.what:
        case "lookalike":
            title, text = words("lookalike-none", seed=nothing.place), words("lookalike-none-help")
        case "past-end":
            title, text = words("search-past-end"), words("search-past-end-help")
        case "search":
            title, text = words("search-none"), words("search-none-help", platform=nothing.place)
    blocks: list[Block] = [Paragraph(words.rich("search-asked", line=Code(nothing.line))), Paragraph(rich(text))]
    if nothing.back:
        blocks.append(Controls((Button(words("button-previous"), nothing.back),)))
    return Card(title, (*blocks, footer(nothing.cost, words)), tone="warning", summary=f"{title}. {text}")


EXAMPLE = NoCreators(
    "search", "TikTok", "/creators search tiktok “left-handed falconry” country:IS", Cost("S2", 0, "req_9")
)
EXAMPLES = (
    NoCreators("past-end", "TikTok", "/creators search tiktok beauty", Cost("S2", 0, "req_9"), back="p1"),
    NoCreators("lookalike", "@kilnandclay", "/creators lookalike @kilnandclay in:IS", Cost("S1", 0, "req_9")),
)
