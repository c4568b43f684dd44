"""Which components Feishu takes in a card of JSON 2.0.

From its pages: structure, column set, plain text, rich text, table, button, single select, form.
"""

from __future__ import annotations

import math
import re

from tests.platforms.feishu.card_rules import COLUMN, DATA_TYPES, PANEL_HEADER, PROPERTIES, TAG, Card, demand, only
from tests.platforms.feishu.card_words import tagged

LEVELS_MOST = 5


def check_element(element: Card, level: int) -> None:
    """Raises `Refused` for a component, so many levels deep, that Feishu does not take."""
    tag = element.get("tag")
    demand(tag in PROPERTIES, f"not support tag: {tag}")
    demand(level <= LEVELS_MOST, "five levels at most")
    only(element, PROPERTIES[str(tag)] | {"tag"})
    match tag:
        case "markdown":
            _check_markdown(element["content"])
        case "div":
            check_element(element["text"], level)
        case "plain_text":
            demand(bool(element["content"]), "a text has words")
        case "column_set":
            demand(bool(element["columns"]), "a column set has columns")
            for column in element["columns"]:
                demand(column.get("tag") == "column", "columns hold columns")
                check_element(column, level + 1)
        case "column":
            for inner in element["elements"]:
                demand(inner.get("tag") not in {"table", "form"}, "a table stands at the root")
                check_element(inner, level + 1)
        case "collapsible_panel":
            only(element["header"], PANEL_HEADER)
            check_element(element["header"]["title"], level)
            for inner in element["elements"]:
                demand(inner.get("tag") not in {"table", "form"}, "a table stands at the root, and so does a form")
                check_element(inner, level + 1)
        case "form":
            _check_form(element, level)
        case "input":
            demand(1 <= element.get("max_length", 1_000) <= 1_000, "max_length is 1 to 1000")
            demand(len(element.get("default_value", "")) <= element.get("max_length", 1_000), "default_value")
            for key in ("placeholder", "label"):
                if key in element:
                    check_element(element[key], level)
            demand(len(element.get("placeholder", {}).get("content", "")) <= 100, "a placeholder has 100 characters")
        case "multi_select_static":
            values = _option_values(element)
            demand(set(element.get("selected_values", [])) <= set(values), "what is chosen is one of them")
        case "date_picker":
            demand(bool(re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("initial_date", "2026-01-01"))), "a day")
            check_element(element["placeholder"], level)
        case "button":
            demand(0 < len(element["text"]["content"]) <= 100, "a button's text has 1 to 100 characters")
            _check_interaction(element)
        case "select_static":
            values = _option_values(element)
            demand(0 <= element.get("initial_index", 0) <= len(values), "the first option is one of them")
            if "behaviors" in element or "name" not in element:
                _check_interaction(element)
        case "table":
            _check_table(element)
        case "chart":
            _check_chart(element)


FILLED_IN = {"input", "select_static", "multi_select_static", "date_picker"}


def _check_form(form: Card, level: int) -> None:
    """A form stands at the root, its fields and buttons have names, and a button sends it in."""
    demand(level == 1, "a form stands at the root")
    demand(bool(form.get("name")), "a form has a name")
    inside = list(tagged(form["elements"]))
    demand(not any(each["tag"] in {"form", "table", "chart"} for each in inside), "no form, table or chart in a form")
    for each in inside:
        if each["tag"] in FILLED_IN | {"button"}:
            demand(bool(each.get("name")), "what is in a form has a name")
    demand(any(each.get("form_action_type") == "submit" for each in inside), "a button sends the form in")
    for each in form["elements"]:
        check_element(each, level + 1)


def _option_values(element: Card) -> list[str]:
    values = [option["value"] for option in element["options"]]
    demand(bool(values) and len(values) == len(set(values)), "options have values of their own")
    return values


def _check_interaction(element: Card) -> None:
    for behavior in element["behaviors"]:
        if behavior["type"] == "open_url":
            only(behavior, {"type", "default_url", "android_url", "ios_url", "pc_url"})
            demand(bool(re.match("https?://", behavior["default_url"])), "an address is http or https")
        else:
            demand(behavior["type"] == "callback" and isinstance(behavior["value"], dict), "a value is an object")
    if "confirm" in element:
        only(element["confirm"], {"title", "text"})
        for words in element["confirm"].values():
            check_element(words, 1)


def _check_table(table: Card) -> None:
    demand(1 <= table.get("page_size", 5) <= 10, "a page has 1 to 10 rows")
    demand(0 < len(table["columns"]) <= 50, "a table has 1 to 50 columns")
    names = set()
    for column in table["columns"]:
        only(column, COLUMN)
        demand(column["data_type"] in DATA_TYPES, "a column has a known type")
        names.add(column["name"])
    demand(len(names) == len(table["columns"]), "columns have names of their own")
    for row in table["rows"]:
        demand(set(row) <= names, "cells belong to columns")


def _check_chart(chart: Card) -> None:
    """A chart of bars with data, without anything that only JavaScript or the desktop could draw."""
    height = re.fullmatch(r"(\d+)px", chart.get("height", "1px"))
    demand(height is not None and 1 <= int(height[1]) <= 999, "a height has 1 to 999 pixels")
    spec = chart["chart_spec"]
    is_progress = spec["type"] == "linearProgress"
    demand((spec["type"] == "bar" or is_progress) and bool(spec["data"]["values"]), "a chart has a type and data")
    fields = [spec["xField"], spec["yField"]]
    named = {name for each in fields for name in (each if isinstance(each, list) else [each])}
    for value in spec["data"]["values"]:
        demand(named <= set(value), "every value has the fields of the axes")
        demand(isinstance(value["value"], int | float) and math.isfinite(value["value"]), "a value is a number")
        demand(not is_progress or 0 <= value["value"] <= 1, "progress is a part of one")
    across = spec.get("direction") == "horizontal"
    demand((spec["xField" if across else "yField"]) == "value", "bars lie along their value")


def _check_markdown(content: str) -> None:
    demand(bool(content.strip()), "a text has words")
    demand("<at id=all>" not in content, "the owner of the group does not let the bot mention everybody")
    for tag in TAG.findall(content):
        demand(tag.lstrip("/") in {"at", "local_datetime"}, f"<{tag}> is not what Scout writes")
