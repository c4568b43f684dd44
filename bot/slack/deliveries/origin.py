"""Who and where: what every delivery of Slack's tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who and where, as the delivery names them. `reply_url` is empty for events, which have none.

    `organisation` is the Enterprise Grid that the workspace belongs to, or empty. `is_shared`, whether another
    organisation reads along, is None where the delivery does not say: only events do.
    """

    team: str
    user: str
    channel: str
    user_name: str = ""
    user_team: str = ""
    thread: str = ""
    reply_url: str = ""
    is_direct: bool = False
    is_shared: bool | None = None
    organisation: str = ""


def origin_of_act(
    body: Body, channel: str, *, thread: str, reply_url: str, is_direct: bool, is_shared: bool | None = None
) -> Origin:
    """The origin of a press, a shortcut or a form, which all tell alike of whoever acts.

    Where an organisation installed Scout, Slack may name no other workspace than theirs.
    """
    user = part(body, "user")
    return Origin(
        team=text(part(body, "team"), "id") or text(user, "team_id"),
        user=text(user, "id"),
        channel=channel,
        user_name=text(user, "name") or text(user, "username"),
        user_team=text(user, "team_id"),
        thread=thread,
        reply_url=reply_url,
        is_direct=is_direct,
        is_shared=is_shared,
        organisation=text(part(body, "enterprise"), "id"),
    )


def text(body: Body, key: str) -> str:
    """A text of a delivery, empty where it has none."""
    value = body.get(key)
    return value if isinstance(value, str) else ""


def part(body: Body, key: str) -> Body:
    """A part of a delivery, empty where it has none."""
    value = body.get(key)
    return value if isinstance(value, Mapping) else {}
