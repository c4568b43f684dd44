"""Charts as Feishu's own chart component, which draws a VChart definition.

Feishu's page "Chart component" (card JSON 2.0): clients that take these cards at all have VChart 1.10 or later, and no
JavaScript, so each number comes with its words and a template puts them beside the bar.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from bot.feishu import limits
from bot.feishu.limits import Elements
from handlers.bare import bare, cut
from handlers.bars import label_of, longest, shown_bars
from handlers.cards import Chart

BAR_HEIGHT, EDGES_HEIGHT, LEGEND_HEIGHT, DAYS_HEIGHT, TITLE_HEIGHT = 26, 52, 32, 200, 28
"""Pixels of one bar, of the title with what stands around the bars, of names for series, of a chart over time, and of
the title in the first of them."""


def chart_element(chart: Chart) -> Elements:
    """The chart; nothing for one without bars."""
    bars = shown_bars(chart)
    if not bars:
        return []
    across = chart.shape == "bars"
    count = len(bars) * len(chart.series)
    height = EDGES_HEIGHT + BAR_HEIGHT * count if across else DAYS_HEIGHT
    height += LEGEND_HEIGHT if len(chart.series) > 1 else 0
    height -= 0 if bare(chart.title) else TITLE_HEIGHT
    return [
        {
            "tag": "chart",
            "height": f"{min(height, limits.CHART_HEIGHT_MOST)}px",
            "chart_spec": _spec(chart, across=across),
        }
    ]


def _spec(chart: Chart, *, across: bool) -> dict[str, Any]:
    has_series = len(chart.series) > 1
    of: str | list[str] = ["of", "series"] if has_series else "of"
    title = cut(bare(chart.title), limits.TITLE_MOST)
    spec: dict[str, Any] = {
        "type": "bar",
        "title": {"visible": bool(title), "text": title, "textStyle": {"fontSize": 14}, "padding": [0, 0, 8, 0]},
        "padding": {"top": 4, "bottom": 4, "left": 0, "right": 32},
        "data": {"values": _values(chart)},
        "seriesField": "series",
        "barMaxWidth": 28,
        "legends": {"visible": has_series, "orient": "bottom"},
        **_directed(of, longest(chart), across=across),
    }
    if across:
        spec["label"] = {"visible": True, "formatter": "{text}", "overlap": False}
    return spec


def _directed(of: str | list[str], whole: float, *, across: bool) -> dict[str, Any]:
    """Names from the top down with bars to the right, or days from the left with bars upward."""
    if not across:
        axes = [{"orient": "left"}, {"orient": "bottom", "label": {"autoHide": True}}]
        return {"xField": of, "yField": "value", "axes": axes}
    names = {"orient": "left", "sampling": False, "label": {"autoHide": False}}
    # The longest bar leaves room for its number.
    axes = [names, {"orient": "bottom", "visible": False, "min": 0, "max": whole * 1.15 or 1}]
    return {"direction": "horizontal", "xField": "value", "yField": of, "axes": axes}


def _values(chart: Chart) -> list[dict[str, str | float]]:
    """A row for each bar of each series. What is not known has no length, and its words say so."""
    values: list[dict[str, str | float]] = []
    seen: Counter[str] = Counter()
    for each in shown_bars(chart):
        label = label_of(each)
        seen[label] += 1
        # Two bars of one name would be drawn as one.
        label = label if seen[label] == 1 else f"{label} ({seen[label]})"
        for name, amount in zip(chart.series, each.amounts, strict=True):
            drawn: dict[str, str | float] = {"of": label, "value": amount.value or 0, "text": bare(amount.text)}
            values.append({**drawn, "series": bare(name)})
    return values
