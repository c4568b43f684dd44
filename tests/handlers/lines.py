"""What the tests of typed lines share: a day, defaults that no line names, and reading in one call."""

from __future__ import annotations

from datetime import date

from api.contract.platforms import Level, Platform
from api.contract.search import LookalikeRequest, SearchRequest
from handlers.line import SearchDefaults, read_line, read_lookalike, read_search

TODAY = date(2026, 11, 24)
DEFAULTS = SearchDefaults(Platform.TIKTOK, Level.S2, 10, TODAY)


def search(text: str, defaults: SearchDefaults = DEFAULTS) -> SearchRequest:
    return read_search(read_line(text), defaults)


def alike(text: str, defaults: SearchDefaults = DEFAULTS) -> LookalikeRequest:
    return read_lookalike(read_line(text), defaults)
