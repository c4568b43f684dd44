"""Buttons and drop-downs as components; a button carries nothing but its opaque press id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.feishu import limits
from bot.feishu.escape import web_address
from bot.feishu.limits import Element, Elements
from handlers.cards import Button, ButtonStyle, Confirm, Control, Option, Select
from handlers.cards.bare import bare, cut

PRESS = "press"
"""The key of a button's callback value under which the press id stands."""

AT = "at"
"""The key beside it by which the sender marks where a card sits, because a press does not tell: see `placed`."""

DAY = "day"
"""The key beside those by which the sender marks since when a card stands: Feishu does not tell, and after fourteen
days it drops the card in an answer to a press without a word."""

_NAMELESS = "•"
_TYPES: dict[ButtonStyle, str] = {"plain": "default", "primary": "primary_filled", "danger": "danger"}


def side_by_side(controls: Iterable[Control], *, size: str = "medium") -> Elements:
    """The controls in one set of columns that wraps, or nothing.

    Links to nowhere and drop-downs without options are left out. Raises `ValueError` for a press id that is empty or
    longer than `limits.PRESS_MOST`: ids are ours, short and opaque.
    """
    drawn = [_button(each, size) if isinstance(each, Button) else _select(each) for each in controls]
    columns = [_column(element) for element in drawn if element is not None]
    if not columns:
        return []
    return [{"tag": "column_set", "flex_mode": "flow", "horizontal_spacing": "8px", "columns": columns}]


def plain_text(text: str, most: int) -> Element:
    """A label without markup, never empty and never too long."""
    return {"tag": "plain_text", "content": cut(bare(text), most) or _NAMELESS}


def _column(element: Element) -> Element:
    return {"tag": "column", "width": "auto", "elements": [element]}


def _button(button: Button, size: str) -> Element | None:
    address = web_address(button.url)
    if button.url and not address:
        return None
    drawn: Element = {
        "tag": "button",
        "type": _TYPES[button.style],
        "size": size,
        "text": plain_text(button.label, limits.BUTTON_LABEL_MOST),
        "behaviors": [_opens(address) if address else calls({PRESS: carried(button.press)})],
    }
    if button.confirm:
        drawn["confirm"] = _confirm(button.confirm)
    return drawn


def _select(select: Select) -> Element | None:
    options = _shown(select)
    if not options:
        return None
    drawn: Element = {
        "tag": "select_static",
        "placeholder": plain_text(select.label, limits.PLACEHOLDER_MOST),
        "options": [_option(option) for option in options],
        "behaviors": [calls({"choose": True})],
    }
    chosen = _chosen(select)
    if chosen is not None:
        # Counted from one; zero would mean that nothing is chosen.
        drawn["initial_index"] = 1 + [option.press for option in options].index(chosen.press)
    return drawn


def _shown(select: Select) -> list[Option]:
    """The first options, each press once as Feishu demands, with the chosen one in any case."""
    chosen = _chosen(select)
    unlike: dict[str, Option] = {}
    for option in select.options:
        unlike.setdefault(option.press, option)
    if chosen:
        unlike[chosen.press] = chosen
    shown = list(unlike.values())
    kept = shown[: limits.OPTIONS_MOST]
    if chosen and chosen not in kept:
        kept[-1] = chosen
    return kept


def _chosen(select: Select) -> Option | None:
    if select.chosen is None or not 0 <= select.chosen < len(select.options):
        return None
    return select.options[select.chosen]


def _option(option: Option) -> Element:
    return {"text": plain_text(option.label, limits.OPTION_LABEL_MOST), "value": carried(option.press)}


def _opens(address: str) -> Element:
    return {"type": "open_url", "default_url": address}


def calls(value: Element) -> Element:
    """The behaviour of a control that Scout is told of."""
    return {"type": "callback", "value": value}


def carried(press: str) -> str:
    """A press id that Feishu can carry. Raises `ValueError` for one that is empty or too long."""
    if not 0 < len(press) <= limits.PRESS_MOST:
        raise ValueError(f"a press id has 1 to {limits.PRESS_MOST} characters, not {len(press)}")
    return press


def _confirm(confirm: Confirm) -> Element:
    """Feishu words the two buttons itself."""
    return {
        "title": plain_text(confirm.title, limits.CONFIRM_TITLE_MOST),
        "text": plain_text(confirm.text, limits.CONFIRM_TEXT_MOST),
    }


def placed(drawn: Element, place: str, day: int | None = None) -> Element:
    """A finished card whose callbacks say that it sits at `place`, since a `day` if that is known.

    Unchanged where the place is empty.
    """
    if not place:
        return drawn
    for behavior in _callbacks(drawn):
        behavior["value"] |= {AT: place} if day is None else {AT: place, DAY: day}
    return drawn


def _callbacks(drawn: object) -> Iterator[Element]:
    if isinstance(drawn, list):
        for part in drawn:
            yield from _callbacks(part)
    elif isinstance(drawn, dict):
        if drawn.get("type") == "callback":
            yield drawn
        for value in drawn.values():
            yield from _callbacks(value)
