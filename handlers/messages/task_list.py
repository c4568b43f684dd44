"""Collections of a person and of a conversation, newest first: how far each is, its tasks, and the way to its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Code, Control, Listing, Moment, Note, Paragraph, Rich, Row, joined, rich
from handlers.creators.masking import masked
from handlers.grammar.translating import in_language
from handlers.messages.collecting import Collecting
from handlers.messages.examples import NOON
from handlers.messages.task_row import TaskShown, progress
from handlers.words import Words

TASKS_NAMED = 3
"""How many tasks of a collection are named by their id; its own card has them all."""


@dataclass(frozen=True, slots=True)
class ListedCollection:
    """A collection in the list. `task_ids` are the API's; `show` and `file` are presses, `file` of its newest file."""

    shown: Collecting
    made_at: datetime
    task_ids: tuple[str, ...] = ()
    show: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """What a person may see, newest first."""

    collections: tuple[ListedCollection, ...]


def task_list(listed: TaskList, words: Words) -> Card:
    """Say what is under way and what was collected."""
    if not listed.collections:
        title = words("tasks-none")
        text = words("tasks-none-text")
        return Card(title, (Paragraph(rich(text)),), tone="info", summary=words.said(title, text))
    running = sum(not each.shown.is_over for each in listed.collections)
    title = words("tasks-title", count=running, over=len(listed.collections) - running)
    rows = tuple(_row(each, words) for each in listed.collections)
    blocks: tuple[Block, ...] = (Listing(rows, words("collect-refused-more")), Note(rich(words("tasks-note"))))
    return Card(title, blocks, tone="info", summary=title)


def _row(each: ListedCollection, words: Words) -> Row:
    shown = each.shown
    count = words("collecting-of", done=words.whole(shown.done), total=words.whole(shown.total))
    when = rich(Moment(each.made_at, words.moment(each.made_at)))
    stages = dict.fromkeys(task.stage for task in shown.tasks)
    lines: tuple[Rich, ...] = (
        joined((rich(words.listed(words(f"stage-{stage}") for stage in stages)), rich(shown.person), when)),
        joined([rich(Code(task)) for task in each.task_ids[:TASKS_NAMED]], " "),
    )
    return Row(
        joined((rich(Code(masked(in_language(shown.line, words.language)))), rich(count))),
        tuple(line for line in lines if line),
        controls=_controls(each, words),
        progress=None if shown.is_over else progress(shown.part, words),
    )


def _controls(each: ListedCollection, words: Words) -> tuple[Control, ...]:
    controls = [Button(words("button-fresh-link"), each.file)] if each.file else []
    if each.show:
        controls.append(Button(words("button-show"), each.show))
    return tuple(controls)


_RUNNING = Collecting(
    "/collect @mia.makes.up @lena_lashes @leo +39",
    "Mia",
    (TaskShown(Platform.TIKTOK, "processing", 40, 17, 1, 0.45), TaskShown(Platform.YOUTUBE, "waiting", 2)),
    timedelta(minutes=2),
)
_OVER = Collecting(
    "/collect list.csv", "Leo", (TaskShown(Platform.TIKTOK, "completed", 500, 480, 20, 1.0),), timedelta(0)
)

EXAMPLE = TaskList(
    (
        ListedCollection(_RUNNING, NOON, ("task_20261124_7f3a",), show="s1"),
        ListedCollection(_OVER, NOON - timedelta(days=2), ("task_20261122_91bc",), show="s2", file="f2"),
    )
)
EXAMPLES = (TaskList(()),)
