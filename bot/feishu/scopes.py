"""What Scout asks a tenant for, and what of it the tenant has not granted.

Each permission is the narrowest of those that Feishu's page on the call or the event takes; any of the others on that
page does as well. What contact tells of a person has permissions of its own besides ("Get user information").
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.feishu import panel
from bot.feishu.calls import TenantCalls, part, text
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError

SCOPES: Mapping[str, str] = {
    "im:message:send_as_bot": "to answer, to edit cards and to show them to one person",
    "im:message:readonly": "to open a file that was sent to Scout and to read a message that somebody replies to",
    "im:message.reactions:read": "to put creators on a list by an emoji",
    "im:resource": "to put a finished export into a conversation as a file",
    "docs:document.media:upload": "to open an export as a Sheet or a Base",
    "docs:document:import": "to open an export as a Sheet or a Base",
    "docs:permission.member:create": "to let the person who asked into that Sheet or Base",
    "im:message.p2p_msg:readonly": "to read direct messages",
    "im:message.group_at_msg:readonly": "to read messages that mention Scout",
    "im:chat:readonly": "to know groups with people from outside, where nobody may spend, and who is of the team",
    "contact:contact.base:readonly": "to look people up, and know them as people of the team",
    "contact:user.base:readonly": "to know a person by name",
    "contact:user.email:readonly": "to act for a person under their own address",
    "contact:user.employee:readonly": "to know who administers the tenant, who has left, and company addresses",
}
"""What Scout asks a tenant for, each with its reason."""

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
    "to offer its commands in Feishu's own / panel",
)
"""What Scout asks for besides where there is such a panel."""

_GRANTED = 1


async def missing(calls: TenantCalls) -> list[str]:
    """The permissions that the app lacks in a tenant, each with its reason and the way to get it.

    Raises `ChatError` where Feishu refuses the app or its bot.
    """
    await calls.call("Scout's own identity", "GET", "/bot/v3/info")
    granted = await _granted(calls)
    asked = {**SCOPES, **PANEL_SCOPES} if granted is not None and await panel.is_there(calls) else SCOPES
    return [
        f"{scope}, {reason} (add it at {calls.domain.permission(scope)} and publish a new version of the app)"
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
