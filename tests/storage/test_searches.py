"""Saved searches are seen by those whom they reach, and by no other workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.lists import Viewer
from storage.people import Named
from storage.searches import SearchNameTaken
from storage.store import Store, open_store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANA, BO = Viewer("slack:T1", "U1", "C1"), Viewer("slack:T1", "U2", "C1")
ANA_ELSEWHERE, BO_ELSEWHERE = Viewer("slack:T1", "U1", "C2"), Viewer("slack:T1", "U2", "C2")
STRANGER = Viewer("slack:T2", "U1", "C1")
REQUEST = {"platform": "tiktok", "level": "S2"}
OTHER = {"platform": "youtube", "level": "S1"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def _see(store: Store, *viewers: Viewer) -> list[bool]:
    return [bool(await store.searches.seen_by(viewer)) for viewer in viewers]


async def test_a_saved_search_reaches_its_owner_then_the_conversation_then_the_workspace(store: Store) -> None:
    saved = await store.searches.save(ANA, Named("U1", "Ana"), "Skin", REQUEST, NOW)
    everyone = (ANA_ELSEWHERE, BO, BO_ELSEWHERE, STRANGER)
    assert await _see(store, *everyone) == [True, False, False, False]
    assert await store.searches.share(ANA, saved, "conversation")
    assert await _see(store, *everyone) == [True, True, False, False]
    assert await store.searches.share(ANA, saved, "workspace")
    assert await _see(store, *everyone) == [True, True, True, False]


async def test_another_workspace_neither_finds_nor_changes_it(store: Store) -> None:
    saved = await store.searches.save(ANA, Named("U1", "Ana"), "Skin", REQUEST, NOW)
    assert await store.searches.find(STRANGER, saved.id) is None
    assert not await store.searches.rename(STRANGER, saved.id, "Mine")
    assert not await store.searches.share(STRANGER, saved, "workspace")
    assert not await store.searches.remove(STRANGER.workspace, saved.id)
    assert await store.searches.find(ANA, saved.id) == saved


async def test_the_last_search_is_each_persons_own_in_each_conversation(store: Store) -> None:
    await store.searches.note_last(ANA, REQUEST, NOW)
    await store.searches.note_last(BO, OTHER, NOW)
    assert await store.searches.last(ANA) == REQUEST
    assert await store.searches.last(ANA_ELSEWHERE) is None
    assert await store.searches.last(STRANGER) is None
    await store.searches.note_last(ANA, OTHER, NOW)
    assert await store.searches.last(ANA) == OTHER


async def test_a_name_is_given_once_in_any_case(store: Store) -> None:
    await store.searches.save(ANA, Named("U1", "Ana"), "US  Skin", REQUEST, NOW)
    with pytest.raises(SearchNameTaken):
        await store.searches.save(ANA, Named("U1", "Ana"), "us skin", OTHER, NOW)
