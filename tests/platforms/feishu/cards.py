"""What Feishu takes for a card of JSON 2.0, and what people see of one.

From Feishu's pages on card JSON 2.0: structure, column set, plain text, rich text, table, button, single select.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator
from typing import Any

from tests.platforms.feishu.languages import LOCALES, locales_of, read_in

Card = dict[str, Any]

BYTES_MOST = 30_000
COMPONENTS_MOST = 200
LEVELS_MOST = 5
TABLES_MOST = 3
CHARTS_MOST = 5

_PROPERTIES = {
    "markdown": {"element_id", "margin", "content", "i18n_content", "text_size", "text_align", "icon"},
    "div": {"element_id", "margin", "width", "text", "icon"},
    "plain_text": {"element_id", "content", "i18n_content", "text_size", "text_color", "text_align", "lines"},
    "hr": {"element_id", "margin"},
    "column_set": {
        *("element_id", "margin", "horizontal_spacing", "horizontal_align", "flex_mode"),
        *("background_style", "action", "columns"),
    },
    "column": {
        *("element_id", "background_style", "width", "weight", "horizontal_spacing", "horizontal_align"),
        *("vertical_align", "vertical_spacing", "direction", "padding", "margin", "action", "elements"),
    },
    "button": {
        *("element_id", "margin", "type", "size", "width", "text", "icon", "hover_tips", "disabled"),
        *("disabled_tips", "confirm", "behaviors", "name", "form_action_type"),
    },
    "select_static": {
        *("element_id", "margin", "type", "name", "required", "disabled", "initial_option", "initial_index"),
        *("placeholder", "width", "behaviors", "options", "confirm"),
    },
    "table": {
        *("element_id", "margin", "page_size", "row_height", "row_max_height", "freeze_first_column"),
        *("header_style", "columns", "rows"),
    },
    "form": {
        *("element_id", "direction", "horizontal_spacing", "vertical_spacing", "horizontal_align", "vertical_align"),
        *("padding", "margin", "name", "elements"),
    },
    "input": {
        *("element_id", "margin", "name", "required", "placeholder", "default_value", "disabled", "disabled_tips"),
        *(
            "i18n_default_value",
            "width",
            "behaviors",
            "max_length",
            "input_type",
            "rows",
            "auto_resize",
            "max_rows",
            "show_icon",
            "label",
        ),
        *("label_position", "confirm"),
    },
    "multi_select_static": {
        *("element_id", "margin", "type", "name", "required", "disabled", "selected_values", "placeholder", "width"),
        *("behaviors", "options", "confirm"),
    },
    "date_picker": {
        *("element_id", "margin", "name", "required", "disabled", "width", "behaviors", "placeholder", "initial_date"),
        "confirm",
    },
    "collapsible_panel": {
        *("element_id", "direction", "vertical_spacing", "horizontal_spacing", "vertical_align", "horizontal_align"),
        *("padding", "margin", "expanded", "background_color", "header", "border", "elements"),
    },
    "chart": {"element_id", "margin", "aspect_ratio", "color_theme", "chart_spec", "preview", "height"},
}
_COLUMN = {"name", "display_name", "width", "vertical_align", "horizontal_align", "data_type", "format", "date_format"}
_PANEL_HEADER = {
    *("title", "background_color", "width", "vertical_align", "padding", "position", "icon", "icon_position"),
    "icon_expanded_angle",
}
_HEADER = {"title", "subtitle", "text_tag_list", "i18n_text_tag_list", "template", "icon", "padding"}
_CONFIG = {
    *("streaming_mode", "streaming_config", "summary", "locales", "enable_forward", "update_multi", "width_mode"),
    *("use_custom_translation", "enable_forward_interaction", "style"),
}
_BODY = {"direction", "padding", "horizontal_spacing", "horizontal_align", "vertical_spacing", "vertical_align"}
_TEMPLATES = {
    *("blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "violet", "purple", "indigo"),
    *("grey", "default"),
}
_TAG_COLOURS = {"neutral", "lime", *_TEMPLATES} - {"grey", "default"}
_TAG = re.compile(r"<(/?[a-zA-Z_]+)")
_DATA_TYPES = {"text", "lark_md", "options", "number", "persons", "date", "markdown"}


class Refused(Exception):
    """The card is not taken. `code` is Feishu's."""

    def __init__(self, reason: str, code: str = "230099") -> None:
        super().__init__(reason)
        self.code = code


def check(card: object) -> Card:
    """The card, if Feishu takes it. Raises `Refused`."""
    if not isinstance(card, dict):
        raise Refused("a card is an object")
    if len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) > BYTES_MOST:
        raise Refused("a card has 30 KB at most", "230025")
    _only(card, {"schema", "config", "card_link", "header", "body"})
    _demand(card.get("schema") == "2.0", "schema is 2.0")
    _only(card.get("config", {}), _CONFIG)
    _demand(card.get("config", {}).get("update_multi") is True, "update_multi is true")
    _check_languages(card)
    _check_header(card["header"])
    _only(card["body"], _BODY | {"elements"})
    _demand(len(list(tagged(card))) <= COMPONENTS_MOST, "a card has 200 components at most")
    _demand(
        sum(each["tag"] == "table" for each in tagged(card)) <= TABLES_MOST,
        "table number over limit",
    )
    _demand(sum(each["tag"] == "chart" for each in tagged(card)) <= CHARTS_MOST, "five charts at most")
    for element in card["body"]["elements"]:
        _check_element(element, 1)
    names = [each["name"] for each in tagged(card) if each["tag"] in _FILLED_IN | {"form"} and "name" in each]
    _demand(len(names) == len(set(names)), "every name once")
    return card


def check_private(card: object) -> Card:
    """The card, if Feishu shows it to one person in a group: such a one has one language. Raises `Refused`."""
    checked = check(card)
    _demand(not locales_of(checked) and "locales" not in checked["config"], "a private card has one language")
    return checked


def _check_languages(card: Card) -> None:
    """Every language that stands anywhere is one that counts, and in each the card is one that Feishu takes."""
    locales = card["config"].get("locales", [])
    _demand(locales_of(card) <= set(locales) <= LOCALES, "the languages of a card are named")
    for locale in locales:
        for element in read_in(card["body"]["elements"], locale):
            _check_element(element, 1)


def _check_header(header: Card) -> None:
    _only(header, _HEADER)
    for tags in (header.get("text_tag_list", []), *header.get("i18n_text_tag_list", {}).values()):
        _demand(len(tags) <= 3, "a header shows three tags")
        for each in tags:
            _only(each, {"tag", "element_id", "text", "color"})
            _demand(each["tag"] == "text_tag" and each.get("color", "blue") in _TAG_COLOURS, "a tag has a colour")
            _check_element(each["text"], 1)
    _demand(header["template"] in _TEMPLATES, "template is a colour")
    _demand(header["title"]["tag"] == "plain_text" and bool(header["title"]["content"]), "the title has words")


def _check_element(element: Card, level: int) -> None:
    tag = element.get("tag")
    _demand(tag in _PROPERTIES, f"not support tag: {tag}")
    _demand(level <= LEVELS_MOST, "five levels at most")
    _only(element, _PROPERTIES[str(tag)] | {"tag"})
    match tag:
        case "markdown":
            _check_markdown(element["content"])
        case "div":
            _check_element(element["text"], level)
        case "plain_text":
            _demand(bool(element["content"]), "a text has words")
        case "column_set":
            _demand(bool(element["columns"]), "a column set has columns")
            for column in element["columns"]:
                _demand(column.get("tag") == "column", "columns hold columns")
                _check_element(column, level + 1)
        case "column":
            for inner in element["elements"]:
                _demand(inner.get("tag") not in {"table", "form"}, "a table stands at the root")
                _check_element(inner, level + 1)
        case "collapsible_panel":
            _only(element["header"], _PANEL_HEADER)
            _check_element(element["header"]["title"], level)
            for inner in element["elements"]:
                _demand(inner.get("tag") not in {"table", "form"}, "a table stands at the root, and so does a form")
                _check_element(inner, level + 1)
        case "form":
            _check_form(element, level)
        case "input":
            _demand(1 <= element.get("max_length", 1_000) <= 1_000, "max_length is 1 to 1000")
            _demand(len(element.get("default_value", "")) <= element.get("max_length", 1_000), "default_value")
            for key in ("placeholder", "label"):
                if key in element:
                    _check_element(element[key], level)
            _demand(len(element.get("placeholder", {}).get("content", "")) <= 100, "a placeholder has 100 characters")
        case "multi_select_static":
            values = _option_values(element)
            _demand(set(element.get("selected_values", [])) <= set(values), "what is chosen is one of them")
        case "date_picker":
            _demand(bool(re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("initial_date", "2026-01-01"))), "a day")
            _check_element(element["placeholder"], level)
        case "button":
            _demand(0 < len(element["text"]["content"]) <= 100, "a button's text has 1 to 100 characters")
            _check_interaction(element)
        case "select_static":
            values = _option_values(element)
            _demand(0 <= element.get("initial_index", 0) <= len(values), "the first option is one of them")
            if "behaviors" in element or "name" not in element:
                _check_interaction(element)
        case "table":
            _check_table(element)
        case "chart":
            _check_chart(element)


_FILLED_IN = {"input", "select_static", "multi_select_static", "date_picker"}


def _check_form(form: Card, level: int) -> None:
    """A form stands at the root, its fields and buttons have names, and a button sends it in."""
    _demand(level == 1, "a form stands at the root")
    _demand(bool(form.get("name")), "a form has a name")
    inside = list(tagged(form["elements"]))
    _demand(not any(each["tag"] in {"form", "table", "chart"} for each in inside), "no form, table or chart in a form")
    for each in inside:
        if each["tag"] in _FILLED_IN | {"button"}:
            _demand(bool(each.get("name")), "what is in a form has a name")
    _demand(any(each.get("form_action_type") == "submit" for each in inside), "a button sends the form in")
    for each in form["elements"]:
        _check_element(each, level + 1)


def _option_values(element: Card) -> list[str]:
    values = [option["value"] for option in element["options"]]
    _demand(bool(values) and len(values) == len(set(values)), "options have values of their own")
    return values


def _check_interaction(element: Card) -> None:
    for behavior in element["behaviors"]:
        if behavior["type"] == "open_url":
            _only(behavior, {"type", "default_url", "android_url", "ios_url", "pc_url"})
            _demand(bool(re.match("https?://", behavior["default_url"])), "an address is http or https")
        else:
            _demand(behavior["type"] == "callback" and isinstance(behavior["value"], dict), "a value is an object")
    if "confirm" in element:
        _only(element["confirm"], {"title", "text"})
        for words in element["confirm"].values():
            _check_element(words, 1)


def _check_table(table: Card) -> None:
    _demand(1 <= table.get("page_size", 5) <= 10, "a page has 1 to 10 rows")
    _demand(0 < len(table["columns"]) <= 50, "a table has 1 to 50 columns")
    names = set()
    for column in table["columns"]:
        _only(column, _COLUMN)
        _demand(column["data_type"] in _DATA_TYPES, "a column has a known type")
        names.add(column["name"])
    _demand(len(names) == len(table["columns"]), "columns have names of their own")
    for row in table["rows"]:
        _demand(set(row) <= names, "cells belong to columns")


def _check_chart(chart: Card) -> None:
    """A chart of bars with data, without anything that only JavaScript or the desktop could draw."""
    height = re.fullmatch(r"(\d+)px", chart.get("height", "1px"))
    _demand(height is not None and 1 <= int(height[1]) <= 999, "a height has 1 to 999 pixels")
    spec = chart["chart_spec"]
    is_progress = spec["type"] == "linearProgress"
    _demand((spec["type"] == "bar" or is_progress) and bool(spec["data"]["values"]), "a chart has a type and data")
    fields = [spec["xField"], spec["yField"]]
    named = {name for each in fields for name in (each if isinstance(each, list) else [each])}
    for value in spec["data"]["values"]:
        _demand(named <= set(value), "every value has the fields of the axes")
        _demand(isinstance(value["value"], int | float) and math.isfinite(value["value"]), "a value is a number")
        _demand(not is_progress or 0 <= value["value"] <= 1, "progress is a part of one")
    across = spec.get("direction") == "horizontal"
    _demand((spec["xField" if across else "yField"]) == "value", "bars lie along their value")


def _check_markdown(content: str) -> None:
    _demand(bool(content.strip()), "a text has words")
    _demand("<at id=all>" not in content, "the owner of the group does not let the bot mention everybody")
    for tag in _TAG.findall(content):
        _demand(tag.lstrip("/") in {"at", "local_datetime"}, f"<{tag}> is not what Scout writes")


def _only(part: Card, allowed: set[str]) -> None:
    unknown = set(part) - allowed
    _demand(not unknown, f"unknown property: {unknown}")


def _demand(holds: bool, rule: str) -> None:
    if not holds:
        raise Refused(f"Failed to create card content, ext=ErrCode: 200621; ErrMsg: {rule}")


def tagged(part: object) -> Iterator[Card]:
    """Every component and text element, as Feishu counts them."""
    if isinstance(part, list):
        for each in part:
            yield from tagged(each)
    elif isinstance(part, dict):
        if "tag" in part:
            yield part
        for key, value in part.items():
            if key != "rows":
                yield from tagged(value)


def text_of(card: Card) -> str:
    """What a reader sees, line by line, controls in brackets."""
    lines = [card["header"]["title"]["content"]]
    for element in card["body"]["elements"]:
        lines.extend(_lines(element))
    return "\n".join(lines)


def _lines(element: Card) -> Iterator[str]:
    match element["tag"]:
        case "markdown":
            yield _seen(element["content"])
        case "div":
            yield element["text"]["content"]
        case "input":
            yield f"{element['label']['content']}: {element.get('default_value', '')}".strip()
            yield element.get("placeholder", {}).get("content", "")
        case "select_static" | "multi_select_static" if "name" in element:
            place = element.get("initial_index", 0)
            chosen = element.get("selected_values", []) or [element["options"][place - 1]["value"]] * bool(place)
            yield ", ".join(each["text"]["content"] for each in element["options"] if each["value"] in chosen)
        case "date_picker":
            yield element.get("initial_date", element["placeholder"]["content"])
        case "collapsible_panel":
            yield ("▾ " if element["expanded"] else "▸ ") + element["header"]["title"]["content"]
            for inner in element["elements"]:
                yield from _lines(inner)
        case "column_set" | "column" | "form":
            for inner in element.get("columns") or element["elements"]:
                yield from _lines(inner)
        case "button":
            yield f"[{element['text']['content']}]"
        case "select_static":
            yield f"[{element['placeholder']['content']}]"
        case "chart":
            spec = element["chart_spec"]
            if spec["type"] == "linearProgress":
                for value in spec["data"]["values"]:
                    filled = int(value["value"] * 10)
                    yield f"{'▰' * filled}{'▱' * (10 - filled)} {value['of']}"
                return
            yield spec["title"]["text"]
            for value in spec["data"]["values"]:
                yield f"{value['of']} {value['series']} {value['text']}"
        case "table":
            yield " | ".join(column["display_name"] for column in element["columns"])
            for row in element["rows"]:
                yield " | ".join(str(row[column["name"]]) for column in element["columns"])


def _seen(markdown: str) -> str:
    """Markdown as it is read: without marks, with entities as the characters that they stand for."""
    seen = re.sub(r"<at id=([^>]*)></at>", r"@\1", markdown)
    seen = re.sub(r"<local_datetime [^>]*></local_datetime>", "⏱", seen)
    seen = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", seen)
    return html.unescape(re.sub(r"\*\*|`|\u200a", "", seen))
