"""What tests of collection do again and again: submit, let time pass, ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.contract.endpoints import DATA, KEYWORD_SUBMIT, STATUS, SUBMIT
from api.service.app import Service
from tests.api.clock import Clock
from tests.api.service.door import Door

CHARLI = "https://www.tiktok.com/@charlidamelio"


class Receiver:
    """A receiver of webhooks that answers as told: `answers` are statuses or errors, the last one for ever."""

    def __init__(self, *answers: int | Exception) -> None:
        self.answers = list(answers) or [200]
        self.got: list[tuple[str, bytes, Mapping[str, str]]] = []

    async def __call__(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        self.got.append((url, content, headers))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


async def submit(door: Door, *values: str, **fields: Any) -> str:
    """Submit links to TikTok creators; gives the task's id."""
    body = {"task_type": "LINK_BATCH", "platform": "tiktok", "values": list(values) or [CHARLI], **fields}
    task_id: str = (await door.post(SUBMIT.path, body)).data["task_id"]
    return task_id


async def submit_keywords(door: Door, *keywords: str, **fields: Any) -> str:
    """Submit keywords for TikTok; gives the task's id."""
    body = {"platform": "tiktok", "keywords": list(keywords), **fields}
    task_id: str = (await door.post(KEYWORD_SUBMIT.path, body)).data["task_id"]
    return task_id


async def passed(service: Service, seconds: float, receiver: Receiver | None = None) -> None:
    """Let time pass, and the service do what is due by then."""
    clock = service.clock
    assert isinstance(clock, Clock)
    clock.turn(seconds=seconds)
    await service.runner.work(receiver or Receiver())


async def status(door: Door, task_id: str) -> dict[str, Any]:
    """What the service tells of a task."""
    told: dict[str, Any] = (await door.post(STATUS.path, task_id=task_id)).data
    return told


async def rows(door: Door, task_id: str) -> list[dict[str, Any]]:
    """The first hundred creators of a task."""
    return (await door.post(DATA.path, task_id=task_id, size=100)).items


async def done_task(door: Door, *values: str, **fields: Any) -> str:
    """A task whose time is over."""
    task_id = await submit(door, *values, **fields)
    await passed(door.service, 3600)
    return task_id
