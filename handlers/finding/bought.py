"""Pages of creators that a workspace bought, and its memory of them: looking into it costs nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, TypeGuard

from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.envelope import Meta
from api.contract.platforms import Level, Platform
from api.contract.search import LookalikeRequest, SearchRequest
from handlers.context import Ask
from storage.budgets import Use
from storage.pages import Page


@dataclass(frozen=True, slots=True)
class Bought:
    """A page of creators. `from_memory` pages cost nothing now; `meta` is what the answer said when it was bought.

    `mark` tells this purchase from every other one. `near` are the budgets that it has nearly used up.
    """

    creators: tuple[Creator, ...]
    meta: Meta
    bought_at: datetime
    from_memory: bool
    mark: str
    near: tuple[Use, ...] = ()


def mark_of(page: Bought | None) -> str:
    """The mark of a page, empty where there is none."""
    return page.mark if page else ""


def search_key(request: SearchRequest) -> str:
    """The text by which a bought search page is remembered: the exact body and platform."""
    return f"search {request.platform} {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


def level_of_key(key: str) -> Level:
    """The level that a search asked for which is remembered under a key of `search_key`."""
    return Level(json.loads(key.split(" ", 2)[2])["service_level"])


def lookalike_key(request: LookalikeRequest) -> str:
    """The text by which a bought lookalike answer is remembered."""
    return f"lookalike {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


async def remembered_search(ask: Ask, request: SearchRequest) -> Bought | None:
    """The page of a search that the workspace bought, however long ago, if it did."""
    return await remembered(ask, search_key(request))


async def remembered_lookalike(ask: Ask, request: LookalikeRequest) -> Bought | None:
    """The lookalikes that the workspace bought, however long ago, if it did."""
    return await remembered(ask, lookalike_key(request))


async def remembered(ask: Ask, key: str) -> Bought | None:
    """The page that the workspace bought under a key from the API that it uses now, if it did."""
    page = await ask.context.store.pages.bought(ask.workspace, at_this_api(ask, key))
    return read_page(page, from_memory=True) if page else None


async def remembered_creator(ask: Ask, key: str, uid: str) -> Creator | None:
    """A creator of the page that the workspace bought under a key, if it stands there."""
    page = await remembered(ask, key)
    return next((creator for creator in page.creators if creator.uid == uid), None) if page else None


async def search_pages_since(ask: Ask, platform: Platform, text: str, since: datetime) -> list[tuple[str, Bought]]:
    """The pages of searches on a platform that the workspace bought since then and that hold a text, newest first.

    Each comes with the key that it was bought under.
    """
    beginning = at_this_api(ask, f"search {platform} ")
    found = await ask.context.store.pages.holding(ask.workspace, beginning, text, since)
    own = len(at_this_api(ask, ""))
    return [(request[own:], read_page(page, from_memory=True)) for request, page in found]


async def which_are_remembered(ask: Ask, keys: Sequence[str]) -> list[bool]:
    """For each key, whether its page was bought already, so that looking at it costs nothing."""
    at = [at_this_api(ask, key) for key in keys]
    held = await ask.context.store.pages.held(ask.workspace, at)
    return [key in held for key in at]


async def are_under_way(ask: Ask, keys: Sequence[str], since: datetime) -> bool:
    """Whether a call for one of these pages began since then and did not end: nobody knows whether it was charged."""
    return await ask.context.store.pages.under_way(ask.workspace, [at_this_api(ask, key) for key in keys], since)


def is_fresh(page: Bought | None, ask: Ask) -> TypeGuard[Bought]:
    """Whether a page was bought so lately that a typed line is answered with it."""
    return page is not None and page.bought_at >= ask.context.clock() - ask.context.options.remember_for


async def note_saved(ask: Ask, known: Bought) -> None:
    """Note what a typed line would have cost that is answered with a page from memory."""
    await note_saved_credits(ask, known.meta.credits_consumed or 0)


async def note_saved_credits(ask: Ask, saved: int) -> None:
    """Note credits that memory saved."""
    if saved:
        account, now = ask.context.options.account, ask.context.clock()
        await ask.context.store.spending.note_saved(ask.workspace, account, ask.person.id, now, saved)


def at_this_api(ask: Ask, key: str) -> str:
    """The key as storage has it: another account, or another API, may answer the same request otherwise."""
    return f"{ask.context.options.account} {key}"


@dataclass(frozen=True, slots=True)
class Brought:
    """What a call brought: which kind of call it was, and the creators with what the answer said of itself."""

    kind: Literal["search", "lookalike"]
    creators: tuple[Creator, ...]
    meta: Meta

    @property
    def is_worth_keeping(self) -> bool:
        """Whether the page is remembered. Nothing for nothing is asked for again: more may be known by then."""
        return bool(self.creators or self.meta.credits_consumed)

    def page(self, mark: str, at: datetime) -> Page:
        """The page as it is kept: what the API sent, row by row, each with its platform."""
        rows = [{"platform": creator.platform.value, "row": dict(creator.raw)} for creator in self.creators]
        kept: dict[str, Any] = {"kind": self.kind, "rows": rows, "meta": asdict(self.meta), "mark": mark}
        return Page(kept, self.meta.credits_consumed, at)


def read_page(page: Page, *, from_memory: bool) -> Bought:
    """A page that was kept."""
    kept = [(Platform(entry["platform"]), entry["row"]) for entry in page.answer["rows"]]
    if page.answer["kind"] == "search":
        creators = tuple(read_creator(platform, row) for platform, row in kept)
    else:
        scale = score_scale([row for _, row in kept])
        creators = tuple(read_lookalike(platform, row, scale) for platform, row in kept)
    return Bought(creators, Meta(**page.answer["meta"]), page.bought_at, from_memory, page.answer["mark"])
