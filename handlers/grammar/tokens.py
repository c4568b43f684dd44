"""A typed line as words and `key:value` options, whatever they are about. Reading takes time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from handlers.grammar.straight import straightened
from handlers.grammar.usage import wrong
from handlers.vocabulary.names import folded

LONGEST_LINE = 4_000
"""Characters of a command; pasted lists of links are given more room (features S20)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A free word or a quoted phrase. `follows_comma` tells lists apart; `start` is its place in the line."""

    text: str
    is_quoted: bool = False
    follows_comma: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """`key:value`, `key=value`, `key>=value`. `operator` is empty or one of `>`, `>=`, `<`, `<=`; `name` as typed."""

    name: str
    operator: str
    values: tuple[Word, ...]
    start: int = 0

    @property
    def typed(self) -> str:
        """The values as typed, joined with commas."""
        return ",".join(value.text for value in self.values)


Item: TypeAlias = Word | Option


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its straightened `source` and its `items` in order.

    `typed` is what a command that reads pasted text gets: what follows its words, untouched and of any length.
    """

    source: str
    items: tuple[Item, ...]
    typed: str = ""

    @property
    def text(self) -> str:
        """The text from the first item on, without a command's words that were taken off by `after`."""
        return self.source[self.items[0].start :] if self.items else ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The free words and phrases."""
        return tuple(item for item in self.items if isinstance(item, Word))

    @property
    def options(self) -> tuple[Option, ...]:
        """The options, in the order typed."""
        return tuple(item for item in self.items if isinstance(item, Option))

    @property
    def leading_words(self) -> tuple[str, ...]:
        """The unquoted words before the first option or phrase, the first without its `/`."""
        leading: list[str] = []
        for item in self.items:
            if not isinstance(item, Word) or item.is_quoted:
                break
            leading.append(item.text if leading else item.text.removeprefix("/"))
        return tuple(leading)

    def after(self, count: int) -> Line:
        """The line without its first `count` items."""
        return Line(self.source, self.items[count:])

    def rest_after(self, words: tuple[str, ...]) -> Line | None:
        """The line after the command `words` (folded), or None when it does not begin with them."""
        begins = tuple(folded(word) for word in self.leading_words[: len(words)]) == words
        return self.after(len(words)) if begins else None


_HEAD = re.compile(r"([^\W\d]\w*+(?:[-./]\w++)*+)\s*+(:(?!//)\s*+(?:>=|=>|<=|=<|>|<)?|>=|=>|<=|=<|=|>|<)\s*+")
_RUN = re.compile(r"(?:(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[^\s,])++")
_COMMAS = re.compile(r"[\s,]*+")
_BLANKS = re.compile(r"\s*+")
_NUMBER = re.compile(r"[$<>=]*+[0-9][0-9.,/-]*+\w{0,8}%?[-~–—]?")
_GAP = re.compile(r"\s*+(?:-|–|—|−|~|〜|\.{2,3}|…|to\b|至|到)\s*+(?=[0-9])")
_UNIT = re.compile(r"\s++((?:days?|weeks?|months?|years?|million|thousand|千|万|亿|天|周|个月|年|%)(?!\w))")
_DASHES = "-~–—"


def read_line(text: str, *, longest: int = LONGEST_LINE) -> Line:
    """Split a typed line. Raises `UsageError` for text longer than `longest`."""
    if len(text) > longest:
        raise wrong("too-long", most=longest, length=len(text))
    source = straightened(text)
    return Line(source, tuple(_Scanner(source).items()))


class _Scanner:
    """One pass over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._closes = True

    def items(self) -> Iterator[Item]:
        follows_comma = self._skip()
        while self._at < len(self._text):
            start = self._at
            head = _HEAD.match(self._text, start)
            if head:
                yield self._option(head)
            else:
                yield from self._word(follows_comma)
            follows_comma = self._skip()

    def _skip(self) -> bool:
        """Pass blanks and commas; whether there was a comma."""
        passed = self._match(_COMMAS)
        return "," in passed

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _option(self, head: re.Match[str]) -> Option:
        self._at = head.end()
        signs = head[2].lstrip(": ")
        operator = {"=>": ">=", "=<": "<=", "=": ""}.get(signs, signs)
        return Option(head[1], operator, tuple(self._values()), head.start())

    def _values(self) -> Iterator[Word]:
        """The values of an option: items joined by commas, up to the next blank or option."""
        follows_comma = False
        while self._at < len(self._text) and not _HEAD.match(self._text, self._at):
            yield from self._word(follows_comma)
            before = self._at
            if not self._skip() or _HEAD.match(self._text, self._at):
                self._at = before
                return
            follows_comma = True

    def _word(self, follows_comma: bool) -> Iterator[Word]:
        start = self._at
        quoted = self._phrase()
        if quoted is not None:
            if quoted.strip():
                yield Word(" ".join(quoted.split()), is_quoted=True, follows_comma=follows_comma, start=start)
            return
        run = self._match(_RUN)
        if run.startswith('"'):
            # A quote that nothing closes is no quote.
            run = run.lstrip('"')
        if not run:
            self._at = max(self._at, start + 1) if self._text[start] == '"' else self._at
            return
        yield Word(self._joined(run), follows_comma=follows_comma, start=start)

    def _joined(self, run: str) -> str:
        """`run` with the rest of a spaced range or measure: `10k - 500k`, `7 days`."""
        if not _NUMBER.fullmatch(run):
            return run
        gap = self._match(_GAP)
        if not gap and run[-1] in _DASHES and re.match(r"\s+[0-9]", self._text[self._at : self._at + 8]):
            gap, run = self._match(_BLANKS), run.rstrip(_DASHES)
        if gap:
            return f"{self._with_unit(run)}..{self._with_unit(self._match(_RUN))}"
        return self._with_unit(run)

    def _with_unit(self, run: str) -> str:
        found = _UNIT.match(self._text, self._at) if _NUMBER.fullmatch(run) else None
        if found is None:
            return run
        self._at = found.end()
        return run + found[1]

    def _phrase(self) -> str | None:
        """The quoted phrase that begins here, `""` inside meaning a quote; None where none begins or none closes."""
        mark = self._text[self._at]
        if mark == "'":
            return self._single()
        if mark != '"' or not self._closes:
            return None
        end = self._at + 1
        while True:
            end = self._text.find('"', end)
            if end < 0:
                self._closes = False
                return None
            if self._text[end + 1 : end + 2] != '"':
                break
            end += 2
        inside = self._text[self._at + 1 : end].replace('""', '"')
        self._at = end + 1
        return inside

    def _single(self) -> str | None:
        """A phrase in single quotes, which must close before a blank or comma within a short distance."""
        window = self._text[self._at + 1 : self._at + 1 + _LONGEST_SINGLE]
        found = re.search(r"'(?=[\s,]|$)", window)
        if found is None:
            return None
        self._at += 1 + found.end()
        return window[: found.start()]


_LONGEST_SINGLE = 100
