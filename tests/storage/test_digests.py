"""Digests keep their next due time, are worked on by one at a time, and have one row for each due time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage import digest_changes, digest_runs, sightings
from storage.database import row
from storage.digest_rows import Digest, DigestTaken, NewDigest
from storage.digest_runs import Run
from storage.leases import Lease, LeaseLost
from storage.sightings import Sighting
from storage.store import Store, open_store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NINE = NOON - timedelta(hours=3)
TEAM = "slack:T1"
NEW = NewDigest(
    workspace=TEAM,
    name="US skincare",
    search="s1",
    request={"platform": "tiktok", "level": "S1"},
    owner={"id": "U1", "name": "Mia"},
    language="en",
    conversation={"id": "C1"},
    schedule="daily 09:00",
    cron="0 9 * * *",
    zone="UTC",
)
CHATS = ("slack",)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def _made(store: Store, new: NewDigest = NEW) -> Digest:
    return await store.digests.add(new, NINE, NINE, NINE - timedelta(days=1))


def _lease(owner: str = "one", at: datetime = NOON) -> Lease:
    return Lease(owner, at, MINUTE)


async def test_a_digest_comes_back_as_it_was_made(store: Store) -> None:
    made = await _made(store)
    assert await store.digests.find(TEAM, made.id) == made
    assert (made.request, made.owner_id, made.conversation_id, made.planned_at) == (NEW.request, "U1", "C1", NINE)
    assert await store.digests.find("slack:T2", made.id) is None


async def test_a_due_digest_is_given_to_one_worker_until_its_lease_ends(tmp_path: Path, store: Store) -> None:
    made = await _made(store)
    second = open_store(tmp_path / "scout.db")
    given = await asyncio.gather(
        store.digests.claim_due(_lease("one"), 10, CHATS), second.digests.claim_due(_lease("two"), 10, CHATS)
    )
    second.close()
    assert sorted(len(each) for each in given) == [0, 1]
    [again] = await store.digests.claim_due(_lease("three", NOON + MINUTE), 10, CHATS)
    assert again.id == made.id


async def test_a_paused_digest_is_never_due_and_pauses_once(store: Store) -> None:
    made = await _made(store)
    paused: list[bool] = []
    for _ in range(2):
        await store.write(lambda tables: paused.append(digest_changes.pause(tables, TEAM, made.id, "credits")))
    assert paused == [True, False]
    assert await store.digests.claim_due(_lease(), 10, CHATS) == []
    found = await store.digests.find(TEAM, made.id)
    assert found is not None
    assert (found.state, found.reason, found.due_at) == ("paused", "credits", None)


async def test_a_digest_that_was_paused_while_it_ran_stays_so(store: Store) -> None:
    made = await _made(store)
    await store.write(lambda tables: digest_changes.pause(tables, TEAM, made.id, "person"))
    await store.write(lambda tables: digest_changes.move_on(tables, made, NOON, NOON))
    found = await store.digests.find(TEAM, made.id)
    assert found is not None
    assert (found.state, found.due_at) == ("paused", None)


async def test_a_paused_digest_resumes_at_the_next_due_time(store: Store) -> None:
    made = await _made(store)
    await store.write(lambda tables: digest_changes.pause(tables, TEAM, made.id, "person"))
    await store.write(lambda tables: digest_changes.resume(tables, made, NOON, NOON + MINUTE))
    found = await store.digests.find(TEAM, made.id)
    assert found is not None
    assert (found.state, found.reason, found.planned_at, found.due_at) == ("active", "", NOON, NOON + MINUTE)


async def test_what_people_changed_while_it_ran_stays_so(store: Store) -> None:
    made = await _made(store)
    later = replace(NEW, schedule="daily 21:00", cron="0 21 * * *", conversation={"id": "C2"}, size=20, says="always")
    evening = NINE + timedelta(hours=12)
    await store.write(lambda tables: digest_changes.change_terms(tables, made, later, evening, evening))
    await store.write(lambda tables: digest_changes.move_on(tables, made, NOON, NOON))
    await store.write(lambda tables: digest_changes.again(tables, made, NOON))
    found = await store.digests.find(TEAM, made.id)
    assert found is not None
    assert (found.planned_at, found.due_at, found.attempts) == (evening, evening, 0)
    assert (found.conversation_id, found.size, found.says) == ("C2", 20, "always")


async def test_a_search_is_posted_once_in_a_conversation(store: Store) -> None:
    first = await _made(store)
    with pytest.raises(DigestTaken) as taken:
        await _made(store, replace(NEW, owner={"id": "U2"}))
    assert taken.value.digest.id == first.id
    elsewhere = await _made(store, replace(NEW, conversation={"id": "C2"}))
    with pytest.raises(DigestTaken):
        await store.write(lambda tables: digest_changes.change_terms(tables, elsewhere, NEW, NOON, NOON))


async def test_a_paused_digest_is_in_no_colleague_s_way_until_it_resumes(store: Store) -> None:
    first = await _made(store)
    await store.write(lambda tables: digest_changes.pause(tables, TEAM, first.id, "owner-gone"))
    await _made(store, replace(NEW, owner={"id": "U2"}))
    with pytest.raises(DigestTaken):
        await store.write(lambda tables: digest_changes.resume(tables, first, NOON, NOON))


async def test_when_a_digest_looked_last_is_kept_until_it_is_forgotten(store: Store) -> None:
    made = await _made(store)
    for at in (NOON, None):
        await store.write(lambda tables, at=at: digest_changes.note_look(tables, made, at))  # type: ignore[misc]
        found = await store.digests.find(TEAM, made.id)
        assert found is not None
        assert found.looked_at == at


async def test_a_due_time_has_one_run_that_ends_once(store: Store) -> None:
    made = await _made(store)
    await store.digests.claim_due(_lease(), 10, CHATS)
    first = await store.digest_runs.start(_lease(), made, NINE)
    later = await store.digest_runs.start(_lease(at=NOON + MINUTE), made, NINE)
    assert later == first
    ended = replace(first, state="posted", ended_at=NOON, looked=50, new=3, credits=50)
    await store.write(lambda tables: digest_runs.finish(tables, made, ended))
    assert await store.digest_runs.newest(TEAM, made.id) == [ended]
    with pytest.raises(LeaseLost):
        await store.write(lambda tables: digest_runs.finish(tables, made, ended))


async def test_whoever_lost_the_lease_starts_no_run(store: Store) -> None:
    made = await _made(store)
    await store.digests.claim_due(_lease("one"), 10, CHATS)
    with pytest.raises(LeaseLost):
        await store.digest_runs.start(_lease("two"), made, NINE)


async def test_due_times_that_came_to_nothing_wait_until_a_card_tells_of_them(store: Store) -> None:
    made = await _made(store)
    await store.write(lambda tables: digest_runs.skip(tables, made, NINE, NOON))
    [untold] = await store.digest_runs.untold(TEAM, made.id)
    assert untold == Run(NINE, "skipped", NOON, ended_at=NOON)
    await store.write(lambda tables: digest_runs.tell(tables, made, [untold]))
    assert await store.digest_runs.untold(TEAM, made.id) == []


async def test_skipping_leaves_a_run_that_ended_alone(store: Store) -> None:
    made = await _made(store)
    await store.digests.claim_due(_lease(), 10, CHATS)
    run = await store.digest_runs.start(_lease(), made, NINE)
    await store.write(lambda tables: digest_runs.finish(tables, made, replace(run, state="quiet", ended_at=NOON)))
    await store.write(lambda tables: digest_runs.skip(tables, made, NINE, NOON))
    assert [each.state for each in await store.digest_runs.newest(TEAM, made.id)] == ["quiet"]


async def test_people_see_their_own_digests_and_those_of_the_conversation(store: Store) -> None:
    mine = await _made(store)
    here = await _made(store, replace(NEW, owner={"id": "U2"}, search="s2"))
    await _made(store, replace(NEW, owner={"id": "U2"}, conversation={"id": "C2"}))
    assert {one.id for one in await store.digests.seen_by(TEAM, "U1", "C1")} == {mine.id, here.id}
    assert len(await store.digests.all_of(TEAM)) == 3


async def test_a_removed_digest_leaves_nothing_behind(store: Store) -> None:
    made = await _made(store)
    await store.write(
        lambda tables: digest_runs.skip(tables, made, NINE, NOON),
        lambda tables: sightings.note(tables, TEAM, made.id, [Sighting("tiktok 1", NOON)]),
    )
    assert await store.digests.remove(TEAM, made.id)
    assert not await store.digests.remove(TEAM, made.id)
    left = "SELECT (SELECT count(*) FROM digest_runs) + (SELECT count(*) FROM sightings) AS n"
    assert await store.database.read(lambda tables: row(tables, left)) == {"n": 0}


async def test_the_newest_sighting_of_a_creator_counts(store: Store) -> None:
    made = await _made(store)
    old = Sighting("tiktok 1", NINE, 1_000, 50, date(2026, 3, 1))
    new = Sighting("tiktok 1", NOON, 1_200, None, None, is_silent=True)
    await store.write(lambda tables: sightings.note(tables, TEAM, made.id, [old]))
    await store.write(lambda tables: sightings.note(tables, TEAM, made.id, [new]))
    assert await store.sightings.of(TEAM, made.id, ["tiktok 1", "tiktok 2"]) == {"tiktok 1": new}
    await store.write(lambda tables: sightings.forget(tables, TEAM, made.id))
    assert await store.sightings.of(TEAM, made.id, ["tiktok 1"]) == {}
