"""What an announcement says of a completed task beyond its counts: whom nobody found, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.links import Kind, read_link
from api.contract.tasks import TaskType
from handlers.context import Context
from storage.tasks import Task


@dataclass(frozen=True, slots=True)
class Outcome:
    """`missing` are the creators that were not found, as people write them, none where nobody can tell them.

    `credits` is what the API said that it took, None where it said nothing.
    """

    missing: tuple[str, ...] = ()
    credits: int | None = None


async def outcome_of(context: Context, task: Task) -> Outcome:
    """The outcome of a task as storage knows it; nothing is asked of the API."""
    credits_ = await context.store.spending.of_task(task.workspace, task.id)
    return Outcome(await _missing(context, task), credits_)


async def _missing(context: Context, task: Task) -> tuple[str, ...]:
    """The values that were not noted as collected since the task began; none unless their number fits what it told."""
    if task.state != "completed" or task.task_type == TaskType.KEYWORD or not task.failed:
        return ()
    since = task.submitted_at or task.made_at
    found = await context.store.collected.since(task.workspace, task.platform, task.values, since)
    missing = [value for value in task.values if value not in found]
    return tuple(map(_name, missing)) if len(missing) <= task.failed else ()


def _name(value: str) -> str:
    """A submitted value as people write it: `@mia` for the link to her profile."""
    link = read_link(value)
    is_handle = link.kind is Kind.PROFILE and not link.legacy
    return f"@{link.value}" if is_handle else link.value or value
