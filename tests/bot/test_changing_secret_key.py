"""An operator changes SECRET_KEY: secrets move to the new key at the next start, and the old one may be forgotten."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Scout
from storage.installations import Installation
from storage.sealing import CannotUnseal
from storage.store import open_store
from tests.bot.conftest import Chosen

OLD, NEW, OLDEST = (f"{name}-secret-key-of-thirty-two-letters" for name in ("the-old", "the-new", "the-oldest"))
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
INSTALLED = Installation("slack:T1", "Acme", "UBOT", "xoxb-1", refresh="xoxe-1", expires_at=NOON)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """What was sealed with the old key, and with one that nobody has any more."""
    path = tmp_path / "scout.db"
    store = open_store(path, keys=[OLD])
    await store.installations.save(INSTALLED)
    await store.api_keys.keep("slack:T1", "cv_live_team", "U1", NOON)
    store.close()
    store = open_store(path, keys=[OLDEST])
    await store.api_keys.keep("slack:T2", "cv_live_other", "U1", NOON)
    store.close()
    return path


async def test_after_one_start_with_both_keys_the_new_one_opens_everything(chosen: Chosen, path: Path) -> None:
    async with Scout(chosen(secret_key=NEW, secret_keys_before=OLD)):
        pass
    store = open_store(path, keys=[NEW])
    assert await store.installations.find("slack:T1") == INSTALLED
    key = await store.api_keys.of("slack:T1")
    assert key is not None and (key.key, key.set_by) == ("cv_live_team", "U1")
    store.close()


async def test_what_no_key_opens_stays_and_is_named_in_the_log(
    chosen: Chosen, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with Scout(chosen(secret_key=NEW, secret_keys_before=OLD)):
        pass
    assert "action=reseal workspaces=slack:T2" in caplog.text
    assert "action=reseal rows=2" in caplog.text
    assert "xox" not in caplog.text and "cv_live" not in caplog.text
    store = open_store(path, keys=[NEW, OLDEST])
    other = await store.api_keys.of("slack:T2")
    assert other is not None and other.key == "cv_live_other"
    store.close()


async def test_a_second_start_has_nothing_to_do(chosen: Chosen, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        caplog.clear()
        async with Scout(chosen(secret_key=NEW, secret_keys_before=f"{OLD},{OLDEST}")):
            pass
    assert "rows=" not in caplog.text


async def test_with_the_new_key_alone_the_old_secrets_stay_shut(path: Path) -> None:
    store = open_store(path, keys=[NEW])
    with pytest.raises(CannotUnseal):
        await store.installations.find("slack:T1")
    store.close()
