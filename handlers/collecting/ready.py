"""The card of a finished file: its link, which is renewed, the first creators in it, and the other formats."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from api.contract.creator import Creator, read_creator
from api.contract.platforms import Platform
from api.contract.tasks import Format, StoredFile, TaskType
from handlers.cards import Card
from handlers.cards.standing import standing
from handlers.chat import DOCUMENT_KINDS, DocumentKind
from handlers.collecting.office import office_of
from handlers.collecting.outcome import outcome_of
from handlers.collecting.under_way import task_shown
from handlers.context import Context
from handlers.messages.collected import Collected, FileLink, collected
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage.files import File
from storage.tasks import Task


async def ready_card(context: Context, file: File, link: StoredFile | None) -> Card:
    """The card of a file, with a link or, for None, without one: expired, posted as a file, or its requester's alone.

    Raises `LookupError`.
    """
    collection = await context.store.collections.of(file.workspace, file.collection)
    shown = await file_shown(context, file, link)
    return for_everybody(partial(collected, shown), language_of(collection.language))


async def file_shown(context: Context, file: File, link: StoredFile | None) -> Collected:
    """What the card of a file says. Raises `LookupError`."""
    collection = await context.store.collections.of(file.workspace, file.collection)
    task = await context.store.tasks.find(file.workspace, file.task)
    if task is None:
        raise LookupError(f"there is no task {file.task}")
    total = task.total if task.total is not None else len(task.values)
    outcome = await outcome_of(context, task)
    return Collected(
        platform=Platform(task.platform),
        person=(collection.person, collection.person_name),
        file_name=file.file_name,
        rows=file.rows,
        total=total,
        failed=min(task.failed or 0, total),
        first=_first(task, file),
        today=context.clock().date(),
        link=link_of(context, link) if link else None,
        is_uploaded=file.handover == "upload",
        is_private=file.handover == "private",
        is_renewed=_may_edit(context, file),
        formats=other_formats(file),
        documents=documents_of(context, file),
        refresh=standing("file.link", file.id),
        by_keywords=task.task_type == TaskType.KEYWORD,
        missing=outcome.missing,
        credits=outcome.credits,
        retry=task_shown(task, context.clock()).retry,
    )


def _may_edit(context: Context, file: File) -> bool:
    """Whether the chat of a file lets posted cards change at all."""
    chat = context.chats.get(file.workspace.partition(":")[0])
    return chat is None or chat.edits_for != timedelta(0)


def link_of(context: Context, link: StoredFile) -> FileLink:
    """A link as a message shows it, with what is left of its life by the server's clock."""
    left = link.expires_at - context.api.server_now() if link.expires_at else timedelta()
    return FileLink(link.file_url, link.expires_at, max(left, timedelta()))


def other_formats(file: File) -> tuple[tuple[str, str], ...]:
    """The formats that a task can be had in besides a file's own, each with its press."""
    others = (format_ for format_ in Format if format_.value != file.format)
    return tuple((format_.value, standing("task.export", file.task, format_.value)) for format_ in others)


def documents_of(context: Context, file: File) -> tuple[tuple[DocumentKind, str], ...]:
    """The documents that a file can become in its chat, each with its press."""
    if office_of(context, file.workspace) is None:
        return ()
    return tuple((kind, standing("task.document", file.task, kind)) for kind in DOCUMENT_KINDS)


def _first(task: Task, file: File) -> tuple[Creator, ...]:
    """The creators that an announcement shows, those with most followers first."""
    platform = Platform(task.platform)
    creators = [read_creator(platform, row) for row in file.preview.get("items", ())]
    return tuple(sorted(creators, key=lambda each: -(each.followers or 0)))
