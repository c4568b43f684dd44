"""Putting what a person asks of a collection into the outbox, as the clock does by itself: a file, a fresh link."""

from __future__ import annotations

from api.client import Priority
from api.contract.tasks import Format
from handlers.collecting import letters
from handlers.collecting.exported import exported
from handlers.context import Context
from handlers.scheduled.finish import announcement
from storage.files import File
from storage.tasks import Task


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
