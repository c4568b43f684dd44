"""The letter that posts a digest: once for each due time, however often it is written."""

from __future__ import annotations

from datetime import datetime

from handlers.context import Context
from handlers.messages.digest import DigestShown
from handlers.messages.digest import digest as digest_card
from handlers.stored_cards import dump_card
from handlers.words import language_of, words
from storage import outbox
from storage.database import Change
from storage.digests import Digest
from storage.outbox import NewLetter


def posting(context: Context, digest: Digest, told: DigestShown, planned_at: datetime) -> Change:
    """Post a run's card into the digest's conversation."""
    word = "digest-now" if told.asked_by else "digest"
    letter = NewLetter(
        workspace=digest.workspace,
        chat=digest.workspace.partition(":")[0],
        conversation=digest.conversation,
        kind="post",
        key=f"{word}-{digest.id}-{planned_at:%y%m%d%H%M%S}",
        about="digest",
        about_id=digest.id,
        card=dump_card(digest_card(told, words(language_of(digest.language)))),
        person=digest.owner_id,
    )
    token, now = context.store.token(), context.clock()
    return lambda tables: outbox.put(tables, token, letter, now)
