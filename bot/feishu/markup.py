"""Feishu's message content taken down to what a person typed, so that the grammar sees plain text.

A text message holds `{"text": "@_user_1 /creators help"}`; a post holds paragraphs of runs with tags. Mentions stand
in both as keys (`@_user_1`) that the message's list of mentions explains.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.links_apart import as_typed, set_apart

_KEY = re.compile(r"(@_(?:user_\d+|all))")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody whom a message mentions. `ids` are all ids that Feishu gives for them; none for everybody."""

    key: str
    name: str
    ids: frozenset[str]


def typed(content: str, kind: str) -> str:
    """The words of a message of kind `text` or `post`, mentions still as keys. Empty where there are none."""
    try:
        told = json.loads(content)
    except ValueError:
        return ""
    if not isinstance(told, Mapping):
        return ""
    return str(told.get("text") or "") if kind == "text" else _post(told)


def addressed(words: str, mentions: Sequence[Mentioned], bot: str) -> str:
    """The words without the mention of `bot` (an open id) and with everybody else by name."""
    names = {each.key: "" if bot in each.ids else f"@{each.name}" for each in mentions}
    runs = ((run, bool(place % 2)) for place, run in enumerate(_KEY.split(words)))
    named = set_apart((names.get(run, run), is_key) for run, is_key in runs)
    return "\n".join(line.strip() for line in named.splitlines()).strip()


def nameless(words: str) -> str:
    """The words without any mention: whom a message speaks to is not what it is about."""
    return _KEY.sub(" ", words).strip()


def _post(told: Mapping[str, Any]) -> str:
    """A post's title and paragraphs; one that comes by language gives its first."""
    if "content" not in told:
        told = next((each for each in told.values() if isinstance(each, Mapping)), {})
    paragraphs = told.get("content")
    lines = [_line(each) for each in paragraphs if isinstance(each, list)] if isinstance(paragraphs, list) else []
    return "\n".join([str(told.get("title") or ""), *lines]).strip()


def _line(runs: list[Any]) -> str:
    return set_apart((_run(run), run.get("tag") in {"a", "at"}) for run in runs if isinstance(run, Mapping))


def _run(run: Mapping[str, Any]) -> str:
    match run.get("tag"):
        case "a":
            label = str(run.get("text") or "")
            return as_typed(str(run.get("href") or label), label)
        case "at":
            return str(run.get("user_id") or "")
        case _:
            return str(run.get("text") or "")
