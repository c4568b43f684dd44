"""Which scope a bot token needs for what: each method's and each event's own page at docs.slack.dev/reference."""

from __future__ import annotations

from collections.abc import Mapping

_CONVERSATIONS = frozenset({"channels:read", "groups:read", "im:read", "mpim:read"})
_HISTORY = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})

OF_METHODS: Mapping[str, frozenset[str]] = {
    "apps.connections.open": frozenset(),  # the app's own token, with connections:write
    "auth.test": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": _HISTORY,
    "conversations.info": _CONVERSATIONS,
    "conversations.members": _CONVERSATIONS,
    "conversations.replies": _HISTORY,
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.info": frozenset({"files:read"}),
    "files.list": frozenset({"files:read"}),
    "oauth.v2.access": frozenset(),  # the client's id and secret
    "users.conversations": _CONVERSATIONS,
    "users.info": frozenset({"users:read"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
    "views.update": frozenset(),
}
"""Of several scopes, each lets a method see one kind of conversation."""

OF_EVENTS: Mapping[str, frozenset[str]] = {
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "app_uninstalled": frozenset(),
    "message.im": frozenset({"im:history"}),
    "reaction_added": frozenset({"reactions:read"}),
    "tokens_revoked": frozenset(),
}

OF_FIELDS: Mapping[str, str] = {"profile.email in users.info": "users:read.email"}

NEEDS_TEAM = frozenset({"files.list", "users.conversations"})
"""Methods that must be told the workspace by the token of a whole organisation."""
