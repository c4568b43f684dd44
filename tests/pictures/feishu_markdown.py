"""Feishu's Markdown as HTML: CommonMark with tables, and the handful of tags that Feishu's page "Rich text" names.

A tag that is not among them, or not closed, is shown letter by letter, as is any block of HTML. Times stand in UTC,
where a client would show its own zone, and whoever is mentioned is "@someone", because names are the client's too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import unescape

from babel.dates import format_date, format_skeleton, format_time
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tests.pictures.feishu_style import hue, ink
from tests.pictures.markup import Html, element

ROWS_A_PAGE = 5
"""Of a Markdown table, after which it is turned over."""

SOMEONE = {"en": "@someone", "zh": "@某人"}

_MARKDOWN = (
    MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"]).disable("html_block")
)
_TAG = re.compile(r"<(/?)([a-z_]+)((?:\s[^>]*?)?)\s*(/?)>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-z_]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|([^\s'\"]+))", re.IGNORECASE)
_PAIRED = frozenset({"font", "at", "a", "link", "text_tag", "number_tag", "local_datetime", "person", "raw"})
_SINGLE = frozenset({"br", "hr"})


def _tag_of_feishu(state: StateInline, silent: bool) -> bool:
    """A tag of Feishu's, whose names may have what CommonMark takes for no part of a name: `text_tag`."""
    found = _TAG.match(state.src, state.pos)
    if not found or found[2].lower() not in _PAIRED:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True


_MARKDOWN.inline.ruler.before("html_inline", "tag_of_feishu", _tag_of_feishu)


def markdown_html(text: str, language: str) -> Html:
    """The text as a reader of the language sees it."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.children:
            _settle(token.children, language)
    return Html(_MARKDOWN.renderer.render(_paged(tokens), _MARKDOWN.options, {}))


def _settle(pieces: list[Token], language: str) -> None:
    """Turn each piece of HTML into the markup of what it means here, or into text."""
    waiting: list[tuple[str, Token]] = []
    for piece in pieces:
        if piece.type == "image":
            piece.type, piece.content = "html_inline", element("span", piece.content, class_="img")
        elif piece.type == "html_inline":
            _settle_tag(piece, waiting, language)
    for _, unclosed in waiting:
        unclosed.type = "text"


def _settle_tag(piece: Token, waiting: list[tuple[str, Token]], language: str) -> None:
    found = _TAG.fullmatch(piece.content)
    closes, name, told = (found[1], found[2].lower(), found[3]) if found else ("", "", "")
    if name in _SINGLE:
        piece.content = element(name)
    elif name in _PAIRED and not closes:
        waiting.append((name, piece))
    elif closes and waiting and waiting[-1][0] == name:
        _, opened = waiting.pop()
        attributes = _TAG.fullmatch(opened.content)
        opened.content = _opening(name, _attributes(attributes[3] if attributes else told), language)
        piece.content = "</span>"
    else:
        piece.type = "text"


def _attributes(told: str) -> Mapping[str, str]:
    return {each[1].lower(): unescape(each[2] or each[3] or each[4] or "") for each in _ATTRIBUTE.finditer(told)}


def _opening(name: str, told: Mapping[str, str], language: str) -> Html:
    """The tag as the opening of a span, with what Feishu itself puts into it."""
    match name:
        case "font":
            drawn = element("span", style=ink(told.get("color")))
        case "at":
            everyone = {"en": "@All", "zh": "@所有人"}
            drawn = element("span", (everyone if told.get("id") == "all" else SOMEONE)[language], class_="at")
        case "person":
            drawn = element("span", SOMEONE[language].removeprefix("@"), class_="person")
        case "local_datetime":
            drawn = element("span", _moment(told, language))
        case "text_tag":
            drawn = element("span", class_=f"tag {hue(told.get('color')) or 'neutral'}")
        case "a" | "link":
            drawn = element("span", class_="link")
        case "number_tag":
            drawn = element("span", class_="number")
        case _:
            drawn = element("span")
    return Html(drawn.removesuffix("</span>"))


def _moment(told: Mapping[str, str], language: str) -> str:
    if not told.get("millisecond", "").isdecimal():
        return "?"
    at = datetime.fromtimestamp(int(told["millisecond"]) / 1000, UTC)
    match told.get("format_type", "date_num"):
        case "date":
            return format_date(at, "medium", locale=language)
        case "date_short":
            return format_skeleton("MMMd", at, locale=language)
        case "week":
            return format_date(at, "EEEE", locale=language)
        case "week_short":
            return format_date(at, "EEE", locale=language)
        case "time":
            return format_time(at, "HH:mm", locale=language)
        case "time_sec":
            return format_time(at, "HH:mm:ss", locale=language)
        case "timezone":
            return "GMT+0:00"
        case _:
            return f"{at:%Y-%m-%d}"


def _paged(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each table in a box that can be pushed sideways, and only the first page of its rows."""
    kept: list[Token] = []
    rows, is_body = 0, False
    for token in tokens:
        if token.type == "table_open":
            rows = 0
            kept.append(_html('<div class="pushed">'))
        is_body = token.type == "tbody_open" or (is_body and token.type != "tbody_close")
        rows = 0 if token.type == "tbody_open" else rows + (is_body and token.type == "tr_open")
        if not is_body or rows <= ROWS_A_PAGE:
            kept.append(token)
        if token.type == "table_close":
            kept.append(_html("</div>" + turning(rows, ROWS_A_PAGE)))
    return kept


def turning(rows: int, a_page: int) -> Html:
    """How the pages of a table are turned; nothing where there is one."""
    pages = -(-rows // a_page)
    return element("div", f"‹ 1 / {pages} ›", class_="pages") if pages > 1 else Html()


def _html(content: str) -> Token:
    return Token("html_block", "", 0, content=content)
