"""What a single cell looks like: a link, a handle, a bare word, a platform, or nothing at all."""

from __future__ import annotations

import re

from api.contract.links import name_on
from api.contract.platforms import Platform
from handlers.pasted.lines import row_in
from handlers.pasted.place_words import is_place
from handlers.pasted.plain_words import BLANKS, is_filler, is_joint, is_number
from handlers.pasted.platform_words import is_elsewhere, platform_named
from handlers.pasted.spelling import is_title
from handlers.pasted.table.heading_words import Says
from handlers.pasted.table.headings import heading_of
from handlers.pasted.tokens import Site

OUR_LINK = re.compile(r"(?:tiktok|youtube|instagram)\.com(?:/|%2f)|youtu\.be/|instagr\.am/", re.IGNORECASE)
LINK = re.compile(rf"https?(?:://|%3a)|www\.|{OUR_LINK.pattern}", re.IGNORECASE)
MENTION = re.compile(r"(?:^|[\s(（,;/|:：])[@＠](?=\w)|^UC[\w-]{22}$")
_MOST_WORDS = 4
"""Words of a cell that names somebody beside the handle; more are a sentence that mentions one."""

_NOTHING = "yes no x 无 暂无 没有 無 空 未知 不详 待定 待补充 待確認 待确认 缺 略 否 是 同上"
_ANY = "all both multiple various several any mixed multi 全部 全平台 多平台 所有"
_BLANKS = BLANKS | frozenset(_NOTHING.split())
_ANY_PLATFORM = frozenset(_ANY.split())

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?|sum|average|avg|mean|median|count|总计|合计|总共|小计|平均值?|总数|汇总|共计|總計|合計",
    re.IGNORECASE,
)
_MOST_DIGITS = 11
"""Digits that a name may have and nothing else; more are the number of an account or a phone."""

_PARTING = ",;|、，；/&+:："
_REMARK = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]\s*$")
_SURROUNDINGS = "\"'“”‘’()（）[]<> \u200b"


def is_blank(cell: str) -> bool:
    """Whether a cell says that there is nothing: `n/a`, `-`, `无`."""
    return cell.casefold() in _BLANKS or not any(map(str.isalnum, cell))


def names_somebody(cell: str) -> bool:
    """Whether a cell holds a link or a handle behind `@`, or is a channel's id."""
    return LINK.search(cell) is not None or MENTION.search(cell) is not None


def is_handle(cell: str) -> bool:
    """Whether a cell is a handle behind `@`, or several, with few words beside it."""
    others = [word for word in cell.split() if word[0] not in "@＠"]
    return MENTION.search(cell) is not None and (cell[0] in "@＠" or len(others) <= _MOST_WORDS)


def is_total(cell: str) -> bool:
    """Whether a cell begins a row of sums: `Total`, `合计：12 人`."""
    found = _TOTAL.match(cell.strip())
    return found is not None and not any(map(str.isalpha, cell.strip()[found.end() :].replace("人", "")))


def is_bare_word(cell: str) -> bool:
    """Whether a cell is one word that some platform allows as a name, and no number, date or price."""
    word = cell.strip(_SURROUNDINGS)
    if not word or any(map(str.isspace, word)) or is_number(word) or "@" in word[1:]:
        return False
    return len(word.lstrip("@")) > 1 and any(name_on(place, word.lstrip("@")) for place in Platform)


def is_bare_name(cell: str) -> bool:
    """Whether a cell is such a word, or a name of few digits (`433`)."""
    return is_bare_word(cell) or (cell.isdecimal() and 1 < len(cell) <= _MOST_DIGITS)


def is_id(cell: str) -> bool:
    """Whether a cell is the number of an account or a phone."""
    return cell.isdecimal() and len(cell) > _MOST_DIGITS


def is_count(cell: str) -> bool:
    """Whether a cell is a number of some kind: followers, a price, a date."""
    return is_number(cell.replace(" ", ""))


def is_rather_name(cell: str) -> bool:
    """Whether a bare word, of which no heading says what it is, is rather a handle than anything else that it may be.

    That is no person's name, no place, no platform and no word of a sentence or a heading, in Latin letters.
    """
    return (
        cell.isascii()
        and is_bare_word(cell)
        and not (is_title(cell) or is_place(cell) or is_filler(cell) or is_platform(cell))
        and heading_of(cell).says is not Says.FACTS
    )


def is_platform(cell: str) -> bool:
    """Whether a cell is the name of one platform or several, alone or among words that add nothing: `TikTok / IG`."""
    if cell.isascii() and " " not in cell and "/" not in cell:
        return platform_named(cell) is not None or is_elsewhere(cell) or cell == "X"
    return heading_of(cell).says is Says.PLATFORM


def sites_in(cell: str) -> tuple[Site, ...]:
    """The platforms that a cell names, each once."""
    said = (token.platform for token in row_in(cell, len(cell)).tokens)
    return tuple(dict.fromkeys(site for site in said if site))


def is_any_platform(cell: str) -> bool:
    """Whether a cell says no platform in particular."""
    return is_blank(cell) or cell.casefold() in _ANY_PLATFORM


def as_handle(cell: str) -> str:
    """A bare word as a handle, whatever else it may mean: it stands where names stand. `mia (new)` is one too."""
    word = _REMARK.sub("", cell).strip(_SURROUNDINGS)
    is_one = word and not any(sign.isspace() or sign in _PARTING for sign in word) and not word.startswith(("@", "＠"))
    return f"@{word}" if is_one and not LINK.search(word) else cell


def is_phrase(cell: str) -> bool:
    """Whether a cell is several words that nothing parts into names: what somebody or something is called."""
    words = cell.split()
    is_parted = any(sign in cell for sign in _PARTING) or any(map(is_joint, words))
    return len(words) > 1 and not (is_parted or names_somebody(cell))
