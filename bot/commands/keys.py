"""`scout keys`: make, list and end keys of the embedded creator API."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.table import Table

from api.contract.endpoints import ENDPOINTS
from api.contract.envelope import UNLIMITED
from api.service.accounts import EVERYTHING, Accounts, Key
from bot.app import utc_now
from bot.cli import fail
from bot.settings import Settings


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Do what the verb says: `add`, `list` or `revoke`."""
    accounts = Accounts(settings.service_database, utc_now)
    try:
        return {"add": _add, "list": _list, "revoke": _revoke}[asked.verb](asked, accounts)
    finally:
        accounts.close()


def _add(asked: argparse.Namespace, accounts: Accounts) -> int:
    wrong = next(_mistakes(asked), None)
    if wrong:
        return fail(f"{wrong}; no key was made")
    key = accounts.add_key(
        asked.name,
        scopes=_scopes(asked.scopes),
        rate=asked.rate,
        quota=asked.quota,
        credits=asked.credits,
        expires_on=date.fromisoformat(asked.expires) if asked.expires else None,
    )
    print(key)  # noqa: T201 - the key alone, so that a script can take it
    return 0


def _list(_: argparse.Namespace, accounts: Accounts) -> int:
    table = Table("Key", "Name", "State", "Scopes", "A minute", "A day", "Credits", "Last day", box=None)
    for key in accounts.list_keys():
        table.add_row(
            f"{key.shown}…",
            key.name,
            _state(key, accounts),
            ", ".join(key.scopes),
            "default" if key.rate is None else _limit(key.rate),
            _limit(key.quota),
            _limit(key.credits),
            str(key.expires_on or "–"),
        )
    Console().print(table)
    return 0


def _revoke(asked: argparse.Namespace, accounts: Accounts) -> int:
    ended = accounts.revoke(asked.key.strip().rstrip("…"))
    if not ended:
        return fail(f"{asked.key!r} is no key that works now; `scout keys list` shows them")
    for key in ended:
        print(f"revoked {key.shown}… ({key.name})")  # noqa: T201 - what the command did
    return 0


def _mistakes(asked: argparse.Namespace) -> Iterator[str]:
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
