"""Collection tasks: limits, states, and what submit, status, data and export answer (contract 9 and 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from api.contract.values import Kind, read, read_time

MOST_VALUES, MOST_KEYWORDS = 500, 10
"""Values of one submit and keywords of one keyword submit (contract 9.1, 9.2)."""

DATA_SIZE = 20
"""Rows of a data page when the request names none (contract 9.4)."""


class TaskType(StrEnum):
    """What a task was made from. KEYWORD occurs in answers only (contract 9.1, 12)."""

    LINK_BATCH = "LINK_BATCH"
    FILE_UPLOAD = "FILE_UPLOAD"
    KEYWORD = "KEYWORD"


class TaskState(StrEnum):
    """The four states of a task. Judge a task by this alone: progress 100 may still be PROCESSING (contract 9.3)."""

    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    TIMEOUT = "timeout"

    @property
    def is_final(self) -> bool:
        """Whether the task will not change any more."""
        return self is not TaskState.PROCESSING


class Format(StrEnum):
    """What an export can be. `feishu_doc` is reserved by the API and refused (contract 9.5)."""

    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Submitted:
    """The answer to a submit: the task's id and how many values it took. `status` is not one of the task states."""

    task_id: str
    status: str
    total_count: int | None
    message: str = ""


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """How far a task is. `progress` is a percent 0..100; `state` is None for a word the contract does not know."""

    task_id: str
    state: TaskState | None
    total: int | None = None
    completed: int | None = None
    failed: int | None = None
    progress: float | None = None


@dataclass(frozen=True, slots=True)
class DataPage:
    """Collected rows. `columns` are (key, label) pairs in display order; `items` rows as they came."""

    columns: tuple[tuple[str, str], ...]
    items: tuple[Mapping[str, Any], ...]
    total: int | None
    page: int | None
    size: int | None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A stored file and its passing link. Keep `file_id`, never the link; use the link byte for byte (contract 10)."""

    file_id: str
    file_name: str
    file_url: str = field(repr=False)
    expires_at: datetime | None = None
    format: str = ""
    row_count: int | None = None


def read_submitted(data: Mapping[str, Any]) -> Submitted:
    """The answer to a submit or keyword submit."""
    return Submitted(
        task_id=str(data.get("task_id") or ""),
        status=str(data.get("status") or ""),
        total_count=_whole(data.get("total_count")),
        message=str(data.get("message") or ""),
    )


def read_status(data: Mapping[str, Any]) -> TaskStatus:
    """The answer to a status request. `completed` and `failed` are counts; only `status` tells the state."""
    state = str(data.get("status") or "")
    progress = read(Kind.NUMBER, data.get("progress"))
    return TaskStatus(
        task_id=str(data.get("task_id") or ""),
        state=TaskState(state) if state in set(TaskState) else None,
        total=_whole(data.get("total")),
        completed=_whole(data.get("completed")),
        failed=_whole(data.get("failed")),
        progress=progress if isinstance(progress, int | float) else None,
    )


def read_data(data: Any) -> DataPage:
    """A page of rows; rows may lie under `items` or one of the older names, or be the whole answer (contract 9.4)."""
    if isinstance(data, list):
        data = {"items": data}
    rows: Any = next((data[name] for name in ("items", "data", "records", "creators") if data.get(name)), [])
    columns = []
    for entry in data.get("columns_config") or []:
        if isinstance(entry, Mapping):
            key = str(entry.get("key") or entry.get("field") or "")
            columns.append((key, str(entry.get("title") or entry.get("label") or key)))
        else:
            columns.append((str(entry), str(entry)))
    return DataPage(
        tuple(columns),
        tuple(row for row in rows if isinstance(row, Mapping)) if isinstance(rows, list) else (),
        _whole(data.get("total")),
        _whole(data.get("page")),
        _whole(data.get("size")),
    )


def read_file(data: Mapping[str, Any]) -> StoredFile:
    """The answer to an export or a download-url request."""
    return StoredFile(
        file_id=str(data.get("file_id") or ""),
        file_name=str(data.get("file_name") or ""),
        file_url=str(data.get("file_url") or ""),
        expires_at=read_time(data.get("file_expire_at")),
        format=str(data.get("format") or ""),
        row_count=_whole(data.get("row_count")),
    )


def _whole(value: Any) -> int | None:
    number = read(Kind.WHOLE, value)
    return number if isinstance(number, int) and not isinstance(number, bool) else None
