"""One thing asked: by whom, where, and from which context it is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.chat import Conversation, DroppedFile, Named, Person
from handlers.context.answer import Answer
from handlers.context.context import Context
from handlers.words import Language
from storage.offers import ANYONE

Offers = list[tuple[str, dict[str, Any]]]
"""Actions with their arguments, as `Ask.offer` takes them."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: by whom, where, in which language, and the context to answer it from.

    `working` shows a message to the asker if the work inside it takes long. `files` came with the line, and `named`
    are the people and groups of people whom it mentions; `quoted` is the text that it replies to, `unread` the
    permission without which the chat does not show that. `grant` names the purchase that an approver let go over the
    budgets, and `set_aside` the reservation out of which several calls take what they may cost
    (`handlers.money.limits`). `asked_on` is the day of what was asked earlier and is done only now.
    """

    context: Context
    person: Person
    conversation: Conversation
    language: Language
    working: Callable[[Answer[Any]], AbstractAsyncContextManager[None]]
    files: tuple[DroppedFile, ...] = ()
    named: tuple[Named, ...] = ()
    grant: str = ""
    set_aside: str = ""
    quoted: str = ""
    unread: str = ""
    asked_on: date | None = None

    @property
    def workspace(self) -> str:
        """The workspace as storage keys it."""
        return self.person.workspace.key

    @property
    def today(self) -> date:
        """The day from which “the last 30 days” are counted back, in UTC."""
        return self.asked_on or self.context.clock().date()

    @property
    def identity(self) -> str:
        """The e-mail that the API sees as the operator: what the chat vouches for, else the configured one."""
        return self.person.email or self.context.options.identity

    @property
    def people(self) -> tuple[Named, ...]:
        """The people whom the line mentions, each of whom can be given something; no groups."""
        return tuple(each for each in self.named if not each.is_group)

    def without_people(self, text: str) -> str:
        """A typed text without the people and groups whom it mentions: a colleague is no creator."""
        for each in sorted(self.named, key=lambda one: -len(one.name)):
            text = re.sub(rf"@{re.escape(each.name)}(?![\w.])", " ", text)
        return text

    async def offer(self, offers: Sequence[tuple[str, Mapping[str, Any]]], *, to_anyone: bool = False) -> list[str]:
        """Opaque press ids for (action, arguments) pairs, for the asker alone or for everybody in the workspace."""
        person = ANYONE if to_anyone else self.person.id
        return await self.context.store.offers.make(self.workspace, person, self.context.clock(), offers)
