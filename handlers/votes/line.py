"""A `list vote` line, read: which list and whom of it, how many must vote, until when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.grammar.usage import within, wrong
from handlers.lists.reading import split_name
from handlers.vocabulary.moments import read_moment
from handlers.vocabulary.names import folded

EXAMPLE = "/creators list vote Summer quorum:3 until:fri 18:00"

MOST_VOTERS = 1_000

OPEN_FOR = timedelta(hours=24)
"""How long a vote is open unless its line says otherwise."""

LONGEST_OPEN = timedelta(days=13)
"""A Feishu card can be edited for 14 days (features ii), and the result has to stand on it."""

_OPTIONS = {
    **dict.fromkeys(("quorum", "people", "voters", "人数", "法定人数"), "quorum"),
    **dict.fromkeys(("until", "by", "deadline", "closes", "截止", "截止到", "截至", "到"), "until"),
    **dict.fromkeys(("maybe", "待定", "弃权"), "maybe"),
    **dict.fromkeys(("page", "页", "页码"), "page"),
}
_NAMED = "|".join(sorted(map(re.escape, _OPTIONS), key=len, reverse=True))
_OPTION = re.compile(rf"(?:^|(?<=\s))({_NAMED})\s*[:：=＝]\s*", re.IGNORECASE)
_YES = frozenset({"yes", "true", "on", "1", "是", "有", "开", "允许"})
_NO = frozenset({"no", "false", "off", "0", "否", "无", "关", "不"})
_COUNT = re.compile(r"([0-9]{1,4})\s*(?:people|voters|votes|人|位|票)?")


@dataclass(frozen=True, slots=True)
class VoteLine:
    """What a line asks for: the list's `name`, empty for the usual one, and `named`, its text about creators.

    `quorum` is how many people must vote, 0 for any number; `page` is which part of a long list, 0 for all of it.
    """

    name: str
    named: str
    closes_at: datetime
    quorum: int = 0
    has_maybe: bool = False
    page: int = 0


def read_vote(typed: str, known: Iterable[str], now: datetime) -> VoteLine:
    """What a line says; `now` is on the asker's clocks. Raises `UsageError`."""
    head, options = _options(typed)
    name, named = split_name(head, known)
    line = VoteLine(name, named.strip(), now + OPEN_FOR)
    for option, value in options.items():
        match option:
            case "quorum":
                line = replace(line, quorum=_count(value, option, MOST_VOTERS))
            case "page":
                line = replace(line, page=_count(value, option, MOST_VOTERS))
            case "maybe":
                line = replace(line, has_maybe=_flag(value))
            case _:
                line = replace(line, closes_at=_moment(value, now))
    return line


def _options(typed: str) -> tuple[str, dict[str, str]]:
    """The text before the first option, and the options with all that follows each. Raises `UsageError` for repeats."""
    found = list(_OPTION.finditer(typed))
    ends = [*(each.start() for each in found), len(typed)][1:]
    options: dict[str, str] = {}
    for each, end in zip(found, ends, strict=True):
        name, value = _OPTIONS[folded(each[1])], typed[each.end() : end].strip().strip("\"“”'").strip(" ,，")
        if name in options:
            raise wrong("two-values", value, option=each[1], example=EXAMPLE)
        options[name] = value
    return typed[: found[0].start()] if found else typed, options


def _count(value: str, option: str, most: int) -> int:
    found = _COUNT.fullmatch(folded(value))
    if not found or not 1 <= int(found[1]) <= most:
        raise wrong("vote-count", value or option, hint=within(1, most), example=EXAMPLE)
    return int(found[1])


def _flag(value: str) -> bool:
    if folded(value) not in _YES | _NO:
        raise wrong("vote-maybe", value, example="/creators list vote Summer maybe:yes")
    return folded(value) in _YES


def _moment(value: str, now: datetime) -> datetime:
    at = read_moment(value, now)
    if at is None:
        raise wrong("no-moment", value, example=EXAMPLE)
    if at <= now:
        raise wrong("past-moment", value, example=EXAMPLE)
    if at - now > LONGEST_OPEN:
        raise wrong("late-moment", value, days=LONGEST_OPEN.days, example=EXAMPLE)
    return at
