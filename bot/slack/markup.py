"""Slack's markup taken off what a person typed, so that the grammar sees plain text.

Slack sends `&`, `<` and `>` escaped and wraps what it recognised: `<https://x.com|x.com>`, `<mailto:a@b.c|a@b.c>`,
`<@U1|mia>`, `<#C1|general>`, `<!here>`, `<!subteam^S1|@team>`. Quotes and dashes are the grammar's business.
"""

from __future__ import annotations

import re

from bot.links_apart import as_typed, set_apart
from handlers.chat import Named

_WRAPPED = re.compile(r"<([^<>]*)>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]*)(?:\|[^<>]*)?>")
_GROUP = re.compile(r"<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")


def typed(text: str) -> str:
    """The text as the person sees it in their own message."""
    runs = ((run, bool(place % 2)) for place, run in enumerate(_WRAPPED.split(text)))
    return _unescaped(set_apart((_unwrapped(run) if is_marked else run, is_marked) for run, is_marked in runs)).strip()


def addressed(text: str, bot: str) -> str:
    """What a message says to the bot: the words after its mention, or those before it when none follow.

    `bot` is the bot's user id; where it is empty, the first mention is taken for the bot's.
    """
    for mention in _MENTION.finditer(text):
        if bot in {"", mention[1]}:
            return text[mention.end() :].strip() or text[: mention.start()].strip()
    return text.strip()


def people(text: str, bot: str = "") -> tuple[Named, ...]:
    """The people and groups of people whom a text mentions, but for the bot, as `typed` names them."""
    return tuple(
        {
            found[1]: Named(found[1], _unwrapped(found[0][1:-1]).removeprefix("@"), is_group=mention is _GROUP)
            for mention in (_MENTION, _GROUP)
            for found in mention.finditer(text)
            if found[1] != bot
        }.values()
    )


def _unwrapped(inside: str) -> str:
    target, _, label = inside.partition("|")
    match target[:1]:
        case "@" | "#":
            return f"{target[0]}{(label or target[1:]).lstrip('@#')}"
        case "!":
            return label or f"@{target[1:].removeprefix('subteam^').split('^')[0]}"
        case _:
            return as_typed(target, label).removeprefix("mailto:").removeprefix("tel:")


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
