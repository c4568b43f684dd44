"""One look at a digest's search: its first creators, bought anew in as many pages as that takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.client import Priority
from api.contract.creator import Creator
from api.contract.filters import SIZES
from api.contract.search import SearchRequest
from handlers.context import Ask, Context
from handlers.creators.changes import Diff, Rules, compared, key_of, seen
from handlers.creators.leaving_out import without_hidden
from handlers.finding.bought import Bought, are_under_way, mark_of, remembered_search, search_key
from handlers.finding.purchase import buy_search
from handlers.line import write_search
from handlers.stored_requests import load_search
from storage.digest_rows import Digest, NewDigest
from storage.sightings import Sighting


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found: the `diff` against the last one, and what to remember of it (`seen`).

    `looked` counts the creators that the search gave, `hidden` those of them that are left out. `pages` names the
    bought page of each creator by the creator's key. `credits` is None where the API told no price. A digest that
    never looked before (`last_at`) `is_first`: all its creators are new then.
    """

    diff: Diff
    seen: tuple[Sighting, ...]
    looked: int
    hidden: int
    credits: int | None
    pages: Mapping[str, str]
    at: datetime
    last_at: datetime | None = None

    @property
    def is_first(self) -> bool:
        """Whether there was nothing to compare with."""
        return self.last_at is None


def rules_of(context: Context, digest: NewDigest) -> Rules:
    """What counts as news for a digest: by what was chosen for it, else by the settings."""
    options = context.options
    rising = options.digest_rising if digest.rising is None else digest.rising
    silent_for = options.digest_silent_for if digest.silent_days is None else timedelta(days=digest.silent_days)
    return Rules(rising, silent_for)


def run_cost(context: Context, digest: NewDigest) -> int:
    """The most credits that one run of a digest can cost."""
    return sum(page.size * context.options.prices[page.level] for page in _pages(digest))


def line_of(digest: NewDigest) -> str:
    """What a digest looks at, as a line that shows the same creators when it is typed."""
    [page, *_] = _pages(digest)
    return write_search(page)


async def look(
    ask: Ask,
    digest: NewDigest,
    *,
    day: date,
    fresh_from: datetime,
    paid_from: datetime | None = None,
    priority: Priority = Priority.DIGEST,
) -> Look:
    """Look at the first creators of a digest's search, and compare them with what it saw last, if it ever looked.

    What the search counts back from today is counted back from `day`: one run asks the same whenever it goes on.
    Pages bought since `fresh_from` are taken from memory, so that a run that died pays for none of them again; those
    of them bought since `paid_from` count as its cost. Nothing is written down but what was bought.

    Raises `api.contract.search.WrongRequest`, `api.errors.ApiError`, `handlers.people.rights.MayNot` and
    `handlers.money.limits.OverLimit`.
    """
    found: dict[str, Creator] = {}
    pages: dict[str, str] = {}
    paid: int | None = 0
    for page in _pages(digest, day):
        bought = await _page(ask, page, fresh_from, priority)
        found |= {key_of(one): one for one in bought.creators if key_of(one)}
        pages |= {key_of(one): search_key(page) for one in bought.creators}
        paid = _sum(paid, bought, paid_from)
        if len(bought.creators) < page.size:
            break
    shown, hidden = await without_hidden(ask, list(found.values()))
    at, store = ask.context.clock(), ask.context.store
    last_at = digest.looked_at if isinstance(digest, Digest) else None
    known = digest.id if isinstance(digest, Digest) and last_at else ""
    before = await store.sightings.of(ask.workspace, known, map(key_of, shown)) if known else {}
    rules = rules_of(ask.context, digest)
    diff, kept = compared(shown, before, at, rules), seen(shown, before, at, rules)
    return Look(diff, tuple(kept), len(found), hidden, paid, pages, at, last_at)


async def is_known(ask: Ask, digest: NewDigest, day: date, since: datetime) -> bool:
    """Whether all that a look would buy was bought since then, so that it costs nothing."""
    known = [await remembered_search(ask, page) for page in _pages(digest, day)]
    return all(page is not None and page.bought_at >= since for page in known)


async def is_cut_off(ask: Ask, digest: NewDigest, day: date, since: datetime) -> bool:
    """Whether a look that began then died in the middle of a call, which may have been charged."""
    return await are_under_way(ask, [search_key(page) for page in _pages(digest, day)], since)


def _pages(digest: NewDigest, day: date | None = None) -> list[SearchRequest]:
    """The search, asked on a day, in as few pages as it takes, all of one size: the API counts them by it."""
    request, most, largest = load_search(dict(digest.request)), digest.size, SIZES[1]
    request = request.on(day) if day else request
    if most <= largest:
        return [replace(request, page=1, size=most)]
    count = -(-most // largest)
    return [replace(request, page=number, size=-(-most // count)) for number in range(1, count + 1)]


async def _page(ask: Ask, page: SearchRequest, fresh_from: datetime, priority: Priority) -> Bought:
    known = await remembered_search(ask, page)
    if known is not None and known.bought_at >= fresh_from:
        return known
    return await buy_search(ask, page, write_search(page), mark_of(known), action="digest", priority=priority)


def _sum(paid: int | None, bought: Bought, paid_from: datetime | None) -> int | None:
    if bought.from_memory and (paid_from is None or bought.bought_at < paid_from):
        return paid
    price = bought.meta.credits_consumed
    return None if paid is None or price is None else paid + price
