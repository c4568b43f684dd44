"""The table component: its first page, with cells of every type that Feishu's page "Table" names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.pictures.feishu_markdown import SOMEONE, markdown_html, turning
from tests.pictures.feishu_style import hue, pixels, styled
from tests.pictures.markup import Html, element

_HEIGHTS = {"low": "36px", "middle": "56px", "high": "96px"}
_DATE = (("YYYY", "%Y"), ("MM", "%m"), ("DD", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"))
_PERCENT = re.compile(r"\d{1,3}%")
_SIDES = frozenset({"left", "center", "right"})


def table_html(table: Mapping[str, Any], language: str) -> Html:
    """The table in a box in which it can be pushed sideways, and how its pages are turned."""
    columns, rows = table.get("columns", []), table.get("rows", [])
    a_page = int(table.get("page_size", 5))
    look = table.get("header_style", {})
    kinds = ("grey" if look.get("background_style") == "grey" else "", "" if look.get("bold", True) else "light")
    head = element("tr", *(_head(column) for column in columns), class_=" ".join(kinds).strip())
    height = _HEIGHTS.get(str(table.get("row_height", "low")), pixels(table.get("row_height")))
    body = [
        element("tr", *(_cell(column, row.get(column["name"], ""), height, language) for column in columns))
        for row in rows[:a_page]
    ]
    frozen = "frozen" if table.get("freeze_first_column") else ""
    drawn = element("table", head, *body, class_=f"table {frozen}".strip())
    return element("div", element("div", drawn, class_="pushed"), turning(len(rows), a_page))


def _head(column: Mapping[str, Any]) -> Html:
    width = str(column.get("width", ""))
    own = f"width: {width}" if pixels(width) or _PERCENT.fullmatch(width) else ""
    return element("th", str(column.get("display_name", "")), style=styled(_side(column), own))


def _cell(column: Mapping[str, Any], value: Any, height: str, language: str) -> Html:
    """A cell that is cut where its row ends; one in a row of its own height is not."""
    inside = element("div", *_inside(column, value, language), style=f"max-height: {height}" if height else "")
    style = styled(_side(column), f"height: {height}" if height else "")
    return element("td", inside, class_="cut" if height else "", style=style)


def _side(column: Mapping[str, Any]) -> str:
    usual = "right" if column.get("data_type") == "number" else "left"
    told = column.get("horizontal_align", usual)
    return f"text-align: {told if told in _SIDES else usual}"


def _inside(column: Mapping[str, Any], value: Any, language: str) -> tuple[str, ...]:
    match column.get("data_type", "text"):
        case "markdown" | "lark_md":
            return (markdown_html(str(value), language),)
        case "options":
            options = value if isinstance(value, list) else [{"text": value}] if value else []
            return tuple(
                element("span", str(each["text"]), class_=f"tag {hue(each.get('color')) or 'blue'}") for each in options
            )
        case "number" if isinstance(value, int | float):
            return (_number(value, column.get("format", {})),)
        case "persons":
            people = value if isinstance(value, list) else [value] if value else []
            return tuple(element("span", SOMEONE[language].removeprefix("@"), class_="person") for _ in people)
        case "date" if isinstance(value, int | float):
            return (_date(value, str(column.get("date_format", ""))),)
        case _:
            return (str(value),)


def _number(value: float, look: Mapping[str, Any]) -> str:
    precision = look.get("precision")
    digits = f".{int(precision)}f" if precision is not None else ""
    return f"{look.get('symbol', '')}{value:{',' if look.get('separator') else ''}{digits}}"


def _date(milliseconds: float, form: str) -> str:
    at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    for ours, theirs in _DATE:
        form = form.replace(ours, at.strftime(theirs))
    return form or at.isoformat()
