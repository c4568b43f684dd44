"""The file of a task, as the API makes it."""

from __future__ import annotations

from typing import Any

from api.client import Priority
from api.contract.tasks import Format, StoredFile
from handlers.collecting.results import first_rows
from handlers.context import Context
from storage.collections import Collection
from storage.files import NewFile
from storage.tasks import Task

PATIENCE_SECONDS = 20.0
"""How long an export may wait for its turn: people wait for it, and there is another tick."""


async def exported(
    context: Context, task: Task, collection: Collection, format_: Format, *, priority: Priority = Priority.COMPLETION
) -> NewFile:
    """The file of a task in a format, with its first rows. Raises `api.errors.ApiError`."""
    more: dict[str, Any] = {"identity": collection.identity, "priority": priority, "patience": PATIENCE_SECONDS}
    stored: StoredFile = (await context.api.export(task.task_id, format_, **more)).data
    context.links.keep(stored)
    return NewFile(
        workspace=task.workspace,
        collection=task.collection,
        task=task.id,
        format=format_.value,
        file_id=stored.file_id,
        file_name=stored.file_name,
        rows=stored.row_count,
        preview=await first_rows(context, task, collection, priority),
        handover=await context.store.handover.of(task.workspace, context.options.handover),
    )
