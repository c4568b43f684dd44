"""The cards that stand in the fake's chats: posted, answered with, edited, shown to one person, changed by a press."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tests.platforms.feishu.cards import Refused, check, check_private
from tests.platforms.feishu.directory import Directory
from tests.platforms.feishu.drive import Drive, SharedFile
from tests.platforms.feishu.messages import Shown, Token
from tests.platforms.feishu.names import DM, GROUP, Answer
from tests.platforms.line import Line


class Standing(Directory):
    """All cards in `messages`, and what presses on them may still do."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock)
        self.messages: list[Shown] = []
        self.drive = Drive()
        self.toasts: list[str] = []
        self.tokens: dict[str, Token] = {}
        self.line = Line()
        self._uuids: dict[str, tuple[datetime, Shown | SharedFile]] = {}
        self._numbers = count(1)

    def press_token(self, shown: Shown) -> str:
        """A new token for changing a pressed card."""
        name = f"c-{next(self._numbers)}"
        self.tokens[name] = Token(shown, self.clock())
        return name

    def answered(self, payload: Answer, told: Answer) -> None:
        """Note that a callback was answered: from now on its token works, and a card in the answer is shown.

        The long connection carries the answer as base64. Cards older than fourteen days stay as they are. Raises
        `Refused` for a card that Feishu does not take: whoever pressed sees an error then.
        """
        token = self.tokens.get(str(payload.get("event", {}).get("token")))
        if token is None:
            return
        token.is_answered = True
        told = json.loads(base64.b64decode(told["data"])) if isinstance(told.get("data"), str) else told
        if "card" in told:
            assert told["card"]["type"] == "raw"
            drawn = (check_private if token.shown.only_for else check)(told["card"]["data"])
            if self.clock() - token.shown.posted_at <= timedelta(days=14):
                token.shown.card = drawn
                self.stand(token.shown)
        if "toast" in told:
            assert told["toast"]["type"] in {"info", "success", "error", "warning"}
            self.toasts.append(told["toast"]["content"])

    def post(self, kind: str, sent: Answer) -> Answer:
        """`im/v1/messages`, to an id of this kind. Raises `Refused` and `PermissionError`."""
        self.need("im:message:send_as_bot")
        receiver = sent["receive_id"]
        begins = {"chat_id": "oc_", "open_id": "ou_", "union_id": "on_", "user_id": ""}[kind]
        if not receiver.startswith(begins):
            raise Refused(f"{receiver} is no {kind}", "230001")
        if kind != "chat_id":
            return self._put(sent, self.direct_of(receiver))
        if not receiver.startswith(DM):
            self.group(receiver)
        return self._put(sent, receiver)

    def reply(self, message: str, sent: Answer) -> Answer:
        """`im/v1/messages/:id/reply`. Raises `Refused` and `PermissionError`."""
        self.need("im:message:send_as_bot")
        if message.startswith("om_gone") or any(each.message == message and each.is_gone for each in self.messages):
            raise Refused("The message was withdrawn.", "230011")
        return self._put(sent, self._chat_of(message), answers=message, is_threaded=sent["reply_in_thread"])

    def _put(self, sent: Answer, chat: str, **more: Any) -> Answer:
        if chat in self.shut:
            raise Refused("not there any more", self.shut[chat])
        if sent["msg_type"] not in {"interactive", "file"} or len(sent["uuid"]) > 50:
            raise Refused("parameters", "230001")
        known = self._uuids.get(sent["uuid"])
        if known and self.clock() - known[0] < timedelta(hours=1):
            return self._told(known[1])
        content = json.loads(sent["content"])
        shown: Shown | SharedFile
        if sent["msg_type"] == "file":
            shown = self.drive.show(content["file_key"], chat, self.next_message(), **more)
        else:
            by = self._speaking
            shown = self.stand(Shown(chat, self.next_message(), check(content), self.clock(), tenant=by, **more))
        self._uuids[sent["uuid"]] = (self.clock(), shown)
        return self._told(shown)

    def _told(self, shown: Shown | SharedFile) -> Answer:
        return {"data": {"message_id": shown.message, "chat_id": shown.chat}}

    def edit(self, message: str, sent: Answer) -> Answer:
        """`PATCH im/v1/messages/:id`. Raises `Refused`."""
        if any(each.message == message and each.is_gone for each in self.messages):
            raise Refused("The message was withdrawn.", "230011")
        shown = self._find(message)
        if shown.tenant != self._speaking:
            raise Refused("Bot is NOT the owner of the resource.", "230017")
        if shown.only_for:
            raise Refused("private cards are not edited by message", "230001")
        if self.clock() - shown.posted_at > timedelta(days=14):
            raise Refused("The card can be updated within 14 days only.", "230031")
        shown.card = check(json.loads(sent["content"]))
        self.stand(shown)
        return {"data": {}}

    def show_alone(self, sent: Answer) -> Answer:
        """`ephemeral/v1/send`. Raises `Refused`."""
        group = self.group(sent["chat_id"])
        if group["chat_mode"] != "group":
            raise Refused("not in a topic group", "230001")
        person = sent.get("open_id") or sent["user_id"]
        card, by = check_private(sent["card"]), self._speaking
        shown = Shown(sent["chat_id"], self.next_message(), card, self.clock(), tenant=by, only_for=person)
        return self._told(self.stand(shown))

    def take_back(self, message: str) -> Answer:
        """`ephemeral/v1/delete`. Raises `Refused`."""
        if any(each.message == message and each.is_gone for each in self.messages):
            raise Refused("removed already", "18051")
        self._find(message).is_gone = True
        return {}

    def change_pressed(self, sent: Answer) -> Answer:
        """`interactive/v1/card/update`, once for each use of a press. Raises `Refused`."""
        token = self.tokens.get(sent["token"])
        if token is None:
            raise Refused("the token is none", "300020")
        if self.clock() - token.made_at > timedelta(minutes=30):
            raise Refused("the token is too old", "300030")
        if token.uses >= 2:
            raise Refused("the token is used up", "300040")
        if not token.is_answered:
            raise AssertionError("a pressed card is changed only after the press is answered")
        token.uses += 1
        checks = check_private if token.shown.only_for else check
        token.shown.card = checks(sent["card"])
        self.stand(token.shown)
        return {}

    @property
    def _speaking(self) -> str:
        """The tenant with whose token the call is made."""
        return self.spoken_in[-1][0]

    def _find(self, message: str) -> Shown:
        for shown in self.messages:
            if shown.message == message and not shown.is_gone:
                return shown
        raise Refused("these ids not existed", "99992354")

    def said(self, message: str) -> Answer:
        """What `im/v1/messages/:id` tells of a card. Raises `Refused`."""
        card = json.dumps(self._find(message).card)
        return {"message_id": message, "msg_type": "interactive", "body": {"content": card}}

    def place_of(self, path: str, sent: Answer) -> str:
        """The chat that a call to post, answer, edit or show goes to; empty for all others."""
        match path.split("/"):
            case ["im", "v1", "messages"]:
                receiver = str(sent.get("receive_id", ""))
                return receiver if receiver.startswith("oc_") else self.direct_of(receiver)
            case ["im", "v1", "messages", message, *_]:
                return self._chat_of(message)
            case ["ephemeral", "v1", "send"]:
                return str(sent.get("chat_id", ""))
        return ""

    def _chat_of(self, message: str) -> str:
        # People's own messages are not kept here; those that Scout answers in a thread stand in the group.
        return next((shown.chat for shown in self.messages if shown.message == message), GROUP)

    def stand(self, shown: Shown) -> Shown:
        """Let a card stand, as changed just now: what somebody put into the fields of the one before it is gone."""
        shown.changed = next(self._numbers)
        shown.entered.clear()
        if shown not in self.messages:
            self.messages.append(shown)
        self.line.tell()
        return shown

    def next_message(self) -> str:
        """A new message id."""
        return f"om_{next(self._numbers)}"
