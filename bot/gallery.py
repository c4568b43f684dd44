"""Every message of the product, drawn from its examples: `scout gallery`, and the tests that walk the same list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from handlers import messages
from handlers.cards import Card
from handlers.words import Language, words

NOT_MESSAGES = frozenset({"examples", "file_facts", "footer", "missed", "task_row", "turning"})
"""Modules beside the messages that several of them share."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One message's example in one language."""

    message: str
    number: int
    language: Language
    card: Card


def message_names() -> list[str]:
    """The messages, each a module of `handlers.messages` with a function of its own name and an EXAMPLE."""
    return sorted(found.name for found in iter_modules(messages.__path__) if found.name not in NOT_MESSAGES)


def exhibits(*languages: Language) -> Iterator[Exhibit]:
    """Every example of every message, in the languages asked for."""
    for name in message_names():
        module = import_module(f"{messages.__name__}.{name}")
        message = getattr(module, name)
        for number, example in enumerate((module.EXAMPLE, *getattr(module, "EXAMPLES", ()))):
            for language in languages:
                yield Exhibit(name, number, language, message(example, words(language)))
