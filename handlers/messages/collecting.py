"""The one card of a collection: how far it is, task by task, until everything is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from api.contract.platforms import Platform
from handlers.cards import (
    Block,
    Button,
    Card,
    Code,
    Confirm,
    Control,
    Controls,
    Fact,
    Facts,
    Listing,
    Note,
    Paragraph,
    Tone,
    rich,
)
from handlers.creators.masking import masked
from handlers.grammar.translating import in_language
from handlers.messages.problem import Problem
from handlers.messages.task_row import TaskShown, controls_of_task, percent, progress, task_row, told
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Collecting:
    """A collection with its tasks. `elapsed` runs from the first submit, to the end of the last task once all is over.

    `usual` is how long such tasks of the workspace take, None where none has ended yet. `stop` is a press.
    """

    line: str
    person: str
    tasks: tuple[TaskShown, ...]
    elapsed: timedelta
    usual: timedelta | None = None
    stop: str = ""

    @property
    def total(self) -> int:
        """The values of all tasks."""
        return sum(task.total for task in self.tasks)

    @property
    def done(self) -> int:
        """The values that were found."""
        return sum(task.done for task in self.tasks)

    @property
    def failed(self) -> int:
        """The values that nobody was found for."""
        return sum(task.failed for task in self.tasks)

    @property
    def part(self) -> float:
        """The part of the work that is done, 0..1; a task that is over has nothing left to do."""
        work = sum(task.total * (1 if task.is_over else task.part) for task in self.tasks)
        return work / self.total if self.total else 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing is under way."""
        return all(task.is_over for task in self.tasks)

    @property
    def by_keywords(self) -> bool:
        """Whether keywords are collected by, so that counts are of keywords."""
        return any(task.by_keywords for task in self.tasks)


def collecting(collection: Collecting, words: Words) -> Card:
    """Show how far a collection is."""
    title = _title(collection, words)
    blocks: list[Block] = []
    if not collection.is_over:
        blocks.append(progress(collection.part, words))
    blocks.append(Facts(_facts(collection, words)))
    if len(collection.tasks) > 1:
        rows = tuple(task_row(task, words) for task in collection.tasks)
        blocks.append(Listing(rows, words("collect-refused-more"), "steps", _tasks(collection, words)))
        controls: tuple[Control, ...] = ()
    else:
        blocks += [Paragraph(line, warns=True) for task in collection.tasks for line in told(task, words)]
        controls = tuple(control for task in collection.tasks for control in controls_of_task(task, words))
    if collection.stop and not collection.is_over:
        controls = (*controls, _stop(collection.stop, words))
    if controls:
        blocks.append(Controls(controls))
    if not collection.is_over:
        blocks.append(Note(rich(words("collecting-note"))))
    tags = tuple(dict.fromkeys(words(f"platform-{task.platform}") for task in collection.tasks))
    summary = _summary(title, collection, words)
    return Card(title, tuple(blocks), tone=_tone(collection), summary=summary, tags=tags)


def _title(collection: Collecting, words: Words) -> str:
    kind = "-keywords" if collection.by_keywords else ""
    count: dict[str, str | int] = {"count": collection.total, "whole": words.whole(collection.total)}
    if not collection.is_over:
        return words(f"collecting-title{kind}", **count, percent=percent(collection.part, words))
    if not collection.done:
        return words("collected-none")
    if collection.done == collection.total:
        return words(f"collected-all{kind}", **count)
    return words(f"collected-some{kind}", **count, done=words.whole(collection.done))


_WORRYING = frozenset({"unknown", "refused", "unanswered"})
"""What somebody should look at although a collection is under way."""


def _tone(collection: Collecting) -> Tone:
    if not collection.is_over:
        return "warning" if any(task.stage in _WORRYING for task in collection.tasks) else "info"
    if all(task.stage == "completed" for task in collection.tasks):
        return "good" if collection.done else "warning"
    return "warning" if collection.done else "bad"


def _facts(collection: Collecting, words: Words) -> tuple[Fact, ...]:
    kind = "-keywords" if collection.by_keywords else ""
    total, done = words.whole(collection.total), words.whole(collection.done)
    facts = [Fact(words(f"collecting-done{kind}"), rich(words("collecting-of", done=done, total=total)))]
    if collection.failed:
        facts.append(Fact(words("collecting-failed"), rich(words.whole(collection.failed))))
    facts.append(Fact(words("collecting-time"), rich(_time(collection, words))))
    facts.append(Fact(words("collecting-line"), rich(Code(masked(in_language(collection.line, words.language))))))
    if collection.person:
        facts.append(Fact(words("collecting-person"), rich(collection.person)))
    return tuple(facts)


def _tasks(collection: Collecting, words: Words) -> str:
    over = sum(task.is_over for task in collection.tasks)
    return words("collecting-tasks", over=words.whole(over), count=words.whole(len(collection.tasks)))


def _time(collection: Collecting, words: Words) -> str:
    is_short = collection.elapsed < timedelta(seconds=10)
    elapsed = words("collecting-begun") if is_short else words.age(collection.elapsed)
    if collection.usual is None or collection.is_over:
        return elapsed
    return words("collecting-usual", elapsed=elapsed, usual=words.age(collection.usual))


def _stop(press: str, words: Words) -> Button:
    confirm = Confirm(words("stop-title"), words("stop-text"), words("stop-yes"), words("stop-no"))
    return Button(words("button-stop"), press, confirm=confirm)


def _summary(title: str, collection: Collecting, words: Words) -> str:
    said = [title]
    if not collection.is_over:
        total, done = words.whole(collection.total), words.whole(collection.done)
        said.append(words("collecting-of", done=done, total=total))
    for stage in ("unanswered", "unknown", "refused", "failed", "timeout", "given_up"):
        count = sum(task.stage == stage for task in collection.tasks)
        if count:
            said.append(words(f"stage-{stage}"))
    return " · ".join(said)


EXAMPLE = Collecting(
    line="/collect @mia.makes.up @lena_lashes @beanlab +657",
    person="Mia",
    tasks=(
        TaskShown(Platform.TIKTOK, "processing", 500, 212, 4, 0.432, number=1),
        TaskShown(Platform.TIKTOK, "waiting", 120, number=2),
        TaskShown(Platform.YOUTUBE, "importing", 40, 40, 0, 1.0),
    ),
    elapsed=timedelta(minutes=4),
    usual=timedelta(minutes=6),
    stop="s1",
)
EXAMPLES = (
    Collecting(
        "/collect @mia.makes.up tiktok", "Mia", (TaskShown(Platform.TIKTOK, "sent", 1),), timedelta(0), stop="s"
    ),
    Collecting(
        "/collect list.csv",
        "Mia",
        (
            TaskShown(Platform.TIKTOK, "completed", 500, 497, 3, 1.0),
            TaskShown(Platform.YOUTUBE, "timeout", 500, 300, 0, 0.6, retry="r1"),
            TaskShown(Platform.INSTAGRAM, "unknown", 80, again="a1"),
            TaskShown(Platform.INSTAGRAM, "refused", 20, refusal=Problem("40201", request_id="req_1"), again="a2"),
        ),
        timedelta(minutes=46),
    ),
    Collecting(
        "/collect @mia tiktok", "Mia", (TaskShown(Platform.TIKTOK, "completed", 40, 40, 0, 1.0),), timedelta(minutes=6)
    ),
    Collecting(
        "/collect @mia tiktok", "Mia", (TaskShown(Platform.TIKTOK, "completed", 2, 0, 2, 1.0),), timedelta(minutes=6)
    ),
    Collecting(
        "/collect @mia tiktok", "Mia", (TaskShown(Platform.TIKTOK, "failed", 40, retry="r"),), timedelta(minutes=6)
    ),
    Collecting(
        "/collect @mia tiktok",
        "Mia",
        (TaskShown(Platform.TIKTOK, "stopped", 40, 3, 0, 0.1, watch="w"),),
        timedelta(minutes=6),
    ),
    Collecting(
        "/collect @mia tiktok",
        "Mia",
        (TaskShown(Platform.TIKTOK, "slow", 40, 3, 0, 0.1),),
        timedelta(hours=2),
        stop="s",
    ),
    Collecting(
        "/collect @mia tiktok",
        "Mia",
        (
            TaskShown(
                Platform.TIKTOK, "unanswered", 40, 3, 0, 0.1, refusal=Problem("40103", request_id="req_1"), watch="w"
            ),
            TaskShown(Platform.YOUTUBE, "unanswered", 2, refusal=Problem("task-unknown"), watch="w"),
        ),
        timedelta(minutes=2),
        stop="s",
    ),
    Collecting(
        "/collect @mia tiktok",
        "Mia",
        (TaskShown(Platform.TIKTOK, "unanswered", 2, refusal=Problem("task-untold", {"reason": "403"}), watch="w"),),
        timedelta(minutes=2),
        stop="s",
    ),
    Collecting(
        "/collect @mia tiktok",
        "Mia",
        (TaskShown(Platform.TIKTOK, "given_up", 40, 3, 0, 0.1, watch="w"),),
        timedelta(days=1),
    ),
    Collecting(
        "/collect keywords tiktok glass skin, skincare",
        "Mia",
        (TaskShown(Platform.TIKTOK, "processing", 2, 1, 0, 0.5, by_keywords=True),),
        timedelta(minutes=3),
        stop="s",
    ),
)
