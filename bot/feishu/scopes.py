"""What Scout asks a tenant for, and what of it the tenant has not granted.

Each permission is the narrowest of those that Feishu's page on the call or the event takes; any of the others on that
page does as well. What contact tells of a person has permissions of its own besides ("Get user information").
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.feishu import panel
from bot.feishu.calls import TenantCalls, part, text
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError
from handlers.context.examining import Lack

SCOPES: Mapping[str, str] = {
    "im:message:send_as_bot": "lack-for-answer",
    "im:message:readonly": "lack-for-read",
    "im:message.reactions:read": "lack-for-emoji",
    "im:resource": "lack-for-file",
    "docs:document.media:upload": "lack-for-document",
    "docs:document:import": "lack-for-document",
    "docs:permission.member:create": "lack-for-document-member",
    "im:message.p2p_msg:readonly": "lack-for-direct",
    "im:message.group_at_msg:readonly": "lack-for-mention",
    "im:chat:readonly": "lack-for-group",
    "contact:contact.base:readonly": "lack-for-member",
    "contact:user.base:readonly": "lack-for-name",
    "contact:user.email:readonly": "lack-for-email",
    "contact:user.employee:readonly": "lack-for-employee",
}
"""What Scout asks a tenant for, each with the sentence that says what for."""

_CONTACT = frozenset({"contact:contact:readonly_as_app", "contact:contact:readonly", "contact:contact:access_as_app"})

WIDER: Mapping[str, frozenset[str]] = {
    "im:message:send_as_bot": frozenset({"im:message"}),
    "im:message:readonly": frozenset({"im:message"}),
    "im:message.reactions:read": frozenset({"im:message:readonly"}),
    "im:resource": frozenset({"im:resource:upload"}),  # no longer to be had, but tenants have it
    "docs:document.media:upload": frozenset({"drive:drive", "docs:doc", "sheets:spreadsheet", "bitable:app"}),
    "docs:document:import": frozenset({"drive:drive"}),
    "docs:permission.member:create": frozenset(
        {"drive:drive", "drive:file", "docs:doc", "sheets:spreadsheet", "bitable:app", "wiki:wiki"}
    ),
    "im:message.p2p_msg:readonly": frozenset({"im:message.p2p_msg"}),
    "im:message.group_at_msg:readonly": frozenset(
        {"im:message.group_at_msg", "im:message.group_at_msg.include_bot:readonly", "im:message.group_msg"}
    ),
    "im:chat:readonly": frozenset({"im:chat"}),
    "contact:contact.base:readonly": _CONTACT,
    "contact:user.base:readonly": _CONTACT,
    "contact:user.employee:readonly": _CONTACT,
}
"""What does as well as each of them."""

PANEL_SCOPES: Mapping[str, str] = dict.fromkeys(
    ("application:app_slash_command:read", "application:app_slash_command:write"),
    "lack-for-panel",
)
"""What Scout asks for besides where there is such a panel."""

_GRANTED = 1


async def missing(calls: TenantCalls) -> list[Lack]:
    """The permissions that the app lacks in a tenant, each with its reason and the way to get it.

    Raises `ChatError` where Feishu refuses the app or its bot.
    """
    await calls.call("Scout's own identity", "GET", "/bot/v3/info")
    granted = await _granted(calls)
    asked = {**SCOPES, **PANEL_SCOPES} if granted is not None and await panel.is_there(calls) else SCOPES
    return [
        Lack(scope, "lack-way-feishu", reason=reason, at=calls.domain.permission(scope))
        for scope, reason in asked.items()
        if granted is not None and not granted & {scope, *WIDER.get(scope, ())}
    ]


async def _granted(calls: TenantCalls) -> set[str] | None:
    """The scopes that the tenant granted, or None where Feishu does not tell."""
    try:
        told = await calls.call("the list of permissions", "GET", "/application/v6/scopes")
    except ChatError as error:
        if error.code in {UNREACHABLE, NO_ANSWER}:
            raise
        return None
    scopes = part(told, "data").get("scopes")
    listed = [each for each in scopes if isinstance(each, dict)] if isinstance(scopes, list) else []
    return {text(each, "scope_name") for each in listed if each.get("grant_status") == _GRANTED}
