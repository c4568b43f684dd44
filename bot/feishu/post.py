"""Cards and files out of Scout and into Feishu: posted, as a reply, edited, or shown to one person."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from bot.feishu import files, pace
from bot.feishu.calls import FeishuCalls, part, text
from bot.feishu.codes import GONE, NO_REPLY
from bot.feishu.limits import Element, packed
from bot.feishu.messages import Messages, day
from bot.feishu.placing import Spot, plainer_if_refused
from bot.feishu.transport import Body
from handlers.cards import Card
from handlers.chat import CANNOT_LOOK, NO_ANSWER, UNREACHABLE, ChatError, Conversation, Person, Posted, Unsent

_log = logging.getLogger(__name__)


class FeishuPost:
    """The sending half of the Feishu chat; `handlers.chat.Chat` says what each method promises."""

    name = "feishu"
    edits_for: timedelta | None = timedelta(days=14)
    """How long Feishu edits a card ("Update the message card sent by the app")."""
    repeats_for = timedelta(hours=1)
    """How long Feishu knows a `uuid` again ("Send message", "Reply message")."""
    is_crowded = True
    """Feishu is crowded on the full and the half hour and asks to keep off them ("Rate limits", code 11232)."""

    def __init__(self, calls: FeishuCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._clock = clock
        self.messages = Messages()

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        """Post a card: inside the thread, or beside the message that is answered, or else by itself.

        Where what it belongs to is gone, it stands by itself as well. Raises `ChatError`.

        The key is Feishu's `uuid`: the same one within an hour gives the message that stands already.
        """
        # A key of its own goes with every try of one call as well, so that Feishu posts it once.
        uuid, spot = key or uuid4().hex, self._new_spot(conversation)
        with _kept(Unsent(conversation, uuid)):
            posted = await plainer_if_refused(card, spot, lambda drawn: self._put(conversation, _message(drawn), uuid))
        self.messages.stands_since(posted.message_id, spot.day)
        return posted

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        """Always raises `ChatError` with the code `CANNOT_LOOK`: Feishu shows no key of a message that stands."""
        raise ChatError("Feishu does not find messages by their key.", code=CANNOT_LOOK, permanent=True)

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        """Post a file of at most 30 MB, inside the thread where the conversation has one. Raises `ChatError`.

        A file message has no room for a comment.
        """
        key_of_it = await files.upload(self._calls.of(conversation.workspace), name, content)
        shown = json.dumps({"file_key": key_of_it})
        return await self._put(conversation, {"msg_type": "file", "content": shown}, key or uuid4().hex)

    def _new_spot(self, conversation: Conversation) -> Spot:
        return Spot("direct" if conversation.is_private else "", day(self._clock()))

    async def _put(self, conversation: Conversation, content: Body, uuid: str) -> Posted:
        if conversation.thread or conversation.answers:
            return await self._reply(conversation, content, uuid)
        body = {"receive_id": conversation.id, **content, "uuid": uuid}
        params = {"receive_id_type": _kind_of(conversation.id)}
        calls = self._calls.of(conversation.workspace)
        counts = pace.posting(conversation.workspace.id, conversation.id)
        told = await calls.call("a message", "POST", "/im/v1/messages", json=body, params=params, counts=counts)
        posted = _posted(conversation, told)
        calls.pace.is_same(conversation.id, posted.conversation.id)
        return posted

    async def _reply(self, conversation: Conversation, content: Body, uuid: str) -> Posted:
        body = {**content, "reply_in_thread": bool(conversation.thread), "uuid": uuid}
        path = f"/im/v1/messages/{quote(conversation.thread or conversation.answers, safe='')}/reply"
        calls = self._calls.of(conversation.workspace)
        counts = pace.replying(conversation.workspace.id, conversation.id)
        try:
            told = await calls.call("a reply", "POST", path, json=body, counts=counts)
            return _posted(conversation, told)
        except ChatError as error:
            if error.code not in GONE | NO_REPLY:
                raise
        return await self._put(replace(conversation, thread="", answers=""), content, uuid)

    async def update(self, posted: Posted, card: Card) -> None:
        """Put another card in the place of a posted one, for fourteen days after it was posted. Raises `ChatError`."""
        calls = self._calls.of(posted.conversation.workspace)

        async def send(drawn: Element) -> None:
            path = f"/im/v1/messages/{quote(posted.message_id, safe='')}"
            counts = pace.editing(posted.conversation.workspace.id, posted.message_id)
            await calls.call("an edit", "PATCH", path, json={"content": packed(drawn)}, counts=counts)

        async with self.messages.turn(posted.message_id):
            spot = Spot("direct" if posted.conversation.is_private else "", self.messages.day_of(posted.message_id))
            with _kept(Unsent(posted.conversation, instead_of=posted)):
                await plainer_if_refused(card, spot, send)

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        """Show a card to one person: in the group where Feishu can in time, else in the direct message with Scout.

        Raises `ChatError` when neither is possible.
        """
        await self.show_alone(conversation, person, card)

    async def show_alone(self, conversation: Conversation, person: Person, card: Card) -> str:
        """As `whisper`; gives the id of a card in the group, which `take_back` takes, or nothing."""
        if conversation.is_private:
            await self.post(conversation, card)
            return ""

        calls = self._calls.of(conversation.workspace)
        alone = replace(conversation, id=person.id, thread="", answers="", is_private=True)

        async def send(drawn: Element) -> str:
            who = {"chat_id": conversation.id, _kind_of(person.id): person.id}
            body = {**who, "msg_type": "interactive", "card": drawn}
            path, counts = "/ephemeral/v1/send", pace.showing_alone(conversation.id)
            told = await calls.call("a private card", "POST", path, json=body, repeatable=False, counts=counts)
            return text(part(told, "data"), "message_id")

        try:
            return await plainer_if_refused(card, Spot("alone", day(self._clock())), send)
        except ChatError as error:
            if error.code in {UNREACHABLE, NO_ANSWER}:
                error.unsent = Unsent(alone, uuid4().hex)  # a private card has no key
                raise
            _log.info("A private card goes to the direct message. action=feishu_not_in_group code=%s", error.code)
        await self.post(alone, card)
        return ""

    async def take_back(self, conversation: Conversation, message: str) -> None:
        """Remove a card that one person sees, if it is still there. Raises `ChatError`."""
        calls = self._calls.of(conversation.workspace)
        try:
            await calls.call("a removal", "POST", "/ephemeral/v1/delete", json={"message_id": message})
        except ChatError as error:
            if error.code not in GONE:
                raise

    async def change_pressed(self, conversation: Conversation, token: str, card: Card, spot: Spot) -> None:
        """Put another card in the place of the pressed one, twice within thirty minutes. Raises `ChatError`."""
        calls = self._calls.of(conversation.workspace)

        async def send(drawn: Element) -> None:
            body = {"token": token, "card": drawn}
            path = "/interactive/v1/card/update"
            await calls.call("a late change", "POST", path, json=body, repeatable=False)

        await plainer_if_refused(card, spot, send)


@contextmanager
def _kept(unsent: Unsent) -> Iterator[None]:
    """Says how what fails inside is sent later, unless Feishu will never take it."""
    try:
        yield
    except ChatError as error:
        if not error.permanent or error.kind == "app_gone":
            error.unsent = unsent
        raise


def _message(drawn: Element) -> dict[str, Any]:
    return {"msg_type": "interactive", "content": packed(drawn)}


def _posted(conversation: Conversation, told: Body) -> Posted:
    data = part(told, "data")
    if not text(data, "message_id"):
        raise ChatError("Feishu's answer about a message names none.", code=NO_ANSWER)
    # A message to a person's id comes back with the id of the direct message.
    where = replace(conversation, id=text(data, "chat_id") or conversation.id, answers="")
    return Posted(where, text(data, "message_id"))


def _kind_of(receiver: str) -> str:
    """Which of Feishu's kinds of id this is, by its beginning."""
    kinds = {"oc_": "chat_id", "ou_": "open_id", "on_": "union_id"}
    return kinds.get(receiver[:3], "user_id")
