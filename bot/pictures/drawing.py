"""A chart drawn by matplotlib without a window or pyplot, so that nothing of it stays once the picture is there."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.pictures.fonts import families, has_letters, readable
from handlers.cards import Amount, Chart
from handlers.cards.bare import bare, cut
from handlers.cards.bars import label_of, longest, shown_bars

WIDTH, DOTS = 7.2, 160
"""Inches, and pixels of each: a picture that is sharp in a chat's column and still some ten kilobytes."""

BAR, EDGES, LEGEND, DAYS = 0.3, 0.75, 0.35, 2.4
"""Inches high: a bar, what stands around the bars, names of series, and all of a chart over time."""

_COLOURS, _HATCHES = ("#1264a3", "#e8912d", "#2bac76"), ("", "///", "...")
"""Of each series; patterns besides, for people who do not tell the colours apart."""

_INK, _PALE = "#1d1c1d", "#ddd9d4"
_TITLE_MOST = 100
_LABELS_OVER_TIME = 7
_one_at_a_time = threading.Lock()
"""matplotlib's fonts and settings are of the whole process."""


def drawn(chart: Chart) -> bytes | None:
    """A chart as PNG; None for one without bars, or whose own words this machine has no letters for."""
    with _one_at_a_time:
        amounts = (amount.text for each in shown_bars(chart) for amount in each.amounts)
        if not chart.bars or not has_letters("".join(map(bare, (chart.title, *chart.series, *amounts)))):
            return None
        # A name with two dollar signs is no formula.
        with mpl.rc_context({"font.family": list(families()), "text.parse_math": False}):
            return _png(_figure(chart))


def _png(figure: Figure) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _figure(chart: Chart) -> Figure:
    count = len(shown_bars(chart)) * len(chart.series)
    has_series = len(chart.series) > 1
    height = DAYS if chart.shape == "days" else EDGES + BAR * count
    figure = Figure((WIDTH, height + (LEGEND if has_series else 0)), dpi=DOTS, layout="constrained")
    axes = figure.subplots()
    title = cut(bare(chart.title), _TITLE_MOST)
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", color=_INK)
    labels = [readable(label_of(each), each.alias, place) for place, each in enumerate(shown_bars(chart), start=1)]
    (_over_time if chart.shape == "days" else _side_by_side)(axes, chart, labels)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if has_series:
        figure.legend(loc="outside lower left", ncols=len(chart.series), frameon=False, fontsize=10)
    return figure


def _side_by_side(axes: Axes, chart: Chart, labels: Sequence[str]) -> None:
    """Names from the top down, bars to the right with their numbers at the end."""
    thick = 0.8 / len(chart.series)
    whole = longest(chart) or 1.0
    for place, name in enumerate(chart.series):
        amounts = [each.amounts[place] for each in shown_bars(chart)]
        at = [row + (place - (len(chart.series) - 1) / 2) * thick for row in range(len(labels))]
        colour, hatch = _look(place)
        lengths = _lengths(amounts)
        axes.barh(at, lengths, thick * 0.9, label=bare(name), color=colour, hatch=hatch, edgecolor="white")
        for row, amount in zip(at, amounts, strict=True):
            axes.text((amount.value or 0) + whole * 0.01, row, bare(amount.text), va="center", fontsize=10, color=_INK)
    axes.set_yticks(range(len(labels)), labels, fontsize=10, color=_INK)
    axes.invert_yaxis()
    axes.set_xlim(0, whole * 1.12)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_color(_PALE)
    axes.tick_params(axis="y", length=0)


def _over_time(axes: Axes, chart: Chart, labels: Sequence[str]) -> None:
    """Days from the left to the right, with a name here and there and the number of the highest."""
    thick = 0.8 / len(chart.series)
    for place, name in enumerate(chart.series):
        amounts = [each.amounts[place] for each in shown_bars(chart)]
        at = [column + (place - (len(chart.series) - 1) / 2) * thick for column in range(len(labels))]
        colour, hatch = _look(place)
        axes.bar(at, _lengths(amounts), thick, label=bare(name), color=colour, hatch=hatch, edgecolor="white")
        top = max(range(len(amounts)), key=lambda each: amounts[each].value or 0)
        if amounts[top].value:
            axes.annotate(
                bare(amounts[top].text),
                (at[top], amounts[top].value or 0),
                (0, 2),
                textcoords="offset points",
                ha="center",
                fontsize=10,
                color=_INK,
            )
    step = -(-len(labels) // _LABELS_OVER_TIME)
    axes.set_xticks(range(0, len(labels), step), labels[::step], fontsize=10, color=_INK)
    axes.set_xlim(-0.6, len(labels) - 0.4)
    axes.set_ylim(0, (longest(chart) or 1.0) * 1.15)
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_color(_PALE)
    axes.tick_params(axis="x", length=0)


def _lengths(amounts: Sequence[Amount]) -> list[float]:
    return [amount.value or 0.0 for amount in amounts]


def _look(place: int) -> tuple[str, str]:
    """The colour and the pattern of a series."""
    return _COLOURS[place % len(_COLOURS)], _HATCHES[place % len(_HATCHES)]
