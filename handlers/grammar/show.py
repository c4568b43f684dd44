"""A typed line to the one creator that it names."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Level, Platform
from handlers.grammar import examples
from handlers.grammar.lookalike import place_of_seed, text_of
from handlers.grammar.options import known_as, one_of
from handlers.grammar.search import SearchDefaults
from handlers.grammar.seeds import profiles, read_seed
from handlers.grammar.tokens import Line, Option, Word
from handlers.grammar.usage import wrong
from handlers.vocabulary.choices import LEVELS, PLATFORMS
from handlers.vocabulary.names import folded


@dataclass(frozen=True, slots=True)
class CreatorName:
    """One creator to show: `name` without `@`."""

    platform: Platform
    name: str
    level: Level


def read_creator_name(line: Line, defaults: SearchDefaults) -> CreatorName:
    """The one creator that a line names. Raises `UsageError`."""
    at = place_of_seed(line.items, examples.SHOW, "no-creator")
    seed = read_seed(text_of(line.items[at]), examples.SHOW)
    if seed.url:
        raise wrong("no-profile", seed.url, hint=profiles(), example=examples.SHOW)
    platform, level = seed.platform, defaults.level
    for item in [*line.items[:at], *line.items[at + 1 :]]:
        option = _option(item) if isinstance(item, Word) else item
        if known_as(option, _OPTIONS, examples.SHOW) == "platform":
            platform = one_of(option, PLATFORMS, Platform, examples.SHOW)
        else:
            level = one_of(option, LEVELS, Level, examples.SHOW)
    return CreatorName(platform or defaults.platform, seed.name, level)


_OPTIONS = {
    "platform": "platform",
    "on": "platform",
    "平台": "platform",
    "level": "level",
    "级别": "level",
    "等级": "level",
}


def _option(word: Word) -> Option:
    """A bare `tiktok` or `S3` as the option that it can only mean."""
    if folded(word.text) in PLATFORMS:
        return Option("platform", "", (word,), word.start)
    if folded(word.text) in LEVELS and len(word.text) > 1:
        return Option("level", "", (word,), word.start)
    raise wrong("extra-word", word.text, example=examples.SHOW)
