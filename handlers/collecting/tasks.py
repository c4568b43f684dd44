"""`/collect status`, what a person may see of the workspace's collections, and the presses that steer a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from handlers.cards.standing import Standing, standing
from handlers.collecting import letters, preview
from handlers.collecting.basket import Basket, basket_of
from handlers.collecting.results import missing_values
from handlers.collecting.submitting import submit_collection
from handlers.collecting.under_way import attempt, collection_shown, shown
from handlers.context import Answer, Ask
from handlers.grammar.examples import STATUS
from handlers.grammar.usage import Said, wrong
from handlers.line import Line, folded
from handlers.messages.problem import Problem, problem
from handlers.messages.task_list import ListedCollection, TaskList, task_list
from handlers.money.limits import OverLimit, is_granted, purse_of
from handlers.money.submissions import again_reserved, price_of, submission
from handlers.pasted import read_pasted
from handlers.people.rights import require
from storage import reservations, tasks
from storage.collections import Collection
from storage.database import Tables
from storage.reservations import OverBudget
from storage.tasks import Task

LISTED = 10
"""Collections that a status lists."""

LOOKED_AT = 200
"""The newest collections of a workspace among which those are found that a person may see."""

SHORTEST_BEGINNING = 4
"""Characters of an id that may stand for the whole."""


async def status_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/collect status [task]`: the list, or the card of one task's collection. Raises `UsageError`."""
    if line.words:
        task = await find_task(ask, line.words[0].text)
        return await shown(ask, await ask.context.store.collections.of(ask.workspace, task.collection))
    listed = [await _listed(ask, each) for each in (await visible(ask))[:LISTED]]
    return Answer(task_list, TaskList(tuple(listed)))


async def visible(ask: Ask) -> list[Collection]:
    """The collections that the asker may see, newest first: their own and this conversation's (features S18)."""
    newest = await ask.context.store.collections.newest(ask.workspace, LOOKED_AT)
    return [each for each in newest if may_see(ask, each)]


def may_see(ask: Ask, collection: Collection) -> bool:
    """Whether a collection is the asker's own or of this conversation."""
    return collection.person == ask.person.id or collection.conversation.get("id") == ask.conversation.id


async def find_task(ask: Ask, typed: str) -> Task:
    """The task that an id or the beginning of one names, among those that the asker may see. Raises `UsageError`."""
    name = folded(typed)
    known = await visible_tasks(ask)
    exact = [task for task in known if name in {folded(task.id), folded(task.task_id)}]
    near = [task for task in known if len(name) >= SHORTEST_BEGINNING and _begins(task, name)]
    found = exact or near
    if len(found) != 1:
        kind = "which-task" if found else "no-task"
        raise wrong(kind, typed, hint=Said("line-hint-tasks"), example=STATUS)
    return found[0]


async def visible_tasks(ask: Ask) -> list[Task]:
    """The tasks that the asker may see, those of the newest collection first."""
    store = ask.context.store
    return [task for each in await visible(ask) for task in await store.tasks.of_collection(ask.workspace, each.id)]


async def show(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Show: how far a collection is."""
    collection = await _collection(ask, press.id)
    return await shown(ask, collection) if collection else Answer(problem, Problem("stale"))


async def stop(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Stop watching: nothing more is asked about a collection's tasks."""
    store, now = ask.context.store, ask.context.clock()
    collection = await _collection(ask, press.id)
    if collection is None:
        return Answer(problem, Problem("stale"))
    for task in await store.tasks.of_collection(ask.workspace, collection.id):
        await store.tasks.stop_watching(ask.workspace, task.id, now)
    return await _redrawn(ask, collection)


async def watch(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Look again: a task that was left alone is asked about once more."""
    found = await _task(ask, press.id)
    if found is None:
        return Answer(problem, Problem("stale"))
    task, collection = found
    await ask.context.store.tasks.watch(ask.workspace, task.id, ask.context.clock())
    return await _redrawn(ask, collection)


async def again(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Send again: a submit that was refused or has an unknown outcome, once for each such attempt."""
    found = await _task(ask, press.id)
    if found is None:
        return Answer(problem, Problem("stale"))
    task, collection = found
    if task.ended_at is None or press.way != attempt(task):
        return await shown(ask, collection)
    await require(ask, "spend")
    if await _sent_again(ask, task, collection, task.ended_at):
        await submit_collection(ask.context, ask.workspace, collection.id)
    return await _redrawn(ask, collection)


async def _sent_again(ask: Ask, task: Task, collection: Collection, ended_at: datetime) -> bool:
    """Whether a submit is to be sent again, with what it may cost set aside. Raises `OverLimit`."""
    store, now = ask.context.store, ask.context.clock()
    wanted = submission(collection.line, price_of(ask.context, task), f"again {task.id} {ended_at.isoformat()}")
    held = {store.token(): again_reserved(ask.context, task, collection)}

    def change(tables: Tables) -> bool:
        if not tasks.try_again(tables, ask.workspace, task.id, ended_at, now):
            return False
        reservations.hold(tables, held, now, is_granted=is_granted(ask, wanted))
        return True

    try:
        return await store.database.write(change)
    except OverBudget as refused:
        raise OverLimit(wanted, refused.over, purse_of(ask)) from refused


async def retry(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Retry: the preview of what a task has no row for; nothing is sent. Raises `api.errors.ApiError`."""
    return below(ask, await _missing(ask, press))


def below(ask: Ask, answer: Answer[Any]) -> Answer[Any]:
    """An answer as a message of its own: in a direct message it would take the place of the card that was pressed."""
    return replace(answer, audience="everyone") if ask.conversation.is_private else answer


async def _missing(ask: Ask, press: Standing) -> Answer[Any]:
    found = await _task(ask, press.id)
    if found is None:
        return Answer(problem, Problem("stale"))
    task, collection = found
    if task.task_type == TaskType.KEYWORD:
        return await preview.show_keywords(ask, Basket(keywords=task.values, platform=Platform(task.platform)))
    missing = await missing_values(ask.context, task, collection)
    if not missing:
        return Answer(problem, Problem("nothing-missing"))
    return await preview.show(ask, basket_of(read_pasted("\n".join(missing), most=len(missing))))


async def _redrawn(ask: Ask, collection: Collection) -> Answer[Any]:
    """How far a collection is, after its one card was asked to show the same."""
    await ask.context.store.write(letters.redraw(ask.context, collection, at_once=True))
    return await shown(ask, await ask.context.store.collections.of(ask.workspace, collection.id))


async def _collection(ask: Ask, id_: str) -> Collection | None:
    found = await ask.context.store.collections.find(ask.workspace, id_)
    return found if found and may_see(ask, found) else None


async def _task(ask: Ask, id_: str) -> tuple[Task, Collection] | None:
    task = await ask.context.store.tasks.find(ask.workspace, id_)
    collection = await _collection(ask, task.collection) if task else None
    return (task, collection) if task and collection else None


async def _listed(ask: Ask, collection: Collection) -> ListedCollection:
    store = ask.context.store
    its_tasks = await store.tasks.of_collection(ask.workspace, collection.id)
    files = [file for task in its_tasks for file in await store.files.of_task(ask.workspace, task.id)]
    return ListedCollection(
        shown=await collection_shown(ask.context, collection),
        made_at=collection.made_at,
        task_ids=_ids(its_tasks),
        show=standing("collection.show", collection.id),
        file=standing("file.link", files[-1].id) if files else "",
    )


def _ids(its_tasks: Sequence[Task]) -> tuple[str, ...]:
    return tuple(task.task_id for task in its_tasks if task.task_id)


def _begins(task: Task, name: str) -> bool:
    return folded(task.task_id).startswith(name) or folded(task.task_id).removeprefix("task_").startswith(name)
