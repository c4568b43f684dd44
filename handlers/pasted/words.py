"""A run of text without blanks and without an address → handles, platform words, numbers and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from api.contract.links import is_channel_id
from handlers.pasted.chinese import chinese_tokens
from handlers.pasted.plain_words import is_filler, is_number
from handlers.pasted.platform_words import is_elsewhere, platform_named
from handlers.pasted.spelling import is_telling
from handlers.pasted.tokens import Elsewhere, Shape, Site, Token

# Scripts that are written without blanks: kana, Han, Hangul. A Latin name ends where they begin.
_DENSE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(rf"@+[{_DENSE}][^@:/\s]*|@*[^@{_DENSE}]+|[{_DENSE}][^@!-~]*|@+")
_DENSE_FIRST = re.compile(f"[{_DENSE}]")
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_MENTION = re.compile(r"@(?:_user_\d+|_all|all|here|channel|everyone)")
_AND = re.compile(r"&(?:amp;)*", re.IGNORECASE)
_EDGES = ".!?*~'^+=&%$\\·"
_ELSEWHERE = re.compile(r"x:|b站", re.IGNORECASE)
_JOINING = frozenset("&+")
_SPLIT = re.compile(r"(?<=[^\d])[:/=]|[:/=](?=[^\d])|(?<=\w)[&+](?=@?\w)")


def word_tokens(text: str, typed: str) -> Iterator[Token]:
    """The tokens of one run, none for an empty one."""
    if is_number(text):
        yield Token(Shape.NUMBER, text, typed)
    elif _AND.fullmatch(text):
        yield Token(Shape.FILLER, "&", typed)
    elif is_filler(text.strip(_EDGES)) or _is_command(text):
        yield Token(Shape.FILLER, text, typed)
    elif "@" in text and _is_mail(text):
        yield Token(Shape.MAIL, text, typed)
    else:
        at = 0
        if elsewhere := _ELSEWHERE.match(text):
            at = elsewhere.end()
            yield Token(Shape.PLATFORM, text[:at], typed[:at], platform=Elsewhere.ELSEWHERE)
        for cut in [*_SPLIT.finditer(text, at), None]:
            end = cut.start() if cut else len(text)
            yield from _leading(_part(text[at:end], typed[at:end]), is_followed=cut is not None)
            if cut and cut[0] in _JOINING:
                yield Token(Shape.FILLER, "&", cut[0])
            at = cut.end() if cut else end


def _leading(found: Iterable[Token], *, is_followed: bool) -> Iterator[Token]:
    """The tokens of a part, where each leads what is glued to it; `is_followed` by a colon, the last does too."""
    part = list(found)
    for number, token in enumerate(part):
        yield replace(token, leads=True) if is_followed or number + 1 < len(part) else token


def _is_command(text: str) -> bool:
    """A command or a path (`/collect`), or a spreadsheet's formula (`=SUM`)."""
    return text.startswith(("/", "=")) and "@" not in text


def _is_mail(text: str) -> bool:
    address = text.rpartition(":")[2].strip(_EDGES)
    before, _, after = address.partition("@")
    if "/" in before or not _MAIL.fullmatch(address) or not before[-1].isascii():  # `采集@mia.x` asks for a handle
        return False
    # `ins@leo.messi` names a platform and a handle; `tiktok@example.com` is a mail address all the same.
    return platform_named(before) is None or after.lower().endswith((".com", ".net", ".org", ".cn"))


def _part(text: str, typed: str) -> Iterator[Token]:
    before, _, after = text.rpartition("@")
    platform = _site_named(after) if before.strip("@") else None
    if platform:
        yield Token(Shape.PLATFORM, after, typed[len(before) + 1 :], platform=platform)
        text, typed = before, typed[: len(before)]
    for run in _RUN.finditer(text):
        yield from _tokens(run[0], typed[run.start() : run.end()])


def _tokens(run: str, typed: str) -> Iterator[Token]:
    if run.startswith("@"):
        name = run.lstrip("@").strip(_EDGES).removesuffix("'s").rstrip("-")
        if _MENTION.fullmatch(run):
            yield Token(Shape.MENTION, run, typed)
        elif name.strip("-_"):
            yield Token(Shape.HANDLE, name, _bare(typed))
        return
    word = run.strip(_EDGES)
    if word.endswith("'s") and is_telling(word[:-2]):
        word = word[:-2]
    if _DENSE_FIRST.match(word):
        yield from chinese_tokens(word, _bare(typed))
    elif any(map(str.isalnum, word)):
        yield _plain(word, _bare(typed))


def _plain(word: str, typed: str) -> Token:
    if platform := platform_named(word.strip("#-_")) or _site_named(word):
        return Token(Shape.PLATFORM, word, typed, platform=platform)
    if is_channel_id(word):
        return Token(Shape.CHANNEL_ID, word, typed)
    return Token(_shape(word), word, typed)


def _site_named(word: str) -> Site | None:
    return platform_named(word) or (Elsewhere.ELSEWHERE if is_elsewhere(word) else None)


def _shape(word: str) -> Shape:
    if word.startswith("#"):
        return Shape.TAG
    if is_number(word):
        return Shape.NUMBER
    return Shape.FILLER if is_filler(word) else Shape.WORD


def _bare(typed: str) -> str:
    return typed.strip(".!?*~'^+=&%$\\·。！？：:")
