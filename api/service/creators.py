"""What the endpoints over creators do: search, lookalike and the public probe (contract 7, 8, 11).

A call is paid by the records that it really returns, after they are found and before they leave: a balance that does
not cover all of them gets none of them and stays as it is (contract 4.1, 5).
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

from api.contract.codes import NOT_FOUND
from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import Record
from api.service.catalogue.wire import lookalike_row, search_row, stringified
from api.service.lookalike_bodies import Seed, read_lookalikes
from api.service.refusals import SHOWN_CHARACTERS, Refusal, wrong_field
from api.service.search_bodies import read_search
from api.service.visits import Desk, Visit


def search(desk: Desk, visit: Visit, platform: Platform) -> list[dict[str, Any]]:
    """A page of creators. Raises `Refusal`."""
    asked = read_search(platform, visit.body)
    request = asked.request
    page = desk.catalogue.search(
        platform,
        request.conditions,
        sort=request.sort,
        descending=request.order == "desc",
        offset=(request.page - 1) * request.size,
        limit=request.size,
        count=asked.wants_total,
    )
    rows = [_shaped(desk, search_row(record, request.level, request.lang)) for record in page.records]
    visit.meta |= {"page": request.page, "size": request.size, "total": page.total}
    visit.meta |= {"service_level": request.level.value, "lang": request.lang}
    desk.charge(visit, request.level, len(rows))
    return rows


def lookalike(desk: Desk, visit: Visit) -> dict[str, Any]:
    """Creators like a seed, most alike first. Raises `Refusal`, 40401 for a seed that nobody knows."""
    asked = read_lookalikes(visit.body)
    seed = find_seed(desk.catalogue, asked.seed)
    target = asked.target or Platform(seed["platform"])
    found = desk.catalogue.alike(seed, target, asked.conditions, asked.limit)
    rows = [_shaped(desk, lookalike_row(record, score, asked.lang)) for record, score in found]
    visit.meta |= {"lang": asked.lang}
    desk.charge(visit, asked.level, len(rows))
    return {"items": rows, "total": len(rows)}


def verify(desk: Desk, visit: Visit) -> dict[str, Any]:
    """The caller's challenge and the time here, with its offset written `+00:00`."""
    challenge = visit.body.value("challenge")
    if challenge is not None and not isinstance(challenge, str):
        raise wrong_field("challenge", challenge, "text")
    return {"challenge": challenge or "", "timestamp": desk.clock().astimezone(UTC).isoformat(timespec="seconds")}


def find_seed(catalogue: Catalogue, seed: Seed) -> Record:
    """The creator that a seed names. Raises `Refusal` (40401)."""
    if seed.channel_id:
        found, named = catalogue.with_uid(Platform.YOUTUBE, seed.channel_id), seed.channel_id
    else:
        found, named = catalogue.find(seed.username, seed.platform), seed.username[:SHOWN_CHARACTERS]
    if found is None:
        where = f" on {seed.platform.title}" if seed.platform else ""
        raise Refusal(NOT_FOUND, f"no creator named {named} is known{where}; try another seed")
    return found


def _shaped(desk: Desk, row: dict[str, Any]) -> dict[str, Any]:
    return stringified(row) if desk.options.stringify else row
