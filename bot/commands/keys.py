"""`scout keys`: make, list and end keys of the embedded creator API, and show what signs their webhooks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len, set_cell_size

from api.contract.endpoints import ENDPOINTS
from api.contract.envelope import UNLIMITED
from api.service.accounts import Accounts
from api.service.keys import EVERYTHING, Key, hash_of
from bot.cli import fail
from bot.clock import utc_now
from bot.service_file import opened
from bot.settings import Settings

_TITLES = ("Key", "Name", "State", "A minute", "A day", "Credits", "Last day", "Scopes")


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Do what the verb says: `add`, `list`, `revoke` or `webhook`."""
    accounts = opened(settings.service_database, lambda path: Accounts.beside(path, utc_now))
    try:
        return {"add": _add, "list": _list, "revoke": _revoke, "webhook": _webhook}[asked.verb](asked, accounts)
    finally:
        accounts.close()


def _add(asked: argparse.Namespace, accounts: Accounts) -> int:
    wrong = next(_mistakes(asked), None)
    if wrong:
        return fail(f"{wrong}; no key was made")
    key = accounts.add_key(
        asked.name.strip(),
        scopes=_scopes(asked.scopes),
        rate=asked.rate,
        quota=asked.quota,
        credits=asked.credits,
        expires_on=date.fromisoformat(asked.expires) if asked.expires else None,
    )
    print(key)  # noqa: T201 - the key alone, so that a script can take it
    return 0


def _list(_: argparse.Namespace, accounts: Accounts) -> int:
    keys = accounts.list_keys()
    if not keys:
        print("There are no keys yet; `scout keys add --name NAME` makes one.")  # noqa: T201 - what was asked
        return 0
    rows = [_TITLES, *(_told(key, accounts) for key in keys)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        # Never cut to the screen: a key whose end is missing could not be given to `revoke`.
        line = "  ".join(set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True))
        print(line.rstrip())  # noqa: T201 - what was asked
    return 0


def _told(key: Key, accounts: Accounts) -> tuple[str, ...]:
    rate = "default" if key.rate is None else _limit(key.rate)
    last_day = str(key.expires_on or "–")
    budgets = rate, _limit(key.quota), _limit(key.credits)
    return f"{key.shown}…", key.name, _state(key, accounts), *budgets, last_day, ", ".join(key.scopes)


def _revoke(asked: argparse.Namespace, accounts: Accounts) -> int:
    ended = accounts.revoke(asked.key.strip().rstrip("…"))
    if not ended:
        return fail(f"{asked.key!r} is no key that works now; `scout keys list` shows them")
    for key in ended:
        print(f"revoked {key.shown}… ({key.name})")  # noqa: T201 - what the command did
    return 0


def _webhook(asked: argparse.Namespace, accounts: Accounts) -> int:
    named = asked.key.strip().rstrip("…")
    found = [key for key in accounts.list_keys() if named == key.shown or key.hash == hash_of(named)]
    if len(found) != 1:
        return fail(f"{asked.key!r} is not one key; `scout keys list` shows them")
    print(accounts.webhook_secret(found[0].hash))  # noqa: T201 - the secret alone, so that a script can take it
    return 0


def _mistakes(asked: argparse.Namespace) -> Iterator[str]:
    if not asked.name.strip():
        yield "--name is empty; say whose key it is, as in --name Ann"
    for name in ("rate", "quota", "credits"):
        if getattr(asked, name) < UNLIMITED:
            yield f"--{name} is {getattr(asked, name)}; give 0 or more, or -1 for no limit"
    known = {scope for endpoint in ENDPOINTS for scope in endpoint.scopes} | {EVERYTHING}
    for scope in _scopes(asked.scopes):
        if scope not in known:
            yield f"{scope!r} is no scope; there are {', '.join(sorted(known))}"
    if asked.expires and not _is_day(asked.expires):
        yield f"--expires is {asked.expires!r}; write a day as YYYY-MM-DD"


def _scopes(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _state(key: Key, accounts: Accounts) -> str:
    if key.revoked_at:
        return "revoked"
    return "expired" if accounts.is_expired(key) else "works"


def _limit(number: int) -> str:
    return "no limit" if number == UNLIMITED else f"{number:,}"
