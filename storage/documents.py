"""Documents that files became in a chat's own office: one for each file, kind and person, however often it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, row
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Key:
    """Which document: of the file `file` (our id), as a sheet or a base, for one person."""

    workspace: str
    file: str
    kind: str
    person: str


@dataclass(frozen=True, slots=True)
class Made:
    """How far one is: `ticket` names its import in the chat once that began, `url` leads to it when it is there.

    One that is cut holds less than its file.
    """

    ticket: str
    url: str
    is_cut: bool


class Documents:
    """The documents of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, key: Key) -> Made | None:
        """How far a document is; None where nobody asked for it."""
        sql = f"SELECT ticket, url, is_cut FROM documents WHERE {_KEY}"  # noqa: S608 - a constant of ours
        found = await self._database.read(lambda tables: row(tables, sql, *_values(key)))
        return Made(found["ticket"], found["url"], bool(found["is_cut"])) if found else None

    async def claim(self, key: Key, at: datetime, until: datetime) -> bool:
        """Whether the caller may make the document now; nobody else may before `until`, unless it is given back."""
        sql = """
            INSERT INTO documents (workspace, file, kind, person, ticket, url, at, lease_until)
            VALUES (?, ?, ?, ?, '', '', ?, ?)
            ON CONFLICT (workspace, file, kind, person) DO UPDATE SET lease_until = excluded.lease_until
            WHERE documents.lease_until <= excluded.at
        """
        values = (*_values(key), stamp(at), stamp(until))
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount == 1)

    async def began(self, key: Key, ticket: str) -> None:
        """Keep the ticket of an import, so that it is never begun twice; with an empty one it may begin anew."""
        await self._change(key, "ticket = ?", ticket)

    async def ready(self, key: Key, url: str, *, is_cut: bool) -> None:
        """Keep where the document is, and whether it holds less than its file."""
        await self._change(key, "url = ?, is_cut = ?", url, is_cut)

    async def give_back(self, key: Key) -> None:
        """Let the next who asks go on with it."""
        await self._change(key, "lease_until = ?", "")

    async def _change(self, key: Key, what: str, *values: str | bool) -> None:
        sql = f"UPDATE documents SET {what} WHERE {_KEY}"  # noqa: S608 - constants of ours

        def change(tables: Tables) -> None:
            tables.conn.execute(sql, (*values, *_values(key)))

        await self._database.write(change)


_KEY = "workspace = ? AND file = ? AND kind = ? AND person = ?"


def _values(key: Key) -> tuple[str, str, str, str]:
    return key.workspace, key.file, key.kind, key.person
