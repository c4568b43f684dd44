"""Who is asking and where: what a delivery says of it, and what Feishu adds (`bot.feishu.lookups`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.feishu.belonging import Belonging
from bot.feishu.calls import FeishuCalls, part, text
from bot.feishu.deliveries.events import Joined
from bot.feishu.deliveries.origin import Origin
from bot.feishu.learned import Learned
from bot.feishu.lookups import AT_ONCE, GROUP_KEPT_FOR, KEPT_FOR, KEPT_MOST, UNKNOWN, Lookups
from bot.feishu.presence import conversation_now
from bot.feishu.transport import Body
from bot.last_told import LastTold
from handlers.chat import ChatError, Conversation, Person, Workspace
from storage.store import Store

_log = logging.getLogger(__name__)


class People:
    """Who and where, for each delivery. Never called before that is acknowledged.

    A group is open to outsiders until Feishu says that it is not, and a person an outsider (`bot.feishu.belonging`).
    With a `store` all processes that share it know what one of them learned (`bot.feishu.learned`).
    """

    def __init__(self, calls: FeishuCalls, clock: Callable[[], datetime], store: Store | None = None) -> None:
        self._calls = calls
        learned = Learned(store)
        self._lookups = Lookups(calls, clock, learned)
        self._bots: dict[str, str] = {}
        self._direct = LastTold[tuple[str, str], str](clock, fresh_for=KEPT_FOR, most=KEPT_MOST)
        self._belonging = Belonging(calls, clock, learned)

    async def bot(self, tenant: str) -> str:
        """Scout's own open id in a tenant, or empty while Feishu does not tell it."""
        if not self._bots.get(tenant):
            calls = self._calls.of(Workspace("feishu", tenant))
            try:
                told = await calls.call("Scout's own identity", "GET", "/bot/v3/info")
            except ChatError as error:
                _log.warning("Feishu does not tell who Scout is. action=feishu_identity_unknown code=%s", error.code)
            else:
                self._bots[tenant] = text(part(told, "bot"), "open_id")
        return self._bots.get(tenant, "")

    async def person(self, origin: Origin) -> Person:
        """The person behind a delivery, with name and e-mail where Feishu tells them.

        Without the permissions for more, or while Feishu does not answer, the person is what the delivery says. People
        of another tenant are external, and Feishu is not asked about them.
        """
        workspace = Workspace("feishu", origin.tenant)
        stranger = Person(workspace, origin.person, time_zone=origin.time_zone, is_external=True)
        if await self._known(origin) is False:
            return stranger
        told = await self._lookups.profile(workspace, origin.person) if origin.names_one else {}
        if _is_listed(told):
            await self._belonging.lives_in(origin.tenant, "contacts")
        else:
            await self._belonging.find_home(origin.tenant)
        if await self._belonging.is_foreign(origin.tenant):
            return stranger
        is_own = await self._is_own(origin, told)
        return Person(
            workspace=workspace,
            # A press may name its person by another id than a message does; storage must see one person.
            id=text(told, "open_id") or origin.person,
            name=text(told, "name"),
            email=text(told, "enterprise_email") or text(told, "email"),
            time_zone=origin.time_zone or text(told, "time_zone") or self._calls.domain.time_zone,
            is_external=not is_own,
            is_presumed=is_own is None,
            is_admin=told.get("is_tenant_manager") is True,
        )

    async def at(self, origin: Origin, place: Conversation) -> tuple[Person, Conversation]:
        """The person behind a delivery that names no chat, and the place where it turned out to be, as both are now.

        In a direct message of Scout's with one of the team nobody else can be.
        """
        if place.is_private:
            if not place.is_external:
                self._belonging.vouch(origin.tenant, origin.person)
            return await self.person(replace(origin, is_direct=True)), place
        return await self.met(replace(origin, chat=place.id), place.thread)

    async def met(self, origin: Origin, thread: str = "") -> tuple[Person, Conversation]:
        """The person behind a delivery and its place, as `person` and `conversation` tell them."""
        # The person first: where they turn out to be an outsider, the group has outsiders in it.
        person = await self.person(origin)
        return person, await self.conversation(origin, thread)

    async def conversation(self, origin: Origin, thread: str = "") -> Conversation:
        """The place of a delivery. `thread` is the message that an answer replies to inside its thread, or empty."""
        workspace = Workspace("feishu", origin.tenant)
        if origin.is_direct:
            return Conversation(workspace, self._direct_chat(origin), thread, is_private=True)
        if await self._known(origin) is False:
            await self._lookups.has_outsiders(workspace, origin.chat, "delivery")
        external = (await self._group(origin)).get("external")
        is_told = isinstance(external, bool)
        return Conversation(workspace, origin.chat, thread, is_external=external is not False, is_presumed=not is_told)

    async def joined(self, joined: Joined) -> None:
        """Keep whose the people are who joined a group, and that it has outsiders in it now if one of them is one."""
        for person, whose in joined.people:
            await self._belonging.note(joined.tenant, person, whose, "join")
        if joined.is_external or any(whose not in {"", joined.tenant} for _, whose in joined.people):
            await self._lookups.has_outsiders(Workspace("feishu", joined.tenant), joined.chat, "join")

    async def _known(self, origin: Origin) -> bool | None:
        """Whether the person is of the tenant, as the delivery says or as is known already; None if neither does."""
        if await self._belonging.is_foreign(origin.tenant):
            return False
        if not origin.person_tenant:
            return await self._belonging.is_own(origin.tenant, origin.person) if origin.names_one else None
        if origin.person_tenant != origin.tenant:
            await self._belonging.note(origin.tenant, origin.person, origin.person_tenant, "delivery")
        return origin.person_tenant == origin.tenant

    async def _is_own(self, origin: Origin, profile: Body) -> bool | None:
        """Whether a person is of the tenant, from which the delivery surely came; None while nothing tells it."""
        known = await self._known(origin)
        if known is not None:
            await self._belonging.note(origin.tenant, origin.person, origin.person_tenant, "delivery")
            return known
        if _is_listed(profile):
            await self._belonging.note(origin.tenant, origin.person, origin.tenant, "contacts")
            return True
        if origin.is_direct or not origin.chat or not origin.names_one:
            return None
        # A group of the team's own vouches for everybody in it, though not for somebody whom its contacts do not know:
        # they may be out of the app's sight there, or have joined just now from outside.
        is_internal = (await self._group(origin, AT_ONCE)).get("external") is False
        if is_internal and profile != UNKNOWN:
            self._belonging.vouch(origin.tenant, origin.person)
            return await self._belonging.is_own(origin.tenant, origin.person)
        is_own = await self._belonging.listed(origin.tenant, origin.chat, origin.person)
        if is_own is False:
            await self._lookups.has_outsiders(Workspace("feishu", origin.tenant), origin.chat, "members")
        return is_own

    async def _group(self, origin: Origin, kept_for: timedelta = GROUP_KEPT_FOR) -> Body:
        group = await self._lookups.group(Workspace("feishu", origin.tenant), origin.chat, kept_for)
        if group.get("external") is False:
            await self._belonging.lives_in(text(group, "tenant_key"), "group")
        return group

    def _direct_chat(self, origin: Origin) -> str:
        """The direct message with a person: as the delivery names it, else as one before did, else by the person."""
        place = origin.tenant, origin.person
        if origin.chat == origin.person:
            return self._direct.known(place) or origin.chat
        self._direct.keep(place, origin.chat)
        return origin.chat

    def is_direct(self, origin: Origin) -> bool:
        """Whether a card that was sent as a direct message is pressed there, as far as is known where that is.

        Feishu lets nobody press a card that was forwarded, unless the card says so (`enable_forward_interaction`), and
        none of Scout's does. Should one be pressed all the same, what is for one person does not appear in a group.
        """
        return origin.is_direct and self._direct.known((origin.tenant, origin.person)) in {None, "", origin.chat}

    async def place_again(self, conversation: Conversation) -> Conversation | None:
        """A conversation that was stored, as it is now: `bot.feishu.presence`, and what Scout learned just before."""
        now = await conversation_now(self._calls, conversation)
        if now is None or now.is_private:
            return now
        if now.is_external and not conversation.is_external:
            await self._lookups.has_outsiders(now.workspace, now.id, "group")
        is_shared = await self._lookups.is_just_shared(now.workspace, now.id)
        return replace(now, is_external=now.is_external or is_shared)

    async def again(self, person: Person) -> Person | None:
        """A person who was stored, as Feishu tells of them now; None for one who has left the tenant.

        Where Feishu does not tell, they are as they were known.
        """
        told = await self._lookups.profile(person.workspace, person.id)
        if any(part(told, "status").get(flag) is True for flag in ("is_resigned", "is_exited")):
            return None
        is_admin = told.get("is_tenant_manager") is True if "is_tenant_manager" in told else person.is_admin
        return replace(
            person,
            name=text(told, "name") or person.name,
            email=text(told, "enterprise_email") or text(told, "email") or person.email,
            is_admin=is_admin,
        )


def _is_listed(profile: Body) -> bool:
    """Whether the tenant's contacts have the person."""
    return bool(text(profile, "open_id") or text(profile, "user_id"))
