"""A card on its way to one spot: in whose language, with which marks, and ever plainer where Feishu refuses it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.feishu.codes import DRAWN_WRONG, WORDS_REFUSED
from bot.feishu.controls import placed
from bot.feishu.deliveries.clicks import Place
from bot.feishu.limits import Element
from bot.feishu.render import bare_line, render
from handlers.cards import Card
from handlers.chat import ChatError

Sent = TypeVar("Sent")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card sits, and since which day, if that is known: `bot.feishu.messages`."""

    place: Place
    day: int | None = None


def drawn_at(card: Card, spot: Spot) -> Element | None:
    """The card for a spot where Feishu takes it for sure, so that nobody needs to hear what Feishu says of it.

    None for one with tables and charts, which Feishu has refused for reasons of its own, and for one in the place of
    a card that Feishu may not change any more, because nobody knows since when it stands.
    """
    if spot.day is None:
        return None
    drawn = placed(render(_read_at(card, spot)), spot.place, spot.day)
    is_plain = not any(element["tag"] in {"table", "chart"} for element in drawn["body"]["elements"])
    return drawn if is_plain else None


def _read_at(card: Card, spot: Spot) -> Card:
    """A card that one person reads is in their language; those shown to one person in a group may have no other."""
    return replace(card, other_languages=()) if spot.place else card


async def plainer_if_refused(card: Card, spot: Spot, send: Callable[[Element], Awaitable[Sent]]) -> Sent:
    """Send the card; where Feishu refuses how it is drawn, send a plainer one, and at last its one line alone.

    Where it refuses the words, that line is all that is tried.

    Raises `ChatError` as `send` does.
    """
    for drawn in _ever_plainer(_read_at(card, spot)):
        try:
            return await send(placed(drawn, spot.place, spot.day))
        except ChatError as error:
            if error.code not in DRAWN_WRONG | WORDS_REFUSED:
                raise
            _log.warning("Feishu refused a card as drawn. action=feishu_card_refused code=%s", error.code)
            if error.code in WORDS_REFUSED:
                break
    return await send(bare_line(card))


def _ever_plainer(card: Card) -> Iterator[Element]:
    """The card as it is, in its own language alone, and with tables and charts as text; each once."""
    drawn = render(card)
    yield drawn
    alone = replace(card, other_languages=())
    for plainer in (render(alone), render(alone, bare=True)):
        if plainer != drawn:
            yield plainer
            drawn = plainer
