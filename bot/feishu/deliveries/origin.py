"""Who and where, and when: what every delivery of Feishu's tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

STALE_AFTER = timedelta(minutes=30)
"""A message or a choice that arrives later than this after it was made is left alone: its answer would surprise."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who and where, as the delivery names them. `person` is an open id, or a user id where Feishu gives no other."""

    tenant: str
    person: str
    person_tenant: str
    chat: str
    is_direct: bool
    time_zone: str = ""

    @property
    def names_one(self) -> bool:
        """Whether it is sure who that is: each tenant gives its people user ids of its own, so two may have the same.

        Open ids and union ids are the app's, whatever the tenant.
        """
        return bool(self.person_tenant) or self.person.startswith(("ou_", "on_"))


def id_of(told: Any) -> str:
    """The open id, else the user id, else the union id."""
    return (told.open_id or told.user_id or told.union_id or "") if told is not None else ""


def moment(milliseconds: Any) -> datetime:
    """Feishu's time in milliseconds, a number or a string of one; the beginning of time for anything else."""
    digits = str(milliseconds or "")
    return datetime.fromtimestamp(int(digits) / 1000 if digits.isdecimal() and len(digits) < 15 else 0, UTC)
