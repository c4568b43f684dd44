"""`scout purge`: remove for good all that Scout keeps of one workspace, as an uninstall does."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterable, Mapping

from bot.cli import fail
from bot.clock import utc_now
from bot.settings import Settings, SettingsError
from storage.database import CannotOpen
from storage.store import Store, open_store


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Tell what is kept of the workspace, and with `--yes` remove it. A running Scout need not be stopped for it."""
    path = settings.database_path
    if not path.exists():
        return fail(f"DATABASE_URL: there is no file {path}, so nothing is kept")
    try:
        store = open_store(path)
    except CannotOpen as refused:
        raise SettingsError(f"DATABASE_URL: {refused}; name another file") from refused
    try:
        return asyncio.run(_purge(store, asked.workspace.strip(), settings, is_sure=asked.yes))
    finally:
        store.close()


async def _purge(store: Store, workspace: str, settings: Settings, *, is_sure: bool) -> int:
    held = await store.purging.held(workspace)
    if not held:
        return fail(f"nothing is kept of {workspace!r}; {_known(await store.purging.workspaces())}")
    if not is_sure:
        _tell(held)
        return fail(f"nothing was removed; `scout purge --workspace {workspace} --yes` removes it all for good")
    if settings.is_embedded:
        from bot.embedded import erase_left  # noqa: PLC0415 - the service takes a while to load

        await erase_left(settings, await store.purging.left_at_the_api(workspace))
    _tell(await store.purging.purge(workspace, utc_now()))
    print(f"All that was kept of {workspace} is gone.")  # noqa: T201 - what the command did
    return 0


def _tell(rows: Mapping[str, int]) -> None:
    for table, count in rows.items():
        print(f"{count:>9,}  {table}")  # noqa: T201 - what was asked


def _known(workspaces: Iterable[str]) -> str:
    # A chat alone is where deliveries are noted that are of no workspace.
    named = [one for one in workspaces if ":" in one]
    return f"there are {', '.join(named)}" if named else "there are no workspaces"
