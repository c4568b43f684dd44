"""A card sent in the richest form that Slack takes, and ever plainer where it refuses."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar, get_args

from bot.slack import limits
from bot.slack.accepted import ALL, NONE, Accepted, Kind, Kinds, Surface
from bot.slack.refusals import DRAWN_WRONG
from bot.slack.render import render, said
from bot.slack.sections import Blocks, Pictures
from handlers.cards import Card
from handlers.chat import ChatError, Workspace

Sent = TypeVar("Sent")
Send = Callable[[str, Blocks], Awaitable[Sent]]

REFUSED = "invalid_blocks"
"""The one code that says that Slack does not know a block here; others say that there is too much of it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One form of a card. `left_out` are the kinds that the form before it had; nothing else is different then."""

    text: str
    blocks: Blocks
    left_out: Kinds = NONE


class _Forms:
    """The forms of one card in at most so many blocks, each drawn once."""

    def __init__(self, card: Card, blocks_most: int) -> None:
        self._card, self._most = card, blocks_most
        self._known: dict[tuple[bool, Kinds], tuple[str, Blocks]] = {}

    def drawn(self, pictures: Pictures, kinds: Kinds) -> tuple[str, Blocks]:
        """`text` and `blocks` with these kinds, and with the pictures of its charts or, without any, bars of text."""
        form = bool(pictures), kinds
        if form not in self._known:
            self._known[form] = render(self._card, pictures=pictures, kinds=kinds, blocks_most=self._most)
        return self._known[form]

    def bare(self) -> tuple[str, Blocks]:
        """Without whatever Slack may refuse for reasons of its own."""
        return render(self._card, bare=True, kinds=NONE, blocks_most=self._most)


class Sender:
    """Sends cards to one kind of place in one workspace, and remembers there what Slack refused."""

    def __init__(self, accepted: Accepted, workspace: Workspace, surface: Surface) -> None:
        self._accepted, self._workspace, self._surface = accepted, workspace, surface

    async def send(self, card: Card, send: Send[Sent], pictures: Pictures | None = None) -> Sent:
        """Send the card; where Slack refuses its blocks, send plainer ones, and at last its one line alone.

        Only messages have `pictures` of charts: what one person sees for a while can show no file of Slack's.
        Raises `ChatError` as `send` does.
        """
        code = ""
        forms = _Forms(card, limits.VIEW_BLOCKS_MOST if self._surface == "view" else limits.BLOCKS_MOST)
        for drawn in _ever_plainer(forms, pictures or {}, await self._kinds_for(forms, pictures or {})):
            try:
                sent = await send(drawn.text, drawn.blocks)
            except ChatError as error:
                if error.code not in DRAWN_WRONG:
                    raise
                code = error.code
                _log.warning("action=slack_blocks_refused code=%s blocks=%d", code, len(drawn.blocks))
            else:
                if drawn.left_out and code == REFUSED:
                    await self._accepted.refused(self._workspace, self._surface, drawn.left_out)
                return sent
        return await send(said(card), [])

    async def _kinds_for(self, forms: _Forms, pictures: Pictures) -> Kinds:
        """What may be tried. Most cards have nothing that could be refused, and memory is not asked for them."""
        is_rich = bool(_kinds_in(forms.drawn(pictures, ALL)[1]))
        return await self._accepted.kinds(self._workspace, self._surface) if is_rich else ALL


def _ever_plainer(forms: _Forms, pictures: Pictures, kinds: Kinds) -> Iterator[_Drawn]:
    """With fewer and fewer of the kinds that may be refused, then without pictures of charts, at last without any.

    Each form is unlike those before it. The kind of which it is least sure that Slack takes it goes first.
    """
    before: list[Blocks] = []
    for shown in (pictures, {}) if pictures else ({},):
        for left_out, kept in _fewer(forms, shown, kinds):
            text, blocks = forms.drawn(shown, kept)
            if blocks not in before:
                before.append(blocks)
                yield _Drawn(text, blocks, left_out)
    text, blocks = forms.bare()
    if blocks not in before:
        yield _Drawn(text, blocks)


def _fewer(forms: _Forms, pictures: Pictures, kinds: Kinds) -> Iterator[tuple[Kinds, Kinds]]:
    """The kind left out last, and those that are kept."""
    yield NONE, kinds
    for kind in reversed(get_args(Kind)):
        if kind in _kinds_in(forms.drawn(pictures, kinds)[1]):
            kinds = kinds - {kind}
            yield frozenset({kind}), kinds


def _kinds_in(blocks: Blocks) -> Kinds:
    return frozenset(kind for kind in ALL if any(block["type"] == kind for block in blocks))
