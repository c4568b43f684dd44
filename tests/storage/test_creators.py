"""A workspace keeps each creator once, by uid where it is known and by name where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.creators import CreatorName
from storage.store import Store, open_store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MIA = CreatorName("tiktok", "7001", "mia", {"uid": "7001", "followers_count": 5})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def test_a_creator_named_twice_is_one_row(store: Store) -> None:
    [first] = await store.creators.keep("slack:T1", [MIA], NOW)
    [by_name, by_uid] = await store.creators.keep(
        "slack:T1", [CreatorName("tiktok", username="@MIA"), CreatorName("tiktok", "7001")], NOW
    )
    assert first.id == by_name.id == by_uid.id
    assert by_uid.username == "MIA"


async def test_a_row_without_a_uid_takes_the_one_that_comes_with_its_name(store: Store) -> None:
    [named] = await store.creators.keep("slack:T1", [CreatorName("tiktok", username="mia")], NOW)
    [told] = await store.creators.keep("slack:T1", [MIA], NOW + timedelta(days=1))
    assert told.id == named.id
    assert (told.uid, told.row, told.seen_at) == ("7001", MIA.row, NOW + timedelta(days=1))


async def test_a_name_taken_over_by_another_account_is_another_creator(store: Store) -> None:
    [first] = await store.creators.keep("slack:T1", [MIA], NOW)
    [second] = await store.creators.keep("slack:T1", [CreatorName("tiktok", "7002", "mia")], NOW + timedelta(days=1))
    assert first.id != second.id
    assert await store.creators.find("slack:T1", [CreatorName("tiktok", "7001")]) == [first]


async def test_a_renamed_account_stays_the_same_creator(store: Store) -> None:
    [first] = await store.creators.keep("slack:T1", [MIA], NOW)
    [renamed] = await store.creators.keep("slack:T1", [CreatorName("tiktok", "7001", "mia.new")], NOW)
    assert renamed.id == first.id
    assert renamed.row == MIA.row
    assert await store.creators.find("slack:T1", [CreatorName("tiktok", username="mia")]) == []


async def test_workspaces_and_platforms_do_not_share_creators(store: Store) -> None:
    [mine] = await store.creators.keep("slack:T1", [MIA], NOW)
    assert await store.creators.find("slack:T2", [MIA]) == []
    assert await store.creators.of("slack:T2", [mine.id]) == []
    assert await store.creators.find("slack:T1", [CreatorName("youtube", username="mia")]) == []
    assert await store.creators.of("slack:T1", ["no-such-id", mine.id]) == [mine]
