"""Changing the key of secrets at rest: what an earlier key sealed is sealed with the one that seals now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database as Tables

from storage.database import Database, rows
from storage.sealing import CannotUnseal, Sealer

SEALED: Mapping[str, tuple[str, ...]] = {"installations": ("token", "refresh"), "api_keys": ("sealed",)}
"""The columns with secrets, by their tables; each secret belongs to its row's workspace."""


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many rows were sealed anew, and the workspaces of those that no known key opens."""

    rows: int
    lost: tuple[str, ...]


class Resealing:
    """All secrets of a database."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database, self._sealer = database, sealer

    async def all(self) -> Resealed:
        """Seal with the current key what has an earlier one; what cannot be opened stays as it is.

        One transaction: a token that another process refreshes meanwhile is not put back. Without a key nothing is
        done.
        """
        if not self._sealer.can_seal:
            return Resealed(0, ())
        return await self._database.write(self._all)

    def _all(self, tables: Tables) -> Resealed:
        done, lost = 0, list[str]()
        for table, columns in SEALED.items():
            for found in rows(tables, f"SELECT workspace, {', '.join(columns)} FROM {table}"):  # noqa: S608 - names of ours
                if all(self._sealer.is_current(found[column]) for column in columns):
                    continue
                try:
                    anew = [self._anew(found[column], found["workspace"]) for column in columns]
                except CannotUnseal:
                    lost.append(found["workspace"])
                    continue
                places = ", ".join(f"{column} = ?" for column in columns)
                tables.conn.execute(f"UPDATE {table} SET {places} WHERE workspace = ?", (*anew, found["workspace"]))  # noqa: S608
                done += 1
        return Resealed(done, tuple(sorted(set(lost))))

    def _anew(self, sealed: str, owner: str) -> str:
        return self._sealer.seal(self._sealer.unseal(sealed or "", owner), owner)
