"""A typed lookalike line to a `LookalikeRequest`. Nothing is sent: every mistake is found here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.contract.filters import FILTERS
from api.contract.platforms import Level, Platform
from api.contract.search import LIMITS, LookalikeRequest, Range
from handlers.grammar import examples
from handlers.grammar.exclusions import is_excluding, refuse_exclusion
from handlers.grammar.options import gathered, known_as, one_of, refuse_repeats
from handlers.grammar.ranges import read_count, read_percents, whole_sides
from handlers.grammar.search import SearchDefaults
from handlers.grammar.seeds import is_link, read_seed
from handlers.grammar.tokens import Item, Line, Option, Word
from handlers.grammar.usage import wrong
from handlers.grammar.values import Asked, read_condition
from handlers.vocabulary.choices import LANGS, LEVELS, LOOKALIKE_OPTIONS, PLATFORMS
from handlers.vocabulary.names import folded
from handlers.vocabulary.natural import NOTHING, is_code, meant_by

COMMAND = ("creators", "lookalike")
"""The command that written lines begin with; the menu takes it off typed ones."""


def read_lookalike(line: Line, defaults: SearchDefaults) -> LookalikeRequest:
    """The lookalikes that a line asks for, with or without `/creators lookalike` before it. Raises `UsageError`.

    Without a platform the name is looked for on all of them, and without `level:` the level is the contract's (8).
    """
    items = gathered((line.rest_after(COMMAND) or line).items)
    at = place_of_seed(items, examples.LOOKALIKE)
    seed = read_seed(text_of(items[at]), examples.LOOKALIKE)
    asked = LookalikeRequest(
        username="" if seed.url else seed.name,
        profile_url=seed.url,
        platform=seed.platform,
        limit=min(defaults.size, LIMITS[1]),
    )
    options = _options([*items[:at], *items[at + 1 :]], items[at])
    refuse_repeats(options, LOOKALIKE_OPTIONS, LOOKALIKE_OPTIONS.values(), examples.LOOKALIKE)
    for option in options:
        asked = _with_option(asked, option, defaults)
    return asked


def text_of(item: Item) -> str:
    """The text of a word; empty for an option."""
    return item.text if isinstance(item, Word) else ""


def place_of_seed(items: Sequence[Item], example: str, nobody: str = "no-seed") -> int:
    """Where the seed stands: the first link or `@name`, else the first word that is no platform.

    Raises `UsageError`, of the kind `nobody` for a line without one.
    """
    words = [(at, item) for at, item in enumerate(items) if isinstance(item, Word)]
    marked = [at for at, word in words if word.text.startswith("@") or is_link(word.text)]
    plain = [at for at, word in words if folded(word.text) not in PLATFORMS]
    if len(marked) > 1:
        raise wrong("two-names", ", ".join(text_of(items[at]) for at in marked), example=example)
    if not (marked or plain):
        raise wrong(nobody, example=example)
    return (marked or plain)[0]


def _options(items: Sequence[Item], seed: Item) -> list[Option]:
    """The options of the line, and those that its other words stand for. Raises `UsageError` for any other word."""
    found: list[Option] = []
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Option):
            found.append(item)
            at += 1
            continue
        refuse_exclusion(items, at, examples.LOOKALIKE)
        taken, option = _word_option(items, at, is_before=item.start < seed.start)
        found += [option] if option else []
        at += taken
    return found


def _word_option(items: Sequence[Item], at: int, *, is_before: bool) -> tuple[int, Option | None]:
    words: list[Word] = []
    for item in items[at : at + _LONGEST_PHRASE]:
        if not isinstance(item, Word) or (words and is_excluding(item.text)):
            break
        words.append(item)
    for length in range(len(words), 0, -1):
        phrase = " ".join(word.text for word in words[:length])
        meant = meant_by(phrase)
        if meant == NOTHING:
            return length, None
        name = {"country": "in", "platform": "platform" if is_before else "on"}.get(
            meant.name if meant else "", meant.name if meant else ""
        )
        if meant and name in LOOKALIKE_OPTIONS.values():
            return length, Option(name, "", (Word(meant.value),), words[0].start)
    if is_code(words[0].text):
        return 1, Option("in", "", (words[0],), words[0].start)
    raise wrong("extra-word", words[0].text, example=examples.LOOKALIKE)


_LONGEST_PHRASE = 6


def _with_option(asked: LookalikeRequest, option: Option, defaults: SearchDefaults) -> LookalikeRequest:
    example = examples.LOOKALIKE
    name = known_as(option, LOOKALIKE_OPTIONS, example)
    match name:
        case "platform":
            return replace(asked, platform=one_of(option, PLATFORMS, Platform, example))
        case "on":
            return replace(asked, target=one_of(option, PLATFORMS, Platform, example))
        case "in":
            return replace(asked, region=_only("country", option, defaults))
        case "language":
            return replace(asked, language=_only("language", option, defaults))
        case "level":
            return replace(asked, level=one_of(option, LEVELS, Level, example))
        case "limit":
            return replace(asked, limit=read_count(option, LIMITS, example))
        case "lang":
            return replace(asked, lang=one_of(option, LANGS, ("cn", "en"), example))
        case "audience_female":
            return replace(asked, female_min=_at_least(option))
    bounds = whole_sides(option, example) or Range()
    low, high = (None if side is None else int(side) for side in (bounds.low, bounds.high))  # type: ignore[arg-type]
    if name == "followers":
        return replace(asked, follower_min=low, follower_max=high)
    return replace(asked, views_min=low, views_max=high)


def _only(name: str, option: Option, defaults: SearchDefaults) -> str:
    """The one code of an option; the API takes no more (contract 8)."""
    codes = read_condition(Asked(FILTERS[name], option, defaults.today, examples.LOOKALIKE))
    if not isinstance(codes, tuple):
        return ""
    if len(codes) > 1:
        raise wrong("only-one", option.typed, option=option.name, example=examples.LOOKALIKE)
    return codes[0]


def _at_least(option: Option) -> float | None:
    bounds = read_percents(option, examples.LOOKALIKE) or Range()
    if bounds.high is not None:
        raise wrong("only-at-least", option.typed, option=option.name, example=examples.LOOKALIKE)
    return None if bounds.low is None else float(bounds.low)  # type: ignore[arg-type]
