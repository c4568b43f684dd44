"""What stands on a card: its components as Feishu counts them, and what people read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tests.platforms.feishu.card_rules import Card


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
            said = ", ".join(each["text"]["content"] for each in element["options"] if each["value"] in chosen)
            yield said or element.get("placeholder", {}).get("content", "")
        case "date_picker":
            yield element.get("initial_date", element.get("placeholder", {}).get("content", ""))
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
