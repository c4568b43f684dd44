"""The parts of a card: its header, each block that has one size, and one row of a listing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.feishu import limits
from bot.feishu.controls import side_by_side
from bot.feishu.escape import escaped
from bot.feishu.limits import Element, Elements
from bot.feishu.markdown import markdown, plain_line
from handlers.cards import Bold, Button, Card, Control, CreatorText, Facts, Folded, Rich, Row, Text, Tone
from handlers.cards.bare import bare, cut
from handlers.cards.bars import lines_of

_TEMPLATES: dict[Tone, str] = {
    "plain": "default",
    "info": "blue",
    "good": "green",
    "warning": "orange",
    "bad": "red",
    "over": "grey",
}
_TAGS: dict[Tone, str] = {**_TEMPLATES, "plain": "neutral", "over": "neutral"}
_SIGNS: dict[Tone, str] = {"plain": "", "info": "", "good": "✅ ", "warning": "⚠️ ", "bad": "⛔ ", "over": "▫️ "}
"""Beside the colour, for people who do not see it."""

_EMPTY = "–"


@dataclass(frozen=True, slots=True)
class Style:
    """How much of a card is drawn: characters a paragraph and a line, lines and controls a row, whether notes.

    So many of its charts are drawn as `charts_most` says; the others stand as text.
    """

    paragraph_most: int
    line_most: int
    lines_most: int
    controls_most: int
    charts_most: int = 0
    notes: bool = True


def header(card: Card) -> Element:
    """The title on the colour of its tone, with its tags behind it."""
    title = cut(_SIGNS[card.tone] + bare(card.title), limits.TITLE_MOST).strip()
    drawn: Element = {"title": {"tag": "plain_text", "content": title or "•"}, "template": _TEMPLATES[card.tone]}
    tags = [cut(bare(tag), limits.TAG_MOST) for tag in card.tags if bare(tag)]
    if tags:
        drawn["text_tag_list"] = [_tag(tag, _TAGS[card.tone]) for tag in tags[: limits.TAGS_MOST]]
    return drawn


def _tag(text: str, colour: str) -> Element:
    return {"tag": "text_tag", "text": {"tag": "plain_text", "content": text}, "color": colour}


def summary(card: Card) -> str:
    """The card in one line: what a notification shows."""
    return cut(bare(card.said), limits.SUMMARY_MOST) or "•"


def paragraph(line: Rich, style: Style) -> Elements:
    """Body text."""
    return _text(markdown(line, style.paragraph_most))


def note(line: Rich, style: Style) -> Elements:
    """Small text: grey where it holds words alone, because Feishu colours only plain text safely."""
    if not style.notes:
        return []
    if all(isinstance(piece, Text | Bold | CreatorText) for piece in line):
        return plain_note(plain_line(line, limits.NOTE_MOST))
    return [element | {"text_size": "notation"} for element in _text(markdown(line, limits.NOTE_MOST))]


def plain_note(text: str) -> Elements:
    """Small grey words without markup; nothing for none."""
    if not text.strip():
        return []
    words = {"tag": "plain_text", "content": text.strip(), "text_size": "notation", "text_color": "grey"}
    return [{"tag": "div", "text": words}]


def facts(block: Facts, style: Style) -> Elements:
    """Labels with values: two columns, or lines where there are very many."""
    most = min(style.paragraph_most, limits.FACT_VALUE_MOST)
    drawn = [(f"**{label}**", value) for label, value in _facts(block, most)]
    if len(drawn) > limits.FACTS_IN_COLUMNS_MOST:
        return _text("\n".join(f"{label} {value}" for label, value in drawn))
    pairs = [drawn[start : start + 2] for start in range(0, len(drawn), 2)]
    return [_pair([f"{label}\n{value}" for label, value in pair]) for pair in pairs]


def _facts(block: Facts, most: int) -> list[tuple[str, str]]:
    labels = [escaped(cut(bare(fact.label), limits.FACT_LABEL_MOST)) or _EMPTY for fact in block.facts]
    values = [markdown(fact.value, most).strip() or _EMPTY for fact in block.facts]
    return list(zip(labels, values, strict=True))


def _pair(contents: list[str]) -> Element:
    return {
        "tag": "column_set",
        "flex_mode": "bisect",
        "columns": [
            {"tag": "column", "width": "weighted", "weight": 1, "elements": _text(content)} for content in contents
        ],
    }


def row(row: Row, style: Style) -> Elements:
    """A headline with its lines, and the controls below."""
    lines = [markdown(row.title, style.line_most, heavy=True)]
    lines += [markdown(line, style.line_most) for line in lines_of(row)[: style.lines_most]]
    text = "\n".join(line for line in lines if line.strip())
    return [*_text(text or _EMPTY), *side_by_side(_kept(row, style), size="small")]


def _kept(row: Row, style: Style) -> Sequence[Control]:
    """The first controls of a row; where there is room for one only, a button that opens a page does not take it."""
    if style.controls_most >= len(row.controls):
        return row.controls
    pressed = [control for control in row.controls if not (isinstance(control, Button) and control.url)]
    return (pressed or list(row.controls))[: style.controls_most]


def panel(block: Folded, inside: Elements) -> Elements:
    """A panel that people open; nothing without anything inside."""
    if not inside:
        return []
    title = {"tag": "plain_text", "content": cut(bare(block.title), limits.TITLE_MOST) or _EMPTY}
    arrow = {"tag": "standard_icon", "token": "down-small-ccm_outlined", "size": "16px 16px"}
    return [
        {
            "tag": "collapsible_panel",
            "expanded": block.is_open,
            "header": {"title": title, "icon": arrow, "icon_position": "right", "icon_expanded_angle": -180},
            "border": {"color": "grey", "corner_radius": "5px"},
            "padding": "8px",
            "vertical_spacing": "8px",
            "elements": inside,
        }
    ]


def more(words: str, left: int) -> Elements:
    """How many rows are left, in the listing's own words; nothing when none are."""
    return plain_note(cut(bare(words.replace("{n}", str(left))), limits.NOTE_MOST)) if left else []


def _text(content: str) -> Elements:
    return [{"tag": "markdown", "content": content.strip("\n")}] if content.strip() else []
