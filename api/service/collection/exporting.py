"""Export files of tasks and fresh links to them (contract 9.5 and 10)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from api.contract.codes import BAD_REQUEST, NOT_FOUND
from api.contract.fields import fields_of
from api.contract.tasks import Format, TaskState
from api.service.collection.bodies import read_file, read_format, read_task_id
from api.service.collection.collecting import LEVEL
from api.service.collection.endpoints import own_task
from api.service.collection.tasks import Task
from api.service.exports import write_export
from api.service.exports.columns import column_of
from api.service.files.store import File
from api.service.refusals import SHOWN_CHARACTERS, Refusal
from api.service.visits import Desk, Visit


def export(desk: Desk, visit: Visit) -> dict[str, Any]:
    """The file of a completed task, made on first asking. Raises `Refusal`."""
    task_id, kind = read_task_id(visit.body), read_format(visit.body)
    task = own_task(desk, visit, task_id)
    if task.state is not TaskState.COMPLETED:
        trouble = f"{task.task_id} is {task.state.value}; only a completed task can be exported"
        raise Refusal(BAD_REQUEST, trouble, by_rule=True)
    if not desk.tasks.count_rows(task):
        raise Refusal(NOT_FOUND, f"{task.task_id} found nobody; there is nothing to export")
    file = desk.files.exported(task.owner, task.task_id, kind) or _made(desk, task, kind)
    return {**_linked(desk, file), "format": file.format.value, "row_count": file.rows}


def download_url(desk: Desk, visit: Visit) -> dict[str, Any]:
    """A new link to a file of the key: the one of this id, or the newest of this name. Raises `Refusal`."""
    file_id, name = read_file(visit.body)
    file = desk.files.find(visit.owner, file_id) if file_id else desk.files.newest(visit.owner, name)
    if file is None or not file.path.is_file():
        raise Refusal(NOT_FOUND, f"there is no file {(file_id or name)[:SHOWN_CHARACTERS]}")
    return _linked(desk, file)


def _made(desk: Desk, task: Task, kind: Format) -> File:
    columns = [column_of(field) for field in fields_of(task.platform, LEVEL)]
    title = task.name or task.task_id
    with desk.files.draft() as draft:
        rows = write_export(kind, draft, columns, desk.tasks.every_row(task), title)
        return desk.files.put(task.owner, task.task_id, kind, f"{title}.{kind.value}", rows, draft)


def _linked(desk: Desk, file: File) -> dict[str, Any]:
    link = desk.files.link(file)
    expires = _spelt(link.expires_at)
    return {"file_id": file.file_id, "file_name": file.name, "file_url": link.url, "file_expire_at": expires}


def _spelt(at: datetime) -> str:
    """The offset is written `+00:00` here, `Z` elsewhere (contract 1)."""
    return at.isoformat(timespec="seconds")
