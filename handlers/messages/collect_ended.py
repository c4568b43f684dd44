"""A task that ended without all that it was to bring: what happened, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from api.contract.platforms import Platform
from handlers.cards import Block, Card, Controls, Fact, Facts, Mention, Paragraph, Tone, joined, rich
from handlers.messages.missed import cost, missed
from handlers.messages.problem import Problem
from handlers.messages.task_row import TaskShown, controls_of_task, told
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class CollectEnded:
    """A task as the card of its collection shows it, and whom to tell; `missing` and `credits` as on a file's card."""

    task: TaskShown
    person: tuple[str, str]
    missing: tuple[str, ...] = ()
    credits: int | None = None


def collect_ended(ended: CollectEnded, words: Words) -> Card:
    """Say what came of a task."""
    task = ended.task
    platform = words(f"platform-{task.platform}")
    is_empty = task.stage == "completed"
    kind_of_end = ("fileless" if task.refusal else "empty") if is_empty else task.stage
    title = words(f"ended-{kind_of_end}", platform=platform)
    explained = told(task, words) or ([rich(words("ended-empty-told"))] if is_empty else [])
    blocks: list[Block] = [Paragraph(joined((rich(Mention(*ended.person)), *explained), " "), warns=True)]
    count = words("collecting-of", done=words.whole(task.done), total=words.whole(task.total))
    kind = "-keywords" if task.by_keywords else ""
    facts = [Fact(words(f"collecting-done{kind}"), rich(count))]
    facts += [missed(len(ended.missing), ended.missing, words)] if ended.missing else []
    blocks.append(Facts((*facts, *cost(ended.credits, words))))
    controls = controls_of_task(task, words)
    if controls:
        blocks.append(Controls(controls))
    tone: Tone = "over" if task.stage in {"stopped", "given_up"} else "warning" if task.done or is_empty else "bad"
    return Card(title, tuple(blocks), tone=tone, summary=words.naming(title, count))


_PERSON = ("U1", "Mia")
EXAMPLE = CollectEnded(TaskShown(Platform.YOUTUBE, "timeout", 500, 300, 0, 0.6, retry="r1"), _PERSON)
EXAMPLES = (
    CollectEnded(TaskShown(Platform.TIKTOK, "failed", 40, retry="r1"), _PERSON),
    CollectEnded(TaskShown(Platform.TIKTOK, "given_up", 40, 12, watch="w1"), _PERSON),
    CollectEnded(
        TaskShown(Platform.TIKTOK, "completed", 2, 0, 2, 1.0, retry="r1"),
        _PERSON,
        missing=("@nope_zz", "@nobody"),
        credits=0,
    ),
    CollectEnded(TaskShown(Platform.TIKTOK, "completed", 2, 2, 0, 1.0, refusal=Problem("task-fileless")), _PERSON),
    CollectEnded(TaskShown(Platform.TIKTOK, "unknown", 40, again="a1"), _PERSON),
    CollectEnded(TaskShown(Platform.TIKTOK, "refused", 40, refusal=Problem("42902"), again="a1"), _PERSON),
    CollectEnded(TaskShown(Platform.TIKTOK, "stopped", 40, watch="w1"), _PERSON),
)
