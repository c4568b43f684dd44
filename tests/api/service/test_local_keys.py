"""Keys for this machine: made once, however many processes ask, and for nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from api.service.local_keys import local_key


def test_the_key_of_a_purpose_stays(tmp_path: Path) -> None:
    database = tmp_path / "creators.db"
    assert local_key(database, "one") == local_key(database, "one")
    assert local_key(database, "one") != local_key(database, "two")


def test_all_who_ask_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as threads:
        for round_ in range(20):
            keys = threads.map(
                lambda _, purpose=f"purpose{round_}": local_key(tmp_path / "creators.db", purpose), range(16)
            )
            assert len(set(keys)) == 1


def test_nothing_but_the_key_is_left(tmp_path: Path) -> None:
    local_key(tmp_path / "creators.db", "one")
    [file] = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
