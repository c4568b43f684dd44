"""One request under way, and the desk that serves it: what every endpoint may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from api.contract.codes import OUT_OF_CREDITS
from api.contract.endpoints import Endpoint
from api.contract.platforms import CREDITS_PER_RECORD, Level
from api.service.accounts import Accounts, TooFewCredits
from api.service.bodies import Body
from api.service.catalogue.catalogue import Catalogue
from api.service.envelope import new_meta
from api.service.gate import Gate, Visitor
from api.service.refusals import Refusal


@dataclass(slots=True)
class Visit:
    """A request: what it asks, who asks (nobody at public endpoints), and the `meta` that its answer will carry."""

    endpoint: Endpoint
    visitor: Visitor | None = None
    body: Body = field(default_factory=lambda: Body({}))
    meta: dict[str, Any] = field(default_factory=new_meta)


@dataclass(frozen=True, slots=True)
class Desk:
    """What endpoints work with. `stringify` sends every scalar of a creator as text, as the live API does."""

    catalogue: Catalogue
    accounts: Accounts
    gate: Gate
    clock: Callable[[], datetime]
    stringify: bool = False

    def charge(self, visit: Visit, level: Level, records: int) -> None:
        """Take the price of `records` from the visitor and note it in `meta`. Raises `Refusal` (40201)."""
        assert visit.visitor is not None, "a billed endpoint is never public"
        price = records * CREDITS_PER_RECORD[level]
        try:
            left = self.accounts.charge(
                visit.visitor.key,
                price,
                request_id=visit.meta["request_id"],
                endpoint=visit.endpoint.path,
                identity=visit.visitor.identity,
                level=level.value,
                records=records,
            )
        except TooFewCredits as few:
            visit.meta["credits_remaining"] = few.balance
            message = f"this answer costs {price} credits and {few.balance} are left"
            raise Refusal(OUT_OF_CREDITS, message) from None
        visit.meta |= {"credits_consumed": price, "credits_remaining": left}
