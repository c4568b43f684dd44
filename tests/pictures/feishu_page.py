"""One Feishu card of JSON 2.0 as HTML, near to how Feishu's clients show it and true to how its pages describe it.

A component that is not known stands there with its name, marked as `unknown`: nothing of a card is left out in
silence. A phone is a card no wider than `PHONE_MOST`: there the columns of a `stretch` set lie one below the other,
and buttons are as high as Feishu's page "Button" says. What a button asks before it acts stands below the card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.pictures.feishu_charts import chart_html
from tests.pictures.feishu_fields import drop_down, folded_buttons, picker, text_of, ticked, written
from tests.pictures.feishu_markdown import SOMEONE, markdown_html
from tests.pictures.feishu_style import box_style, hue, pixels, space, styled, text_style
from tests.pictures.feishu_tables import table_html
from tests.pictures.markup import Html, element
from tests.platforms.feishu.cards import tagged
from tests.platforms.feishu.languages import read_in

Part = Mapping[str, Any]

WIDTHS = (600, 350)
"""Pixels of a card: as wide as the desktop shows one (Feishu's page "Card JSON 2.0 structure"), and on a phone."""
PHONE_MOST = 420
EDGES = 26
"""Pixels beside what is inside a card: its padding and its border."""

_LOCALES = {"en": "en_us", "zh": "zh_cn"}
_STYLES = Path(__file__).with_name("feishu.css")
_BUTTONS = frozenset(
    ["default", "primary", "danger", "text", "primary_text", "danger_text", "primary_filled", "danger_filled", "laser"]
)
_FLEX = frozenset({"none", "stretch", "flow", "bisect", "trisect"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is looked at: the reader's language, the card's width in pixels, and whether panels are open."""

    language: str = "en"
    width: int = WIDTHS[0]
    unfolded: bool = False


def page(*sheets: Html) -> str:
    """A page of HTML with cards one below the other; it loads nothing."""
    head = element("head", Html('<meta charset="utf-8">'), element("style", Html(_STYLES.read_text(encoding="utf-8"))))
    return f"<!doctype html>{element('html', head, element('body', *sheets))}"


def card_html(payload: Part, look: Look, name: str = "") -> Html:
    """The card on a ground of its own, which has `name` for its id."""
    shown = read_in(payload, _LOCALES[look.language])
    body = shown.get("body", {})
    inside = element("div", *_all(body.get("elements", []), look), class_="body", style=box_style(body))
    card = element("article", *_header(shown.get("header")), inside, class_="card")
    size = "phone" if look.width <= PHONE_MOST else "desktop"
    style = f"width: {look.width}px"
    return element("section", card, *_confirms(shown), class_=f"sheet {size} {look.language}", id=name, style=style)


def _header(header: Part | None) -> Iterator[Html]:
    if not header:
        return
    tags = [
        element("span", text_of(each.get("text")), class_=f"tag {hue(each.get('color')) or 'blue'}")
        for each in header.get("text_tag_list", [])[:3]
    ]
    title = element("div", text_of(header.get("title")), class_="title")
    below = (element("div", text_of(header["subtitle"]), class_="subtitle"),) if header.get("subtitle") else ()
    yield element(
        "header", element("div", title, *tags, class_="titles"), *below, class_=f"head {hue(header.get('template'))}"
    )


def _confirms(shown: Part) -> Iterator[Html]:
    for each in tagged(shown):
        if "confirm" in each:
            asked = each["confirm"]
            label = text_of(each.get("text"))
            title = element("div", f"[{label}] {text_of(asked.get('title'))}", class_="title")
            yield element("aside", title, element("div", text_of(asked.get("text"))), class_="confirm")


def _all(elements: list[Part], look: Look) -> list[Html]:
    return [drawn(each, look) for each in elements]


def drawn(part: Part, look: Look) -> Html:
    """A component with everything in it."""
    draw = _COMPONENTS.get(str(part.get("tag")))
    return draw(part, look) if draw else element("div", f"not drawn here: {part.get('tag')}", class_="unknown")


def _markdown(part: Part, look: Look) -> Html:
    return element("div", markdown_html(text_of(part), look.language), class_="md", style=_texts_style(part))


def _plain(part: Part, _: Look) -> Html:
    lines = part.get("lines")
    cut = f"-webkit-line-clamp: {int(lines)}" if lines else ""
    return element("div", text_of(part), class_="plain cut-lines" if lines else "plain", style=_texts_style(part, cut))


def _texts_style(part: Part, *more: str) -> str:
    return styled(text_style(part), box_style(part), *more)


def _div(part: Part, look: Look) -> Html:
    icon = (_icon(part["icon"], look),) if part.get("icon") else ()
    own = pixels(part.get("width"))
    style = styled(box_style(part), f"width: {own}" if own else "")
    return element("div", *icon, *_all([part["text"]] if part.get("text") else [], look), class_="div", style=style)


def _icon(part: Part, _: Look) -> Html:
    return element("span", "⌄" if "down" in str(part.get("token")) else "◆", class_=f"icon {hue(part.get('color'))}")


def _columns(part: Part, look: Look) -> Html:
    told = str(part.get("flex_mode", "none"))
    flex = told if told in _FLEX else "none"
    style = styled(box_style(part), f"column-gap: {space(part.get('horizontal_spacing'))}")
    return element("div", *_all(part.get("columns", []), look), class_=f"columns {flex}", style=style)


def _column(part: Part, look: Look) -> Html:
    width = part.get("width", "auto")
    weight = max(1, min(int(part.get("weight", 1)), 5))
    own = f"flex: {weight} 1 0" if width == "weighted" else f"flex: 0 1 {width}" if pixels(width) else ""
    across = "across" if part.get("direction") == "horizontal" else ""
    inside = _all(part.get("elements", []), look)
    return element("div", *inside, class_=f"column {across}".strip(), style=styled(box_style(part), own))


def _button(part: Part, look: Look) -> Html:
    kind = part.get("type") if part.get("type") in _BUTTONS else "default"
    fill = "fill" if part.get("width") == "fill" else ""
    icon = (_icon(part["icon"], look),) if part.get("icon") else ()
    own = pixels(part.get("width"))
    classes = f"button {kind} {part.get('size', 'medium')} {fill} {'off' if part.get('disabled') else ''}"
    return element(
        "span", *icon, text_of(part.get("text")), class_=classes.strip(), style=f"width: {own}" if own else ""
    )


def _panel(part: Part, look: Look) -> Html:
    header = part.get("header", {})
    is_open = look.unfolded or bool(part.get("expanded"))
    words = header.get("title", {})
    title = _markdown(words, look) if words.get("tag") in {"markdown", "lark_md"} else _plain(words, look)
    place = header.get("icon_position", "right")
    arrow = element("span", "⌃" if is_open else "⌄", class_="icon")
    top = element("div", *((arrow, title) if place == "left" else (title, arrow)), class_=f"panel-head {place}")
    inside = (element("div", *_all(part.get("elements", []), look), class_="inside", style=box_style(part)),)
    border = "border" if part.get("border") else ""
    return element("div", top, *(inside if is_open else ()), class_=f"panel {border}".strip())


def _container(part: Part, look: Look) -> Html:
    border = "border" if part.get("tag") != "interactive_container" or part.get("has_border") else ""
    kind = "form" if part.get("tag") == "form" else f"container {border}"
    return element("div", *_all(part.get("elements", []), look), class_=kind, style=box_style(part))


def _picture(part: Part, _: Look) -> Html:
    return element("div", text_of(part.get("alt")) or str(part.get("img_key", "")), class_="img")


def _people(part: Part, look: Look) -> Html:
    people = part.get("persons", [part])
    name = SOMEONE[look.language].removeprefix("@")
    return element("div", *(element("span", name, class_="person") for _ in people))


_COMPONENTS: Mapping[str, Callable[[Part, Look], Html]] = {
    "markdown": _markdown,
    "lark_md": _markdown,
    "plain_text": _plain,
    "div": _div,
    "hr": lambda _, __: element("hr"),
    "standard_icon": _icon,
    "custom_icon": _icon,
    "img": _picture,
    "img_combination": _picture,
    "person": _people,
    "person_list": _people,
    "column_set": _columns,
    "column": _column,
    "form": _container,
    "interactive_container": _container,
    "collapsible_panel": _panel,
    "table": lambda part, look: table_html(part, look.language),
    "chart": lambda part, look: chart_html(part, look.width - EDGES),
    "button": _button,
    "overflow": lambda _, __: folded_buttons(),
    "checker": lambda part, _: ticked(part),
    "input": lambda part, _: written(part),
    **dict.fromkeys(
        ("select_static", "multi_select_static", "select_person", "multi_select_person"),
        lambda part, look: drop_down(part, look.language),
    ),
    **dict.fromkeys(("date_picker", "picker_time", "picker_datetime"), lambda part, _: picker(part)),
}
