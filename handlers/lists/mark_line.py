"""A `mark` line, read: whom it names, how far the team is with them, who has them, and a note."""

from __future__ import annotations

from dataclasses import dataclass, replace

from api.contract.platforms import Platform
from handlers.cards.bare import bare
from handlers.grammar.options import known_as, one_of
from handlers.grammar.tokens import Item, Line, Option, Word
from handlers.grammar.usage import choices, within, wrong
from handlers.vocabulary.choices import PLATFORMS
from handlers.vocabulary.names import folded
from storage.marks import NOBODY, STATUSES, Change, Status
from storage.people import Named

EXAMPLE = '/creators mark @charlidamelio contacted owner:me note:"asked for rates"'

LONGEST_NOTE = 500

STATUS_WORDS: dict[str, Status] = {
    **{status: status for status in STATUSES},
    **dict.fromkeys(("新", "未联系", "新达人", "重新开始"), "new"),
    **dict.fromkeys(("contact", "已联系", "联系过", "联系了"), "contacted"),
    **dict.fromkeys(("negotiation", "talking", "洽谈中", "洽谈", "谈判中", "沟通中"), "negotiating"),
    **dict.fromkeys(("book", "confirmed", "已签约", "已合作", "已预订", "已确定"), "booked"),
    **dict.fromkeys(("reject", "declined", "no", "已拒绝", "不合作", "淘汰", "放弃"), "rejected"),
}
"""Words for a status, folded."""

_OPTIONS = {
    **dict.fromkeys(("owner", "负责人", "跟进人"), "owner"),
    **dict.fromkeys(("note", "备注", "说明"), "note"),
    **dict.fromkeys(("platform", "on", "平台"), "platform"),
    **dict.fromkeys(("status", "状态"), "status"),
}
_ME = frozenset({"me", "@me", "我", "@我"})
NOBODY_WORDS = frozenset({"", "nobody", "none", "-", "无", "没有", "空"})


@dataclass(frozen=True, slots=True)
class MarkLine:
    """What a line marks: `named` is its text about creators, for `handlers.pasted`."""

    named: str
    change: Change


def read_mark(line: Line, asker: Named) -> MarkLine:
    """What a line says. Raises `UsageError`."""
    named: list[str] = []
    change = Change()
    for item in _gathered(line):
        if isinstance(item, Word):
            status = STATUS_WORDS.get(folded(item.text)) if not item.is_quoted else None
            change = _with_status(change, status, item.text) if status else change
            named += [] if status else [item.text]
            continue
        match known_as(item, _OPTIONS, EXAMPLE):
            case "platform":
                named.insert(0, one_of(item, PLATFORMS, Platform, EXAMPLE).value)
            case "status":
                change = _with_status(change, one_of(item, STATUS_WORDS, STATUSES, EXAMPLE), item.typed)
            case "owner":
                change = replace(change, owner=_owner(item, asker))
            case _:
                change = replace(change, note=_note(item))
    if change == Change():
        raise wrong("nothing-to-mark", " ".join(named), hint=choices(STATUSES), example=EXAMPLE)
    return MarkLine(" ".join(named), change)


def _gathered(line: Line) -> list[Item]:
    """The items, with the words that go on a value made part of it: unquoted notes, and names of several words."""
    items: list[Item] = []
    for item in line.items:
        last = items[-1] if items else None
        if isinstance(item, Word) and isinstance(last, Option) and _goes_on(last, item):
            items[-1] = replace(last, values=(*last.values, item))
        else:
            items.append(item)
    return items


def _goes_on(option: Option, word: Word) -> bool:
    """Whether a word belongs to the value before it: to a note all do, to `@Li` the rest of a colleague's name."""
    if word.is_quoted or not option.values or option.values[0].is_quoted:
        return False
    match _OPTIONS.get(folded(option.name)):
        case "note":
            return True
        case "owner":
            typed = folded(word.text)
            is_other = typed in STATUS_WORDS or typed in PLATFORMS or typed.startswith("@") or "/" in typed
            return option.values[0].text.startswith("@") and not is_other
        case _:
            return False


def _with_status(change: Change, status: Status, typed: str) -> Change:
    if change.status not in {None, status}:
        raise wrong("two-values", typed, option="status", example=EXAMPLE)
    return replace(change, status=status)


def _owner(option: Option, asker: Named) -> Named:
    return owner_named(" ".join(value.text for value in option.values), asker)


def owner_named(text: str, asker: Named) -> Named:
    """Who is meant as the owner: the asker by `me`, a colleague by name, `NOBODY` by a word for that."""
    typed = bare(text)
    if folded(typed) in _ME:
        return asker
    if folded(typed) in NOBODY_WORDS:
        return NOBODY
    name = typed.removeprefix("@")
    return asker if folded(name) in {folded(asker.name), folded(asker.id)} else Named(f"@{folded(name)}", name)


def _note(option: Option) -> str:
    separators = [", " if value.follows_comma else " " for value in option.values]
    joined = "".join(part for pair in zip(separators, option.values, strict=True) for part in (pair[0], pair[1].text))
    note = bare(joined)
    if len(note) > LONGEST_NOTE:
        raise wrong("long-note", note, hint=within(0, LONGEST_NOTE), example=EXAMPLE)
    return "" if folded(note) in NOBODY_WORDS else note
