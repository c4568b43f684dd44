"""When the link on a posted card is renewed, and when that ends because the chat lets nobody edit so old a message."""

from __future__ import annotations

from datetime import datetime, timedelta

from api.contract.tasks import StoredFile
from handlers.chat import Chat
from handlers.context import Context
from handlers.context.fresh_links import RENEW_BEFORE

LAST_EDIT_BEFORE = timedelta(hours=1)
"""How long before a message can no longer be edited its card is put into its last state: without a link."""

NOT_BEFORE = timedelta(minutes=5)
"""The shortest time between two renewals, where links hardly live longer than it takes to renew them."""


def renewal(context: Context, chat: Chat, posted_at: datetime, link: StoredFile | None) -> datetime | None:
    """When the card that shows `link` is to be edited next, by the API's clock; None for never."""
    if link is None or link.expires_at is None:
        return None
    due_at = max(link.expires_at - RENEW_BEFORE, context.api.server_now() + NOT_BEFORE)
    last = last_edit(chat, posted_at)
    if last is None:
        return due_at
    return min(due_at, last) if last > posted_at else None


def last_edit(chat: Chat, posted_at: datetime) -> datetime | None:
    """When a card posted then is put into its last state; None where the chat sets no end to edits."""
    return None if chat.edits_for is None else posted_at + chat.edits_for - LAST_EDIT_BEFORE
