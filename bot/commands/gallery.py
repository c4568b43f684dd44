"""`scout gallery`: every message's example, drawn for a chat."""

from __future__ import annotations

import argparse
import json
import sys

from rich.console import Console
from rich.rule import Rule

from bot.commands.payloads import payload_of
from bot.gallery import exhibits
from bot.settings import Settings
from bot.terminal.render import render
from handlers.words import LANGUAGES


def run(asked: argparse.Namespace, _: Settings) -> int:
    """Print all examples: as text, or as one JSON object a line with the chat's payload."""
    payload = payload_of(asked.render)
    languages = (asked.lang,) if asked.lang else LANGUAGES
    console = Console(width=None if sys.stdout.isatty() else 110)
    for exhibit in exhibits(*languages):
        if payload is None:
            console.print(Rule(f"{exhibit.message} {exhibit.number} {exhibit.language}", style="dim"))
            console.print(render(exhibit.card).shown, highlight=False)
            continue
        line = {"message": exhibit.message, "number": exhibit.number, "language": exhibit.language}
        sys.stdout.write(json.dumps({**line, "payload": payload(exhibit.card)}, ensure_ascii=False) + "\n")
    return 0
