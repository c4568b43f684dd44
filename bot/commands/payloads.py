"""What a card is in a chat that is not here: for `--render` and the gallery."""

from __future__ import annotations

from typing import Any

from bot.terminal.post import Payload, Rendering
from handlers.cards import Card
from handlers.words import words


def payload_of(rendering: Rendering) -> Payload | None:
    """The function that turns a card into a chat's JSON; None for text."""
    return {"text": None, "slack": _slack, "feishu": _feishu}[rendering]


def _slack(card: Card) -> Any:
    from bot.slack.modals import Asked, form_of, modal  # noqa: PLC0415 - its SDK costs time: only where asked for
    from bot.slack.render import render  # noqa: PLC0415 - as above

    if form_of(card):
        return modal(card, Asked(channel=""), words("en"))
    text, blocks = render(card)
    return {"text": text, "blocks": blocks}


def _feishu(card: Card) -> Any:
    from bot.feishu.render import render  # noqa: PLC0415 - as above

    return render(card)
