"""Whose somebody is, where a delivery does not say: of the tenant that Scout works for, or of another one.

| delivery                         | names the tenant of                                |
|----------------------------------|----------------------------------------------------|
| `im.message.receive_v1`          | the sender: `sender.tenant_key`                    |
| `card.action.trigger`            | whoever pressed: `operator.tenant_key`             |
| `im.chat.member.user.added_v1`   | everybody who joined: `users[].tenant_key`         |
| `im.message.reaction.created_v1` | nobody                                             |
| `application.bot.menu_v6`        | nobody                                             |

The `tenant_key` in the header is the tenant in which the app heard of it.

A self-built app that its tenant shares outwards (对外共享) can be in groups with outsiders, and every outsider may open
a direct message with it, in which the bot's menu stands as well (Feishu's guides `develop-robots/add-bot-to-external-
group` and `bot-v3/bot-customized-menu`). Feishu gives Scout their open ids, and never their profiles. So a choice in
the menu proves nothing about whose the person is, and neither does an emoji. Nobody counts as one of the team before
Feishu said so: a delivery that named the tenant, the tenant's contacts, or a list of a group's members, whose items
have a `tenant_key` each (`im:chat:readonly` covers it, in groups with outsiders too).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.feishu.calls import FeishuCalls, text
from bot.feishu.presence import home, member
from bot.feishu.tokens import SelfBuilt
from bot.last_told import LastTold
from handlers.chat import ChatError, Workspace

FACT_FOR = timedelta(days=30)
"""How long it is kept whose somebody is. An open id stands for an account in one tenant, and never changes hands."""

KEPT_MOST = 5_000

UNKNOWN_FOR = timedelta(minutes=5)
"""How long Feishu is not asked again after it did not say: short, because permissions are granted meanwhile."""

_log = logging.getLogger(__name__)


class Belonging:
    """Keeps whose people are, by their ids in each tenant that Scout works for."""

    def __init__(self, calls: FeishuCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._whose = LastTold[tuple[str, str], str](clock, fresh_for=FACT_FOR, most=KEPT_MOST)
        self._asked_in_vain = LastTold[tuple[str, str, str], bool](clock, fresh_for=UNKNOWN_FOR, most=KEPT_MOST)
        self._own = ""

    def note(self, tenant: str, person: str, whose: str) -> None:
        """Keep that a person, met in `tenant`, is of the tenant `whose`."""
        if person and whose:
            self._whose.keep((tenant, person), whose)

    def known(self, tenant: str, person: str) -> str:
        """The tenant of a person, or empty while Feishu has not said it."""
        return self._whose.fresh((tenant, person)) or ""

    async def listed(self, tenant: str, chat: str, person: str) -> str:
        """The tenant of a person as the list of a group's members has it; empty where it is not there or not shown."""
        place = tenant, chat, person
        if self._asked_in_vain.fresh(place):
            return ""
        whose = ""
        try:
            found = await member(self._calls.of(Workspace("feishu", tenant)), chat, person)
            whose = text(found, "tenant_key")
        except ChatError as error:
            _log.warning("Feishu does not list a group's members. action=feishu_unknown code=%s", error.code)
        if whose:
            self.note(tenant, person, whose)
        else:
            self._asked_in_vain.keep(place, True)
        return whose

    def is_own(self, tenant: str) -> None:
        """Keep that a self-built app lives in this tenant: its contacts or a group of its own proved it."""
        if isinstance(self._calls.tokens, SelfBuilt):
            self._own = tenant or self._own

    async def find_own(self, tenant: str) -> None:
        """Ask in which tenant a self-built app lives, where nothing proved it so far, for one met in `tenant`."""
        place = tenant, "", ""
        if self._own or not isinstance(self._calls.tokens, SelfBuilt) or self._asked_in_vain.fresh(place):
            return
        try:
            self.is_own(await home(self._calls.of(Workspace("feishu", tenant))))
        except ChatError as error:
            _log.warning("Feishu does not list Scout's groups. action=feishu_unknown code=%s", error.code)
        if not self._own:
            self._asked_in_vain.keep(place, True)

    def is_foreign(self, tenant: str) -> bool:
        """Whether this is surely not the tenant of a self-built app, so that whoever comes from there is an outsider.

        Never of a store app, which works for every tenant that has it.
        """
        return bool(self._own and tenant) and tenant != self._own
