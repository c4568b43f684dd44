"""Digests: saved searches that run by a schedule and post what changed; as values and as rows.

state:  active → paused, by a person or for a `reason` that stands in its way; and back, by a person.
`planned_at` is the next due time by the schedule, `due_at` when it is to be worked on: later, where the minute is a
crowded one or a try failed. What became of each due time stands in `storage.digest_runs`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storage.times import unstamp

State = Literal["active", "paused"]

Reason = Literal[
    "", "person", "credits", "budget", "rights", "key", "request", "owner-gone", "place-gone", "external", "search-gone"
]
"""Why a digest pauses: a person asked for it; no credits; a budget; the owner may not spend; the API takes the key or
the request no more; the owner or the conversation is gone; people of other organisations read along; its saved search
was removed."""


Says = Literal["news", "always"]
"""Whether a digest posts only where something is new, or always."""


class DigestTaken(Exception):
    """A digest of the same saved search posts there already: it is `digest`."""

    def __init__(self, digest: Digest) -> None:
        super().__init__(digest.name)
        self.digest = digest


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be, made of the saved search `search`.

    `request` is JSON values (`handlers.stored_requests`).
    `owner` and `conversation` are JSON values (`handlers.stored_chat`); `place` is what the conversation is called,
    empty where nobody named it. `schedule` is its one form (`handlers.schedules`), `cron` the same as five fields, on
    the clocks of `zone` (an IANA name).

    A run looks at `size` creators; growth by the part `rising` and no post for `silent_days` are news, by the settings
    where these are None.
    """

    workspace: str
    name: str
    search: str
    request: Mapping[str, Any]
    owner: Mapping[str, Any]
    language: str
    conversation: Mapping[str, Any]
    schedule: str
    cron: str
    zone: str
    place: str = ""
    size: int = 50
    rising: float | None = None
    silent_days: int | None = None
    says: Says = "news"

    @property
    def owner_id(self) -> str:
        """The chat's id of the owner."""
        return str(self.owner["id"])

    @property
    def conversation_id(self) -> str:
        """The chat's id of the conversation."""
        return str(self.conversation["id"])

    @property
    def seed(self) -> str:
        """What spreads the digests of a crowded minute over the minutes after it."""
        return f"{self.workspace} {self.conversation_id} {self.search}"


@dataclass(frozen=True, slots=True)
class Digest(NewDigest):
    """A stored digest. A paused one has no `due_at`; `attempts` counts the failed ones at the due time of now.

    `looked_at` is when it looked last, None where it never did: what its next look is compared with.
    """

    id: str = ""
    state: State = "active"
    reason: Reason = ""
    made_at: datetime | None = None
    muted_until: datetime | None = None
    planned_at: datetime | None = None
    due_at: datetime | None = None
    attempts: int = 0
    looked_at: datetime | None = None


def terms_of(new: NewDigest) -> dict[str, Any]:
    """The columns of what a digest may be given anew after it was added: its conversation, schedule and choices."""
    return {
        "language": new.language,
        "conversation": stored(new.conversation),
        "conversation_id": new.conversation_id,
        "place": new.place,
        "schedule": new.schedule,
        "cron": new.cron,
        "zone": new.zone,
        "size": new.size,
        "rising": new.rising,
        "silent_days": new.silent_days,
        "says": new.says,
    }


def stored(values: Mapping[str, Any]) -> str:
    """JSON values as a column keeps them."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _time(text: str | None) -> datetime | None:
    return unstamp(text) if text else None


def digest_of(found: Mapping[str, Any]) -> Digest:
    """The digest of a row."""
    return Digest(
        workspace=found["workspace"],
        name=found["name"],
        search=found["search"],
        request=json.loads(found["request"]),
        owner=json.loads(found["owner"]),
        language=found["language"],
        conversation=json.loads(found["conversation"]),
        schedule=found["schedule"],
        cron=found["cron"],
        zone=found["zone"],
        place=found["place"],
        size=found["size"],
        rising=found["rising"],
        silent_days=found["silent_days"],
        says=found["says"],
        id=found["id"],
        state=found["state"],
        reason=found["reason"],
        made_at=_time(found["made_at"]),
        muted_until=_time(found["muted_until"]),
        planned_at=_time(found["planned_at"]),
        due_at=_time(found["due_at"]),
        attempts=found["attempts"],
        looked_at=_time(found["looked_at"]),
    )
