"""A digest that is not yet so: checked, shown with its price, and kept behind the press that makes it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from handlers.context import Answer, Ask
from handlers.digests.crowds import is_crowded_minute
from handlers.digests.lines import ADD
from handlers.digests.places import Target, checked
from handlers.digests.rows import draft_row
from handlers.grammar.usage import wrong
from handlers.messages.digest_draft import DigestDraft, digest_draft
from handlers.people.clocks import zone_name_of
from handlers.schedules.due import due_times, least_gap
from handlers.stored_chat import dump_conversation, load_conversation
from handlers.vocabulary.zones import read_zone
from storage.digest_rows import Digest, NewDigest

TIMES_SHOWN = 3

LEAST_GAP = timedelta(hours=1)
"""Between two runs: each costs as much as a large search."""

_LATE_DATES = frozenset({29, 30, 31})
_KEPT = ("conversation", "place", "schedule", "cron", "zone", "size", "rising", "silent_days", "says")


async def drafted(
    ask: Ask, new: NewDigest, action: str, arguments: Mapping[str, Any], of: Digest | None = None
) -> Answer[DigestDraft]:
    """What a digest would be, or what would become of one, to be made so by a press. Raises `UsageError`."""
    now = ask.context.clock()
    if least_gap(new.cron, new.zone, now) < LEAST_GAP:
        raise wrong("schedule-often", new.schedule, example=ADD)
    kept = {name: value for name, value in asdict(new).items() if name in _KEPT}
    offers = [(action, {**arguments, **kept})]
    if of is None:
        offers.append(("digest.preview-draft", {**arguments, **kept}))
    confirm, *preview = await ask.offer(offers)
    times = due_times(new.cron, new.zone, now, TIMES_SHOWN)
    chat = ask.context.chats.get(ask.person.workspace.chat)
    is_spread = bool(chat and chat.is_crowded) and any(is_crowded_minute(at, new.zone) for at in times)
    dates = new.cron.split()[2].split(",")
    draft = DigestDraft(
        digest=draft_row(ask, new),
        times=tuple(times),
        confirm=confirm,
        preview=preview[0] if preview else "",
        is_change=of is not None,
        is_spread=is_spread,
        skips_months=any(date.isdecimal() and int(date) in _LATE_DATES for date in dates),
    )
    return Answer(digest_draft, draft)


async def revived(ask: Ask, arguments: Mapping[str, Any], *, owner: Mapping[str, Any], language: str) -> NewDigest:
    """The digest of a pressed draft, with its conversation as it is now. Raises `UsageError`."""
    target = Target(load_conversation(arguments["conversation"]), arguments["place"])
    now = await checked(ask, target, ADD)
    kept = {name: arguments[name] for name in _KEPT}
    return NewDigest(
        workspace=ask.workspace,
        name="",
        search=arguments.get("search", ""),
        request={},
        owner=owner,
        language=language,
        **{**kept, "conversation": dump_conversation(now.conversation)},
    )


async def zone_of(ask: Ask, chosen: str, example: str) -> str:
    """The zone that a line names, else the asker's. Raises `UsageError` where nobody says one."""
    zone = chosen or read_zone(await zone_name_of(ask))
    if not zone:
        raise wrong("no-zone", example=example)
    return zone
