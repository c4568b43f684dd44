"""English times of day in words, as figures: `at nine`, `half past nine`, `nine thirty`, `a quarter to ten`."""

from __future__ import annotations

import re

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOURS = {word: hour for hour, word in enumerate(_WORDS, start=1)}
_PAST = {"half past": 30, "half": 30, "quarter past": 15, "quarter after": 15}
_AFTER = {"o'clock": 0, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "forty five": 45}
_HOUR = rf"(?:{'|'.join(_WORDS)}|1[0-2]|[1-9])"

_BEFORE_HOUR = re.compile(
    rf"\b(?:a\s)?(half past|half|quarter past|quarter after|quarter to|quarter till)\s({_HOUR})\b(?![:.])"
)
_HOUR_FIRST = re.compile(rf"\b({'|'.join(_WORDS)})[\s-](o'clock|fifteen|twenty|thirty|forty[\s-]five|forty)\b")
_ALONE = re.compile(rf"\b({'|'.join(_WORDS)})\b")


def in_figures(text: str) -> str:
    """A folded text whose times of day stand in figures; one without such words as it is."""
    text = _BEFORE_HOUR.sub(_told_before, text)
    text = _HOUR_FIRST.sub(lambda found: f"{_HOURS[found[1]]}:{_AFTER[found[2]]:02d}", text)
    return _ALONE.sub(lambda found: str(_HOURS[found[1]]), text)


def _told_before(found: re.Match[str]) -> str:
    hour = _HOURS.get(found[2]) or int(found[2])
    if found[1] in _PAST:
        return f"{hour}:{_PAST[found[1]]:02d}"
    return f"{hour - 1 or 12}:45"
