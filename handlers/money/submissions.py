"""What the submit of a task may cost, set aside when somebody starts it and settled when the API answers."""

from __future__ import annotations

from api.contract.envelope import Meta
from handlers.context import Context
from handlers.money.limits import Wanted, reservation_of, settled, settling, spent_on
from storage import reservations
from storage.budgets import Purse
from storage.collections import Collection
from storage.database import Change, Tables
from storage.reservations import NewReservation
from storage.tasks import NewTask, Task

LEAST = 1
"""Credits set aside for a submit whose price is not known: with a budget that is all used, nothing is sent."""


def price_of(context: Context, task: NewTask) -> int:
    """The estimate for a task, from the price of a value that the settings tell."""
    return max(LEAST, len(task.values) * context.options.collect_price)


def submission(line: str, estimate: int, key: str = "") -> Wanted:
    """A submit as something to buy; `key` is the text of the exact request."""
    return Wanted(key, "collect", line, "", estimate)


def again_reserved(context: Context, task: Task, collection: Collection) -> NewReservation:
    """What sending a task once more may cost; it counts for whoever started its collection."""
    return reservation_of(_purse(context, collection), submission(collection.line, price_of(context, task)), task.id)


def answered(context: Context, task: Task, collection: Collection, meta: Meta, *, is_late: bool = False) -> Change:
    """The ledger's row of a submit in place of what was set aside.

    Where the API told no price, what was set aside counts on if the settings tell one; else submits are free. `is_late`
    says that the answer came when the submit was given up already.
    """
    wanted = submission(collection.line, price_of(context, task))
    spent = spent_on(_purse(context, collection), context, wanted, meta, len(task.values), task.id)
    is_known = meta.credits_consumed is not None or not context.options.collect_price

    def settle(tables: Tables) -> None:
        reservation = reservations.of_task(tables, task.workspace, task.id, is_late=is_late)
        settling(task.workspace, reservation, is_known=is_known)(tables)

    return lambda tables: settled(context, spent, settle, tables)


def over(task: Task, intent: str) -> Change:
    """What becomes of what was set aside for a submit that got no answer: free when refused, kept when unknown."""

    def change(tables: Tables) -> None:
        if intent == "refused":
            reservations.free_task(tables, task.workspace, task.id)
        elif intent == "unknown":
            reservations.doubt_task(tables, task.workspace, task.id)

    return change


def _purse(context: Context, collection: Collection) -> Purse:
    conversation = str(collection.conversation.get("id", ""))
    return Purse(collection.workspace, context.options.account, collection.person, conversation)
