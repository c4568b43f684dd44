"""What is said when a line was not understood: the value, what it may have been, a line that works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handlers.words import Words

EXAMPLE = "/creators search tiktok beauty country:US followers:10k-500k er:>3%"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue with its values, to be said in the reader's language."""

    key: str
    values: Mapping[str, str | int | tuple[str, ...]] = field(default_factory=dict)

    def text(self, words: Words) -> str:
        """The sentence in a language; values that are several are listed as the language lists them."""
        told = {name: words.listed(value) if isinstance(value, tuple) else value for name, value in self.values.items()}
        return words(self.key, **told)


class UsageError(Exception):
    """A line that cannot be carried out as typed. Nothing was sent or charged.

    `problem` says what was not understood and names `value`, the part as typed; `hint` says the nearest suggestion,
    the choices or the allowed range; `example` is a line that works.
    """

    def __init__(self, problem: Said, value: str = "", *, hint: Said | None = None, example: str = EXAMPLE) -> None:
        super().__init__(f"{problem.key}: {value}")
        self.problem = problem
        self.value = value
        self.hint = hint
        self.example = example


_LONGEST_SHOWN = 60


def shown(typed: str) -> str:
    """`typed` as a message repeats it: its beginning when it is long."""
    return typed if len(typed) <= _LONGEST_SHOWN else typed[: _LONGEST_SHOWN - 1] + "…"


def wrong(
    kind: str,
    value: str = "",
    *,
    hint: Said | None = None,
    example: str = EXAMPLE,
    **values: str | int | tuple[str, ...],
) -> UsageError:
    """The error whose sentence is `line-KIND`; the sentence gets `value` and `values`."""
    typed = shown(value)
    return UsageError(Said(f"line-{kind}", {"value": typed, **values}), typed, hint=hint, example=example)


def did_you_mean(*suggestions: str) -> Said | None:
    """The hint with up to three suggestions; None without any."""
    near = [suggestion for suggestion in suggestions if suggestion]
    return Said("line-hint-nearest", {"suggestions": " · ".join(near)}) if near else None


def choices(names: Iterable[str]) -> Said:
    """The hint that lists what is allowed."""
    return Said("line-hint-choices", {"choices": tuple(names)})


def options(names: Iterable[str]) -> Said:
    """The hint that names options, and says what to do with a word that only looks like one."""
    return Said("line-hint-options", {"choices": tuple(names)})


def elsewhere(platforms: Iterable[str]) -> Said:
    """The hint that names the platforms that have what this one lacks."""
    return Said("line-hint-elsewhere", {"platforms": tuple(platforms)})


def within(low: str | int, high: str | int) -> Said:
    """The hint that names the allowed range, bounds included."""
    return Said("line-hint-range", {"low": str(low), "high": str(high)})
