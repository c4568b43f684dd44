"""Buying pages of creators: each once, however many ask for it, and none beyond a budget.

Every purchase takes the same steps:

1. It is the only one of its kind. Whoever asks the same in this process shares its outcome
   (`handlers.context.one_call`); other processes wait while its name stands on the page's row (`storage.pages`).
2. It looks once more into memory. A purchase says in whose place it buys: the page that was known when the price was
   shown, or none. Where another page stands there by now, somebody has bought it already, perhaps the same person by
   pressing twice: that one is shown, for nothing.
3. It sets aside the most that the call can cost, or stops at a budget (`handlers.money.limits`).
4. It calls the API. Where that fails, what was set aside is given back if nothing was charged for sure, and else counts
   on: an answer that never came may have been charged, and asking again is for people to decide.
5. It writes down the page, the ledger's row and what becomes of what was set aside: all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import uuid4

from api.client import LookalikePage, Priority, SearchPage
from api.contract.search import LIMITS, LookalikeRequest, SearchRequest, WrongRequest
from api.errors import ApiError, Refused
from handlers.context import Ask
from handlers.finding.bought import Bought, Brought, at_this_api, lookalike_key, read_page, remembered, search_key
from handlers.money.limits import (
    OverLimit,
    Wanted,
    is_granted,
    keep_balance,
    purse_of,
    set_aside,
    settled,
    settling,
    spent_on,
)
from handlers.money.patience import patiently
from handlers.people.rights import require
from handlers.refusals import problem_of
from storage.budgets import Use
from storage.database import Tables
from storage.pages import Page, finish_buying

LOOK_AGAIN_SECONDS = 0.2
"""How often a second process looks whether the first one is done."""


def search_cost(ask: Ask, request: SearchRequest) -> int:
    """The most credits that a page of this search can cost: what people are told, and what is set aside."""
    return request.size * ask.context.options.prices[request.level]


SearchFor = Literal["search", "show", "compare", "digest"]
"""What a page of a search is bought for, as the ledger tells it."""


def search_wanted(ask: Ask, request: SearchRequest, line: str = "", action: SearchFor = "search") -> Wanted:
    """A page of a search as something to buy."""
    return Wanted(search_key(request), action, line, request.level.value, search_cost(ask, request))


def lookalike_wanted(ask: Ask, request: LookalikeRequest, line: str = "") -> Wanted:
    """Lookalikes as something to buy."""
    key, cost = lookalike_key(request), lookalike_cost(ask, request)
    return Wanted(key, "lookalike", line, request.level.value, cost)


def lookalike_cost(ask: Ask, request: LookalikeRequest) -> int:
    """The most credits that these lookalikes can cost, as `search_cost`."""
    return min(request.limit, LIMITS[1]) * ask.context.options.prices[request.level]


async def buy_search(
    ask: Ask,
    request: SearchRequest,
    line: str,
    instead_of: str = "",
    *,
    action: SearchFor = "search",
    priority: Priority = Priority.PERSON,
) -> Bought:
    """Buy a page of a search, unless another page than the one of the mark `instead_of` is there by now.

    `action` is what it is bought for; `priority` says who goes first when the minute's requests run short.

    Raises `api.errors.ApiError`, `handlers.people.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """

    async def call() -> Brought:
        page: SearchPage = await ask.context.api.search(request, identity=ask.identity, priority=priority)
        return Brought("search", page.creators, page.meta)

    return await _Purchase(ask, search_wanted(ask, request, line, action), instead_of, call).made()


async def buy_lookalike(ask: Ask, request: LookalikeRequest, line: str, instead_of: str = "") -> Bought:
    """Buy lookalikes, unless others than those of the mark `instead_of` are there by now.

    Raises `api.errors.ApiError`, `handlers.people.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """

    async def call() -> Brought:
        page: LookalikePage = await ask.context.api.lookalike(request, identity=ask.identity)
        return Brought("lookalike", page.creators, page.meta)

    return await _Purchase(ask, lookalike_wanted(ask, request, line), instead_of, call).made()


@dataclass(frozen=True, slots=True)
class _Purchase:
    """One purchase: who asks, for what, in whose place, and by which call.

    `buyer` is its name on the page's row, and the mark of the page that it brings.
    """

    ask: Ask
    wanted: Wanted
    instead_of: str
    call: Callable[[], Awaitable[Brought]]
    buyer: str = field(default_factory=lambda: uuid4().hex)

    @property
    def at(self) -> str:
        """What the page is kept under."""
        return at_this_api(self.ask, self.wanted.key)

    async def made(self) -> Bought:
        """The page; when another buyer of this process was faster, theirs, from memory (step 1).

        Their failure is shared too, but for a budget that does not bind this asker: who may go on goes on alone.
        """
        await require(self.ask, "spend")
        while True:
            try:
                key = (self.ask.workspace, self.at)
                bought, is_theirs = await self.ask.context.purchases.shared(key, self._made_alone)
            except OverLimit as over:
                if over.purse == purse_of(self.ask) and not is_granted(self.ask, self.wanted):
                    raise
            else:
                return replace(bought, from_memory=True, near=()) if is_theirs else bought

    async def _made_alone(self) -> Bought:
        """The same among processes, which see each other in storage alone (steps 1 and 2)."""
        pages, context = self.ask.context.store.pages, self.ask.context
        while not await pages.start_buying(self.ask.workspace, self.at, self.buyer, context.clock()):
            await context.sleep(LOOK_AGAIN_SECONDS)
        try:
            # Nobody else can buy it now, so what stands here is the last word on who was first.
            theirs = await remembered(self.ask, self.wanted.key)
            if theirs and theirs.mark != self.instead_of:
                return theirs
            return await self._paid()
        finally:
            await pages.finish_buying(self.ask.workspace, self.at, self.buyer, None)

    async def _paid(self) -> Bought:
        """The page that the call brings (steps 3 to 5)."""
        reservation = await set_aside(self.ask, self.wanted)
        brought = await self._called(reservation)
        page = brought.page(self.buyer, self.ask.context.clock())
        near = await self._written_down(reservation, brought, page)
        return replace(read_page(page, from_memory=False), near=near)

    async def _called(self, reservation: str) -> Brought:
        """What the call brings (step 4). A refusal tells balances too, and they are kept."""
        held, workspace = self.ask.context.store.reservations, self.ask.workspace
        try:
            return await self.call()
        except WrongRequest:  # nothing was sent
            await held.free(workspace, reservation)
            raise
        except ApiError as failed:
            is_free = problem_of(failed).charged == "no"
            await (held.free if is_free else held.doubt)(workspace, reservation)
            if isinstance(failed, Refused):
                await keep_balance(self.ask.context, failed.meta)
            raise

    async def _written_down(self, reservation: str, brought: Brought, page: Page) -> tuple[Use, ...]:
        """Keep what was bought and what it cost (step 5); gives the budgets that are nearly used."""
        ask, meta = self.ask, brought.meta
        spent = spent_on(purse_of(ask), ask.context, self.wanted, meta, len(brought.creators))
        settle = settling(ask.workspace, reservation, is_known=meta.credits_consumed is not None)
        kept = (page.answer, page.credits, page.bought_at) if brought.is_worth_keeping else None

        def change(tables: Tables) -> tuple[Use, ...]:
            finish_buying(tables, ask.workspace, self.at, self.buyer, kept)
            return settled(ask.context, spent, settle, tables)

        near = await patiently(ask.context, lambda: ask.context.store.database.write(change))
        await keep_balance(ask.context, meta)
        return near
