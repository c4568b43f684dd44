"""Whether somebody waits for what is posted. A chat that takes only so much at once takes that first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_waited_for: ContextVar[bool] = ContextVar("is_waited_for", default=True)


def is_waited_for() -> bool:
    """Whether somebody waits for what is posted here and now; so it is outside of `unhurried`."""
    return _is_waited_for.get()


@contextmanager
def unhurried() -> Iterator[None]:
    """Nobody waits for what is posted or edited inside: it may come after whatever people wait for."""
    mark = _is_waited_for.set(False)
    try:
        yield
    finally:
        _is_waited_for.reset(mark)
