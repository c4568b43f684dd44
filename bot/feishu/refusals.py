"""Feishu's refusals as `ChatError`: which of them end the trying, and how long the others ask us to wait.

The table is ours: the SDK's own (`lark_oapi/channel/errors.py`) takes 99991400 for a missing permission and 230020 for
a revoked target, while Feishu's pages call both frequency limits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.feishu.domains import Domain
from handlers.chat import NO_ANSWER, ChatError, Kind

RATE_LIMITED = frozenset({"99991400", "230020", "11232", "11247", "http_429"})
"""App-wide, per conversation or person, per group robot, and whatever else answers with status 429."""

TOKEN_SPENT = frozenset({"99991661", "99991663", "99991664", "99991665", "99991668"})
"""The access token is missing, invalid or expired: another one may do."""

UNSCOPED = frozenset({"99991672", "99991679"})
"""The app, or the person it acts for, has not granted a scope."""

GONE = frozenset({"230011", "230012", "230031", "230050", "230110", "231003"})
"""Withdrawn, not ours, older than an edit may reach, invisible, deleted, unknown: this message can be neither edited
nor answered, while a new one can be sent."""

DRAWN_WRONG = frozenset({"230099", "230025", "200621", "200861"})
"""This card, while a plainer one may pass: content refused, too long, not understood, a part not supported."""

NOT_HERE = frozenset(
    {
        "230002",  # the bot is not in the group
        "230013",  # the person is outside the app's availability
        "230018",  # the group lets only some people speak
        "230029",  # the person has left
        "230034",  # receiver unknown
        "230035",  # no permission to send in this conversation
        "230038",  # across tenants
        "230053",  # the person stopped the bot
        "232006",  # no such group
        "232007",
        "232009",  # the group was dissolved
        "232010",  # the group is another tenant's
        "232011",  # Scout is not in the group
    }
)
"""Scout cannot write into this conversation, though it may write elsewhere."""

SHUT_TO_OUTSIDERS = frozenset({"232033"})
"""The group has people from outside in it, and the app may not look into such groups."""

STRANGER = frozenset({"41012", "41050"})
"""Contact knows no such person, or none whom the app may know: somebody of another tenant, for instance."""

APP_GONE = frozenset(
    {
        "10003",  # app id unknown
        "10014",  # app secret wrong
        "99991543",  # app id or secret wrong
        "230006",  # the bot is switched off
        "232025",  # as above, where it is asked about groups
    }
)
"""Feishu does not take this app, until somebody mends its settings."""

TOO_LARGE = frozenset({"234006", "234037"})
"""A file is larger than Feishu takes or gives."""

NO_FILES = frozenset({"234007", "234010"})
"""Files need the bot switched on; an empty one is never taken."""

_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (GONE, "message_gone"),
    (NOT_HERE, "place_gone"),
    (APP_GONE, "app_gone"),
    (TOO_LARGE, "too_large"),
    (NO_FILES, "no_uploads"),
)

PERMANENT = (
    UNSCOPED
    | APP_GONE
    | GONE
    | DRAWN_WRONG
    | NOT_HERE
    | TOO_LARGE
    | NO_FILES
    | frozenset(
        {
            "230001",  # parameters
            "230017",  # not the owner of the resource
            "230027",  # no permission
            "1000040344",  # long connection: no app id or secret
            "1000040351",  # long connection: the app lives on the other domain
        }
    )
)
"""Codes after which the same call is not worth another try."""

_HINTS = {
    "10003": "no app has this id; check FEISHU_APP_ID",
    "10014": "the secret is wrong; check FEISHU_APP_SECRET",
    "99991543": "app id and secret do not belong together; check FEISHU_APP_ID and FEISHU_APP_SECRET",
    **dict.fromkeys(
        ("230006", "232025"), "the app has no bot; switch it on in the developer console and publish a new version"
    ),
    "1000040351": "the app lives on the other domain; set FEISHU_DOMAIN to feishu or lark",
}
"""What to do about refusals that a setting or the console mends."""

_SCOPE = re.compile(r"[a-z][a-z_.\-]*(?::[a-z0-9_.\-]+){1,4}")


def refused(what: str, code: str, told: Mapping[str, Any], headers: Mapping[str, str], domain: Domain) -> ChatError:
    """The error for an answer that is a refusal. `told` is its body, `headers` those of the response."""
    if code in UNSCOPED:
        scopes = missing_scopes(told)
        named = ", ".join(scopes) or "a permission"
        way = f"add it at {domain.permission(*scopes)} and publish a new version of the app"
        return ChatError(f"Feishu refused {what}: {named} is missing; {way}", code=code, permanent=True)
    if code in _HINTS:
        words = f"Feishu refused {what}: {_HINTS[code]} ({code})"
        return ChatError(words, code=code, permanent=True, kind=_kind_of(code))
    words = str(told.get("msg") or told.get("message") or "no reason given")[:200]
    wait = wait_of(headers) if code in RATE_LIMITED else None
    kind, permanent = _kind_of(code), code in PERMANENT
    if code.startswith(("http_2", "http_5")):  # not an answer of Feishu's API, which may have done it all the same
        code = NO_ANSWER
    return ChatError(f"Feishu refused {what}: {words} ({code})", code=code, permanent=permanent, wait=wait, kind=kind)


def _kind_of(code: str) -> Kind:
    return next((kind for codes, kind in _KINDS if code in codes), "")


def missing_scopes(told: Mapping[str, Any]) -> list[str]:
    """The scopes that a refusal asks for: from its list of violations, else from its sentence."""
    error = told.get("error")
    violations = error.get("permission_violations") if isinstance(error, Mapping) else None
    if isinstance(violations, list):
        named = [str(each.get("subject", "")) for each in violations if isinstance(each, Mapping)]
        if any(named):
            return [name for name in named if name]
    _, bracket, inside = str(told.get("msg") or "").partition("[")
    return list(dict.fromkeys(_SCOPE.findall(inside.partition("]")[0]))) if bracket else []


def wait_of(headers: Mapping[str, str]) -> float | None:
    """The seconds to leave before the next try; None where Feishu names none."""
    for name in ("x-ogw-ratelimit-reset", "retry-after"):
        value = headers.get(name, "")
        if value.replace(".", "", 1).isdecimal():
            return float(value)
    return None
