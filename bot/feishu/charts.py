"""Charts as Feishu's own chart component, which draws a VChart definition.

Feishu's page "Chart component" (card JSON 2.0): clients that take these cards at all have VChart 1.10 or later, and no
JavaScript, so each number comes with its words and a template puts them beside the bar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bot.feishu import limits
from bot.feishu.limits import Element, Elements
from handlers.cards import Chart, Progress
from handlers.cards.bare import bare, cut
from handlers.cards.bars import BARS_MOST, LABEL_MOST, label_of, longest, shown_bars

BAR_HEIGHT, EDGES_HEIGHT, LEGEND_HEIGHT, DAYS_HEIGHT, TITLE_HEIGHT = 26, 52, 32, 200, 28
"""Pixels of one bar, of the title with what stands around the bars, of names for series, of a chart over time, and of
the title in the first of them."""

PROGRESS_EDGES_HEIGHT = 10
"""Pixels above and below the bars of progress."""

_NAMES = {"orient": "left", "sampling": False, "label": {"autoHide": False}, "maxWidth": "50%"}
"""The axis with the name of each bar, none left out, nor cut where a phone has room for it."""


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
    return [_element(height, _spec(chart, across=across))]


def progress_element(works: Sequence[Progress]) -> Elements:
    """How far each of some works is, a bar on its track for each below the other; nothing for none.

    The percent stands in the name beside its bar, where every version of VChart draws it.
    """
    if not works:
        return []
    shown = works[:BARS_MOST]
    names = _apart(" · ".join(filter(None, (cut(bare(each.label), LABEL_MOST), bare(each.text)))) for each in shown)
    values = [{"of": name, "value": each.part} for name, each in zip(names, shown, strict=True)]
    spec = {
        "type": "linearProgress",
        "data": {"values": values},
        "direction": "horizontal",
        "xField": "value",
        "yField": "of",
        "bandWidth": 12,
        "cornerRadius": 6,
        "padding": {"top": 4, "bottom": 4, "left": 0, "right": 8},
        "axes": [
            _NAMES | {"type": "band", "domainLine": {"visible": False}, "tick": {"visible": False}},
            {"orient": "bottom", "type": "linear", "visible": False, "min": 0, "max": 1},
        ],
        "legends": {"visible": False},
    }
    return [_element(PROGRESS_EDGES_HEIGHT + BAR_HEIGHT * len(shown), spec)]


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
    # The longest bar leaves room for its number.
    axes = [_NAMES, {"orient": "bottom", "visible": False, "min": 0, "max": whole * 1.15 or 1}]
    return {"direction": "horizontal", "xField": "value", "yField": of, "axes": axes}


def _values(chart: Chart) -> list[dict[str, str | float]]:
    """A row for each bar of each series. What is not known has no length, and its words say so."""
    values: list[dict[str, str | float]] = []
    bars = shown_bars(chart)
    for label, each in zip(_apart(map(label_of, bars)), bars, strict=True):
        for name, amount in zip(chart.series, each.amounts, strict=True):
            drawn: dict[str, str | float] = {"of": label, "value": amount.value or 0, "text": bare(amount.text)}
            values.append({**drawn, "series": bare(name)})
    return values


def _apart(names: Iterable[str]) -> list[str]:
    """Names that differ, because VChart draws two bars of one name as one."""
    told: list[str] = []
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told


def _element(height: int, spec: dict[str, Any]) -> Element:
    return {"tag": "chart", "height": f"{min(height, limits.CHART_HEIGHT_MOST)}px", "chart_spec": spec}
