"""The parts of a message: each block of a card that has one size, and one row of a listing, as Block Kit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from slack_sdk.models.blocks import (
    ActionsBlock,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    ImageElement,
    InteractiveElement,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import SlackFile

from bot.slack import limits
from bot.slack.controls import plain_text, with_menu
from bot.slack.escape import cleaned, cut, with_commands
from bot.slack.limits import length
from bot.slack.mrkdwn import is_https, mrkdwn, web_address
from handlers.cards import Button, Card, Chart, Facts, Rich, Row, Text, Tone, plain
from handlers.cards.bars import chart_as_sentence, lines_of

Blocks: TypeAlias = list[dict[str, Any]]

Pictures: TypeAlias = Mapping[Chart, str]
"""Charts, and the ids of the files in Slack that show them."""

SECTIONS_MOST = 4
"""Ours: a paragraph fills at most this many sections."""

_SIGNS: dict[Tone, str] = {"plain": "", "info": "", "good": "✅ ", "warning": "⚠️ ", "bad": "⛔ ", "over": "▫️ "}


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How much of a row is drawn."""

    line_most: int
    lines_most: int
    pictures: bool
    controls_most: int


def head(card: Card) -> Blocks:
    """The header: the title with the sign of its tone."""
    title = _SIGNS[card.tone] + cleaned(with_commands(card.title)).strip()
    return [HeaderBlock(text=plain_text(title, limits.HEADER_MOST)).to_dict()]


def sections(line: Rich) -> Blocks:
    """One section, or several where the paragraph is longer than one holds, broken at its line feeds."""
    drawn: Blocks = []
    for part in islice(_parts(line), SECTIONS_MOST):
        text = mrkdwn(part, limits.SECTION_MOST).strip("\n")
        if text.strip():
            drawn.append(SectionBlock(text=marked(text)).to_dict())
    return drawn


def _parts(line: Rich) -> Iterator[Rich]:
    """The line in parts that a section can hold, as far as line feeds in our own words allow."""
    part: list[Any] = []
    taken, before = 0, ""
    for piece in _split(line):
        drawn = mrkdwn((piece,), 2 * limits.SECTION_MOST)
        edge = 1 if before and not before[-1].isspace() else 0  # what may be set between two pieces
        if part and taken + edge + length(drawn) > limits.SECTION_MOST - 2:
            yield tuple(part)
            part, taken, edge = [], 0, 0
        part.append(piece)
        taken, before = taken + edge + length(drawn), drawn or before
    if part:
        yield tuple(part)


def _split(line: Rich) -> Iterator[Any]:
    for piece in line:
        if isinstance(piece, Text):
            yield from (Text(text) for text in piece.text.splitlines(keepends=True))
        else:
            yield piece


def context(line: Rich) -> Blocks:
    """Small grey text."""
    text = mrkdwn(line, limits.CONTEXT_MOST)
    return [ContextBlock(elements=[marked(text)]).to_dict()] if text.strip() else []


def facts(block: Facts) -> Blocks:
    """Labels with values in two columns, ten to a section."""
    fields = []
    for fact in block.facts:
        label = mrkdwn((Text(cut(fact.label, 200)),), 300, heavy=True)
        value = mrkdwn(fact.value, limits.FIELD_MOST - length(label) - 1)
        if label or value:
            fields.append(marked(f"{label}\n{value or '–'}".strip()))
    return [SectionBlock(fields=list(chunk)).to_dict() for chunk in _chunks(fields, limits.FIELDS_MOST)]


def actions(drawn: Sequence[InteractiveElement]) -> Blocks:
    """Controls side by side, 25 to a block."""
    return [ActionsBlock(elements=list(chunk)).to_dict() for chunk in _chunks(drawn, limits.ACTIONS_MOST)]


def picture(chart: Chart, file: str) -> Blocks:
    """The picture of a chart, with the same numbers in words."""
    alt = cut(chart_as_sentence(chart), limits.ALT_MOST) or "•"
    return [ImageBlock(slack_file=SlackFile(id=file), alt_text=alt).to_dict()]


def more(words: str, left: int) -> Blocks:
    """How many rows are left, in the listing's own words; nothing when none are."""
    return context((Text(words.replace("{n}", str(left))),)) if left else []


def row(row: Row, style: RowStyle) -> Blocks:
    """A section, and below it the controls that do not fit beside it."""
    lines = [mrkdwn(row.title, style.line_most, heavy=True)]
    lines += [mrkdwn(line, style.line_most) for line in lines_of(row)[: style.lines_most]]
    text = _within("\n".join(line for line in lines if line.strip()), lines)
    picture = picture_of(row) if style.pictures else None
    below = with_menu(_kept(row, style), row.in_sight)
    beside = picture or (below.pop() if len(below) == 1 else None)
    return [SectionBlock(text=marked(text), accessory=beside).to_dict(), *actions(below)]


def picture_of(row: Row) -> ImageElement | None:
    """The picture beside a row, where Slack can load it."""
    address = web_address(row.image)
    if not address or not is_https(address):
        return None
    alt = cut(cleaned(row.image_alt or plain(row.title)).strip(), limits.ALT_MOST) or "•"
    return ImageElement(image_url=address, alt_text=alt)


def _kept(row: Row, style: RowStyle) -> Sequence[Any]:
    """The first controls of a row; where there is room for one only, a button that opens a page does not take it."""
    if style.controls_most >= len(row.controls):
        return row.controls
    pressed = [control for control in row.controls if not (isinstance(control, Button) and control.url)]
    return (pressed or list(row.controls))[: style.controls_most]


def _within(text: str, lines: list[str]) -> str:
    """The lines of a row in one section: whole lines from the top, never half of one's markup."""
    while length(text) > limits.SECTION_MOST:
        lines.pop()
        text = "\n".join(line for line in lines if line.strip())
    return text or "•"


def marked(text: str) -> MarkdownTextObject:
    """Markup that Slack neither links nor expands by itself."""
    return MarkdownTextObject(text=text, verbatim=True)


def _chunks(parts: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    return (parts[start : start + most] for start in range(0, len(parts), most))
