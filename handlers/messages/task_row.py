"""How one task of a collection looks, on its one card and in what is said about it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.contract.platforms import Platform
from handlers.cards import Button, Confirm, Control, Progress, Rich, Row, State, joined, rich
from handlers.messages import problem
from handlers.messages.problem import Problem
from handlers.words import Words

Stage = Literal[
    "waiting",
    "sent",
    "processing",
    "importing",
    "slow",
    "unanswered",
    "completed",
    "failed",
    "timeout",
    "given_up",
    "stopped",
    "unknown",
    "refused",
]


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One task: `done` of `total` values were found and `failed` were not; `part` is 0..1 of the work.

    `number` counts the tasks of one platform from 1, 0 where there is one only. `refusal` says why it was refused,
    or why the API tells nothing of it just now.
    `retry`, `again`, `watch` are presses: collect what is missing, send once more, look again; empty leaves them out.
    """

    platform: Platform
    stage: Stage
    total: int
    done: int = 0
    failed: int = 0
    part: float = 0.0
    number: int = 0
    by_keywords: bool = False
    refusal: Problem | None = None
    retry: str = ""
    again: str = ""
    watch: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is under way."""
        return self.stage not in {"waiting", "sent", "processing", "importing", "slow", "unanswered"}

    @property
    def missing(self) -> int:
        """The values that were neither found nor looked for in vain, or that cannot be told apart from those."""
        return max(self.total - self.done, 0)


def task_row(task: TaskShown, words: Words) -> Row:
    """A task among others: where it is, how far, and what can be done about it."""
    name = words(f"platform-{task.platform}") + (f" {task.number}" if task.number else "")
    count = words("collecting-of", done=words.whole(task.done), total=words.whole(task.total))
    return Row(
        joined((rich(name), rich(count), rich(words(f"stage-{task.stage}")))),
        tuple(told(task, words)),
        controls=controls_of_task(task, words),
        state=_state(task),
        progress=progress(task.part, words, name) if task.stage in _MOVING else None,
    )


def _state(task: TaskShown) -> State:
    if not task.is_over:
        return "waiting" if task.stage in {"waiting", "sent"} else "running"
    return "done" if task.stage == "completed" else "failed"


_MOVING = frozenset({"processing", "importing", "slow", "unanswered"})
_EXPLAINED = frozenset({"importing", "slow", "unanswered", "failed", "timeout", "given_up", "stopped", "unknown"})


def told(task: TaskShown, words: Words) -> list[Rich]:
    """What a stage means for people, where its name is not enough."""
    lines: list[Rich] = []
    if task.refusal is not None:
        lines.append(rich(problem.told(task.refusal, words, "collect")))
    if task.stage in _EXPLAINED:
        lines.append(rich(words(f"stage-{task.stage}-told")))
    return lines


def controls_of_task(task: TaskShown, words: Words) -> tuple[Control, ...]:
    """What can be done about a task that is not simply under way or done."""
    controls: list[Control] = []
    if task.retry:
        controls.append(Button(words("button-retry", count=words.whole(task.missing)), task.retry))
    if task.again and task.stage == "unknown":
        paid_twice = Confirm(words("again-title"), words("again-text"), words("again-yes"), words("again-no"))
        controls.append(Button(words("button-again-unknown"), task.again, style="danger", confirm=paid_twice))
    elif task.again:
        controls.append(Button(words("button-again"), task.again))
    if task.watch:
        controls.append(Button(words("button-watch"), task.watch))
    return tuple(controls)


def progress(part: float, words: Words, label: str = "") -> Progress:
    """How far what is under way is, 0 to 1, by a name where others stand beside it."""
    return Progress(part, percent(part, words), label)


def percent(part: float, words: Words) -> str:
    """A whole percent that says 100% only of what is complete."""
    return words.percent(int(part * 100) / 100, 0)
