"""Requests as JSON, for the arguments of stored buttons."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from api.contract.search import LookalikeRequest, SearchRequest

_SEARCH = TypeAdapter(SearchRequest)
_LOOKALIKE = TypeAdapter(LookalikeRequest)


def dump_search(request: SearchRequest) -> dict[str, Any]:
    """A search as JSON values; `load_search` gives an equal one."""
    return dict(_SEARCH.dump_python(request, mode="json"))


def load_search(stored: dict[str, Any]) -> SearchRequest:
    """The search of `dump_search`."""
    return _SEARCH.validate_python(stored)


def dump_lookalike(request: LookalikeRequest) -> dict[str, Any]:
    """A lookalike request as JSON values; `load_lookalike` gives an equal one."""
    return dict(_LOOKALIKE.dump_python(request, mode="json"))


def load_lookalike(stored: dict[str, Any]) -> LookalikeRequest:
    """The lookalike request of `dump_lookalike`."""
    return _LOOKALIKE.validate_python(stored)
