"""The tables of the documents, made from the program: `python -m tests.documents` writes them, a test holds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from api.contract.filters import FILTERS
from api.contract.platforms import Platform
from bot.app import periods_of
from bot.settings import Settings
from handlers.command import Command
from handlers.menu import COMMANDS
from handlers.vocabulary.filters import names_of
from handlers.words import words
from storage.kinds import Period
from storage.retention import KINDS, TRIMS

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCUMENTS = tuple(ROOT / "docs" / name for name in ("commands.md", "settings.md", "data.md"))
"""The documents with tables."""


def commands_table() -> str:
    """Every command of the menu."""
    english = words("en")
    rows = [
        f"| `{_cell(command.en.usage)}` | {english(f'command-{command.key}')} | "
        + "<br>".join(f"`{_cell(example)}`" for example in _examples(command))
        + " |"
        for command in COMMANDS
    ]
    return "\n".join(("| Line | Does | For example |", "|---|---|---|", *rows))


def _examples(command: Command) -> Iterator[str]:
    """The English ones, and one in Chinese."""
    yield from command.en.examples
    yield next(iter(command.zh.examples), command.zh.usage)


def filters_table() -> str:
    """Every search filter, its other names, and the platforms that have it."""
    rows = []
    for name, known in FILTERS.items():
        others = ", ".join(f"`{other}`" for other in names_of(name) if other != name)
        marks = " | ".join("yes" if platform in known.wire else "" for platform in Platform)
        rows.append(f"| `{name}` | {others} | {marks} |")
    heading = "| Filter | Also typed as | " + " | ".join(platform.title for platform in Platform) + " |"
    return "\n".join((heading, "|---|---|---|---|---|", *rows))


def settings_table() -> str:
    """Every setting with its default."""
    rows = [
        f"| `{name.upper()}` | {_default(field)} | {_cell(field.description or '')} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(("| Setting | Default | Meaning |", "|---|---|---|", *rows))


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    if isinstance(value, tuple | frozenset):
        value = ",".join(value)
    if isinstance(value, SecretStr) or value == "":
        return ""
    if isinstance(value, dict):
        value = ",".join(f"{key}={price}" for key, price in value.items())
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def retention_table() -> str:
    """What the bot remembers, for how long, and which setting says so."""
    kept = periods_of(Settings.model_construct())
    rows = []
    for period in (None, *get_args(Period)):
        held = [kind.holds for kind in KINDS if kind.period == period and kind.holds and not kind.of_nobody]
        held += [trim.holds for trim in TRIMS if trim.period == period]
        days = kept.of(period) if period else None
        time = f"{days.days:,} days" if days else "as long as the workspace is here"
        name = {"cards": "KEEP_DAYS"}.get(period or "", f"KEEP_{period}_DAYS".upper())
        rows.append(f"| {'; '.join(held)} | {time} | {f'`{name}`' if name.lower() in Settings.model_fields else ''} |")
    return "\n".join(("| What | Kept for | Setting |", "|---|---|---|", *rows))


TABLES = {
    "commands": commands_table,
    "filters": filters_table,
    "settings": settings_table,
    "retention": retention_table,
}


def written(document: str) -> str:
    """A document with its tables as the program is now."""
    for name, table in TABLES.items():
        before, opening, rest = document.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"\n<!-- /{name} -->")
        document = before + opening + table() + closing + after if opening else document
    return document


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(written(document.read_text(encoding="utf-8")), encoding="utf-8")
