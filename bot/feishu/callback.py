"""The answer to a press while Feishu waits for it: a toast, and the card that takes the pressed one's place.

Feishu waits for three seconds and shows an error after that. What is ready within two goes with the answer; what comes
later is sent once the answer is on its way, because Feishu undoes a change that overtakes it.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, TypeAlias

from bot.feishu.limits import Element
from handlers.cards import Card, Tone
from handlers.cards.bare import bare, cut

ANSWERED_WITHIN = 2.0
"""Seconds. The way to Feishu needs the rest of its three."""

GIVEN_UP_AFTER = 5.0
"""Seconds in which an answer that will ever leave has left."""

TOAST_MOST = 100
"""Characters, ours: a toast is read at a glance."""

Toast: TypeAlias = dict[str, Any]

_KINDS: dict[Tone, str] = {"good": "success", "warning": "warning", "bad": "error"}


class Callback:
    """A press that waits for its answer: a door offers, the receiver `closes` it, sends what it gets and says so.

    All of it happens on Scout's loop. `toast` is shown where nothing better is known in time, and `done` where the
    work is done by then and shows elsewhere.
    """

    def __init__(self, toast: Toast, done: Toast, seconds: float = ANSWERED_WITHIN) -> None:
        self._toast = toast
        self._done = done
        self._seconds = seconds
        self._card: Element | None = None
        self._is_known = asyncio.Event()
        self._is_sent = asyncio.Event()
        self._is_closed = False
        self._is_whole = False
        self.has_shown_work = False
        """Whether a sign of work went with the answer and stands in the pressed card's place."""

    def shows_work(self, drawn: Element | None) -> bool:
        """Offer a sign of work in the pressed card's place, for the case that no answer comes; False if it is late.

        One that cannot go with the answer ends the waiting, so that it can follow at once.
        """
        if self._is_closed or drawn is None:
            self._is_known.set()
            return False
        self._card = drawn
        return True

    def answers(self, card: Card, drawn: Element | None = None) -> bool:
        """Offer an answer: its one line as a toast, and `drawn` in the pressed card's place; False if it is late."""
        if self._is_closed or self._is_known.is_set():
            return False
        self._toast = {"type": _KINDS.get(card.tone, "info"), "content": cut(bare(card.said), TOAST_MOST) or "•"}
        self._card = drawn
        self._is_known.set()
        return True

    def ends(self) -> None:
        """Say that the work is done."""
        if not self._is_known.is_set():
            self._card, self._toast = None, self._done
        self._is_known.set()

    async def closes(self) -> dict[str, Any]:
        """What to answer Feishu: once the answer is known, and when time is up in any case."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_known.wait(), self._seconds)
        self._is_closed = True
        self.has_shown_work = self._card is not None and not self._is_known.is_set()
        answer: dict[str, Any] = {"toast": self._toast}
        return answer if self._card is None else {**answer, "card": {"type": "raw", "data": self._card}}

    def sent(self, is_whole: bool = True) -> None:
        """Say that the answer is on its way, as it was closed or, unless it `is_whole`, without what was offered."""
        self._is_closed = True
        self._is_whole = is_whole
        self._is_sent.set()

    async def went(self) -> bool:
        """Whether what was offered went with the answer, once that is on its way.

        Only then may another call change the pressed card. An answer that nobody sent is given up after a while.
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_sent.wait(), GIVEN_UP_AFTER)
        return self._is_whole
