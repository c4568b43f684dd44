"""HTTP whose requests arrive whole in time.

uvicorn alone waits for the rest of one for ever, so that a thousand connections that send a byte now and then would
take all that a process may open.
"""

from __future__ import annotations

import asyncio
import logging

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS_TO_ASK = 10.0
"""How long a request may take to arrive, from its connection or its first byte to its last. Chats give up after three
seconds, and nothing that comes to Scout has more than a megabyte."""

_log = logging.getLogger(__name__)


class Punctual(H11Protocol):
    """A connection that ends where a request takes longer than `seconds` to arrive."""

    seconds = SECONDS_TO_ASK
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Expect the first request."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Go on with what came meanwhile."""
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        super().connection_lost(exc)
        self._forget()

    def _look(self) -> None:
        """Expect the rest of a request that has come in part. Between two of them uvicorn's own patience counts."""
        state, (rest, _) = self.conn.their_state, self.conn.trailing_data
        if state is h11.SEND_BODY or (state is h11.IDLE and rest):
            self._expect()
        else:
            self._forget()

    def _expect(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds, self._give_up)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        _log.info("A request did not arrive in time. action=slow_request")
        self.transport.close()
