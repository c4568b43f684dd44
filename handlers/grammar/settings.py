"""A typed settings line to the choices that it makes."""

from __future__ import annotations

from typing import get_args

from api.contract.platforms import Level, Platform
from handlers.grammar.examples import SETTINGS as EXAMPLE
from handlers.grammar.examples import ZONE
from handlers.grammar.options import known_as, one_of
from handlers.grammar.tokens import Line, Option, Word
from handlers.grammar.usage import did_you_mean, wrong
from handlers.vocabulary.choices import HANDOVERS, LEVELS, PLATFORMS, SETTINGS, SPOKEN
from handlers.vocabulary.names import folded
from handlers.vocabulary.zones import near_zones, read_zone
from storage.files import Handover


def read_settings_line(line: Line) -> dict[str, str]:
    """What a line chooses, of `language`, `platform`, `level`, `workspace_language`, `files` and `zone` (IANA).

    Empty for nothing. Raises `UsageError`.
    """
    chosen: dict[str, str] = {}
    for item in line.items:
        option = _option(item) if isinstance(item, Word) else item
        match known_as(option, SETTINGS, EXAMPLE):
            case "platform":
                chosen["platform"] = one_of(option, PLATFORMS, Platform, EXAMPLE).value
            case "level":
                chosen["level"] = one_of(option, LEVELS, Level, EXAMPLE).value
            case "files":
                chosen["files"] = one_of(option, HANDOVERS, get_args(Handover), EXAMPLE)
            case "zone":
                chosen["zone"] = _zone(option.typed)
            case name:
                chosen[name] = one_of(option, SPOKEN, ("en", "zh"), EXAMPLE)
    return chosen


def _zone(typed: str) -> str:
    zone = read_zone(typed)
    if zone:
        return zone
    if folded(typed) == "cst":
        raise wrong("zone-cst", typed.upper(), hint=did_you_mean("Asia/Shanghai", "America/Chicago"), example=ZONE)
    raise wrong("unknown-zone", typed, hint=did_you_mean(*near_zones(typed)), example=ZONE)


def _option(word: Word) -> Option:
    """A bare `zh`, `youtube` or `S1` as the option that it can only mean."""
    for name, words in (("language", SPOKEN), ("platform", PLATFORMS), ("level", LEVELS)):
        if folded(word.text) in words:
            return Option(name, "", (word,), word.start)
    raise wrong("extra-word", word.text, example=EXAMPLE)
