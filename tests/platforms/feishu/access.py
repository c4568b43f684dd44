"""What the fake lets in: access tokens of the app and of its tenants, and the scopes that were granted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from tests.platforms.feishu.cards import Refused
from tests.platforms.feishu.names import ALL_SCOPES, APP, SECRET, TENANT, Answer
from tests.platforms.feishu.shop import Shop


class Access:
    """The tokens that were given out. `scopes` are those granted to the app."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.scopes = set(ALL_SCOPES)
        self.shop = Shop()
        self.spoken_in: list[tuple[str, str]] = []
        """The tenant whose token each call had, with the call's path."""
        self._access: dict[str, tuple[datetime, str]] = {}
        self._given = count(1)

    def new_token(self, sent: Answer) -> Answer:
        """A tenant access token for two hours."""
        self._check_app(sent)
        return self._token_in(TENANT)

    def token_of_a_store_app(self, path: str, sent: Answer) -> Answer | None:
        """What the calls answer that lead a store app to a tenant's token; None for all other paths."""
        match path:
            case "auth/v3/app_ticket/resend":
                self._check_app(sent)
                return self.shop.resend()
            case "auth/v3/app_access_token":
                self._check_app(sent)
                return self.shop.own_token(sent)
            case "auth/v3/tenant_access_token":
                return self._token_in(self.shop.tenant(sent))
        return None

    def _check_app(self, sent: Answer) -> None:
        if sent.get("app_secret") != SECRET or sent.get("app_id") != APP:
            raise Refused("app secret invalid", "10014")

    def _token_in(self, tenant: str) -> Answer:
        token = f"t-access-token-number-{next(self._given):04d}"
        self._access[token] = self.clock() + timedelta(hours=2), tenant
        return {"tenant_access_token": token, "expire": 7200}

    def forget_tokens(self) -> None:
        """Let every access token end now."""
        self._access.clear()

    def tenant_of(self, header: str) -> str:
        """The tenant for which an access token was given out; empty for one that is none any more."""
        return self._access.get(header.removeprefix("Bearer "), (self.clock(), ""))[1]

    def check_token(self, header: str, path: str = "") -> None:
        """Raises `Refused` for an access token that is none, or none any more."""
        ends_at, tenant = self._access.get(header.removeprefix("Bearer "), (self.clock(), ""))
        if ends_at <= self.clock():
            raise Refused("Invalid access token for authorization", "99991663")
        self.spoken_in.append((tenant, path))

    def need(self, scope: str) -> None:
        """Raises `PermissionError` for a scope that is not granted."""
        if scope not in self.scopes:
            raise PermissionError(scope)

    def stay_in(self, tenant: str) -> None:
        """Raises `Refused` when a call that is about another tenant has not its token."""
        if tenant and tenant != self.spoken_in[-1][0]:
            raise Refused("Operator and chat can NOT be in different tenants.", "232010")
