"""Buttons and drop-downs as Block Kit elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ButtonElement,
    ConfirmObject,
    InteractiveElement,
    OverflowMenuElement,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Option as SlackOption

from bot.slack import limits
from bot.slack.escape import cleaned, cut, with_commands
from bot.slack.mrkdwn import web_address
from handlers.cards import Button, Confirm, Control, Option, Select

OPENS = "opens"
"""The value of a menu's line that only opens a page: Slack tells of it all the same, and nothing follows."""

_NAMELESS = "•"


def elements(controls: Iterable[Control]) -> list[InteractiveElement]:
    """The controls in order, still without the ids that `numbered` gives.

    Links to nowhere and drop-downs without options are left out. Raises `ValueError` for a press id that Slack
    cannot carry: ids are ours, short and opaque.
    """
    drawn = [_button(control) if isinstance(control, Button) else _select(control) for control in controls]
    return [element for element in drawn if element is not None]


def with_menu(controls: Sequence[Control], in_sight: int | None) -> list[InteractiveElement]:
    """The controls in order, those after the first `in_sight` behind a menu at the end, as far as it can hold them.

    A menu's line has neither a colour nor a question of its own
    (docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element), and a menu of one line is none.
    """
    kept, rest = list(controls), [] if in_sight is None else list(controls[in_sight:])
    behind = [each for each in rest if isinstance(each, Button) and _is_plain(each)][: limits.MENU_MOST]
    if len(behind) < 2:
        return elements(kept)
    lines = [_menu_line(each) for each in behind]
    return [*elements(each for each in kept if each not in behind), OverflowMenuElement(options=lines)]


def _is_plain(button: Button) -> bool:
    return button.style == "plain" and not button.confirm and (not button.url or bool(web_address(button.url)))


def _menu_line(button: Button) -> SlackOption:
    return SlackOption(
        text=plain_text(button.label, limits.OPTION_LABEL_MOST),
        value=OPENS if button.url else _carried(button.press, limits.OPTION_VALUE_MOST),
        url=web_address(button.url) or None,
    )


def numbered(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The finished blocks of a message, with one `action_id` for each control and the primary colour only once."""
    has_primary = False
    for number, element in enumerate(_interactive(blocks), start=1):
        element["action_id"] = f"scout-{number}"
        if element.get("style") == "primary":
            if has_primary:
                del element["style"]
            has_primary = True
    return blocks


def _interactive(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["type"] == "actions":
            yield from block["elements"]
        elif block["type"] == "carousel":
            for card in block["elements"]:
                yield from card.get("actions", ())
        elif block.get("accessory", {}).get("type", "image") != "image":
            yield block["accessory"]


def _button(button: Button) -> ButtonElement | None:
    address = web_address(button.url)
    if button.url and not address:
        return None
    return ButtonElement(
        text=plain_text(button.label, limits.BUTTON_LABEL_MOST),
        url=address or None,
        value=None if address else _carried(button.press, limits.BUTTON_VALUE_MOST),
        style=None if button.style == "plain" else button.style,
        confirm=_confirm(button.confirm) if button.confirm else None,
    )


def _select(select: Select) -> StaticSelectElement | None:
    if not select.options:
        return None
    shown = list(range(min(len(select.options), limits.OPTIONS_MOST)))
    chosen = select.chosen if select.chosen is not None and 0 <= select.chosen < len(select.options) else None
    if chosen is not None and chosen not in shown:
        shown[-1] = chosen
    options = {place: _option(select.options[place]) for place in shown}
    return StaticSelectElement(
        placeholder=plain_text(select.label, limits.PLACEHOLDER_MOST),
        options=list(options.values()),
        initial_option=None if chosen is None else options[chosen],
    )


def _option(option: Option) -> SlackOption:
    return SlackOption(
        text=plain_text(option.label, limits.OPTION_LABEL_MOST), value=_carried(option.press, limits.OPTION_VALUE_MOST)
    )


def plain_text(text: str, most: int) -> PlainTextObject:
    """A label that is never empty, too long or read as an emoji code."""
    return PlainTextObject(text=cut(cleaned(with_commands(text)).strip(), most) or _NAMELESS, emoji=False)


def _carried(press: str, most: int) -> str:
    if not 0 < limits.length(press) <= most:
        raise ValueError(f"a press id has 1 to {most} characters, not {limits.length(press)}")
    return press


def _confirm(confirm: Confirm) -> ConfirmObject:
    return ConfirmObject(
        title=plain_text(confirm.title, limits.CONFIRM_TITLE_MOST),
        text=plain_text(confirm.text, limits.CONFIRM_TEXT_MOST),
        confirm=plain_text(confirm.yes, limits.CONFIRM_BUTTON_MOST),
        deny=plain_text(confirm.no, limits.CONFIRM_BUTTON_MOST),
    )
