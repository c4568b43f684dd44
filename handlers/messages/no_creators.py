"""Nothing was found, or nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from handlers.cards import Block, Button, Card, Code, Controls, Paragraph, rich
from handlers.grammar.translating import in_language
from handlers.messages.footer import Cost, footer
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class NoCreators:
    """An answer without creators: `search`, `past-end` of a search, or `lookalike`.

    `place` is the platform's title or the seed; `back` the press of a Previous button, `change` of the one that opens
    the form with this search, and `refresh` of the one that asks again, which may cost the estimate. Where creators
    were found and all are hidden, `hidden` counts them.
    """

    what: Literal["search", "past-end", "lookalike"]
    place: str
    line: str
    cost: Cost
    back: str = ""
    refresh: str = ""
    hidden: int = 0
    change: str = ""


def no_creators(nothing: NoCreators, words: Words) -> Card:
    """Say that nothing was found, that it cost nothing where it did, and how to find something."""
    match nothing.what:
        case "lookalike":
            title, text = words("lookalike-none", seed=nothing.place), words("lookalike-none-help")
        case "past-end":
            title, text = words("search-past-end"), words("search-past-end-help")
        case "search":
            title, text = words("search-none"), words("search-none-help", platform=nothing.place)
    if nothing.hidden:
        title, text = words("hidden-all"), words("hidden-all-help", count=nothing.hidden)
    elif nothing.cost.credits == 0 or nothing.cost.from_memory_for is not None:
        text = words("nothing-used-besides", text=text)
    blocks: list[Block] = [
        Paragraph(words.rich("search-asked", line=Code(in_language(nothing.line, words.language)))),
        Paragraph(rich(text), warns=True),
    ]
    controls = [Button(words("button-previous"), nothing.back)] if nothing.back else []
    if nothing.change:
        controls.append(Button(words("button-change-search"), nothing.change, style="primary"))
    if nothing.refresh:
        controls.append(Button(words("button-refresh", credits=nothing.cost.estimate or 0), nothing.refresh))
    if controls:
        blocks.append(Controls(tuple(controls)))
    return Card(
        title,
        (*blocks, footer(nothing.cost, words)),
        tone="warning",
        summary=words.said(title, text),
    )


EXAMPLE = NoCreators(
    "search", "TikTok", "/creators search tiktok “left-handed falconry” country:IS", Cost("S2", 0, "req_9"), change="c1"
)
EXAMPLES = (
    NoCreators("search", "TikTok", "/creators search tiktok beauty", Cost("S2", 9, "req_9"), hidden=3),
    NoCreators("past-end", "TikTok", "/creators search tiktok beauty", Cost("S2", 0, "req_9"), back="p1"),
    NoCreators("lookalike", "@kilnandclay", "/creators lookalike @kilnandclay in:IS", Cost("S1", 0, "req_9")),
    NoCreators(
        "search",
        "TikTok",
        "/creators search tiktok zzz",
        Cost("S2", 3, "req_9", estimate=30, from_memory_for=timedelta(hours=2)),
        refresh="r1",
        change="c1",
    ),
)
