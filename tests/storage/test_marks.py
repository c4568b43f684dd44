"""What a team knows of a creator's state is one truth, and two people writing to one are told of each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.creators import CreatorName
from storage.marks import CLASH_WITHIN, NOBODY, Change, ContactedBefore, Mark
from storage.people import Named
from storage.store import Store, open_store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEAM, OTHER = "slack:T1", "slack:T2"
ANA, BO = Named("U1", "Ana"), Named("U2", "Bo")
CONTACTED = Change(status="contacted")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


@pytest.fixture
async def mia(store: Store) -> str:
    [kept] = await store.creators.keep(TEAM, [CreatorName("tiktok", "7001", "mia")], NOW)
    return kept.id


async def _mark(store: Store, creator: str) -> Mark:
    return (await store.marks.of(TEAM, [creator])).get(creator, Mark())


async def test_a_mark_says_only_what_is_named_and_who_said_it(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], Change(owner=ANA, note="likes tea"), ANA, NOW)
    await store.marks.set(TEAM, [mia], Change(status="negotiating"), BO, NOW + timedelta(days=1))
    mark = await _mark(store, mia)
    assert (mark.status, mark.owner.name, mark.note) == ("negotiating", "Ana", "likes tea")
    assert (mark.changed_by.name, mark.changed_at, mark.contact) == ("Bo", NOW + timedelta(days=1), None)


async def test_owner_and_note_are_taken_away_again(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], Change(owner=ANA, note="likes tea"), ANA, NOW)
    await store.marks.set(TEAM, [mia], Change(owner=NOBODY, note=""), ANA, NOW)
    mark = await _mark(store, mia)
    assert (mark.owner, mark.note) == (NOBODY, "")


async def test_another_workspace_knows_nothing_of_it(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW)
    assert await store.marks.of(OTHER, [mia]) == {}


async def test_a_second_contact_within_a_week_is_asked_about_and_marks_nobody(store: Store, mia: str) -> None:
    [leo] = await store.creators.keep(TEAM, [CreatorName("tiktok", "7002", "leo")], NOW)
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW)
    soon = NOW + CLASH_WITHIN - timedelta(seconds=1)
    with pytest.raises(ContactedBefore) as before:
        await store.marks.set(TEAM, [leo.id, mia], CONTACTED, BO, soon)
    assert {one: (contact.person.name, contact.at) for one, contact in before.value.contacts.items()} == {
        mia: ("Ana", NOW)
    }
    assert (await _mark(store, leo.id)).status == "new"
    confirmed = await store.marks.set(TEAM, [leo.id, mia], CONTACTED, BO, soon, is_confirmed=True)
    assert {mark.contact.person.name for mark in confirmed.values() if mark.contact} == {"Bo"}


async def test_a_second_contact_a_week_later_or_by_the_same_person_is_not(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW)
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW + timedelta(days=1))
    await store.marks.set(TEAM, [mia], CONTACTED, BO, NOW + timedelta(days=1) + CLASH_WITHIN)


async def test_a_contact_clashes_whatever_was_marked_since(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW)
    await store.marks.set(TEAM, [mia], Change(status="new"), BO, NOW)
    with pytest.raises(ContactedBefore):
        await store.marks.set(TEAM, [mia], CONTACTED, BO, NOW)


async def test_who_says_new_takes_their_own_contact_back(store: Store, mia: str) -> None:
    await store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW)
    await store.marks.set(TEAM, [mia], Change(status="new"), ANA, NOW)
    marks = await store.marks.set(TEAM, [mia], CONTACTED, BO, NOW)
    assert marks[mia].contact is not None


async def test_of_two_people_who_mark_at_once_one_is_asked(store: Store, mia: str, tmp_path: Path) -> None:
    second = open_store(tmp_path / "scout.db")
    try:
        marking = [
            store.marks.set(TEAM, [mia], CONTACTED, ANA, NOW),
            second.marks.set(TEAM, [mia], CONTACTED, BO, NOW),
        ]
        results = await asyncio.gather(*marking, return_exceptions=True)
    finally:
        second.close()
    assert sorted(type(one).__name__ for one in results) == ["ContactedBefore", "dict"]
