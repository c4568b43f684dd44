"""What a delivery asks for is noted while the SDK dispatches it, and begun by whoever received it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from bot.feishu.callback import Callback
from bot.works import Work


@dataclass
class Noted:
    """What a delivery asks for: work, and an answer to `callback` if it is a press, for which the work begins at once.

    All other work begins once the delivery is acknowledged.
    """

    works: list[Work] = field(default_factory=list)
    callback: Callback | None = None


_noted: ContextVar[Noted] = ContextVar("feishu_noted")


def note(work: Work, callback: Callback | None = None) -> None:
    """Note work for the delivery that is just dispatched; with `callback` it is that of a press."""
    noted = _noted.get()
    noted.works.append(work)
    noted.callback = callback or noted.callback


@contextmanager
def noting() -> Iterator[Noted]:
    """Collects what deliveries dispatched inside it ask for."""
    noted = Noted()
    mark = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(mark)


def taken() -> Noted:
    """What the innermost `noting` has collected so far, which forgets it; nothing outside of one."""
    noted = _noted.get(Noted())
    all_of_it = replace(noted)
    noted.works, noted.callback = [], None
    return all_of_it
