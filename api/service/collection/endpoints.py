"""The collection endpoints: tasks submitted, watched and read (contract 9.1 to 9.4)."""

from __future__ import annotations

from typing import Any

from api.contract.codes import NOT_FOUND
from api.contract.fields import fields_of
from api.service.catalogue.wire import stringified
from api.service.collection.bodies import read_keyword_submit, read_page, read_submit, read_task_id
from api.service.collection.collecting import LEVEL
from api.service.collection.tasks import Order, Task
from api.service.refusals import SHOWN_CHARACTERS, Refusal
from api.service.visits import Desk, Visit

SUBMITTED = "submitted"
"""What a submit answers as status; it is none of the states that `status` tells (contract 9.1)."""


def submit(desk: Desk, visit: Visit) -> dict[str, Any]:
    """Take in links or user names. Raises `Refusal`."""
    return _taken(desk, visit, read_submit(visit.body, desk.options.most_values, desk.options.reach))


def keyword_submit(desk: Desk, visit: Visit) -> dict[str, Any]:
    """Take in keywords. Raises `Refusal`."""
    return _taken(desk, visit, read_keyword_submit(visit.body, desk.options.reach))


def status(desk: Desk, visit: Visit) -> dict[str, Any]:
    """How far a task is. Raises `Refusal`, 40401 for a task of somebody else."""
    task = own_task(desk, visit, read_task_id(visit.body))
    return {
        "task_id": task.task_id,
        "status": task.state.value,
        "total": task.total,
        "completed": task.completed,
        "failed": task.failed,
        "progress": task.progress,
    }


def data(desk: Desk, visit: Visit) -> dict[str, Any]:
    """A page of the creators collected so far. Raises `Refusal`."""
    asked = read_page(visit.body)
    task = own_task(desk, visit, asked.task_id)
    rows = desk.tasks.page(task, (asked.page - 1) * asked.size, asked.size)
    paging = {"total": desk.tasks.count_rows(task), "page": asked.page, "size": asked.size}
    visit.meta |= paging
    columns = [field.name for field in fields_of(task.platform, LEVEL)]
    items = [stringified(row) for row in rows] if desk.options.stringify else rows
    return {"columns_config": columns, "items": items, **paging}


def own_task(desk: Desk, visit: Visit, task_id: str) -> Task:
    """A task of the key that asks, as the clock has it: what is due of it is done first. Raises `Refusal` (40401)."""
    task = desk.tasks.find(visit.owner, task_id)
    if task is not None and task.due_at is not None and task.due_at <= desk.clock().timestamp():
        desk.collect(task.task_id)
        desk.wake()
        task = desk.tasks.find(visit.owner, task_id)
    if task is None:
        raise Refusal(NOT_FOUND, f"there is no task {task_id[:SHOWN_CHARACTERS]}")
    return task


def _taken(desk: Desk, visit: Visit, order: Order) -> dict[str, Any]:
    task = desk.tasks.add(visit.owner, order)
    desk.wake()
    return {
        "task_id": task.task_id,
        "status": SUBMITTED,
        "message": "the task is taken in; ask for its status",
        "total_count": task.total,
    }
