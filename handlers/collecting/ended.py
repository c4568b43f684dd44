"""The card of a task that ended without all that it was to bring."""

from __future__ import annotations

from functools import partial

from handlers.cards import Card
from handlers.collecting.outcome import outcome_of
from handlers.collecting.under_way import task_shown
from handlers.context import Context
from handlers.messages.collect_ended import CollectEnded, collect_ended
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage.tasks import Task


async def ended_card(context: Context, task: Task) -> Card:
    """What came of a task and what can be done, in the language its collection was asked in. Raises `LookupError`."""
    collection = await context.store.collections.of(task.workspace, task.collection)
    outcome = await outcome_of(context, task)
    ended = CollectEnded(
        task_shown(task, context.clock()),
        (collection.person, collection.person_name),
        missing=outcome.missing,
        credits=outcome.credits,
    )
    return for_everybody(partial(collect_ended, ended), language_of(collection.language))
