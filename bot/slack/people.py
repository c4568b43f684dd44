"""Who is asking: what Slack itself says of a person, kept for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import refusals
from handlers.chat import ChatError, Person, Workspace

KEPT_FOR = timedelta(hours=1)
PEOPLE_MOST = 5_000

_log = logging.getLogger(__name__)


class People:
    """Looks people up in `users.info`, once an hour each. Never called before a delivery is acknowledged."""

    def __init__(self, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._clock = clock
        self._kept: OrderedDict[str, tuple[datetime, Mapping[str, Any]]] = OrderedDict()
        self._home: Mapping[str, Any] | None = None

    async def workspace(self, delivered: str) -> Workspace:
        """The workspace that Scout is installed in; `delivered` is what the delivery names, for want of better.

        A delivery from a shared channel names the sender's workspace, so the token's own one goes first.
        """
        home = await self._identity()
        own = "" if home.get("is_enterprise_install") else str(home.get("team_id") or "")
        return Workspace("slack", own or delivered)

    async def bot_user(self) -> str:
        """Scout's own user id, or empty while Slack does not tell."""
        return str((await self._identity()).get("user_id") or "")

    async def person(self, workspace: Workspace, user: str, *, name: str = "", team: str = "") -> Person:
        """The person behind a user id, with e-mail, language and time zone where Slack tells them.

        `name` and `team` are what the delivery says. Without the scopes for more (`users:read`,
        `users:read.email`), or while Slack does not answer, the person is what the delivery says, and external if
        of another workspace: a guest of this one cannot be told then.
        """
        told = await self._told(user)
        profile = told.get("profile") or {}
        return Person(
            workspace=workspace,
            id=user,
            name=str(profile.get("display_name") or told.get("real_name") or name or told.get("name") or ""),
            email=str(profile.get("email") or ""),
            language=str(told.get("locale") or ""),
            time_zone=str(told.get("tz") or ""),
            is_external=_is_guest(told) or _is_elsewhere(told, team, workspace),
            is_admin=_is_admin(told) and not _is_elsewhere(told, team, workspace),
        )

    async def again(self, person: Person) -> Person | None:
        """A person who was stored, as Slack tells of them now; None for one whose account was switched off.

        Where Slack does not tell, they are as they were known.
        """
        told = await self._told(person.id)
        if told.get("deleted") is True:
            return None
        return await self.person(person.workspace, person.id, name=person.name) if told else person

    async def _told(self, user: str) -> Mapping[str, Any]:
        now = self._clock()
        kept = self._kept.get(user)
        if kept and now - kept[0] < KEPT_FOR:
            return kept[1]
        try:
            with refusals("a person's profile"):
                answer = await self._calls.client.users_info(user=user, include_locale=True)
        except ChatError as error:
            _log.warning("action=slack_person_unknown code=%s", error.code)
            if error.code != "missing_scope":
                return kept[1] if kept else {}
            told: Mapping[str, Any] = {}
        else:
            told = fields(answer).get("user") or {}
        self._keep(user, now, told)
        return told

    def _keep(self, user: str, now: datetime, told: Mapping[str, Any]) -> None:
        self._kept[user] = (now, told)
        self._kept.move_to_end(user)
        while len(self._kept) > PEOPLE_MOST:
            self._kept.popitem(last=False)

    async def _identity(self) -> Mapping[str, Any]:
        if self._home is None:
            try:
                with refusals("Scout's own identity"):
                    self._home = fields(await self._calls.client.auth_test())
            except ChatError as error:
                _log.warning("action=slack_identity_unknown code=%s", error.code)
        return self._home or {}


def _is_guest(told: Mapping[str, Any]) -> bool:
    return any(told.get(flag) is True for flag in ("is_stranger", "is_restricted", "is_ultra_restricted"))


def _is_admin(told: Mapping[str, Any]) -> bool:
    return any(told.get(flag) is True for flag in ("is_admin", "is_owner", "is_primary_owner"))


def _is_elsewhere(told: Mapping[str, Any], delivered_team: str, workspace: Workspace) -> bool:
    team = str(told.get("team_id") or delivered_team)
    teams = (told.get("enterprise_user") or {}).get("teams") or []
    return bool(team) and team != workspace.id and workspace.id not in teams
