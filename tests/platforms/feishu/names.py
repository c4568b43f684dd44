"""The names in the fake tenant: the app and its keys, the bot, the first group, and all that may be granted."""

from __future__ import annotations

from typing import Any

APP, SECRET, KEY, TOKEN = "cli_test", "app-secret", "encrypt-key", "verification-token"
TENANT, BOT, GROUP, DM = "tenant_1", "ou_bot", "oc_group", "oc_dm"
"""`DM` is Mia's direct message with the bot."""

ALL_SCOPES = (
    "im:message:send_as_bot",
    "im:message:readonly",
    "im:message.reactions:read",
    "im:resource",
    "docs:document.media:upload",
    "docs:document:import",
    "docs:permission.member:create",
    "im:message.p2p_msg:readonly",
    "im:message.group_at_msg:readonly",
    "im:chat:readonly",
    "contact:contact.base:readonly",
    "contact:user.base:readonly",
    "contact:user.email:readonly",
    "contact:user.employee:readonly",
)
TOLD_WITH = {
    "name": "contact:user.base:readonly",
    "email": "contact:user.email:readonly",
    "enterprise_email": "contact:user.employee:readonly",
    "status": "contact:user.employee:readonly",
    "is_tenant_manager": "contact:user.employee:readonly",
}
"""The permission without which contact leaves a field out ("Get user information")."""

Answer = dict[str, Any]
