"""What people fill in or choose on a card: drop-downs, inputs, pickers and boxes to tick.

From Feishu's pages on card JSON 2.0 under "Interactive components".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.pictures.feishu_markdown import SOMEONE
from tests.pictures.feishu_style import pixels
from tests.pictures.markup import Html, element

_SIGNS = {"date_picker": "📅", "picker_datetime": "📅", "picker_time": "🕒"}
_ROWS = 22
"""Pixels of a row of an input with several."""


def text_of(part: Mapping[str, Any] | None) -> str:
    """The words of a text element; empty for none."""
    return str((part or {}).get("content", ""))


def drop_down(field: Mapping[str, Any], language: str) -> Html:
    """A drop-down of words or of people, closed, with what is chosen."""
    chosen = [_named(field, option, language) for option in field.get("options", []) if _is_chosen(field, option)]
    if field["tag"].startswith("multi"):
        shown = tuple(element("span", each, class_="tag neutral") for each in chosen)
    else:
        shown = tuple(element("span", each) for each in chosen[:1])
    return _box(field, shown, text_of(field.get("placeholder")), "▾")


def _is_chosen(field: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
    value, options = option.get("value"), field.get("options", [])
    place = field.get("initial_index") or 0
    by_place = 0 < place <= len(options) and options[place - 1] is option
    return by_place or value == field.get("initial_option", ...) or value in field.get("selected_values", [])


def _named(field: Mapping[str, Any], option: Mapping[str, Any], language: str) -> str:
    return SOMEONE[language] if field["tag"].endswith("person") else text_of(option.get("text"))


def picker(field: Mapping[str, Any]) -> Html:
    """A day, a time, or both."""
    told = next((str(field[key]) for key in ("initial_datetime", "initial_date", "initial_time") if key in field), "")
    shown = (element("span", told),) if told else ()
    return _box(field, shown, text_of(field.get("placeholder")), _SIGNS[field["tag"]])


def _box(field: Mapping[str, Any], shown: tuple[Html, ...], placeholder: str, sign: str) -> Html:
    inside = shown or (element("span", placeholder, class_="placeholder"),)
    sides = (element("span", *inside, class_="chosen"), element("span", sign, class_="sign"))
    return element("div", *sides, class_=f"box {_width(field)}", style=_own_width(field))


def written(field: Mapping[str, Any]) -> Html:
    """An input with its label, what stands in it, and a star where it must be filled in."""
    label, value = text_of(field.get("label")), str(field.get("default_value", ""))
    if value and field.get("input_type") == "password":
        value = "•" * len(value)
    star = (element("span", " *", class_="star"),) if field.get("required") else ()
    above = (element("div", label, *star, class_="label"),) if label else ()
    inside = element("span", value or text_of(field.get("placeholder")), class_="" if value else "placeholder")
    rows = int(field.get("rows", 1)) if field.get("input_type") == "multiline_text" else 1
    style = f"min-height: {rows * _ROWS}px" if rows > 1 else ""
    box = element("div", inside, class_="box rows" if rows > 1 else "box", style=style)
    return element("div", *above, box, class_=f"input {_width(field)}", style=_own_width(field))


def ticked(field: Mapping[str, Any]) -> Html:
    """A box to tick, with its words."""
    is_done = bool(field.get("checked"))
    words = element("span", text_of(field.get("text")), class_="done" if is_done else "")
    return element("div", "☑ " if is_done else "☐ ", words, class_="checker")


def folded_buttons() -> Html:
    """The sign behind which buttons are folded away."""
    return element("span", "···", class_="button text")


def _width(field: Mapping[str, Any]) -> str:
    return "fill" if field.get("width") == "fill" else ""


def _own_width(field: Mapping[str, Any]) -> str:
    own = pixels(field.get("width"))
    return f"width: {own}; max-width: 100%" if own else ""
