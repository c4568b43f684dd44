"""What a person chose, and how to change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.cards import Block, Card, Code, Controls, Fact, Facts, Option, Paragraph, Select, rich
from handlers.words import Language, Words

LINES: Mapping[Language, tuple[str, ...]] = {
    "en": ("/creators settings language:zh", "/creators settings platform:youtube level:S1"),
    "zh": ("/达人 设置 语言:英文", "/达人 设置 平台:油管 级别:S1"),
}
"""Lines that change settings, by the language of the card."""


@dataclass(frozen=True, slots=True)
class ShownPreferences:
    """The choices in force; `chosen` names those that the person made. `was_saved` after a change.

    `files` is how the workspace gets its finished files (`storage.files.Handover`), `zone` by whose clocks the days
    and months of its budgets begin.

    `choices` are, by the names of settings, the values that may be chosen, each with its press.

    A person who chose no `language` reads the one that the card is in.
    """

    language: Language
    platform: str
    level: str
    chosen: frozenset[str]
    workspace_language: str = ""
    files: str = "link"
    zone: str = "UTC"
    was_saved: bool = False
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def preferences(shown: ShownPreferences, words: Words) -> Card:
    """Show the choices in force."""
    spoken = shown.language if "language" in shown.chosen else words.language
    language, platform = words(f"settings-language-{spoken}"), words(f"platform-{shown.platform}")
    facts = [
        Fact(words("settings-language"), rich(_value("language", language, shown, words))),
        Fact(words("settings-platform"), rich(_value("platform", platform, shown, words))),
        Fact(words("settings-level"), rich(_value("level", shown.level, shown, words))),
    ]
    if shown.workspace_language:
        name = words(f"settings-language-{shown.workspace_language}")
        facts.append(Fact(words("settings-workspace"), rich(name)))
    facts.append(Fact(words("settings-files"), rich(words(f"settings-files-{shown.files}"))))
    facts.append(Fact(words("settings-zone"), rich(shown.zone)))
    lines = (piece for line in LINES[words.language] for piece in (rich("\n"), Code(line)))
    blocks: list[Block] = [Facts(tuple(facts))]
    if shown.choices:
        now = {"language": spoken, "platform": shown.platform, "level": shown.level, "files": shown.files}
        blocks.append(Controls(tuple(_select(name, each, now[name], words) for name, each in shown.choices.items())))
    blocks.append(Paragraph(rich(words("settings-how"), *lines)))
    summary = words("settings-summary", language=language, platform=platform, level=shown.level)
    title = words("settings-saved") if shown.was_saved else words("settings-title")
    said = words("fact-said", label=title, value=summary)
    return Card(title, tuple(blocks), tone="good" if shown.was_saved else "info", summary=said)


def _select(name: str, presses: Mapping[str, str], now: str, words: Words) -> Select:
    options = tuple(Option(_named(name, value, words), press) for value, press in presses.items())
    return Select(words(f"settings-choose-{name}"), options, list(presses).index(now) if now in presses else None)


def _named(name: str, value: str, words: Words) -> str:
    match name:
        case "platform":
            return words(f"platform-{value}")
        case "level":
            return value
        case _:
            return words(f"settings-{name}-{value}")


def _value(name: str, value: str, shown: ShownPreferences, words: Words) -> str:
    return value if name in shown.chosen else words("settings-default", value=value)


EXAMPLE = ShownPreferences(
    "en",
    "tiktok",
    "S2",
    frozenset({"language"}),
    choices={
        "language": {"en": "l1", "zh": "l2"},
        "platform": {"tiktok": "p1", "youtube": "p2", "instagram": "p3"},
        "level": {"S1": "s1", "S2": "s2", "S3": "s3"},
        "files": {"link": "f1", "upload": "f2", "both": "f3", "private": "f4"},
    },
)
EXAMPLES = (ShownPreferences("zh", "youtube", "S1", frozenset({"platform"}), "zh", was_saved=True),)
