"""The letters of a collection: its one card, edits of it, and what is said in the thread below it."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.context import Context
from storage import collections, outbox
from storage.collections import Collection
from storage.database import Change, Tables
from storage.outbox import About, Kind, NewLetter

EDIT_EVERY = timedelta(seconds=30)
"""The one card of a collection is edited no more often than this, but for an end that people wait for."""


def first_card(context: Context, collection: Collection) -> Change:
    """Post the one card of a collection; once, however often this is asked for."""
    return _letter(context, collection, "post", "collection", collection.id, first_key(collection.id))


def first_key(collection: str) -> str:
    """The key under which the one card of a collection is posted."""
    return f"collection-{collection}"


def redraw(context: Context, collection: Collection, *, at_once: bool = False) -> Change:
    """Edit the one card of a collection to how things are when the edit is sent: soon, or now.

    Now also where nothing of it is under way any more: that is what people wait for.
    """
    now, key = context.clock(), context.store.token()

    def change(tables: Tables) -> None:
        state, drawn_at = collections.drawn(tables, collection.workspace, collection.id)
        waits = not at_once and state != "over" and drawn_at is not None
        due_at = max(now, drawn_at + EDIT_EVERY) if waits and drawn_at else now
        _letter(context, collection, "update", "collection", collection.id, key, due_at)(tables)

    return change


def ready(context: Context, collection: Collection, file: str) -> Change:
    """Post the card of a file in the thread; once per file."""
    return _letter(context, collection, "post", "file", file, f"file-{file}")


def renewed(context: Context, collection: Collection, file: str) -> Change:
    """Edit the card of a file: another link, or none any more."""
    return _letter(context, collection, "update", "file", file, context.store.token())


def uploaded(context: Context, collection: Collection, file: str) -> Change:
    """Put a file itself into the thread; once per file."""
    return _letter(context, collection, "upload", "file", file, f"upload-{file}")


def ended(context: Context, collection: Collection, task: str) -> Change:
    """Say in the thread that a task came to nothing or not to all; a task that is watched again may end once more."""
    return _letter(context, collection, "post", "task", task, f"task-{task}-{context.clock():%y%m%d%H%M%S}")


def _letter(
    context: Context,
    collection: Collection,
    kind: Kind,
    about: About,
    about_id: str,
    key: str,
    due_at: datetime | None = None,
) -> Change:
    new = NewLetter(
        workspace=collection.workspace,
        chat=collection.workspace.partition(":")[0],
        conversation=collection.conversation,
        kind=kind,
        key=key,
        about=about,
        about_id=about_id,
        person=collection.person,
    )
    number, now = context.store.token(), context.clock()
    return lambda tables: outbox.put(tables, number, new, now, due_at)
