"""One call of every endpoint, as background work that can wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from api.client import Client
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest
from api.contract.tasks import Format, TaskType
from api.pace import Priority
from tests.platforms.creator_api import Reply, success

Call = Callable[[Client], Awaitable[object]]

_WAITS = Priority.POLL
_LINKS = ["https://www.tiktok.com/@mia"]

FREE: dict[str, Call] = {
    "status": lambda client: client.status("task_1", priority=_WAITS),
    "data": lambda client: client.data("task_1", priority=_WAITS),
    "export": lambda client: client.export("task_1", Format.XLSX, priority=_WAITS),
    "download_url": lambda client: client.download_url("f1", priority=_WAITS),
    "verify": lambda client: client.verify("hello", priority=_WAITS),
}
"""Calls that may be repeated without cost or second effect."""

PAID: dict[str, Call] = {
    "search": lambda client: client.search(SearchRequest(Platform.TIKTOK), priority=_WAITS),
    "lookalike": lambda client: client.lookalike(LookalikeRequest("mia"), priority=_WAITS),
    "submit": lambda client: client.submit(TaskType.LINK_BATCH, Platform.TIKTOK, _LINKS, priority=_WAITS),
    "keyword_submit": lambda client: client.keyword_submit(Platform.TIKTOK, ["tea"], priority=_WAITS),
}
"""Calls that take credits or start something."""

ALL = FREE | PAID


def answer_to(name: str) -> Reply:
    """A success that the call of this name understands."""
    if name == "search":
        return success([])
    return success({"task_id": "task_1", "status": "completed", "file_url": "https://files.example/f", "items": []})
