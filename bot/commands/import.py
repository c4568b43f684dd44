"""`scout import`: creators from files into the embedded service's catalogue."""

# ruff: noqa: N999 - a command and its module have one name

from __future__ import annotations

import argparse
import sys

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import ImportProblem, import_files
from bot.cli import fail
from bot.service_file import opened
from bot.settings import Settings


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Import the files and print what became of every row."""
    catalogue = opened(settings.service_database, Catalogue.open)
    try:
        report = import_files(
            catalogue, asked.files, Platform(asked.platform), rates=asked.rates, country_means=asked.country
        )
    except ImportProblem as problem:
        return fail(f"{problem}\nNothing was imported.")
    finally:
        catalogue.close()
    for line in report.lines():
        sys.stdout.write(f"{line}\n")
    return 0
