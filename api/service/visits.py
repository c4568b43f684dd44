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
from api.service.collection.tasks import Tasks
from api.service.envelope import new_meta
from api.service.files.store import Files
from api.service.gate import Gate, Visitor
from api.service.options import Options
from api.service.refusals import Refusal


@dataclass(slots=True)
class Visit:
    """A request: what it asks, who asks (nobody at public endpoints), and the `meta` that its answer will carry."""

    endpoint: Endpoint
    visitor: Visitor | None = None
    body: Body = field(default_factory=lambda: Body({}))
    meta: dict[str, Any] = field(default_factory=new_meta)

    @property
    def owner(self) -> str:
        """Whose tasks and files the request may see: those of its key, by the key's hash."""
        assert self.visitor is not None, "public endpoints own nothing"
        return self.visitor.key.hash


@dataclass(frozen=True, slots=True)
class Desk:
    """What endpoints work with.

    `wake` tells the background that there is something new; `collect` does at once what is due of one task.
    """

    catalogue: Catalogue
    accounts: Accounts
    gate: Gate
    tasks: Tasks
    files: Files
    options: Options
    wake: Callable[[], None]
    collect: Callable[[str], None]
    clock: Callable[[], datetime]

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
