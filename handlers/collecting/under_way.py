"""The one card of a collection, drawn from what storage knows; the press that starts one, and those that steer it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from api.contract.codes import NOT_FOUND
from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from handlers.cards import Card
from handlers.cards.standing import standing
from handlers.collecting import letters
from handlers.collecting.intervals import SLOW_AFTER
from handlers.collecting.preview import held, intents, usual_time
from handlers.collecting.submitting import submit_collection
from handlers.context import Answer, Ask, Context
from handlers.messages.collect_started import CollectStarted, collect_started
from handlers.messages.collecting import Collecting, collecting
from handlers.messages.problem import Problem, problem
from handlers.messages.task_row import Stage, TaskShown
from handlers.money.limits import OverLimit, Wanted, is_granted, purse_of, reservation_of
from handlers.money.submissions import price_of, submission
from handlers.people.rights import require
from handlers.refusals import KNOWN
from handlers.stored_chat import dump_conversation
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage import collections, offers, reservations, tasks
from storage.collections import Collection, NewCollection
from storage.database import Change
from storage.reservations import NewReservation, OverBudget
from storage.tasks import NewTask, Task

_NEEDS_MORE = frozenset({40001, 42901})
"""Codes whose sentences need what a stored refusal does not keep."""

_OF_THE_KEY = frozenset({"40101", "40102", "40103", "40104", "40301", "42902"})
"""Codes that say of any call what is wrong with the key or the account."""


async def start(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Collect: everything is written down in one go, then sent. The same preview never starts twice.

    Raises `MayNot` and `OverLimit`.
    """
    basket = await held(ask, arguments)
    if basket is None:
        return Answer(problem, Problem("stale"))
    await require(ask, "spend")
    basket = basket.only_new() if arguments.get("only_new") else basket
    wanted = intents(basket, ask.context.options.values_per_task)
    try:
        await _write_down(ask, arguments["basket"], basket.line, wanted)
    except offers.AlreadyUsed:
        return await _shown(ask, arguments["basket"])
    except OverBudget as refused:
        raise OverLimit(_whole(ask, arguments["basket"], basket.line, wanted), refused.over, purse_of(ask)) from refused
    count = sum(len(task.values) for task in wanted)
    told = Answer(collect_started, CollectStarted(count, by_keywords=basket.platform is not None))
    async with ask.working(told):
        await submit_collection(ask.context, ask.workspace, arguments["basket"])
    sent = await ask.context.store.tasks.of_collection(ask.workspace, arguments["basket"])
    if all(task.intent == "refused" for task in sent):
        return Answer(problem, refusal_of(sent[0]))
    return told


async def progress_card(context: Context, collection: Collection) -> Card:
    """The card of a collection as things are now, in the language it was asked in."""
    shown = await collection_shown(context, collection)
    return for_everybody(partial(collecting, shown), language_of(collection.language))


async def collection_shown(context: Context, collection: Collection) -> Collecting:
    """What the card of a collection says."""
    now = context.clock()
    known = await context.store.tasks.of_collection(collection.workspace, collection.id)
    is_watched = any(task.intent == "confirmed" and task.ended_at is None for task in known)
    return Collecting(
        line=collection.line,
        person=collection.person_name,
        tasks=_numbered(known, now),
        elapsed=elapsed(collection, known, now),
        usual=await usual_time(context, collection.workspace, known),
        stop=standing("collection.stop", collection.id) if is_watched else "",
    )


def elapsed(collection: Collection, known: Sequence[Task], now: datetime) -> timedelta:
    """How long a collection has taken: from its first submit to now, or to its last end."""
    began = min((task.submitted_at for task in known if task.submitted_at), default=collection.made_at)
    ends = [task.ended_at or now for task in known]
    return max(max(ends, default=now) - began, timedelta())


def task_shown(task: Task, now: datetime, number: int = 0) -> TaskShown:
    """One task as the card shows it."""
    stage, total = _stage(task, now), task.total if task.total is not None else len(task.values)
    done, failed = task.completed or 0, task.failed or 0
    part = task.progress / 100 if task.progress is not None else (done + failed) / max(total, 1)
    return TaskShown(
        platform=Platform(task.platform),
        stage=stage,
        total=total,
        done=min(done, total),
        failed=failed,
        part=min(max(part, 0.0), 1.0),
        number=number,
        by_keywords=task.task_type == TaskType.KEYWORD,
        refusal=_refusal(task, stage),
        retry=standing("task.retry", task.id) if _may_retry(task, stage) and done < total else "",
        again=standing("task.again", task.id, attempt(task)) if stage in {"unknown", "refused"} else "",
        watch=standing("task.watch", task.id) if stage in {"stopped", "given_up", "unanswered"} else "",
    )


def attempt(task: Task) -> str:
    """What tells one attempt at a submit from the next: when it ended."""
    return task.ended_at.isoformat() if task.ended_at else ""


def refusal_of(task: Task) -> Problem:
    """Why the API refused a task."""
    code = int(task.reason) if task.reason.isdecimal() else 0
    if code in KNOWN - _NEEDS_MORE:
        return Problem(str(code), request_id=task.request_id)
    return Problem("submit", {"reason": task.reason}, request_id=task.request_id)


def _refusal(task: Task, stage: Stage) -> Problem | None:
    """What the API said no to: the submit, or telling how a task that it took is getting on."""
    if stage == "refused":
        return refusal_of(task)
    if task.intent != "confirmed" or not task.reason:
        return None
    if task.reason == str(NOT_FOUND.code):
        return Problem("task-unknown", request_id=task.request_id)
    if task.reason in _OF_THE_KEY:
        return Problem(task.reason, request_id=task.request_id)
    if not task.reason.isdecimal():
        return Problem("task-fileless", request_id=task.request_id)
    return Problem("task-untold", {"reason": task.reason}, request_id=task.request_id)


def _may_retry(task: Task, stage: Stage) -> bool:
    """Whether a task left something out; keywords of a completed one found whom they find."""
    left_out = stage == "completed" and bool(task.failed) and task.task_type != TaskType.KEYWORD
    return left_out or stage in {"failed", "timeout"}


async def _shown(ask: Ask, collection_id: str) -> Answer[Any]:
    """How far the collection is that a preview has started already; a cancelled one started none."""
    found = await ask.context.store.collections.find(ask.workspace, collection_id)
    return await shown(ask, found) if found else Answer(problem, Problem("used"))


async def shown(ask: Ask, collection: Collection) -> Answer[Collecting]:
    """How far a collection is, for the asker."""
    return Answer(collecting, await collection_shown(ask.context, collection))


async def _write_down(ask: Ask, id_: str, line: str, wanted: Sequence[NewTask]) -> None:
    """The collection, an intent for each task, what it may cost and the first card: all of it or nothing.

    Raises `AlreadyUsed` and `OverBudget`.
    """
    store, now = ask.context.store, ask.context.clock()
    new = NewCollection(
        workspace=ask.workspace,
        person=ask.person.id,
        person_name=ask.person.name or ask.person.id,
        identity=ask.identity,
        language=ask.language,
        conversation=dump_conversation(ask.conversation),
        line=line,
    )
    made = Collection(**asdict(new), id=id_, state="running", made_at=now, message=None, drawn_at=None)
    named = {store.token(): task for task in wanted}
    held = {store.token(): _held(ask, task_id, line, task) for task_id, task in named.items()}
    granted = is_granted(ask, _whole(ask, id_, line, wanted))
    await store.write(
        lambda tables: offers.use(tables, ask.workspace, id_, now),
        lambda tables: reservations.hold(tables, held, now, is_granted=granted),
        lambda tables: collections.add(tables, id_, new, now),
        *(_intent(ask, id_, task_id, task) for task_id, task in named.items()),
        letters.first_card(ask.context, made),
    )


def _intent(ask: Ask, collection: str, id_: str, new: NewTask) -> Change:
    store, now = ask.context.store, ask.context.clock()
    hook = store.token() + store.token()
    return lambda tables: tasks.add(tables, id_, hook, ask.workspace, collection, new, now)


def _whole(ask: Ask, basket: str, line: str, wanted: Sequence[NewTask]) -> Wanted:
    """A collection as something to buy: this basket, with so many values."""
    values = [value for task in wanted for value in task.values]
    key = f"collect {basket} {json.dumps(values, ensure_ascii=False)}"
    return submission(line, sum(price_of(ask.context, task) for task in wanted), key)


def _held(ask: Ask, id_: str, line: str, task: NewTask) -> NewReservation:
    return reservation_of(purse_of(ask), submission(line, price_of(ask.context, task)), id_)


def _numbered(known: Sequence[Task], now: datetime) -> tuple[TaskShown, ...]:
    """The tasks in order; those that share a platform are counted."""
    of_platform, seen = Counter(task.platform for task in known), Counter[str]()
    shown = []
    for task in known:
        seen[task.platform] += 1
        shown.append(task_shown(task, now, seen[task.platform] if of_platform[task.platform] > 1 else 0))
    return tuple(shown)


def _stage(task: Task, now: datetime) -> Stage:
    match task.intent:
        case "intended":
            return "waiting"
        case "sent" | "unknown" | "refused":
            return task.intent
    if task.reason and task.ended_at is None:
        return "unanswered"
    if task.state and task.state != "processing":
        return task.state
    if task.submitted_at and now - task.submitted_at >= SLOW_AFTER:
        return "slow"
    return "importing" if task.progress is not None and task.progress >= 100 else "processing"
