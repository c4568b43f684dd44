"""The key of a message, and the way back from it to the message.

Slack does not keep a key to one message, but it keeps what an app attached to it: metadata, which nobody sees and the
app reads back from a conversation's history. That takes the scope of the history: Scout asks for `im:history` alone, so
it can look into its direct messages; where an operator adds `channels:history` or `groups:history`, there as well.
Files carry nothing of ours, but `files:read` lists those that Scout itself shared anywhere: they are known by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from bot.slack.calls import SlackCalls, fields
from bot.slack.refusals import NOT_HERE, refusals
from handlers.chat import CANNOT_LOOK, ChatError, Conversation, Posted

EVENT_TYPE = "scout_message"
CLOCKS_DIFFER = timedelta(minutes=1)
"""Messages carry Slack's time, while "since" is ours."""

PAGE = 100
PAGES_MOST = 10
"""A conversation that said more than these pages hold since then is not read to its end."""

_HIDDEN = NOT_HERE | {"missing_scope", "no_permission", "not_allowed_token_type", "thread_not_found"}


def marked(key: str) -> dict[str, Any] | None:
    """The metadata that carries a key."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}} if key else None


async def look_up(calls: SlackCalls, conversation: Conversation, key: str, since: datetime) -> Posted | None:
    """The message that carries the key; None where none of those since then does. Raises `ChatError`."""
    asked: dict[str, Any] = {
        "channel": conversation.id,
        "oldest": _oldest(since),
        "limit": PAGE,
        "include_all_metadata": True,
    }
    for _ in range(PAGES_MOST):
        page = await _page(calls, conversation, asked)
        for message in page.get("messages") or ():
            if _key_of(message) == key:
                return Posted(conversation, str(message["ts"]))
        asked["cursor"] = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not asked["cursor"]:
            return None
    raise _too_much()


async def look_up_file(
    calls: SlackCalls, conversation: Conversation, name: str, since: datetime, others: frozenset[str]
) -> Posted | None:
    """The file of this name that Scout shared in the conversation since then, and none of `others`.

    None where there is none. Raises `ChatError`.
    """
    with _hidden_means_cannot_look("the files shared before"):
        client = await calls.client_in(conversation.workspace)
        own = str(fields(await client.auth_test()).get("user_id") or "")
        told = fields(await client.files_list(channel=conversation.id, user=own, ts_from=_oldest(since), count=PAGE))
    files = told.get("files") or []
    found = [each for each in files if name in {each.get("name"), each.get("title")} and each["id"] not in others]
    if found:
        return Posted(conversation, str(found[0]["id"]))
    if int((told.get("paging") or {}).get("pages") or 1) > 1:
        raise _too_much()
    return None


async def _page(calls: SlackCalls, conversation: Conversation, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    with _hidden_means_cannot_look("what was said before"):
        client = await calls.client_in(conversation.workspace)
        if conversation.thread:
            return fields(await client.conversations_replies(ts=conversation.thread, **asked))
        return fields(await client.conversations_history(**asked))


@contextmanager
def _hidden_means_cannot_look(what: str) -> Iterator[None]:
    try:
        with refusals(what):
            yield
    except ChatError as error:
        if error.code not in _HIDDEN:
            raise
        raise ChatError(str(error), code=CANNOT_LOOK, permanent=True, kind=error.kind) from error


def _oldest(since: datetime) -> str:
    return f"{(since - CLOCKS_DIFFER).timestamp():.6f}"


def _too_much() -> ChatError:
    return ChatError("Too much was said in Slack since then to look for a message.", code=CANNOT_LOOK)


def _key_of(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return str(payload.get("key") or "") if metadata.get("event_type") == EVENT_TYPE else ""
