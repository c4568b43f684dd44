"""Of what several processes learn of one person or group the latest holds, and what shuts before what opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from storage.belonging import Word
from storage.kinds import Periods
from storage.store import Store, open_store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEAM, OTHER = "feishu:tenant_1", "feishu:tenant_2"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


def own(minutes: int) -> Word:
    return Word(True, "group", NOON + timedelta(minutes=minutes))


def shared(minutes: int) -> Word:
    return Word(False, "join", NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ((own(0), shared(1)), shared(1)),
        ((own(0), shared(1), own(2)), own(2)),
        ((own(0), own(5)), own(5)),
        ((own(1), shared(1)), shared(1)),
    ],
)
async def test_in_whichever_order_words_come_in_the_latest_stands_and_of_two_at_once_the_one_that_shuts(
    store: Store, words: tuple[Word, ...], stands: Word
) -> None:
    for number, order in enumerate(permutations(words)):
        for word in order:
            await store.belonging.note(TEAM, "group", f"oc_{number}", word)
        assert await store.belonging.find(TEAM, "group", f"oc_{number}") == stands


async def test_what_one_workspace_knows_says_nothing_to_another(store: Store) -> None:
    await store.belonging.note(TEAM, "person", "ou_mia", own(0))
    assert await store.belonging.find(OTHER, "person", "ou_mia") is None
    assert await store.belonging.find(TEAM, "group", "ou_mia") is None


async def test_an_app_lives_where_it_was_proved_to_live_last(store: Store) -> None:
    assert await store.belonging.home("cli_a", NOON) == ""
    await store.belonging.note(OTHER, "app", "cli_a", own(0))
    await store.belonging.note(TEAM, "app", "cli_a", own(1))
    assert await store.belonging.home("cli_a", NOON) == TEAM
    assert await store.belonging.home("cli_a", NOON + timedelta(minutes=2)) == ""
    assert await store.belonging.home("cli_b", NOON) == ""


async def test_what_was_learned_is_forgotten_after_thirty_days(store: Store) -> None:
    await store.belonging.note(TEAM, "person", "ou_mia", own(0))
    assert await store.keeping.sweep(NOON + timedelta(days=30), Periods()) == {}
    assert await store.keeping.sweep(NOON + timedelta(days=30, minutes=1), Periods()) == {"belonging": 1}
