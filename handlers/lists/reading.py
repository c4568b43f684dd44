"""The lines about lists, read: the name of a list, and what follows it; names are people's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.cards.bare import bare
from handlers.grammar.usage import within, wrong
from handlers.vocabulary.choices import PLATFORMS
from handlers.vocabulary.names import folded as folded_word
from storage.lists import Reach, folded

LONGEST_NAME = 60

_QUOTED = re.compile(r"""\s*(?:"([^"\n]+)"|“([^”\n]+)”|「([^」\n]+)」|'([^'\n]+)'(?=\s|$))""")
_WORD = re.compile(r"\S+")
_CREATOR = re.compile(r"[<\[]?(?:[@＠]|https?:|www\.|[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE)
_TO = re.compile(r"^(?:to\s|->|→|改为|改成)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|->|→|改为|改成)\s+", re.IGNORECASE)
_SEPARATORS = ",，:：、;；"

REACHES: dict[str, Reach] = {
    **dict.fromkeys(("private", "mine", "私人", "私有", "个人", "仅自己"), "private"),
    **dict.fromkeys(("team", "workspace", "everyone", "团队", "全员", "工作区"), "workspace"),
    **dict.fromkeys(("channel", "conversation", "here", "群", "本群", "频道"), "conversation"),
}
"""Words for whom a list reaches, folded."""


def split_name(typed: str, known: Iterable[str]) -> tuple[str, str]:
    """The name at the beginning of a typed text, and what follows it.

    A name is quoted, or it is the words before the first creator or platform, or more of them where that is `known`.
    Where nothing looks like a creator, it is the longest that is known, else the first word. It is empty where the text
    begins with creators.
    """
    quoted = _QUOTED.match(typed)
    if quoted:
        return next(filter(None, quoted.groups())), typed[quoted.end() :].lstrip(f" {_SEPARATORS}")
    head = list(_WORD.finditer(typed.partition("\n")[0]))
    names = {folded(name) for name in known}
    stop = next((at for at, word in enumerate(head) if _is_creator(word[0]) or (at and _is_platform(word[0]))), None)
    least = max(stop or 0, 1)
    longest = (count for count in range(len(head), least - 1, -1) if folded(_named(typed, head[:count])) in names)
    count = 0 if stop == 0 else next(longest, min(len(head), least))
    if not count:
        return "", typed.strip()
    return _named(typed, head[:count]), typed[head[count - 1].end() :].lstrip()


def split_reach(typed: str) -> tuple[str, Reach | None]:
    """A name for a new list and, where its last word says so, whom it reaches."""
    rest, _, last = typed.strip().rpartition(" ")
    reach = REACHES.get(folded_word(last)) if rest else None
    return (unquoted(rest), reach) if reach else (unquoted(typed), None)


def unquoted(typed: str) -> str:
    """A name without the quotes around it."""
    quoted = _QUOTED.fullmatch(typed.strip())
    return next(filter(None, quoted.groups())) if quoted else typed.strip()


def good_name(typed: str, example: str) -> str:
    """A name for a list, on one line and without what cannot be seen. Raises `UsageError` for none or a long one."""
    name = bare(typed)
    if not name:
        raise wrong("no-list-name", example=example)
    if len(name) > LONGEST_NAME:
        raise wrong("long-list-name", name, hint=within(1, LONGEST_NAME), example=example)
    if _is_creator(name):
        raise wrong("list-name-is-creator", name, example=example)
    return name


def _named(typed: str, words: list[re.Match[str]]) -> str:
    return typed[words[0].start() : words[-1].end()].strip(f" {_SEPARATORS}") if words else ""


def _is_creator(word: str) -> bool:
    return bool(_CREATOR.match(word))


def _is_platform(word: str) -> bool:
    return folded_word(word.strip(_SEPARATORS)) in PLATFORMS


def two_names(typed: str, known: Iterable[str]) -> tuple[str, str]:
    """The old name and the new one: quoted, parted by “to” or an arrow, or the known name and the rest."""
    old, rest = split_name(typed, known)
    if not _TO.match(rest) and typed.strip()[:1] not in "\"“「'":
        parts = _BETWEEN.split(typed.strip(), maxsplit=1)
        if len(parts) > 1:
            return unquoted(parts[0]), unquoted(parts[1])
    return old, unquoted(_TO.sub("", rest))
