"""Shortlists keep creators once each, for those they reach and for nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.creators import CreatorName
from storage.kinds import Periods
from storage.lists import MOST_CREATORS, ListFull, NameTaken, NoSuchList, Reach, Shortlist, Viewer
from storage.people import Named
from storage.store import Store, open_store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEAM, OTHER = "slack:T1", "slack:T2"
ANA, BO = Named("U1", "Ana"), Named("U2", "Bo")
ANA_IN_ONE, BO_IN_ONE = Viewer(TEAM, "U1", "C1"), Viewer(TEAM, "U2", "C1")
ANA_IN_TWO, BO_IN_TWO = Viewer(TEAM, "U1", "C2"), Viewer(TEAM, "U2", "C2")
MIA, LEO = CreatorName("tiktok", "7001", "mia"), CreatorName("tiktok", "7002", "leo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def _anas(store: Store, reach: Reach, name: str = "Summer") -> Shortlist:
    return await store.lists.make(ANA_IN_ONE, ANA, name, reach, NOW)


async def _see(store: Store, *viewers: Viewer) -> list[bool]:
    return [bool(await store.lists.seen_by(viewer)) for viewer in viewers]


async def test_a_private_list_is_its_owners_alone_wherever_they_are(store: Store) -> None:
    await _anas(store, "private")
    assert await _see(store, ANA_IN_ONE, ANA_IN_TWO, BO_IN_ONE, BO_IN_TWO) == [True, True, False, False]


async def test_a_conversations_list_is_for_the_people_there_and_its_owner(store: Store) -> None:
    made = await _anas(store, "conversation")
    assert await _see(store, ANA_IN_ONE, ANA_IN_TWO, BO_IN_ONE, BO_IN_TWO) == [True, True, True, False]
    assert await store.lists.find(BO_IN_ONE, made.id) == made
    assert await store.lists.find(BO_IN_TWO, made.id) is None
    assert await store.lists.named(BO_IN_TWO, "Summer") is None


async def test_a_workspaces_list_is_for_everybody_in_it_and_nobody_outside(store: Store) -> None:
    made = await _anas(store, "workspace")
    stranger = Viewer(OTHER, "U1", "C1")
    assert await _see(store, ANA_IN_TWO, BO_IN_TWO, stranger) == [True, True, False]
    assert await store.lists.find(stranger, made.id) is None
    assert not await store.lists.delete(OTHER, made.id)
    with pytest.raises(NoSuchList):
        await store.lists.add(OTHER, made.id, [MIA], BO, NOW)


async def test_the_same_creator_on_two_lists_is_one_record_with_two_memberships(store: Store) -> None:
    summer = await _anas(store, "conversation")
    winter = await store.lists.make(BO_IN_TWO, BO, "Winter", "conversation", NOW)
    [first] = (await store.lists.add(TEAM, summer.id, [MIA], ANA, NOW)).new
    [second] = (await store.lists.add(TEAM, winter.id, [CreatorName("tiktok", username="@Mia")], BO, NOW)).new
    assert first.id == second.id
    assert [one.name for one in (await store.lists.holding(BO_IN_TWO, [first.id]))[first.id]] == ["Winter"]
    assert [one.name for one in (await store.lists.holding(ANA_IN_TWO, [first.id]))[first.id]] == ["Summer", "Winter"]


async def test_a_creator_stands_on_a_list_once_in_the_place_where_it_came_first(store: Store) -> None:
    made = await _anas(store, "conversation")
    await store.lists.add(TEAM, made.id, [MIA, LEO, MIA], ANA, NOW)
    again = await store.lists.add(TEAM, made.id, [MIA], BO, NOW + timedelta(days=1))
    assert (again.new, [one.username for one in again.known]) == ((), ["mia"])
    members = await store.lists.members(TEAM, made.id)
    assert [(one.creator.username, one.position, one.added_by.name) for one in members] == [
        ("mia", 1, "Ana"),
        ("leo", 2, "Ana"),
    ]
    found = await store.lists.find(ANA_IN_ONE, made.id)
    assert found is not None
    assert (found.size, found.used_at) == (2, NOW + timedelta(days=1))


async def test_one_taken_off_comes_back_at_the_end(store: Store) -> None:
    made = await _anas(store, "conversation")
    added = await store.lists.add(TEAM, made.id, [MIA, LEO], ANA, NOW)
    assert await store.lists.take_off(TEAM, made.id, [added.new[0].id, "no-such-id"]) == 1
    assert await store.lists.take_off(OTHER, made.id, [added.new[1].id]) == 0
    await store.lists.add(TEAM, made.id, [MIA], ANA, NOW)
    assert [one.creator.username for one in await store.lists.members(TEAM, made.id)] == ["leo", "mia"]


async def test_a_name_is_taken_only_by_lists_that_the_asker_sees(store: Store) -> None:
    await _anas(store, "private")
    await store.lists.make(BO_IN_ONE, BO, "  summer ", "conversation", NOW)
    with pytest.raises(NameTaken) as taken:
        await store.lists.make(ANA_IN_ONE, ANA, "SUMMER", "workspace", NOW)
    assert taken.value.shortlist.reach == "conversation"


async def test_a_name_means_the_list_of_the_conversation_first(store: Store) -> None:
    mine = await _anas(store, "private")
    theirs = await store.lists.make(BO_IN_ONE, BO, "Summer", "conversation", NOW)
    assert await store.lists.named(ANA_IN_ONE, "summer") == theirs
    assert await store.lists.named(ANA_IN_TWO, "summer") == mine


async def test_a_list_is_renamed_unless_the_name_is_taken(store: Store) -> None:
    made = await _anas(store, "conversation")
    await _anas(store, "conversation", "Winter")
    await store.lists.rename(ANA_IN_ONE, made.id, "SUMMER")
    with pytest.raises(NameTaken):
        await store.lists.rename(BO_IN_ONE, made.id, "winter")
    with pytest.raises(NoSuchList):
        await store.lists.rename(ANA_IN_ONE, "no-such-id", "Autumn")
    assert {one.name for one in await store.lists.seen_by(BO_IN_ONE)} == {"SUMMER", "Winter"}


async def test_a_deleted_list_takes_nothing_more(store: Store) -> None:
    made = await _anas(store, "conversation")
    [mia] = (await store.lists.add(TEAM, made.id, [MIA], ANA, NOW)).new
    assert await store.lists.delete(TEAM, made.id)
    assert await store.lists.members(TEAM, made.id) == []
    with pytest.raises(NoSuchList):
        await store.lists.add(TEAM, made.id, [LEO], ANA, NOW)
    assert await store.creators.of(TEAM, [mia.id]) == [mia]
    assert await store.creators.find(TEAM, [LEO]) == []


async def test_a_long_list_is_read_in_parts_and_has_an_end(store: Store) -> None:
    made = await _anas(store, "conversation")
    await store.lists.add(TEAM, made.id, [CreatorName("tiktok", str(n), f"n{n}") for n in range(1000)], ANA, NOW)
    part = await store.lists.members(TEAM, made.id, 990, 25)
    assert [one.creator.uid for one in part] == [str(n) for n in range(990, 1000)]
    with pytest.raises(ListFull):
        many = [CreatorName("tiktok", str(n)) for n in range(1000, MOST_CREATORS + 1)]
        await store.lists.add(TEAM, made.id, many, ANA, NOW)
    found = await store.lists.find(ANA_IN_ONE, made.id)
    assert found is not None
    assert found.size == 1000


async def test_two_workers_adding_at_once_lose_nothing(store: Store, tmp_path: Path) -> None:
    made = await _anas(store, "conversation")
    second = open_store(tmp_path / "scout.db")
    try:
        adding = [
            door.lists.add(TEAM, made.id, [CreatorName("tiktok", str(n // 2))], ANA, NOW)
            for n, door in enumerate([store, second] * 20)
        ]
        results = await asyncio.gather(*adding)
    finally:
        second.close()
    assert sum(len(one.new) for one in results) == 20
    assert [one.position for one in await store.lists.members(TEAM, made.id)] == list(range(1, 21))


async def test_a_message_is_remembered_with_the_creators_it_shows_now(store: Store) -> None:
    here = {"id": "C1", "is_private": False}
    await store.shown.note(TEAM, here, "17.5", [MIA, LEO], NOW)
    await store.shown.note(TEAM, here, "17.5", [LEO], NOW + timedelta(days=1))
    for found in (await store.shown.on(TEAM, "17.5", "C1"), await store.shown.on(TEAM, "17.5")):
        assert found is not None
        assert (found.place, found.creators) == (here, (LEO,))
    assert await store.shown.on(OTHER, "17.5", "C1") is None
    assert await store.shown.on(TEAM, "17.5", "C2") is None
    await store.shown.note(TEAM, here, "18.5", [MIA], NOW)
    await store.shown.note(TEAM, here, "18.5", [], NOW)
    assert await store.shown.on(TEAM, "18.5", "C1") is None
    assert await store.keeping.sweep(NOW + timedelta(days=32), Periods()) == {"shown": 1}
    assert await store.shown.on(TEAM, "17.5", "C1") is None
