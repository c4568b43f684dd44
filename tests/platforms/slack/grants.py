"""The tokens of the fake Slack: the one from the start, and those that installing workspaces grant."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from tests.platforms.slack.blocks import Refused

CLIENT, CLIENT_SECRET = "11.22", "client-secret"
REDIRECT = "https://scout.example.com/slack/oauth_redirect"
"""Where the consent page sent the admin back to; the exchange must name the same."""

CODES_WORK_FOR = timedelta(minutes=10)
TOKENS_ROTATE_AFTER = timedelta(hours=12)


class Grants:
    """Which token is of which workspace. `agree` is an admin's yes on the consent page: it gives the code."""

    def __init__(self, token: str, team: str, scopes: str, clock: Callable[[], datetime]) -> None:
        self.teams = {token: team}
        self.revoked: set[str] = set()
        self._clock = clock
        self._ends: dict[str, datetime] = {}
        self._scopes = scopes
        self._codes: dict[str, tuple[datetime, dict[str, Any]]] = {}
        self._refreshes: dict[str, str] = {}
        self._numbers = count(1)

    def agree(self, team: str, *, organisation: str = "", rotates: bool = False, by: str = "UADMIN") -> str:
        """A code for a workspace, or for a whole organisation where no `team` is named."""
        code = f"code-{next(self._numbers)}"
        place = team or organisation
        answer: dict[str, Any] = {
            "app_id": "A1",
            "authed_user": {"id": by},
            "scope": self._scopes,
            "token_type": "bot",
            "bot_user_id": f"UBOT{place}",
            "team": {"id": team, "name": f"Team {team}"} if team else None,
            "enterprise": {"id": organisation, "name": "Grid"} if organisation else None,
            "is_enterprise_install": not team,
        }
        self._codes[code] = self._clock(), {**answer, **self._token(place, rotates=rotates)}
        return code

    def check(self, method: str, authorization: str, sent: dict[str, Any]) -> None:
        """Raise `Refused` for a call without a token that is good."""
        if method == "oauth.v2.access":
            if authorization != f"Basic {b64encode(f'{CLIENT}:{CLIENT_SECRET}'.encode()).decode()}":
                raise Refused("bad_client_secret")
            return
        if method == "apps.connections.open":
            return
        token = authorization.removeprefix("Bearer ") or str(sent.get("token") or "")
        if token not in self.teams or token in self.revoked:
            raise Refused("invalid_auth" if token not in self.teams else "token_revoked")
        if token in self._ends and self._clock() >= self._ends[token]:
            raise Refused("token_expired")

    def team_of(self, authorization: str) -> str:
        """The workspace that a token is of."""
        return self.teams.get(authorization.removeprefix("Bearer "), "")

    def exchanged(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`oauth.v2.access`: a code or a refresh token, each once, for tokens."""
        if sent.get("grant_type") == "refresh_token":
            place = self._refreshes.pop(str(sent.get("refresh_token")), "")
            if not place:
                raise Refused("invalid_refresh_token")
            return self._token(place, rotates=True)
        given_at, answer = self._codes.pop(str(sent.get("code")), (datetime.min.replace(tzinfo=UTC), {}))
        if not answer:
            raise Refused("invalid_code")
        if self._clock() - given_at > CODES_WORK_FOR:
            raise Refused("code_expired")
        if sent.get("redirect_uri") != REDIRECT:
            raise Refused("bad_redirect_uri")
        return answer

    def _token(self, place: str, *, rotates: bool) -> dict[str, Any]:
        number = next(self._numbers)
        token = f"xoxb-{place}-{number}"
        self.teams[token] = place
        if not rotates:
            return {"access_token": token}
        refresh = f"xoxe-1-{place}-{number}"
        self._refreshes[refresh] = place
        self._ends[token] = self._clock() + TOKENS_ROTATE_AFTER
        seconds = int(TOKENS_ROTATE_AFTER.total_seconds())
        return {"access_token": token, "refresh_token": refresh, "expires_in": seconds}
