"""Keys for this machine: made once, however many processes ask, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from api.service.accounts import Accounts
from api.service.local_keys import local_key


@pytest.fixture
def accounts(database: Path) -> Iterator[Accounts]:
    made = Accounts.beside(database, lambda: datetime.now(UTC))
    yield made
    made.close()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "creators.db"


def test_the_key_of_a_purpose_stays(accounts: Accounts, database: Path) -> None:
    assert local_key(accounts, database, "one") == local_key(accounts, database, "one")
    assert local_key(accounts, database, "one") != local_key(accounts, database, "two")


def test_all_who_ask_at_once_get_the_same(accounts: Accounts, database: Path) -> None:
    with ThreadPoolExecutor(16) as threads:
        for number in range(20):
            keys = threads.map(partial(local_key, accounts, database), [f"purpose{number}"] * 16)
            assert len(set(keys)) == 1


def test_a_revoked_key_is_followed_by_another(accounts: Accounts, database: Path) -> None:
    first = local_key(accounts, database, "one")
    accounts.revoke(first)
    second = local_key(accounts, database, "one")
    assert second != first
    assert [key.revoked_at is None for key in accounts.list_keys()] == [False, True]


def test_only_the_owner_may_read_it_and_nothing_else_is_left(accounts: Accounts, database: Path) -> None:
    local_key(accounts, database, "one")
    [file] = [each for each in database.parent.iterdir() if ".accounts" not in each.name]
    assert file.stat().st_mode & 0o077 == 0
