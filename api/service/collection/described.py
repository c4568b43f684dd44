"""What the OpenAPI page says of the collection and file endpoints: their fields, summaries and examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.contract import endpoints
from api.contract.endpoints import Endpoint
from api.contract.filters import SIZES
from api.contract.platforms import Platform
from api.contract.tasks import DATA_SIZE, MOST_KEYWORDS, MOST_VALUES, Format, TaskState
from api.service.collection.bodies import SUBMITTED

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TIME: Schema = {"type": "string", "format": "date-time"}
_PLATFORM: Schema = {"enum": [platform.value for platform in Platform]}
_NAMING: Schema = {
    "task_name": _TEXT | {"description": "names the task's files"},
    "webhook_url": _TEXT | {"description": "an https address that is called when the task has ended"},
}
_TASK: Schema = {"task_id": _TEXT}
_TAKEN: Schema = {"task_id": _TEXT, "status": _TEXT, "message": _TEXT, "total_count": _COUNT}
_LINK: Schema = {
    "file_id": _TEXT | {"description": "keep this, never the link"},
    "file_name": _TEXT,
    "file_url": _TEXT | {"description": "to be used byte for byte until it expires"},
    "file_expire_at": _TIME,
}
_PAGING: Schema = {
    "page": {"type": "integer", "minimum": 1, "default": 1},
    "size": {"type": "integer", "minimum": SIZES[0], "maximum": SIZES[1], "default": DATA_SIZE},
}


def _texts(most: int) -> Schema:
    return {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": most}


FIELDS: Mapping[Endpoint, Schema] = {
    endpoints.SUBMIT: {
        "task_type": {"enum": list(SUBMITTED)},
        "platform": _PLATFORM,
        "values": _texts(MOST_VALUES) | {"description": "profile links, channel ids or user names"},
        **_NAMING,
    },
    endpoints.KEYWORD_SUBMIT: {"platform": _PLATFORM, "keywords": _texts(MOST_KEYWORDS), **_NAMING},
    endpoints.STATUS: _TASK,
    endpoints.DATA: {**_TASK, **_PAGING},
    endpoints.EXPORT: {**_TASK, "format": {"enum": [each.value for each in Format]}},
    endpoints.DOWNLOAD_URL: {
        "file_id": _TEXT | {"description": "this or file_name is needed; it counts where both are given"},
        "file_name": _TEXT | {"description": "the newest file of this name"},
    },
}
"""The body of each request."""

ANSWERED: Mapping[Endpoint, Schema] = {
    endpoints.SUBMIT: _TAKEN,
    endpoints.KEYWORD_SUBMIT: _TAKEN,
    endpoints.STATUS: {
        "task_id": _TEXT,
        "status": {"enum": [state.value for state in TaskState], "description": "decide by this alone"},
        **dict.fromkeys(("total", "completed", "failed"), _COUNT),
        "progress": {"type": "number", "description": "percent; 100 while the import still goes on"},
    },
    endpoints.DATA: {
        "columns_config": {"type": "array", "items": _TEXT},
        "items": {"type": "array", "items": {"type": "object"}},
        **dict.fromkeys(("total", "page", "size"), _COUNT),
    },
    endpoints.EXPORT: {**_LINK, "format": _TEXT, "row_count": _COUNT},
    endpoints.DOWNLOAD_URL: _LINK,
}
"""The `data` of each answer."""

SUMMARIES: Mapping[Endpoint, str] = {
    endpoints.SUBMIT: "Collect creators by links or user names",
    endpoints.KEYWORD_SUBMIT: "Collect creators by keywords",
    endpoints.STATUS: "How far a task is",
    endpoints.DATA: "The creators that a task collected",
    endpoints.EXPORT: "The file of a completed task",
    endpoints.DOWNLOAD_URL: "A new link to a file; needs no identity",
}

_ID, _FILE = "task_20261124_9f86d081884c7d65", "0b1c2d3e4f5061728394a5b6c7d8e9f0"

REQUESTS: Mapping[Endpoint, dict[str, Any]] = {
    endpoints.SUBMIT: {
        "task_type": "LINK_BATCH",
        "platform": "tiktok",
        "values": ["https://www.tiktok.com/@charlidamelio", "https://www.tiktok.com/@mia.makes"],
        "task_name": "Spring launch",
    },
    endpoints.KEYWORD_SUBMIT: {"platform": "youtube", "keywords": ["beauty tips", "skincare"]},
    endpoints.STATUS: {"task_id": _ID},
    endpoints.DATA: {"task_id": _ID, "page": 1, "size": 20},
    endpoints.EXPORT: {"task_id": _ID, "format": "xlsx"},
    endpoints.DOWNLOAD_URL: {"file_id": _FILE},
}

_LINKED = {
    "file_id": _FILE,
    "file_name": "Spring launch.xlsx",
    "file_url": f"https://api.example/files/{_FILE}?expires=1795615200&signature=5e884898",
    "file_expire_at": "2026-11-25T14:00:00+00:00",
}

TOLD: Mapping[Endpoint, dict[str, Any]] = {
    endpoints.SUBMIT: {
        "task_id": _ID,
        "status": "submitted",
        "message": "the task is taken in; ask for its status",
        "total_count": 2,
    },
    endpoints.KEYWORD_SUBMIT: {
        "task_id": _ID,
        "status": "submitted",
        "message": "the task is taken in; ask for its status",
        "total_count": 2,
    },
    endpoints.STATUS: {
        "task_id": _ID,
        "status": "processing",
        "total": 2,
        "completed": 1,
        "failed": 0,
        "progress": 50.0,
    },
    endpoints.DATA: {
        "columns_config": ["uid", "username", "nickname"],
        "items": [{"uid": "7012345678901234567", "username": "mia.makes", "nickname": "Mia"}],
        "total": 1,
        "page": 1,
        "size": 20,
    },
    endpoints.EXPORT: {**_LINKED, "format": "xlsx", "row_count": 2},
    endpoints.DOWNLOAD_URL: _LINKED,
}
"""The `data` of an answer to each of the requests."""
