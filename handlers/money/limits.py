"""Setting credits aside before a call, and settling them with what the call really cost."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from api.contract.envelope import Meta
from handlers.context import Ask, Context
from handlers.money.warning_letters import warning
from storage import reservations, spending
from storage.budgets import Purse, Use, uses
from storage.database import Change, Tables
from storage.reservations import NewReservation, OverBudget
from storage.spending import Spent


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to buy: `key` is the text of the exact request, `estimate` the most credits that it can cost.

    `action`, `line` and `level` say it as the ledger does.
    """

    key: str
    action: str
    line: str
    level: str
    estimate: int

    def digest_at(self, account: str) -> str:
        """What binds an approval to exactly this request, at this price, paid by this account of the API."""
        return hashlib.sha256(f"{account} {self.key} {self.estimate}".encode()).hexdigest()


class OverLimit(Exception):
    """A purchase would go over the budgets `over`. Nothing was sent; `purse` is whose budgets they are."""

    def __init__(self, wanted: Wanted, over: Sequence[Use], purse: Purse) -> None:
        super().__init__(wanted.line)
        self.wanted = wanted
        self.over = tuple(over)
        self.purse = purse


def purse_of(ask: Ask) -> Purse:
    """Whose budgets hold for the asker here."""
    return Purse(ask.workspace, ask.context.options.account, ask.person.id, ask.conversation.id)


def is_granted(ask: Ask, wanted: Wanted) -> bool:
    """Whether an approver let exactly this go over the budgets."""
    return ask.grant == wanted.digest_at(ask.context.options.account)


async def set_aside(ask: Ask, wanted: Wanted) -> str:
    """Reserve the estimate, out of what was set aside for several calls where it was; gives the reservation's id.

    Raises `OverLimit`.
    """
    purse = purse_of(ask)
    new = reservation_of(purse, wanted)
    if ask.set_aside:
        part = await ask.context.store.reservations.part(ask.set_aside, new, ask.context.clock())
        if part:
            return part
    try:
        return await ask.context.store.reservations.hold(new, ask.context.clock(), is_granted=is_granted(ask, wanted))
    except OverBudget as refused:
        raise OverLimit(wanted, refused.over, purse) from refused


@asynccontextmanager
async def all_set_aside(ask: Ask, wanted: Wanted) -> AsyncIterator[Ask]:
    """Reserve in one go what several calls may cost, and give back in the end what they did not take.

    The calls are made with the ask that this gives. Raises `OverLimit` before any of them.
    """
    whole = await set_aside(ask, wanted)
    try:
        yield replace(ask, set_aside=whole)
    finally:
        await ask.context.store.reservations.free(ask.workspace, whole)


def reservation_of(purse: Purse, wanted: Wanted, task: str = "") -> NewReservation:
    """What is to be set aside for a purchase, or for one `task` of it."""
    return NewReservation(
        workspace=purse.workspace,
        account=purse.account,
        person=purse.person,
        conversation=purse.conversation,
        action=wanted.action,
        line=wanted.line,
        level=wanted.level,
        credits=wanted.estimate,
        task=task,
    )


def settled(context: Context, spent: Spent, free: Change, tables: Tables) -> tuple[Use, ...]:
    """Write what a call cost into the ledger in place of what was set aside; gives the budgets that are nearly used.

    Whoever set such a budget is written to, once for each of its periods. A part of a larger change.
    """
    free(tables)
    spending.add(tables, spent)
    purse = Purse(spent.workspace, spent.account, spent.person, spent.conversation)
    near = tuple(use for use in uses(tables, purse, spent.at) if use.is_near)
    for use in near:
        warning(context, use)(tables)
    return near


def spent_on(purse: Purse, context: Context, wanted: Wanted, meta: Meta, records: int, task: str = "") -> Spent:
    """The ledger's row of a call that was answered; `task` is our id of the task that it submitted."""
    return Spent(
        workspace=purse.workspace,
        account=purse.account,
        person=purse.person,
        conversation=purse.conversation,
        at=context.clock(),
        action=wanted.action,
        line=wanted.line,
        level=meta.service_level or wanted.level,
        records=records,
        credits=meta.credits_consumed,
        request_id=meta.request_id,
        task=task,
    )


def settling(workspace: str, reservation: str, *, is_known: bool) -> Change:
    """What becomes of a reservation once its call was answered: given back where its cost `is_known`, else kept."""
    change = reservations.free if is_known else reservations.keep_unpriced
    return lambda tables: change(tables, workspace, reservation)


async def keep_balance(context: Context, meta: Meta) -> None:
    """Keep what an answer told of what the account has left."""
    await context.store.spending.note_balance(
        context.options.account,
        context.clock(),
        credits_left=meta.credits_remaining,
        requests_left=meta.quota_remaining,
    )
