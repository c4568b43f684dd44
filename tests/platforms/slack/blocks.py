"""What Slack refuses in a message's blocks, and what a reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TOTAL_MOST = 13_200

_SHAPES: dict[str, set[str]] = {
    "header": {"type", "text", "block_id"},
    "section": {"type", "text", "fields", "accessory", "block_id", "expand"},
    "context": {"type", "elements", "block_id"},
    "actions": {"type", "elements", "block_id"},
    "divider": {"type", "block_id"},
    "table": {"type", "rows", "column_settings", "block_id"},
}
_LINK = re.compile(r"<([^<>]*)>")
_CODE = re.compile(r"`[^`\n]+`")
_DATE = re.compile(r"!date\^-?\d+\^[^|^]*\|[^|]+")


class Refused(Exception):
    """Slack's error code, with where in the blocks it lies."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code}: {where}")
        self.code = code


def check(blocks: Any) -> None:
    """Raise `Refused` for blocks that Slack would not take."""
    _demand(isinstance(blocks, list), "blocks are a list")
    _demand(len(blocks) <= 50, "50 blocks")
    _demand(sum(_weight(block) for block in blocks) <= TOTAL_MOST, "the total", "msg_blocks_too_long")
    _demand(sum(block.get("type") == "table" for block in blocks) <= 1, "tables", "only_one_table_allowed")
    ids = [element["action_id"] for element in elements_of(blocks)]
    _demand(len(ids) == len(set(ids)), "action_id once")
    _demand(sum(element.get("style") == "primary" for element in elements_of(blocks)) <= 1, "one primary button")
    for block in blocks:
        _block(block)


def elements_of(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every button and drop-down, in reading order."""
    for block in blocks:
        if block.get("type") == "actions":
            yield from block["elements"]
        elif block.get("accessory", {}).get("type") in {"button", "static_select"}:
            yield block["accessory"]


def pictures_of(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The address of every picture that Slack would load."""
    for block in blocks:
        if block.get("accessory", {}).get("type") == "image":
            yield block["accessory"]["image_url"]


def text_of(blocks: list[dict[str, Any]]) -> str:
    """The words that a reader sees, line by line, without markup."""
    return "\n".join(line for block in blocks for line in _lines(block))


def shown(text: str) -> str:
    """mrkdwn as a reader sees it."""
    text = _LINK.sub(lambda found: found[1].partition("|")[2] or found[1], text)
    text = re.sub(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])", r"\1", text.replace("\u200b", ""))
    text = _CODE.sub(lambda found: found[0].strip("`"), text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _lines(block: dict[str, Any]) -> Iterator[str]:
    if "text" in block:
        yield _said(block["text"])
    for field in block.get("fields", ()):
        yield _said(field)
    for element in block.get("elements", ()):
        yield _label(element)
    if block.get("accessory", {}).get("type") in {"button", "static_select"}:
        yield _label(block["accessory"])
    for row in block.get("rows", ()):
        yield " | ".join(cell["text"] for cell in row)


def _label(element: dict[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f"[{element['text']['text']}]"
        case "static_select":
            return f"[{element['placeholder']['text']}]"
        case _:
            return _said(element)


def _said(text: dict[str, Any]) -> str:
    return shown(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])


def _weight(part: Any) -> int:
    if isinstance(part, list):
        return sum(_weight(each) for each in part)
    if isinstance(part, dict):
        counted = {"text", "url", "value", "image_url", "alt_text"}
        return sum(
            _units(value) if key in counted and isinstance(value, str) else _weight(value)
            for key, value in part.items()
        )
    return 0


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _block(block: dict[str, Any]) -> None:
    kind = block.get("type", "")
    _demand(kind in _SHAPES, f"block type {kind!r}")
    _demand(set(block) <= _SHAPES[kind], f"properties of {kind}")
    match kind:
        case "header":
            _text(block["text"], 150, "plain_text")
        case "section":
            _section(block)
        case "context":
            _demand(1 <= len(block["elements"]) <= 10, "context elements")
            for element in block["elements"]:
                _text(element, 3_000)
        case "actions":
            _demand(1 <= len(block["elements"]) <= 25, "actions elements")
            for element in block["elements"]:
                _element(element)
        case "table":
            _table(block)


def _section(block: dict[str, Any]) -> None:
    _demand("text" in block or "fields" in block, "a section says something")
    if "text" in block:
        _text(block["text"], 3_000)
    if "fields" in block:
        _demand(1 <= len(block["fields"]) <= 10, "section fields")
        for field in block["fields"]:
            _text(field, 2_000)
    if "accessory" in block:
        _element(block["accessory"])


def _table(block: dict[str, Any]) -> None:
    _demand(1 <= len(block["rows"]) <= 100, "table rows")
    _demand(len({len(row) for row in block["rows"]}) == 1, "rows of one length")
    _demand(len(block["rows"][0]) <= 20, "table columns")
    _demand(_weight(block["rows"]) <= 10_000, "characters of all cells")
    for row in block["rows"]:
        for cell in row:
            _demand(cell["type"] == "raw_text" and bool(cell["text"]), "a cell has text")


def _element(element: dict[str, Any]) -> None:
    match element.get("type"):
        case "image":
            _demand(element["image_url"].startswith("https://") and _units(element["image_url"]) <= 3_000, "image_url")
            _demand(1 <= _units(element["alt_text"]) <= 2_000, "alt_text")
        case "button":
            _text(element["text"], 75, "plain_text")
            _demand(_units(element.get("value", "")) <= 2_000, "button value")
            _demand(_units(element.get("url", "")) <= 3_000, "button url")
            _demand(bool(element.get("url")) or bool(element.get("value")), "a button does something")
            _demand(element.get("style", "primary") in {"primary", "danger"}, "button style")
            _confirm(element.get("confirm"))
        case "static_select":
            _text(element["placeholder"], 150, "plain_text")
            _demand(1 <= len(element["options"]) <= 100, "options")
            for option in element["options"]:
                _text(option["text"], 75, "plain_text")
                _demand(1 <= _units(option["value"]) <= 150, "option value")
            _demand(element.get("initial_option") in [None, *element["options"]], "initial_option is one of them")
        case kind:
            raise Refused("invalid_blocks", f"element {kind!r}")


def _confirm(confirm: dict[str, Any] | None) -> None:
    if confirm is not None:
        for key, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
            _text(confirm[key], most)


def _text(text: dict[str, Any], most: int, kind: str = "") -> None:
    _demand(text.get("type") in ({kind} if kind else {"plain_text", "mrkdwn"}), "type of a text")
    _demand(1 <= _units(text["text"]) <= most and bool(text["text"].strip()), f"1 to {most} characters")
    if text["type"] == "mrkdwn":
        _markup(text["text"])


def _markup(text: str) -> None:
    """Only what Scout itself may write: links, moments and mentions of one person; no stray bracket or entity."""
    for inside in _LINK.findall(text):
        is_ours = (
            inside.startswith(("http://", "https://")) or _DATE.fullmatch(inside) or re.fullmatch(r"@[UW]\w+", inside)
        )
        _demand(bool(is_ours), f"markup <{inside}>")
    bare = _LINK.sub(" ", text)
    _demand("<" not in bare and ">" not in bare, "a bracket left open")
    _demand(re.search(r"&(?!(amp|lt|gt);)", bare) is None, "a broken entity")
    _demand(re.search(r":[\w+'-]{1,99}:", _CODE.sub(" ", bare)) is None, "a code that becomes an emoji")


def _demand(holds: bool, where: str, code: str = "invalid_blocks") -> None:
    if not holds:
        raise Refused(code, where)
