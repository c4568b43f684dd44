"""`scout keys`: who may use the embedded API, and how much."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.service.accounts import Accounts
from api.service.keys import Key
from tests.bot.commands.conftest import Run

Capture = pytest.CaptureFixture[str]


def stored(folder: Path) -> list[Key]:
    accounts = Accounts.beside(folder / "creators.db", lambda: datetime.now(UTC))
    try:
        return accounts.list_keys()
    finally:
        accounts.close()


def made(scout: Run, capsys: Capture, *words: str) -> str:
    assert scout("keys", "add", "--name", "Ann", *words) == 0
    return capsys.readouterr().out.strip()


def test_a_new_key_is_printed_alone_and_may_do_everything(scout: Run, folder: Path, capsys: Capture) -> None:
    key = made(scout, capsys)
    assert key.startswith("cv_live_")
    assert "\n" not in key
    [found] = stored(folder)
    assert (found.name, found.scopes) == ("Ann", ("*",))
    assert (found.rate, found.quota, found.credits, found.expires_on) == (-1, -1, -1, None)


def test_limits_are_kept_as_given(scout: Run, folder: Path, capsys: Capture) -> None:
    made(
        scout,
        capsys,
        *("--scopes", "creator:search, creator:lookalike", "--rate", "10", "--quota", "100", "--credits", "0"),
        *("--expires", "2027-01-31"),
    )
    [found] = stored(folder)
    assert found.scopes == ("creator:search", "creator:lookalike")
    assert (found.rate, found.quota, found.credits, str(found.expires_on)) == (10, 100, 0, "2027-01-31")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--scopes", "creator:serach"), "'creator:serach' is no scope; there are"),
        (("--rate", "-2"), "--rate is -2"),
        (("--quota", "-5"), "--quota is -5"),
        (("--credits", "-100"), "--credits is -100"),
        (("--expires", "31.1.2027"), "YYYY-MM-DD"),
        (("--expires", "2027-02-30"), "YYYY-MM-DD"),
        (("--name", ""), "--name is empty"),
        (("--name", "  "), "--name is empty"),
    ],
)
def test_a_limit_that_makes_no_sense_makes_no_key(
    scout: Run, folder: Path, capsys: Capture, words: tuple[str, ...], says: str
) -> None:
    assert scout("keys", "add", "--name", "Ann", *words) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""
    assert stored(folder) == []


def test_the_list_shows_keys_without_their_secret(scout: Run, capsys: Capture) -> None:
    key = made(scout, capsys, "--credits", "1200", "--expires", "2020-01-01")
    assert scout("keys", "list") == 0
    told = capsys.readouterr().out
    assert key not in told
    assert key[:14] in told
    for part in ("Ann", "expired", "1,200", "no limit", "2020-01-01"):
        assert part in told


def test_an_empty_list_says_how_to_make_a_key(scout: Run, capsys: Capture) -> None:
    assert scout("keys", "list") == 0
    assert "scout keys add" in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["", "…"])
def test_a_key_is_revoked_by_what_the_list_shows(scout: Run, folder: Path, capsys: Capture, ending: str) -> None:
    key, other = made(scout, capsys), made(scout, capsys)
    assert scout("keys", "revoke", key[:14] + ending) == 0
    assert key[:14] in capsys.readouterr().out
    assert {found.shown: bool(found.revoked_at) for found in stored(folder)} == {key[:14]: True, other[:14]: False}


def test_a_key_is_revoked_by_itself(scout: Run, folder: Path, capsys: Capture) -> None:
    assert scout("keys", "revoke", made(scout, capsys)) == 0
    assert [bool(found.revoked_at) for found in stored(folder)] == [True]


def test_revoking_what_is_no_key_says_so(scout: Run, capsys: Capture) -> None:
    assert scout("keys", "revoke", "cv_live_nobody") == 1
    assert "'cv_live_nobody' is no key" in capsys.readouterr().err


def test_only_the_owner_may_read_the_file(scout: Run, folder: Path, capsys: Capture) -> None:
    made(scout, capsys)
    assert (folder / "creators.db.accounts").stat().st_mode & 0o077 == 0


def test_the_secret_of_a_keys_webhooks_is_shown_alone_and_stays(scout: Run, folder: Path, capsys: Capture) -> None:
    key = made(scout, capsys)
    shown = []
    for named in (key, stored(folder)[0].shown, f"{stored(folder)[0].shown}…"):
        assert scout("keys", "webhook", named) == 0
        shown.append(capsys.readouterr().out)
    assert len(set(shown)) == 1
    assert shown[0].startswith("whsec_")
    assert shown[0].count("\n") == 1


def test_a_webhook_secret_of_no_key_is_an_error(scout: Run, folder: Path, capsys: Capture) -> None:
    assert scout("keys", "webhook", "cv_live_nobody") == 1
    assert "'cv_live_nobody' is not one key" in capsys.readouterr().err
