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

What Feishu said of somebody outlives the process (`bot.feishu.learned`). Two things stay with the process that knows
them: that Feishu did not say, because permissions may be granted while Scout is down; and whom a place vouches for,
because that is no word of Feishu's but a conclusion, which is drawn anew from how the place is then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.feishu.calls import FeishuCalls, text
from bot.feishu.learned import Learned
from bot.feishu.presence import home, member
from bot.feishu.tokens import SelfBuilt
from bot.last_told import LastTold
from handlers.chat import ChatError, Workspace
from storage.belonging import Source
from storage.kinds import Periods

FACT_FOR = Periods().belonging
"""How long it is kept whose somebody is. An open id stands for an account in one tenant, and never changes hands."""

SAID_AGAIN_AFTER = timedelta(days=1)
"""How old word is before the same word is written down anew: most deliveries say what the one before said."""

KEPT_MOST = 5_000

UNKNOWN_FOR = timedelta(minutes=5)
"""How long Feishu is not asked again after it did not say: short, because permissions are granted meanwhile."""

_log = logging.getLogger(__name__)


class Belonging:
    """Keeps whose people are, by their ids in each tenant that Scout works for."""

    def __init__(self, calls: FeishuCalls, clock: Callable[[], datetime], learned: Learned) -> None:
        self._calls, self._clock, self._learned = calls, clock, learned
        self._people = LastTold[tuple[str, str], bool](clock, fresh_for=FACT_FOR, most=KEPT_MOST)
        self._written = LastTold[tuple[str, str], bool](clock, fresh_for=SAID_AGAIN_AFTER, most=KEPT_MOST)
        self._vouched = LastTold[tuple[str, str], bool](clock, fresh_for=FACT_FOR, most=KEPT_MOST)
        self._asked_in_vain = LastTold[tuple[str, str, str], bool](clock, fresh_for=UNKNOWN_FOR, most=KEPT_MOST)
        self._home = ""
        self._proved = LastTold[str, bool](clock, fresh_for=SAID_AGAIN_AFTER, most=1)

    async def note(self, tenant: str, person: str, whose: str, source: Source) -> None:
        """Keep that Feishu said that a person, met in `tenant`, is of the tenant `whose`; nothing where it did not."""
        if not person or not whose:
            return
        place, is_own = (tenant, person), whose == tenant
        self._people.keep(place, is_own)
        if self._written.fresh(place) is is_own:
            return
        if await self._learned.note("person", tenant, person, is_own=is_own, source=source, at=self._clock()):
            self._written.keep(place, is_own)

    def vouch(self, tenant: str, person: str) -> None:
        """Take a person for one of the tenant, because of the place where they are, unless Feishu says otherwise."""
        self._vouched.keep((tenant, person), True)

    async def is_own(self, tenant: str, person: str) -> bool | None:
        """Whether a person is of the tenant; None while nothing says it."""
        place = tenant, person
        if self._people.fresh(place) is not False:
            word = await self._learned.of("person", tenant, person)
            if word is not None:
                self._people.keep(place, word.is_own, at=word.at)
        told = self._people.fresh(place)
        return self._vouched.fresh(place) if told is None else told

    async def listed(self, tenant: str, chat: str, person: str) -> bool | None:
        """Whether a person is of the tenant as the list of a group's members has it; None where that does not tell."""
        place = tenant, chat, person
        if self._asked_in_vain.fresh(place):
            return None
        whose = ""
        try:
            found = await member(self._calls.of(Workspace("feishu", tenant)), chat, person)
            whose = text(found, "tenant_key")
        except ChatError as error:
            _log.warning("Feishu does not list a group's members. action=feishu_unknown code=%s", error.code)
        if not whose:
            self._asked_in_vain.keep(place, True)
            return None
        await self.note(tenant, person, whose, "members")
        return whose == tenant

    async def lives_in(self, tenant: str, source: Source) -> None:
        """Keep that a self-built app lives in this tenant: its contacts or a group of its own proved it."""
        if not tenant or not self._is_self_built:
            return
        self._home = tenant
        if self._proved.fresh(tenant):
            return
        at = self._clock()
        if await self._learned.note("app", tenant, self._calls.app_id, is_own=True, source=source, at=at):
            self._proved.keep(tenant, True)

    async def find_home(self, tenant: str) -> None:
        """Ask in which tenant a self-built app lives, where nothing proved it so far, for one met in `tenant`."""
        place = tenant, "", ""
        if await self._known_home() or not self._is_self_built or self._asked_in_vain.fresh(place):
            return
        try:
            await self.lives_in(await home(self._calls.of(Workspace("feishu", tenant))), "group")
        except ChatError as error:
            _log.warning("Feishu does not list Scout's groups. action=feishu_unknown code=%s", error.code)
        if not self._home:
            self._asked_in_vain.keep(place, True)

    async def is_foreign(self, tenant: str) -> bool:
        """Whether this is surely not the tenant of a self-built app, so that whoever comes from there is an outsider.

        Never of a store app, which works for every tenant that has it.
        """
        home = await self._known_home()
        return bool(home and tenant) and tenant != home

    async def _known_home(self) -> str:
        if not self._home and self._is_self_built:
            self._home = await self._learned.home(self._calls.app_id, self._clock() - FACT_FOR)
        return self._home

    @property
    def _is_self_built(self) -> bool:
        return isinstance(self._calls.tokens, SelfBuilt)
