"""What Scout asks a tenant for, and what of it the tenant has not granted."""

from __future__ import annotations

from collections.abc import Mapping

from bot.feishu import panel
from bot.feishu.calls import TenantCalls, part, text
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError

SCOPES: Mapping[str, str] = {
    "im:message": "to edit cards, to show them to one person and to open a file that was sent to Scout",
    "im:message:send_as_bot": "to answer",
    "im:resource:upload": "to put a finished export into a conversation as a file",
    "docs:document.media:upload": "to open an export as a Sheet or a Base",
    "docs:document:import": "to open an export as a Sheet or a Base",
    "docs:permission.member:create": "to let the person who asked into that Sheet or Base",
    "im:message.p2p_msg:readonly": "to read direct messages",
    "im:message.group_at_msg:readonly": "to read messages that mention Scout",
    "im:chat:readonly": "to know groups with people from outside, where nobody may spend, and by name",
    "contact:contact.base:readonly": "to know a person by name",
    "contact:user.email:readonly": "to act for a person under their own address",
}
"""What Scout asks a tenant for, each with its reason."""

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
        if granted is not None and scope not in granted
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
