"""A `list lookalikes` line, read: whose list, which part of it, and what the creators alike should be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.contract.search import LookalikeRequest
from handlers.grammar.usage import UsageError, wrong
from handlers.line import SearchDefaults, read_line, read_lookalike, write_lookalike
from handlers.lists.reading import split_name

EXAMPLE = "/creators list lookalikes Summer on:youtube limit:10"

_SEED = "@seed"
"""Stands in the line for every creator on the list, so that the options are read as in `/creators lookalike`."""

_PAGE = re.compile(r"(?:^|\s)(?:page|页|页码)\s*[:：=]\s*([0-9]{1,4})(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """The list's `name`, empty for the usual one; `request` for any of its creators; `page` of the list, 0 for all."""

    name: str
    request: LookalikeRequest
    page: int = 0

    @property
    def options(self) -> str:
        """The options as a line says them."""
        return options_of(self.request)


def read_alike(typed: str, known: Iterable[str], defaults: SearchDefaults) -> AlikeLine:
    """What a line says. Raises `UsageError`."""
    found = _PAGE.search(typed)
    if found and int(found[1]) < 1:
        raise wrong("vote-count", found[1], example=f"{EXAMPLE} page:1")
    name, rest = split_name(_PAGE.sub(" ", typed), known)
    try:
        request = read_lookalike(read_line(f"{_SEED} {rest}"), defaults)
    except UsageError as mistake:
        raise UsageError(mistake.problem, mistake.value, hint=mistake.hint, example=EXAMPLE) from mistake
    return AlikeLine(name, replace(request, username="", platform=None), int(found[1]) if found else 0)


def options_of(request: LookalikeRequest) -> str:
    """The options of a request as a line says them, without its seed."""
    seed = _SEED.removeprefix("@")
    written = write_lookalike(replace(request, username=seed, profile_url="", platform=None))
    return written.removeprefix(f"/creators lookalike {_SEED}").strip()
