"""VChart definitions as SVG, of the kinds that Scout draws: bars that lie or stand, and progress on its track.

VChart itself is a package of npm that this tool does without, so lengths, names and numbers are right here and its
looks are near. Where its build is at hand, `python -m tests.pictures` lets the library draw over this. A definition
of another type is said not to be drawn.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.pictures.feishu_style import pixels
from tests.pictures.markup import Html, element

Values = Sequence[Mapping[str, Any]]

INKS = ("#1664ff", "#1ac6ff", "#ff8a00", "#3cc780", "#7442d4", "#ffc400")
"""VChart's own colours of series, in its order."""

_TITLE, _LEGEND, _AXIS, _LETTER = 28, 32, 20, 12
"""Pixels of the title, of the names of series and of the names below the axis; of a letter."""
_NAMES_MOST = 0.3
"""The part of a chart's width that names beside an axis may take where its axis names none, as VChart has it."""
_TRACK = "#e7e9eb"
_TICKS = 4


def chart_html(chart: Mapping[str, Any], width: int) -> Html:
    """The chart component in a card that has `width` pixels inside."""
    spec: Mapping[str, Any] = chart.get("chart_spec", {})
    height = int((pixels(chart.get("height")) or f"{width * 9 // 16}px").removesuffix("px"))
    told = json.dumps(spec, ensure_ascii=False)
    draw = _KINDS.get(str(spec.get("type")))
    if draw:
        drawn = draw(spec, width, height)
        return element("div", drawn, class_="chart", style=f"height: {height}px", data_spec=told)
    said = f"not drawn here: a chart of type {spec.get('type')}"
    return element("div", said, class_="chart unknown", style=f"height: {height}px", data_spec=told)


def _bars(spec: Mapping[str, Any], width: int, height: int) -> Html:
    values: Values = spec.get("data", {}).get("values", [])
    series = list(dict.fromkeys(str(each.get("series", "")) for each in values))
    has_legend = bool(spec.get("legends", {}).get("visible")) and len(series) > 1
    title = spec.get("title", {})
    has_title = bool(title.get("visible", True) and title.get("text"))
    top, bottom = _TITLE * has_title + 4, height - _LEGEND * has_legend - 4
    parts = [_text(0, 18, str(title["text"]), "title")] if has_title else []
    parts += _lying(spec, values, series, (width, top, bottom)) if spec.get("direction") == "horizontal" else []
    parts += _standing(values, series, (width, top, bottom)) if spec.get("direction") != "horizontal" else []
    parts += _legend(series, width, height - 12) if has_legend else []
    return element("svg", *parts, viewBox=f"0 0 {width} {height}", width="100%", height=f"{height}")


def _lying(spec: Mapping[str, Any], values: Values, series: list[str], room: tuple[int, int, int]) -> list[Html]:
    """Names from the top down, bars to the right, each with its words behind it."""
    width, top, bottom = room
    names = list(dict.fromkeys(str(each["of"]) for each in values))
    left = _names_width(spec, names, width)
    whole = _whole(spec, values)
    band = (bottom - top) / max(len(names), 1)
    thick = min(band * 0.8 / len(series), 28)
    parts = []
    for each in values:
        at, of = names.index(str(each["of"])), series.index(str(each.get("series", "")))
        y = top + band * (at + 0.5) + thick * (of - len(series) / 2)
        long = (width - left - 32) * float(each["value"]) / whole
        parts.append(_rect(left, y, long, thick * 0.9, INKS[of % len(INKS)]))
        parts.append(_text(left + long + 6, y + thick * 0.45 + 4, str(each.get("text", ""))))
    for at, name in enumerate(names):
        parts.append(_text(left - 8, top + band * (at + 0.5) + 4, cut_to(name, left - 12), "name", "end"))
    return parts


def _names_width(spec: Mapping[str, Any], names: Sequence[str], width: int) -> int:
    """Pixels that names beside an axis take: what they need, and no more than their axis may have."""
    told = [axis["maxWidth"] for axis in spec.get("axes", []) if str(axis.get("maxWidth", "")).endswith("%")]
    most = float(told[0].removesuffix("%")) / 100 if told else _NAMES_MOST
    return min(max(map(wide, names), default=0) + 12, int(width * most))


def _progress(spec: Mapping[str, Any], width: int, height: int) -> Html:
    """A track as long as all of a work, with a bar on it as long as what is done; names before them."""
    values: Values = spec.get("data", {}).get("values", [])
    names = [str(each["of"]) for each in values]
    left, thick = _names_width(spec, names, width), float(spec.get("bandWidth", 12))
    band, corner = (height - 8) / max(len(values), 1), float(spec.get("cornerRadius", 0))
    parts = []
    for at, each in enumerate(values):
        middle = 4 + band * (at + 0.5)
        for long, fill in ((1.0, _TRACK), (float(each["value"]), INKS[0])):
            parts.append(_rect(left, middle - thick / 2, (width - left - 8) * long, thick, fill, corner))
        parts.append(_text(left - 8, middle + 4, cut_to(names[at], left - 12), "name", "end"))
    return element("svg", *parts, viewBox=f"0 0 {width} {height}", width="100%", height=f"{height}")


def _whole(spec: Mapping[str, Any], values: Values) -> float:
    told = [axis["max"] for axis in spec.get("axes", []) if isinstance(axis.get("max"), int | float)]
    return float(told[0] if told else max((float(each["value"]) for each in values), default=0)) or 1.0


def _standing(values: Values, series: list[str], room: tuple[int, int, int]) -> list[Html]:
    """Bars over their names, as many of the names as have room, and lines across for round numbers."""
    width, top, bottom = room
    names = list(dict.fromkeys(str(each["of"]) for each in values))
    step = _round_step(max((float(each["value"]) for each in values), default=0) / _TICKS)
    ticks = [step * number for number in range(_TICKS + 1)]
    left, foot = max(wide(f"{tick:g}") for tick in ticks) + 10, bottom - _AXIS
    high = (foot - top - 8) / ticks[-1]
    parts = []
    for tick in ticks:
        y = foot - tick * high
        parts.append(_rect(left, y, width - left, 1, "#e8eaed"))
        parts.append(_text(left - 6, y + 4, f"{tick:g}", "name", "end"))
    band = (width - left) / max(len(names), 1)
    thick = min(band * 0.7 / len(series), 28)
    for each in values:
        at, of = names.index(str(each["of"])), series.index(str(each.get("series", "")))
        x = left + band * (at + 0.5) + thick * (of - len(series) / 2)
        tall = float(each["value"]) * high
        parts.append(_rect(x, foot - tall, thick * 0.9, tall, INKS[of % len(INKS)]))
    every = max(1, -(-int(max(map(wide, names), default=0) + 8) // max(int(band), 1)))
    for at in range(0, len(names), every):
        parts.append(_text(left + band * (at + 0.5), bottom - 4, names[at], "name", "middle"))
    return parts


def _round_step(about: float) -> float:
    """The next of 1, 2, 5, 10, 20 and so on."""
    step = 1.0
    while step < about:
        step *= 2.5 if str(step).startswith("2") else 2
    return step


def _legend(series: list[str], width: int, y: int) -> list[Html]:
    shown = [cut_to(name, int(width / len(series)) - 32) for name in series]
    x = (width - sum(wide(name) + 32 for name in shown)) / 2
    parts = []
    for place, name in enumerate(shown):
        parts.append(_rect(x, y - 9, 10, 10, INKS[place % len(INKS)]))
        parts.append(_text(x + 16, y, name, "name"))
        x += wide(name) + 32
    return parts


def wide(text: str) -> int:
    """About how many pixels a text takes in the letters of a chart."""
    return round(sum(_LETTER if unicodedata.east_asian_width(each) in "WF" else _LETTER * 0.56 for each in text))


def cut_to(text: str, most: int) -> str:
    """The text, or what of it takes no more than `most` pixels with an ellipsis."""
    if wide(text) <= most:
        return text
    while text and wide(f"{text}…") > most:
        text = text[:-1]
    return f"{text}…"


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> Html:
    return element("text", words, x=f"{x:.1f}", y=f"{y:.1f}", class_=kind, text_anchor=anchor)


def _rect(x: float, y: float, width: float, height: float, fill: str, corner: float = 0) -> Html:
    sizes = {"x": x, "y": y, "width": max(width, 0), "height": max(height, 0), "rx": corner}
    return element("rect", fill=fill, **{name: f"{value:.1f}" for name, value in sizes.items()})


_KINDS: Mapping[str, Callable[[Mapping[str, Any], int, int], Html]] = {"bar": _bars, "linearProgress": _progress}
