"""Slack's `Retry-After`, kept to by everything that would ask the same before its time.

Slack counts messages by channel and everything else by method, each for one workspace (docs.slack.dev/apis/web-api/
rate-limits). A short wait is waited out where it came (`calls.PatientRetry`); a longer one goes back to the outbox, and
until it has passed nothing of the same kind is sent, so that letters of others do not make it longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from handlers.chat import ChatError, Workspace

RATE_LIMITED = "ratelimited"


class Holds:
    """What Slack asked to wait with, and until when."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._until: dict[tuple[str, str, str], datetime] = {}

    @contextmanager
    def kept(self, workspace: Workspace, method: str, channel: str = "") -> Iterator[None]:
        """Around a call: raises `ChatError` with the time that is left where Slack asked to wait, else notes that."""
        about, now = (workspace.key, method, channel), self._clock()
        until = self._until.get(about, now)
        if until > now:
            wait = (until - now).total_seconds()
            raise ChatError(f"Slack asked to wait with {method}.", code=RATE_LIMITED, wait=wait)
        try:
            yield
        except ChatError as refused:
            if refused.code == RATE_LIMITED and refused.wait:
                self._until = {each: end for each, end in self._until.items() if end > now}
                self._until[about] = self._clock() + timedelta(seconds=refused.wait)
            raise
