"""What a completed task collected: its first rows for the announcement, and which of its values came to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from api.client import Priority
from api.contract.creator import read_creator
from api.contract.fields import CONTACT_COLUMNS, FIELDS
from api.contract.links import read_link
from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from api.errors import BadRequest, NotFound
from handlers.context import Context
from storage.collections import Collection
from storage.tasks import Task

SHOWN = 5
"""Rows that an announcement shows."""

PAGE = 100
"""The most rows that one request gives (contract 9.4)."""

MOST_PAGES = 50
"""Where reading ends whatever a total says: more rows than values of a task with every keyword's creators."""

PATIENCE_SECONDS = 20.0


async def first_rows(
    context: Context, task: Task, collection: Collection, priority: Priority = Priority.COMPLETION
) -> dict[str, Any]:
    """The first rows of a task as the API gave them, without contacts: `columns` as pairs, `items`.

    Raises `api.errors.ApiError`.
    """
    more: dict[str, Any] = {"identity": collection.identity, "priority": priority, "patience": PATIENCE_SECONDS}
    page = (await context.api.data(task.task_id, size=SHOWN, **more)).data
    hidden = _contacts(Platform(task.platform))
    items = [{name: value for name, value in row.items() if name not in hidden} for row in page.items[:SHOWN]]
    return {"columns": [list(pair) for pair in page.columns if pair[0] not in hidden], "items": items}


async def missing_values(
    context: Context, task: Task, collection: Collection, priority: Priority = Priority.PERSON
) -> tuple[str, ...]:
    """The values of a task for which it has no row, in their order; none for keywords, which name no creator.

    All of them where the API gives no rows of a task that came to nothing. Raises `api.errors.ApiError`.
    """
    if task.task_type == TaskType.KEYWORD:
        return ()
    found: set[str] = set()
    more: dict[str, Any] = {"identity": collection.identity, "priority": priority, "patience": PATIENCE_SECONDS}
    with suppress(NotFound, BadRequest):
        for page in range(1, MOST_PAGES + 1):
            rows = (await context.api.data(task.task_id, page, PAGE, **more)).data.items
            found |= {name for row in rows for name in _names(Platform(task.platform), row)}
            if len(rows) < PAGE:
                break
    return tuple(value for value in task.values if _name_of(value) not in found)


async def collected_values(context: Context, task: Task, collection: Collection, failed: int | None) -> tuple[str, ...]:
    """The values of a completed task that it has rows for. Raises `api.errors.ApiError`."""
    if task.task_type == TaskType.KEYWORD:
        return ()
    if failed == 0:
        return task.values
    missing = set(await missing_values(context, task, collection, Priority.COMPLETION))
    return tuple(value for value in task.values if value not in missing)


def _names(platform: Platform, row: Mapping[str, Any]) -> set[str]:
    """Every text by which a value may have named the creator of a row."""
    creator = read_creator(platform, row)
    linked = _name_of(creator.profile_url) if creator.profile_url else ""
    return {name.casefold() for name in (creator.uid, creator.username, linked) if name}


def _name_of(value: str) -> str:
    """The name or id in a submitted value, in one case."""
    return (read_link(value).value or value.strip().removeprefix("@")).casefold()


def _contacts(platform: Platform) -> frozenset[str]:
    return frozenset(name for name, field in FIELDS[platform].items() if field.column in CONTACT_COLUMNS)
