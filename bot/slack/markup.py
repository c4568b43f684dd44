"""Slack's markup taken off what a person typed, so that the grammar sees plain text.

Slack sends `&`, `<` and `>` escaped and wraps what it recognised: `<https://x.com|x.com>`, `<mailto:a@b.c|a@b.c>`,
`<@U1|mia>`, `<#C1|general>`, `<!here>`. Quotes and dashes are the grammar's business.
"""

from __future__ import annotations

import re

from handlers.chat import Named

_WRAPPED = re.compile(r"<([^<>]*)>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]*)(?:\|[^<>]*)?>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")


def typed(text: str) -> str:
    """The text as the person sees it in their own message."""
    return _unescaped(_WRAPPED.sub(lambda found: _unwrapped(found[1]), text)).strip()


def addressed(text: str, bot: str) -> str:
    """What a message says to the bot: the words after its mention, or those before it when none follow.

    `bot` is the bot's user id; where it is empty, the first mention is taken for the bot's.
    """
    for mention in _MENTION.finditer(text):
        if bot in {"", mention[1]}:
            return text[mention.end() :].strip() or text[: mention.start()].strip()
    return text.strip()


def people(text: str, bot: str = "") -> tuple[Named, ...]:
    """The people whom a text mentions, but for the bot, as `typed` names them."""
    named = {found[1]: found for found in _MENTION.finditer(text) if found[1] != bot}
    return tuple(Named(id_, _unwrapped(found[0][1:-1]).removeprefix("@")) for id_, found in named.items())


def _unwrapped(inside: str) -> str:
    target, _, label = inside.partition("|")
    match target[:1]:
        case "@" | "#":
            return f"{target[0]}{(label or target[1:]).lstrip('@#')}"
        case "!":
            return label or f"@{target[1:].split('^')[0]}"
        case _:
            return target.removeprefix("mailto:").removeprefix("tel:")


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
