"""A line of pieces as Slack's mrkdwn, never longer than asked and never cut inside its markup."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import assert_never
from urllib.parse import urlsplit

from bot.slack.escape import (
    BOUNDARY,
    ELLIPSIS,
    EMOJI,
    cleaned,
    cleaned_lines,
    cut,
    entities,
    escaped,
    escaped_within,
    with_commands,
)
from bot.slack.limits import URL_MOST, length
from handlers.cards import Bold, Code, CreatorText, Link, Mention, Moment, Piece, Rich, Text

_PERSON = re.compile(r"[UW][A-Z0-9]+")
_SEAM = 100
"""Characters on either side of two pieces that one emoji code could span."""
_MOMENTS = {"date": "{date_short_pretty}", "time": "{time}", "date_time": "{date_short_pretty} {time}"}
_URL_SIGNS = {"<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", '"': "%22", "`": "%60", "&": "&amp;"}


def mrkdwn(line: Rich, most: int, *, heavy: bool = False) -> str:
    """The line in at most `most` characters; `heavy` sets the whole line bold."""
    drawn = ""
    for piece in line:
        room = most - length(drawn) - 1  # one is kept for the edge between two pieces
        part, is_whole = _part(piece, room, heavy=heavy)
        drawn = _joined(drawn, part)
        if not is_whole:
            return drawn
    return drawn


def web_address(url: str) -> str:
    """The address as Slack takes it, or empty where it is not http(s), is too long or names no host."""
    return cleaned(url).strip() if _scheme(url) in {"http", "https"} and length(url) <= URL_MOST else ""


def is_https(url: str) -> bool:
    """Whether the address is one of https with a host: the only kind of picture that Slack loads."""
    return _scheme(url) == "https"


def _scheme(url: str) -> str:
    with suppress(ValueError):  # a broken port or bracket: no address at all
        parts = urlsplit(url)
        if parts.hostname:
            return parts.scheme
    return ""


def _part(piece: Piece, room: int, *, heavy: bool) -> tuple[str, bool]:
    match piece:
        case Text(text):
            draw = _weighted if heavy and any(map(str.isalnum, text)) else escaped_within
            return draw(cleaned_lines(text), room)
        case CreatorText(text, most):
            shown = cut(cleaned(text).strip(), most)
            return _weighted(shown, room) if heavy else escaped_within(shown, room)
        case Bold(text):
            return _weighted(cleaned_lines(text), room)
        case Code(text):
            return _code(text, room)
        case Link(text, url):
            return _link(text, url, room, heavy=heavy)
        case Moment():
            return _fitting(_moment(piece), room)
        case Mention(person_id, name):
            return _fitting(_mention(person_id, name), room)
        case _:
            assert_never(piece)


def _weighted(text: str, room: int) -> tuple[str, bool]:
    """Bold, line by line: Slack's formatting ends with its line and refuses spaces at its edges."""
    markup = sum(2 for line in text.split("\n") if line.strip())
    inner, is_whole = escaped_within(text, max(room - markup, 0))
    return "\n".join(_bold(line) for line in inner.split("\n")), is_whole


def _bold(line: str) -> str:
    bare = line.strip()
    if not bare:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}*{bare}*{after}"


def _code(text: str, room: int) -> tuple[str, bool]:
    bare = cleaned(with_commands(text)).strip().replace("`", "ˋ")
    if not bare:
        return "", True
    shown = entities(bare)
    if length(shown) + 2 <= room:
        return f"`{shown}`", True
    return escaped_within(bare, room)


def _link(text: str, url: str, room: int, *, heavy: bool) -> tuple[str, bool]:
    address = "".join(_URL_SIGNS.get(character, character) for character in web_address(url))
    label = cleaned(text).strip().replace("|", "¦") or cleaned(url)
    frame = length(address) + (5 if heavy else 3)
    if not address or frame + 2 > room:
        return escaped_within(label, room)
    inner, is_whole = escaped_within(label, room - frame)
    link = f"<{address}|{inner}>"
    return (f"*{link}*" if heavy else link), is_whole


def _moment(piece: Moment) -> str:
    fallback = escaped(cleaned(piece.text)).replace("|", "¦").replace("^", "ˆ") or "?"
    return f"<!date^{int(piece.at.timestamp())}^{_MOMENTS[piece.style]}|{fallback}>"


def _mention(person_id: str, name: str) -> str:
    return f"<@{person_id}>" if _PERSON.fullmatch(person_id) else escaped(f"@{cleaned(name)}")


def _fitting(markup: str, room: int) -> tuple[str, bool]:
    return (markup, True) if length(markup) <= room else (ELLIPSIS if room > 0 else "", False)


def _joined(before: str, after: str) -> str:
    """The two set together, with an invisible edge where formatting touches a letter or an emoji code would arise."""
    if not before or not after:
        return before + after
    touches = (
        EMOJI.search(before[-_SEAM:] + after[:_SEAM])
        or (before[-1] in "*`" and _is_wordy(after[0]))
        or (after[0] in "*`" and _is_wordy(before[-1]))
    )
    return f"{before}{BOUNDARY}{after}" if touches else before + after


def _is_wordy(character: str) -> bool:
    return not character.isspace()
