"""Feishu's refusals as `ChatError`: which of them end the trying, and how long the others ask us to wait.

What the codes mean is in `codes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import httpx

from bot.feishu import codes
from bot.feishu.domains import Domain
from handlers.chat import NO_ANSWER, ChatError, Kind

_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (codes.GONE, "message_gone"),
    (codes.NOT_HERE, "place_gone"),
    (codes.NO_REPLY, "message_gone"),
    (codes.APP_GONE, "app_gone"),
    (codes.TOO_LARGE, "too_large"),
    (codes.NO_FILES, "no_uploads"),
    (codes.NO_PATH, "no_such_call"),
)

_HINTS = {
    **dict.fromkeys(codes.BAD_APP, "no app in use has this id and secret; check FEISHU_APP_ID and FEISHU_APP_SECRET"),
    "10015": "the secret is wrong; check FEISHU_APP_SECRET",
    **dict.fromkeys(
        codes.STOPPED, "the app is stopped or not installed in this tenant; have its administrator switch it on"
    ),
    **dict.fromkeys(
        codes.NO_BOT | {"234007"}, "the app has no bot; switch it on in the developer console and publish a new version"
    ),
    **dict.fromkeys(
        codes.LOCKED_OUT,
        "the app takes no calls from this server; add its address to the list of allowed ones in the developer console",
    ),
    **dict.fromkeys(
        codes.QUOTA_SPENT, "the tenant's calls of this month are used up; its administrator can have more allowed"
    ),
    "1000040351": "the app lives on the other domain; set FEISHU_DOMAIN to feishu or lark",
}
"""What to do about refusals that a setting or the console mends."""

LONGEST_WAIT = 3_600.0
"""Seconds. Feishu's limits last for minutes; what names more is no number of seconds, and nothing waits for years."""

_SCOPE = re.compile(r"[a-z][a-z_.\-]*(?::[a-z0-9_.\-]+){1,4}")


class NotOfFeishu(ChatError):
    """An answer that is none of Feishu's API: a gateway's page. Feishu may have done what was asked all the same."""


def refused(what: str, code: str, told: Mapping[str, Any], response: httpx.Response, domain: Domain) -> ChatError:
    """The error for an answer that is a refusal. `told` is what was read of its body."""
    if code in codes.UNSCOPED:
        scopes = missing_scopes(told)
        named = ("one of " if len(scopes) > 1 else "") + (", ".join(scopes) or "a permission")
        way = f"add it at {domain.permission(*scopes)} and publish a new version of the app"
        return ChatError(f"Feishu refused {what}: {named} is missing; {way}", code=code, permanent=True)
    kind = _kind_of(code, response.status_code)
    if code in _HINTS:
        words = f"Feishu refused {what}: {_HINTS[code]} ({code})"
        return ChatError(words, code=code, permanent=True, kind=kind)
    words = str(told.get("msg") or told.get("message") or "no reason given")[:200]
    wait, permanent = wait_of(response.headers) if code in codes.RATE_LIMITED else None, code in codes.PERMANENT
    if code.startswith(("http_2", "http_5")):
        return NotOfFeishu(f"Feishu did not answer {what}: a gateway did ({code})", code=NO_ANSWER, kind=kind)
    return ChatError(f"Feishu refused {what}: {words} ({code})", code=code, permanent=permanent, wait=wait, kind=kind)


def _kind_of(code: str, status: int) -> Kind:
    told: Kind = next((kind for known, kind in _KINDS if code in known), "")
    is_nowhere = status == httpx.codes.NOT_FOUND and code not in codes.PERMANENT
    return told or ("no_such_call" if is_nowhere else "")


def missing_scopes(told: Mapping[str, Any]) -> list[str]:
    """The scopes of which a refusal asks for one: from its list of violations, else from its sentence."""
    error = told.get("error")
    violations = error.get("permission_violations") if isinstance(error, Mapping) else None
    if isinstance(violations, list):
        named = [str(each.get("subject", "")) for each in violations if isinstance(each, Mapping)]
        if any(named):
            return [name for name in named if name]
    _, bracket, inside = str(told.get("msg") or "").partition("[")
    return list(dict.fromkeys(_SCOPE.findall(inside.partition("]")[0]))) if bracket else []


def wait_of(headers: Mapping[str, str]) -> float | None:
    """The seconds to leave before the next try; None where Feishu names none. An hour at the most."""
    for name in ("x-ogw-ratelimit-reset", "retry-after"):
        value = headers.get(name, "")
        if value.replace(".", "", 1).isdecimal():
            return min(float(value), LONGEST_WAIT)
    return None
