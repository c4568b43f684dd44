"""What Slack refuses in a message's blocks, and what a reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

TOTAL_MOST = 13_200

_SHAPES: dict[str, set[str]] = {
    "header": {"type", "text", "block_id"},
    "section": {"type", "text", "fields", "accessory", "block_id", "expand"},
    "context": {"type", "elements", "block_id"},
    "actions": {"type", "elements", "block_id"},
    "divider": {"type", "block_id"},
    "table": {"type", "rows", "column_settings", "block_id"},
    "image": {"type", "slack_file", "alt_text", "block_id"},
    "carousel": {"type", "elements", "block_id"},
    "card": {"type", "icon", "hero_image", "title", "subtitle", "body", "actions", "block_id"},
    "plan": {"type", "title", "tasks", "block_id"},
    "task_card": {"type", "task_id", "title", "details", "output", "sources", "status", "block_id"},
    "alert": {"type", "text", "level", "block_id"},
}
MAY_BE_REFUSED = {"table", "carousel", "plan", "alert"}
"""Blocks that not every workspace takes; views take none of them."""
PRESSABLE = {"button", "static_select", "overflow"}
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
    check_ids(blocks)


def check_ids(blocks: list[dict[str, Any]]) -> None:
    """Raise `Refused` for ids that are too long or occur twice."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    _demand(all(1 <= _units(each) <= 255 for each in ids), "block_id")
    _demand(len(ids) == len(set(ids)), "block_id once")
    _demand(all(1 <= _units(each["action_id"]) <= 255 for each in elements_of(blocks)), "action_id")


def check_home(blocks: Any) -> None:
    """Raise `Refused` for blocks that Slack would not show on a Home tab: those of messages, but up to a hundred."""
    _demand(isinstance(blocks, list) and len(blocks) <= 100, "100 blocks", "invalid_arguments")
    for block in blocks:
        _demand(block.get("type") not in MAY_BE_REFUSED, "a block for messages", "invalid_arguments")
        _block(block)
    check_ids(blocks)


def check_view(view: Any) -> None:
    """Raise `Refused` for a modal that Slack would not open (docs.slack.dev/reference/views/modal-views)."""
    known = {"type", "title", "submit", "close", "blocks", "private_metadata", "callback_id", "clear_on_close"}
    _demand(isinstance(view, dict) and view.get("type") == "modal", "a view is a modal", "invalid_arguments")
    _demand(set(view) <= known, "properties of a view", "invalid_arguments")
    for key in ("title", "submit", "close"):
        if key in view or key == "title":
            _text(view[key], 24, "plain_text")
    _demand(_units(view.get("private_metadata", "")) <= 3_000, "private_metadata", "invalid_arguments")
    _demand(_units(view.get("callback_id", "")) <= 255, "callback_id", "invalid_arguments")
    blocks = view["blocks"]
    _demand(1 <= len(blocks) <= 100, "100 blocks", "invalid_arguments")
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    _demand(len(ids) == len(set(ids)), "block_id once", "invalid_arguments")
    has_input = any(block.get("type") == "input" for block in blocks)
    _demand(not has_input or "submit" in view, "inputs need a submit button", "invalid_arguments")
    for block in blocks:
        _demand(block.get("type") not in MAY_BE_REFUSED, "a block for messages", "invalid_arguments")
        if block.get("type") == "input":
            _input(block)
        else:
            _block(block)


def elements_of(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every button and drop-down, in reading order."""
    for block in blocks:
        if block.get("type") == "actions":
            yield from block["elements"]
        elif block.get("type") == "carousel":
            for card in block["elements"]:
                yield from card.get("actions", ())
        elif block.get("accessory", {}).get("type") in PRESSABLE:
            yield block["accessory"]


def pictures_of(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The address of every picture that Slack would load."""
    for block in blocks:
        if block.get("accessory", {}).get("type") == "image":
            yield block["accessory"]["image_url"]
        for card in block["elements"] if block.get("type") == "carousel" else ():
            if "icon" in card:
                yield card["icon"]["image_url"]


def files_of(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The id of every file in Slack that a message shows as a picture."""
    for block in blocks:
        if block.get("type") == "image":
            yield block["slack_file"]["id"]


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
    if block["type"] == "input":
        yield f"{block['label']['text']}: {_entered(block['element'])}".strip()
        yield from (block[key]["text"] for key in ("hint",) if key in block)
        yield from filter(None, [block.get("problem")])
        return
    if block["type"] == "carousel":
        for card in block["elements"]:
            yield from (_said(card[key]) for key in ("title", "subtitle", "body") if key in card)
            yield " ".join(_label(element) for element in card.get("actions", ()))
        return
    if block["type"] == "plan":
        yield block["title"]
        for task in block["tasks"]:
            yield f"{task['title']} ({task['status']})"
            yield from filter(None, [_written(task.get("details", {}))])
        return
    if "text" in block:
        yield _said(block["text"])
    if block["type"] == "image":
        yield f"({block['alt_text']})"
    for field in block.get("fields", ()):
        yield _said(field)
    for element in block.get("elements", ()):
        yield _label(element)
    if block.get("accessory", {}).get("type") in PRESSABLE:
        yield _label(block["accessory"])
    for row in block.get("rows", ()):
        yield " | ".join(cell["text"] for cell in row)


def _written(part: Any) -> str:
    """The words of a rich text."""
    if isinstance(part, list):
        return "".join(_written(each) for each in part)
    return str(part["text"]) if part.get("type") == "text" else _written(part.get("elements", []))


def _entered(element: dict[str, Any]) -> str:
    chosen = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    return element.get("initial_value") or ", ".join(option["text"]["text"] for option in chosen)


def _label(element: dict[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f"[{element['text']['text']}]"
        case "static_select":
            return f"[{element['placeholder']['text']}]"
        case "overflow":
            return " ".join(f"[{option['text']['text']}]" for option in element["options"])
        case _:
            return _said(element)


def _said(text: dict[str, Any]) -> str:
    return shown(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])


def _weight(part: Any) -> int:
    if isinstance(part, list):
        return sum(_weight(each) for each in part)
    if isinstance(part, dict):
        counted = {"text", "title", "url", "value", "image_url", "alt_text"}
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
    _as_the_sdk_does(block)
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
        case "carousel":
            _demand(1 <= len(block["elements"]) <= 10, "cards of a carousel")
            for card in block["elements"]:
                _card(card)
        case "plan":
            _demand(isinstance(block["title"], str) and bool(block["title"]), "the title of a plan")
            ids = [task["task_id"] for task in block["tasks"]]
            _demand(len(ids) == len(set(ids)), "task_id once")
            for task in block["tasks"]:
                _task(task)
        case "alert":
            _text(block["text"], 200)
            _demand(block.get("level", "default") in {"default", "info", "warning", "error", "success"}, "level")
        case "image":
            _demand(set(block["slack_file"]) == {"id"}, "slack_file")
            _demand(1 <= _units(block["alt_text"]) <= 2_000, "alt_text")


def _as_the_sdk_does(block: dict[str, Any]) -> None:
    """The validators of slack_sdk's own models, which know more of some elements than is written here."""
    model = Block.parse(deepcopy(block))
    _demand(model is not None, f"slack_sdk knows no {block['type']}")
    try:
        assert model is not None
        model.to_dict()
    except SlackObjectFormationError as wrong:
        raise Refused("invalid_blocks", str(wrong)) from wrong


def _card(card: dict[str, Any]) -> None:
    _demand(card.get("type") == "card" and set(card) <= _SHAPES["card"], "properties of card")
    _demand(bool({"hero_image", "title", "actions", "body"} & set(card)), "a card shows something")
    for key, most in (("title", 150), ("subtitle", 150), ("body", 200)):
        if key in card:
            _text(card[key], most)
    if "icon" in card:
        _element(card["icon"])
    _demand(len(card.get("actions", ["one"])) in {1, 2, 3}, "buttons of a card")
    for element in card.get("actions", ()):
        _demand(element["type"] == "button", "a card has buttons")
        _element(element)


def _task(task: dict[str, Any]) -> None:
    _demand(task.get("type") == "task_card" and set(task) <= _SHAPES["task_card"], "properties of task_card")
    _demand(bool(task["title"]) and bool(task["task_id"]), "a task has a title")
    _demand(task.get("status") in {"pending", "in_progress", "complete", "error"}, "the status of a task")
    for key in ("details", "output"):
        _demand(task.get(key, {"type": "rich_text"})["type"] == "rich_text", "rich text")


def _input(block: dict[str, Any]) -> None:
    known = {"type", "label", "element", "hint", "optional", "dispatch_action", "block_id"}
    _demand(set(block) <= known, "properties of input")
    _as_the_sdk_does(block)
    _demand(1 <= _units(block.get("block_id", "-")) <= 255, "block_id")
    _text(block["label"], 2_000, "plain_text")
    if "hint" in block:
        _text(block["hint"], 2_000, "plain_text")
    element = block["element"]
    _demand(1 <= _units(element.get("action_id", "-")) <= 255, "action_id")
    match element["type"]:
        case "plain_text_input":
            _demand(1 <= element.get("max_length", 1) <= 3_000, "max_length")
            _demand(_units(element.get("initial_value", "")) <= element.get("max_length", 3_000), "initial_value")
        case "datepicker":
            _demand(re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("initial_date", "2026-01-01")) is not None, "date")
        case "static_select" | "multi_static_select" | "checkboxes":
            most = 10 if element["type"] == "checkboxes" else 100
            _demand(1 <= len(element["options"]) <= most, "options")
            _options(element["options"])
            begun = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
            _demand(all(one in element["options"] for one in begun), "what is chosen is one of them")
            _demand(element.get("initial_options", True) != [], "initial_options are some")
        case "multi_external_select":
            _options(element.get("initial_options", []))
            _demand(element.get("initial_options", True) != [], "initial_options are some")
        case kind:
            raise Refused("invalid_arguments", f"element {kind!r}")


def _options(options: list[dict[str, Any]]) -> None:
    for option in options:
        _text(option["text"], 75, "plain_text")
        _demand(1 <= _units(option["value"]) <= 150, "option value")


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
            _options(element["options"])
            _demand(element.get("initial_option") in [None, *element["options"]], "initial_option is one of them")
        case "overflow":
            _demand(1 <= len(element["options"]) <= 5, "overflow options")
            _options(element["options"])
            _demand(all(_units(option.get("url", "")) <= 3_000 for option in element["options"]), "option url")
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
