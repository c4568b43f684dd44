"""The letter that posts a digest: once for each due time, however often it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from handlers.cards import Card
from handlers.cards.stored import dump_card
from handlers.context import Context
from handlers.words import Words, language_of
from handlers.words.for_everybody import for_everybody
from storage import digest_runs, outbox
from storage.database import Change
from storage.digest_rows import Digest
from storage.outbox import NewLetter

_STAMP = "%y%m%d%H%M%S"


def posting(context: Context, digest: Digest, draw: Callable[[Words], Card], planned_at: datetime) -> Change:
    """Post the card of a due time, which `draw` gives in any language, into the digest's conversation."""
    letter = NewLetter(
        workspace=digest.workspace,
        chat=digest.workspace.partition(":")[0],
        conversation=digest.conversation,
        kind="post",
        key=f"digest-{digest.id}-{planned_at:{_STAMP}}",
        about="digest",
        about_id=digest.id,
        card=dump_card(for_everybody(draw, language_of(digest.language))),
        person=digest.owner_id,
    )
    token, now = context.store.token(), context.clock()
    return lambda tables: outbox.put(tables, token, letter, now)


def doubted(letter: NewLetter) -> Change:
    """Note of a digest's letter that nobody knows whether it arrived; the next one says so."""
    due = datetime.strptime(letter.key.rpartition("-")[2], _STAMP).replace(tzinfo=UTC)
    return lambda tables: digest_runs.doubt(tables, letter.workspace, letter.about_id, due)
