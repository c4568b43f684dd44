"""Bars made of letters: for what a budget has used, and for charts and progress where a chat draws none."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.cards import (
    Amount,
    Bar,
    Bold,
    Chart,
    CreatorText,
    Paragraph,
    Piece,
    Progress,
    Rich,
    Row,
    Text,
    introducing,
    is_wide,
)
from handlers.cards.bare import bare, cut

BAR = 10
"""Signs of a bar."""

BARS_MOST = 40
"""Bars that a chart shows, in any chat: more are counted. A month of days fits."""

LABEL_MOST = 30
"""Characters of a bar's label, so that bars have room beside it."""

_STEPS = "▁▂▃▄▅▆▇█"
_EMPTY = "░"
"""No part of a bar; a whole one of these, with other words than a number, is one that nobody knows."""


def bar(part: float, signs: int = BAR) -> str:
    """How much of a whole a part is, drawn; more than the whole fills it, and anything at all is seen."""
    filled = min(signs, max(round(part * signs), 1 if part > 0 else 0))
    return "█" * filled + _EMPTY * (signs - filled)


def progress_as_text(progress: Progress) -> Rich:
    """How far a work is, as a line of text that is full only when all is done: `▰▰▰▱▱▱▱▱▱▱ 31%`."""
    filled = int(progress.part * BAR)
    return (Text(f"{'▰' * filled}{'▱' * (BAR - filled)} {bare(progress.text)}"),)


def lines_of(row: Row) -> tuple[Rich, ...]:
    """What stands below a row's headline where its progress is a line of text."""
    return (progress_as_text(row.progress), *row.lines) if row.progress else row.lines


def shown_bars(chart: Chart) -> tuple[Bar, ...]:
    """The bars that a chat draws of a chart."""
    return chart.bars[:BARS_MOST]


def chart_as_text(chart: Chart) -> Paragraph:
    """A chart as lines of text: the title, then a bar with its number and its label on each, or a shape over time."""
    lines: list[Rich] = [(Bold(bare(chart.title)),)] if bare(chart.title) else []
    lines += _over_time(chart) if chart.shape == "days" else _side_by_side(chart)
    left = len(chart.bars) - len(shown_bars(chart))
    if left:
        lines.append((Text(chart.more.replace("{n}", str(left))),))
    return Paragraph(tuple(_on_lines(lines)))


def chart_as_sentence(chart: Chart) -> str:
    """The numbers of a chart in one plain line, for whoever does not see its picture; days without any are left out."""
    bars = [each for each in shown_bars(chart) if chart.shape == "bars" or any(one.value for one in each.amounts)]
    told = "; ".join(introducing(label_of(each), _figures(chart, each)) for each in bars)
    return introducing(bare(chart.title), told) if bare(chart.title) else told


def label_of(each: Bar) -> str:
    """A bar's label, harmless and short."""
    most = each.label.most if isinstance(each.label, CreatorText) else LABEL_MOST
    return cut(bare(each.label.text), max(min(most, LABEL_MOST), 1)) or "–"


def longest(chart: Chart) -> float:
    """The largest amount, which fills its bar; 0 where there is none."""
    return max((one.value or 0 for each in shown_bars(chart) for one in each.amounts), default=0)


def _side_by_side(chart: Chart) -> Iterator[Rich]:
    whole = longest(chart)
    for each in shown_bars(chart):
        if len(chart.series) == 1:
            yield (*_bar(each.amounts[0], whole), Text(" "), _label(each))
            continue
        yield (_label(each),)
        for name, amount in zip(chart.series, each.amounts, strict=True):
            yield (*_bar(amount, whole), Text(f" {bare(name)}"))


def _bar(amount: Amount, whole: float) -> tuple[Piece, ...]:
    drawn = _EMPTY * BAR if amount.value is None else bar(amount.value / whole if whole else 0)
    return Text(f"{drawn} "), Bold(bare(amount.text))


def _label(each: Bar) -> Piece:
    text = label_of(each)
    return CreatorText(text, LABEL_MOST) if isinstance(each.label, CreatorText) else Text(text)


def _over_time(chart: Chart) -> Iterator[Rich]:
    """The shape from the first day to the last for each series, and the highest day."""
    bars, whole = shown_bars(chart), longest(chart)
    for place, name in enumerate(chart.series):
        amounts = [each.amounts[place] for each in bars]
        shape = "".join(_step(one, whole) for one in amounts)
        ends = f"{label_of(bars[0])} {shape} {label_of(bars[-1])}" if bars else shape
        yield (Text(introducing(bare(name), ends) if bare(name) else ends),)
        top = max(zip(amounts, bars, strict=True), key=lambda pair: pair[0].value or 0, default=None)
        if top and top[0].value:
            yield (Text(f"{_step(top[0], whole)} "), Bold(bare(top[0].text)), Text(f" {label_of(top[1])}"))


def _step(amount: Amount, whole: float) -> str:
    if amount.value is None:
        return _EMPTY
    return _STEPS[min(round(amount.value / whole * (len(_STEPS) - 1)), len(_STEPS) - 1)] if whole else _STEPS[0]


def _figures(chart: Chart, each: Bar) -> str:
    if len(chart.series) == 1:
        return bare(each.amounts[0].text)
    told = (f"{bare(one.text)} {bare(name)}" for name, one in zip(chart.series, each.amounts, strict=True))
    return ("、" if is_wide(bare(chart.series[0])) else ", ").join(told)


def _on_lines(lines: list[Rich]) -> Iterator[Piece]:
    for place, line in enumerate(lines):
        if place:
            yield Text("\n")
        yield from line
