"""Who is asking: what Slack itself says of a person, kept for a while."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.last_told import LastTold
from bot.slack.calls import SlackCalls, fields
from bot.slack.deliveries.origin import Origin
from bot.slack.refusals import refusals
from handlers.chat import ChatError, Person, Workspace

KEPT_FOR = timedelta(hours=1)
PEOPLE_MOST = 5_000

_log = logging.getLogger(__name__)


class People:
    """Looks people up in `users.info`, once an hour each. Never called before a delivery is acknowledged."""

    def __init__(self, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._calls = calls
        self._kept = LastTold[tuple[str, str], Mapping[str, Any]](clock, fresh_for=KEPT_FOR, most=PEOPLE_MOST)
        self._homes: dict[str, Mapping[str, Any]] = {}

    async def workspace(self, origin: Origin) -> Workspace:
        """The workspace that Scout is installed in, as far as a delivery tells.

        A delivery from a shared channel names the sender's workspace, so where there is one token, its own workspace
        goes first.
        """
        delivered = Workspace("slack", origin.team)
        if self._calls.tokens is not None:
            await self._calls.tokens.belongs(delivered, origin.organisation)
            return delivered
        home = await self._identity(delivered)
        own = "" if home.get("is_enterprise_install") else str(home.get("team_id") or "")
        return Workspace("slack", own) if own else delivered

    async def bot_user(self, workspace: Workspace) -> str:
        """Scout's own user id in a workspace, or empty while Slack does not tell."""
        return str((await self._identity(workspace)).get("user_id") or "")

    async def person(self, workspace: Workspace, user: str, *, name: str = "", team: str = "") -> Person:
        """The person behind a user id, with e-mail, language and time zone where Slack tells them.

        `name` and `team` are what the delivery says. Without the scopes for more (`users:read`,
        `users:read.email`), or while Slack does not answer, the person is what the delivery says, and external if
        of another workspace: a guest of this one cannot be told then.
        """
        told = await self._told(workspace, user)
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
        told = await self._told(person.workspace, person.id)
        if told.get("deleted") is True:
            return None
        return await self.person(person.workspace, person.id, name=person.name) if told else person

    async def _told(self, workspace: Workspace, user: str) -> Mapping[str, Any]:
        about = (workspace.key, user)
        fresh = self._kept.fresh(about)
        if fresh is not None:
            return fresh
        try:
            with refusals("a person's profile"):
                client = await self._calls.client_in(workspace)
                answer = await client.users_info(user=user, include_locale=True)
        except ChatError as error:
            _log.warning("action=slack_person_unknown code=%s", error.code)
            if error.code != "missing_scope":
                return self._kept.known(about) or {}
            told: Mapping[str, Any] = {}
        else:
            told = fields(answer).get("user") or {}
        self._kept.keep(about, told)
        return told

    async def _identity(self, workspace: Workspace) -> Mapping[str, Any]:
        """Who Scout is there; with one token, the same everywhere."""
        place = workspace.key if self._calls.tokens is not None else ""
        if place not in self._homes:
            try:
                with refusals("Scout's own identity"):
                    self._homes[place] = fields(await (await self._calls.client_in(workspace)).auth_test())
            except ChatError as error:
                _log.warning("action=slack_identity_unknown code=%s", error.code)
        return self._homes.get(place, {})


def _is_guest(told: Mapping[str, Any]) -> bool:
    return any(told.get(flag) is True for flag in ("is_stranger", "is_restricted", "is_ultra_restricted"))


def _is_admin(told: Mapping[str, Any]) -> bool:
    return any(told.get(flag) is True for flag in ("is_admin", "is_owner", "is_primary_owner"))


def _is_elsewhere(told: Mapping[str, Any], delivered_team: str, workspace: Workspace) -> bool:
    team = str(told.get("team_id") or delivered_team)
    teams = (told.get("enterprise_user") or {}).get("teams") or []
    return bool(team) and team != workspace.id and workspace.id not in teams
