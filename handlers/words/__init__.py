"""Scout's words in English and Chinese: one Fluent catalogue per language, the same keys in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from babel.core import Locale
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from handlers.cards import Piece, Rich, Text

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

_LOCALES: Mapping[Language, Locale] = {"en": Locale("en"), "zh": Locale("zh", script="Hans")}
# Private-use characters fence the place of a piece inside a formatted sentence; creators' text never passes here.
_OPEN, _CLOSE = "\ue000", "\ue001"

_UNITS: Mapping[Language, tuple[tuple[float, str, float], ...]] = {
    "en": ((1e3, "K", 1e3), (1e6, "M", 1e3), (1e9, "B", float("inf"))),
    "zh": ((1e4, "万", 1e4), (1e8, "亿", float("inf"))),
}

_UNSPACED = re.compile(r"(?<=\d)(?=[^\d\s])")
"""Where a unit follows its number without a blank."""

_MARKS = ("?", "？", "!", "！")
"""Signs with which a title ends as a sentence does."""

_ENDS = (*_MARKS, ".", "。", "…", ":", "：", ";", "；")
"""Signs after which the next sentence may begin."""

Value = str | int | float | Piece | Rich


class MissingWords(Exception):
    """A key or an argument that the catalogue of a language does not have. A mistake in the program, never in input."""


class Words:
    """The catalogue of one language, and numbers and dates as that language writes them."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.locale = _LOCALES[language]
        self._bundle = _bundle(language)

    def __call__(self, key: str, /, **values: str | int | float) -> str:
        """The sentence `key` as plain text. Raises `MissingWords`."""
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise MissingWords(f"{self.language}: {key}")
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise MissingWords(f"{self.language}: {key}: {errors}")
        return str(text)

    def rich(self, key: str, /, **values: Value) -> Rich:
        """The sentence `key` as pieces: values may be pieces or lines and keep what they are. Raises `MissingWords`."""
        kept: list[Rich] = []
        marked: dict[str, str | int | float] = {}
        for name, value in values.items():
            if isinstance(value, str | int | float):
                marked[name] = value
            else:
                marked[name] = f"{_OPEN}{len(kept)}{_CLOSE}"
                kept.append(value if isinstance(value, tuple) else (value,))
        pieces: list[Piece] = []
        for part in self(key, **marked).split(_OPEN):
            number, closed, rest = part.partition(_CLOSE)
            if closed:
                pieces.extend(kept[int(number)])
            else:
                rest = number
            if rest:
                pieces.append(Text(rest))
        return tuple(pieces)

    def has(self, key: str) -> bool:
        """Whether the catalogue has a sentence `key`."""
        return bool(self._bundle.has_message(key))

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another: `US, CA`; in Chinese `美国、加拿大`."""
        return self("list-separator").join(names)

    def sentences(self, *said: str) -> str:
        """Sentences one after another, empty ones left out; Chinese ones have no blank between them.

        What ends without a mark, like a list of names, gets a full stop where another sentence follows.
        """
        *before, last = list(filter(None, said)) or [""]
        return self.gap.join([*map(self._ended, before), last])

    def _ended(self, sentence: str) -> str:
        is_ended = sentence.rstrip("”）)").endswith(_ENDS)
        return sentence if is_ended else sentence + ("。" if self.language == "zh" else ".")

    def said(self, title: str, text: str) -> str:
        """A card's title and what it says, read one after the other; a title that is a question keeps its mark."""
        return self.sentences(title, text) if title.endswith(_MARKS) else self("card-said", title=title, text=text)

    def naming(self, title: str, names: str) -> str:
        """A card's title and whom or what it names; a title that is a question keeps its mark."""
        if title.endswith(_MARKS):
            return self.sentences(title, names)
        return self("search-summary", title=title, names=names)

    @property
    def gap(self) -> str:
        """What stands between two sentences: a blank, in Chinese nothing."""
        return "" if self.language == "zh" else " "

    def whole(self, number: float) -> str:
        """A number with thousands separators: `3,911`."""
        return format_decimal(round(number), locale=self.locale)

    def count(self, number: float) -> str:
        """A count as people say it: `3,911`, `33.1K`, `1.2M`, `5.1B`; in Chinese `3,911`, `95.5万`, `5.2亿`.

        Contract section 15: whole below 10,000, one decimal above. A rounding that reaches the next unit takes it.
        """
        if abs(number) < 9_999.5:
            return self.whole(number)
        scaled, sign = next(
            (scaled, sign)
            for unit, sign, most in _UNITS[self.language]
            if abs(scaled := round(number / unit, 1)) < most
        )
        return f"{format_decimal(scaled, format='#,##0.#', locale=self.locale)}{sign}"

    def percent(self, ratio: float, decimals: int = 2) -> str:
        """A ratio (0.065) as percent text (`6.50%`)."""
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return f"{format_decimal(ratio * 100, format=pattern, locale=self.locale)}%"

    def date(self, day: date) -> str:
        """A day: `Nov 24, 2026`, `2026年11月24日`."""
        return str(format_date(day, format="medium", locale=self.locale))

    def moment(self, at: datetime) -> str:
        """A day and a time of day to the minute with its zone, for chats that cannot show the reader's own."""
        between = " " if self.language == "zh" else ", "
        return f"{self.date(at.date())}{between}{at:%H:%M} {at.tzname() or 'UTC'}"

    def age(self, age: timedelta) -> str:
        """How long something lasted or has been: `3 days`, `3 天`, with the blank that Chinese words of ours have."""
        told = str(format_timedelta(age, threshold=1.2, locale=self.locale))
        return _UNSPACED.sub(" ", told) if self.language == "zh" else told


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([str(_LOCALES[language])], use_isolating=False)
    folder = files(__name__) / language
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl")):
        bundle.add_resource(FluentResource((folder / name).read_text(encoding="utf-8")))
    return bundle


def words(language: Language) -> Words:
    """The words of a language."""
    return Words(language)


def language_of(locale: str, default: Language = "en") -> Language:
    """The catalogue for a client's locale (`zh-CN`, `en_US`, ``): Chinese for any Chinese, `default` for none."""
    if not locale:
        return default
    return "zh" if locale.lower().replace("_", "-").split("-")[0] in {"zh", "cn"} else "en"
