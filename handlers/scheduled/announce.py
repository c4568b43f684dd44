"""Putting what a collection has to say into the outbox, when a person asked for it rather than a clock."""

from __future__ import annotations

from api.client import Priority
from api.contract.tasks import Format
from handlers.context import Context
from handlers.scheduled import letters
from handlers.scheduled.finish import announcement, exported
from storage.files import File
from storage.tasks import Task


async def post_parent(context: Context, workspace: str, collection: str) -> None:
    """Post the one card of a collection for everyone in its conversation; once. Raises `LookupError`."""
    stored = await context.store.collections.of(workspace, collection)
    await context.store.write(letters.first_card(context, stored))


async def export(context: Context, task: Task, format_: Format) -> None:
    """Announce the file of a completed task in another format, in the thread.

    Raises `api.errors.ApiError`, and `LookupError` for a task of no collection.
    """
    stored = await context.store.collections.of(task.workspace, task.collection)
    file = await exported(context, task, stored, format_, priority=Priority.PERSON)
    await context.store.write(*announcement(context, stored, file))


async def refresh(context: Context, file: File) -> None:
    """Put a fresh link onto the posted card of a file, as far as it can be edited. Raises `LookupError`."""
    stored = await context.store.collections.of(file.workspace, file.collection)
    await context.store.write(letters.renewed(context, stored, file.id))
