"""Slack's refusals as `ChatError`: which of them end the trying, and how long the others ask us to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError
from slack_sdk.errors import SlackApiError, SlackClientError

from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError, Kind

APP_GONE = frozenset(
    {"account_inactive", "app_uninstalled", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
)
"""Codes that say: Slack does not know this token any more. Whoever installs the app anew gets what waited."""

PERMANENT = APP_GONE | frozenset(
    {
        # an administrator or a scope forbids it
        "access_denied",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        # the conversation or the person cannot be written to
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "not_in_channel",
        "thread_not_found",
        "user_disabled",
        "user_not_found",
        "user_not_in_channel",
        # the message cannot be edited any more
        "cant_update_message",
        "edit_window_closed",
        "message_not_found",
        # files are not taken, or not this one
        "file_not_found",
        "file_type_not_allowed",
        "file_upload_size_restricted",
        "file_uploads_disabled",
        "file_uploads_except_images_disabled",
        "storage_limit_reached",
        # the same message would be refused again
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "only_one_table_allowed",
    }
)
"""Codes after which the same call is not worth another try."""

NOT_HERE = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"})
"""Codes that say: the bot cannot write into this conversation, though it may write elsewhere."""

NO_FILES = frozenset(
    {"file_uploads_disabled", "file_uploads_except_images_disabled", "file_type_not_allowed", "storage_limit_reached"}
)
"""Codes that say: this workspace takes no such files at all."""

MAY_BE_DONE = frozenset({"fatal_error", "internal_error", "unknown"})
"""Slack failed half-way, by its own account of these codes, or said nothing that can be read: it may have happened."""

_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (frozenset({"cant_update_message", "edit_window_closed", "message_not_found"}), "message_gone"),
    (NOT_HERE, "place_gone"),
    (APP_GONE, "app_gone"),
    (NO_FILES, "no_uploads"),
    (frozenset({"file_upload_size_restricted"}), "too_large"),
)

DRAWN_WRONG = frozenset({"invalid_blocks", "invalid_blocks_format", "only_one_table_allowed", "msg_blocks_too_long"})
"""Codes that say: these blocks, while plainer ones may pass (a picture that Slack cannot load is among them)."""


@contextmanager
def refusals(what: str) -> Iterator[None]:
    """Turn what slack_sdk and the network raise while doing `what` into `ChatError`."""
    try:
        yield
    except SlackApiError as error:
        raise _refused(what, error) from error
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        raise _lost(what, error, UNREACHABLE) from error
    except (TimeoutError, SlackClientError, ClientError, OSError) as error:
        raise _lost(what, error, NO_ANSWER) from error
    except (AttributeError, KeyError) as error:  # slack_sdk takes every JSON for an object, and we look into that
        raise ChatError(f"Slack's answer about {what} cannot be read.", code=NO_ANSWER) from error


def _lost(what: str, error: Exception, code: str) -> ChatError:
    return ChatError(f"Slack could not be reached for {what}: {type(error).__name__}", code=code)


def _refused(what: str, error: SlackApiError) -> ChatError:
    answer = error.response
    told = getattr(answer, "data", answer)
    word = str(told.get("error") or "unknown") if isinstance(told, dict) else "unknown"
    headers = getattr(answer, "headers", {})
    wait = retry_after({str(name): str(value) for name, value in headers.items()})
    if getattr(answer, "status_code", 200) == 429:
        word = "ratelimited"
    code = NO_ANSWER if word in MAY_BE_DONE else word
    return ChatError(
        f"Slack refused {what}: {word}", code=code, permanent=code in PERMANENT, wait=wait, kind=kind_of(code)
    )


def kind_of(code: str) -> Kind:
    """What a code of Slack's means in any chat."""
    return next((kind for codes, kind in _KINDS if code in codes), "")


def retry_after(headers: dict[str, str]) -> float | None:
    """The seconds that a `Retry-After` header asks for, if there is a sensible one."""
    for name, value in headers.items():
        if name.lower() == "retry-after" and value.isdecimal():
            return float(value)
    return None
