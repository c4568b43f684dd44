"""The Home tab: a card as its view, published when the tab is opened and after what is pressed on it."""

from __future__ import annotations

import logging

from bot.slack.calls import SlackCalls
from bot.slack.refusals import refusals
from bot.slack.sections import Blocks
from bot.slack.sending import Sender
from handlers.cards import Card
from handlers.chat import Audience, ChatError, Person, Posted

LINE = "/creators home"
"""The line whose answer the tab shows."""

_log = logging.getLogger(__name__)


class HomeDoor:
    """The way to a person's Home tab. Every answer takes its place; nothing is posted."""

    keeps_place = False

    def __init__(self, calls: SlackCalls, person: Person) -> None:
        self._calls = calls
        self._person = person

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Say nothing: the tab shows what it showed before."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Publish the card. Raises `ChatError`."""

        async def publish(text: str, blocks: Blocks) -> None:
            view = {"type": "home", "blocks": blocks}
            with refusals("the Home tab"):
                client = await self._calls.client_in(self._person.workspace)
                await client.views_publish(user_id=self._person.id, view=view)

        try:
            await Sender(self._calls.accepted, self._person.workspace, "view").send(card, publish)
        except ChatError as refused:
            if refused.code != "not_enabled":
                raise
            _log.warning("The Home tab is switched off for the app. action=slack_home_off")
        return None
