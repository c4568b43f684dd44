"""A year of digests, on clocks that change twice: each due time is posted exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from bot.app import Scout
from handlers.chat import Conversation, Person, Workspace
from handlers.digests.planning import planned
from handlers.scheduled.deliver import deliver
from handlers.scheduled.send_digests import send_digests
from handlers.schedules.reading import read_schedule
from handlers.stored_chat import dump_conversation, dump_person
from handlers.stored_requests import dump_search
from storage.digest_rows import NewDigest
from tests.handlers.scheduled.noticeboard import Noticeboard
from tests.stories.conftest import Clock

TEAM = Workspace("slack", "T1")
MIA, HERE = Person(TEAM, "U1", "Mia"), Conversation(TEAM, "C1")
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
CHANGES = {"Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)), "Asia/Shanghai": ()}
"""The nights in which 02:30 is left out, or comes twice."""


def steps(zone: str) -> Iterator[datetime]:
    """The moments at which Scout looks: every few hours, and often around a change of the clocks."""
    at, end = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC), datetime(2027, 1, 1, tzinfo=ZoneInfo(zone))
    while at < end.astimezone(UTC):
        yield at
        is_near = any(abs((at.date() - day).days) <= 1 for day in CHANGES[zone])
        at += timedelta(minutes=10) if is_near else timedelta(hours=5)
    yield end.astimezone(UTC)


async def started(scout: Scout, name: str, typed: str, zone: str, begins: datetime) -> str:
    """A digest that posts always; gives its id."""
    schedule = read_schedule(typed, "").schedule
    assert schedule is not None
    new = NewDigest(
        workspace=TEAM.key,
        name=name,
        search=name,
        request=dump_search(SearchRequest(Platform.TIKTOK, level=Level.S1)),
        owner=dump_person(MIA),
        language="en",
        conversation=dump_conversation(HERE),
        schedule=schedule.text,
        cron=schedule.cron,
        zone=zone,
        size=5,
        says="always",
    )
    due, due_at = planned(scout.context, new, begins)
    assert due is not None and due_at is not None
    return (await scout.context.store.digests.add(new, due, due_at, begins)).id


@pytest.mark.parametrize("zone", CHANGES)
async def test_every_day_and_every_sunday_of_a_year_has_one_post(scout: Scout, clock: Clock, zone: str) -> None:
    board = Noticeboard(clock)
    scout.speak_through(board)
    moments = steps(zone)
    clock.now = next(moments)
    daily = await started(scout, "daily", "daily 02:30", zone, clock.now - timedelta(seconds=1))
    weekly = await started(scout, "weekly", "weekly sun 02:30", zone, clock.now - timedelta(seconds=1))
    for moment in moments:
        clock.now = moment
        await send_digests(scout.context)
        for _ in range(2):
            await deliver(scout.context)
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    assert posted(board, daily, zone) == Counter(days)
    assert posted(board, weekly, zone) == Counter(day for day in days if day.weekday() == 6)
    runs = await scout.context.store.digest_runs.newest(TEAM.key, daily, 400)
    assert {run.state for run in runs} <= {"posted", "late"}


def posted(board: Noticeboard, digest: str, zone: str) -> Counter[date]:
    """How many posts of a digest there are for each day of its zone."""
    due = [message.key.rpartition("-")[2] for message in board.posts if message.key.startswith(f"digest-{digest}")]
    moments = [datetime.strptime(stamp, "%y%m%d%H%M%S").replace(tzinfo=UTC) for stamp in due]
    return Counter(moment.astimezone(ZoneInfo(zone)).date() for moment in moments)
