"""Who is asking and where: what Feishu itself says of a person and of a group, kept for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from bot.feishu.calls import FeishuCalls, part, text
from bot.feishu.codes import PERMANENT, SHUT_TO_OUTSIDERS, STRANGER
from bot.feishu.deliveries import Origin
from bot.feishu.transport import Body
from bot.last_told import LastTold
from handlers.chat import ChatError, Conversation, Person, Workspace

KEPT_FOR = timedelta(hours=1)
KEPT_MOST = 5_000
_UNKNOWN: Body = {"is_unknown": True}
_SHARED: Body = {"data": {"external": True}}
_NOBODY: Body = {"data": {"user": _UNKNOWN}}
"""What is kept of a person whom contact does not know."""

_log = logging.getLogger(__name__)


class People:
    """Looks people and groups up, once an hour each. Never called before a delivery is acknowledged."""

    def __init__(self, calls: FeishuCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._kept = LastTold[tuple[str, str], Body](clock, fresh_for=KEPT_FOR, most=KEPT_MOST)
        self._bots: dict[str, str] = {}
        self._direct: OrderedDict[tuple[str, str], str] = OrderedDict()

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
        of another tenant are external, and Feishu is not asked about them; so are those of whom a delivery does not
        say the tenant, as with emojis, and whom the tenant's contacts do not know.
        """
        workspace = Workspace("feishu", origin.tenant)
        if _is_elsewhere(origin):
            return Person(workspace, origin.person, time_zone=origin.time_zone, is_external=True)
        told = await self._profile(workspace, origin.person)
        return Person(
            workspace=workspace,
            # A press may name its person by another id than a message does; storage must see one person.
            id=text(told, "open_id") or origin.person,
            name=text(told, "name"),
            email=text(told, "enterprise_email") or text(told, "email"),
            time_zone=origin.time_zone or text(told, "time_zone") or self._calls.domain.time_zone,
            is_external=not origin.person_tenant and told == _UNKNOWN,
            is_admin=told.get("is_tenant_manager") is True,
        )

    async def conversation(self, origin: Origin, thread: str = "") -> Conversation:
        """The place of a delivery. `thread` is the message that an answer replies to inside its thread, or empty."""
        workspace = Workspace("feishu", origin.tenant)
        if origin.is_direct:
            return Conversation(workspace, self._direct_chat(origin), thread, is_private=True)
        path = f"/im/v1/chats/{quote(origin.chat, safe='')}"
        if _is_elsewhere(origin):  # whatever was known of the group before somebody from outside spoke there
            self._kept.forget((workspace.id, path))
        told = part(await self._told(workspace, "a group", path, {}), "data")
        is_external = told.get("external") is True or _is_elsewhere(origin)
        return Conversation(workspace, origin.chat, thread, is_external=is_external)

    def _direct_chat(self, origin: Origin) -> str:
        """The direct message with a person: as the delivery names it, else as one before did, else by the person."""
        place = origin.tenant, origin.person
        if origin.chat == origin.person:
            return self._direct.get(place, origin.chat)
        self._direct[place] = origin.chat
        self._direct.move_to_end(place)
        while len(self._direct) > KEPT_MOST:
            self._direct.popitem(last=False)
        return origin.chat

    async def again(self, person: Person) -> Person | None:
        """A person who was stored, as Feishu tells of them now; None for one who has left the tenant.

        Where Feishu does not tell, they are as they were known.
        """
        told = await self._profile(person.workspace, person.id)
        if any(part(told, "status").get(flag) is True for flag in ("is_resigned", "is_exited")):
            return None
        is_admin = told.get("is_tenant_manager") is True if "is_tenant_manager" in told else person.is_admin
        return replace(
            person,
            name=text(told, "name") or person.name,
            email=text(told, "enterprise_email") or text(told, "email") or person.email,
            is_admin=is_admin,
        )

    async def _profile(self, workspace: Workspace, person: str) -> Body:
        kind = "open_id" if person.startswith("ou_") else "user_id"
        path = f"/contact/v3/users/{quote(person, safe='')}"
        told = await self._told(workspace, "a person's profile", path, {"user_id_type": kind})
        return part(told, "data", "user")

    async def _told(self, workspace: Workspace, what: str, path: str, params: dict[str, str]) -> Body:
        place = workspace.id, path
        fresh = self._kept.fresh(place)
        if fresh is not None:
            return fresh
        told: Body = {}
        try:
            told = await self._calls.of(workspace).call(what, "GET", path, params=params)
        except ChatError as error:
            _log.warning("Feishu did not tell about %s. action=feishu_unknown code=%s", what, error.code)
            if error.code in SHUT_TO_OUTSIDERS:
                told = _SHARED
            elif error.code in STRANGER:
                told = _NOBODY
            elif error.code not in PERMANENT:
                return self._kept.known(place) or {}
        self._kept.keep(place, told)
        return told


def _is_elsewhere(origin: Origin) -> bool:
    """Whether the person is of another tenant; one whose press names no tenant is of the app's own."""
    return bool(origin.person_tenant) and origin.person_tenant != origin.tenant
