"""Secrets in files beside the service's, for use on this machine: made once, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from api.service.accounts import Accounts
from api.service.keys import PREFIX


def local_key(accounts: Accounts, database: Path, purpose: str, rate: int | None = None) -> str:
    """The key of this purpose beside `database`, made on first use and anew after it was revoked.

    Several processes that ask at once get the same one. `rate` as in `Accounts.add_key`.
    """
    file = database.with_name(f"{database.name}.{purpose}.key")
    while True:
        key = accounts.add_key(purpose, rate=rate, key=kept_secret(file))
        known = accounts.find(key)
        if known is not None and not known.revoked_at:
            return key
        file.unlink(missing_ok=True)


def kept_secret(file: Path) -> str:
    """The secret in a file, made on first use; processes that ask at once get the same one."""
    if not file.exists():
        _write_once(file, PREFIX + secrets.token_urlsafe(24))
    return file.read_text(encoding="ascii").strip()


def _write_once(file: Path, key: str) -> None:
    """Write a file whole, unless another process did so first."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as writing:
            writing.write(key)
        os.link(draft, file)
    except FileExistsError:
        pass  # the other process's key is the key
    finally:
        draft.unlink()
