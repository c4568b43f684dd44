"""What people asked to be collected. One row is one line that somebody typed; its tasks are rows of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage import tasks
from storage.database import Database, row, rows
from storage.times import stamp, unstamp

State = Literal["running", "over"]


@dataclass(frozen=True, slots=True)
class NewCollection:
    """What is known when somebody starts a collection.

    `identity` is the e-mail that the API is told, `conversation` where its card goes, `line` what was typed, short.
    """

    workspace: str
    person: str
    person_name: str
    identity: str
    language: str
    conversation: Mapping[str, Any]
    line: str


@dataclass(frozen=True, slots=True)
class Collection(NewCollection):
    """A stored collection. `message` is its one card once it is posted; `drawn_at` when that was last drawn."""

    id: str
    state: State
    made_at: datetime
    message: Mapping[str, Any] | None
    drawn_at: datetime | None


class Gone(LookupError):
    """A collection that a job was about to work on is no longer there: its workspace was purged meanwhile."""


class Collections:
    """The collections of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, new: NewCollection, intents: Sequence[tasks.NewTask], at: datetime) -> str:
        """Write a running collection and an intent for each of its tasks down, all or nothing; gives its id."""
        token = self._database.token
        made = token()
        named = [(token(), token() + token(), intent) for intent in intents]

        def change(tables: Tables) -> None:
            add(tables, made, new, at)
            for task, hook, intent in named:
                tasks.add(tables, task, hook, new.workspace, made, intent, at)

        await self._database.write(change)
        return made

    async def find(self, workspace: str, collection: str) -> Collection | None:
        """A collection of a workspace, if it has it."""
        sql = "SELECT * FROM collections WHERE workspace = ? AND id = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, collection))
        return _collection(found) if found else None

    async def of(self, workspace: str, collection: str) -> Collection:
        """A collection that must be there, because something stored belongs to it. Raises `Gone`."""
        found = await self.find(workspace, collection)
        if found is None:
            raise Gone(f"there is no collection {collection}")
        return found

    async def newest(self, workspace: str, most: int, person: str = "") -> list[Collection]:
        """The newest collections of a workspace, or of one person in it, newest first."""
        sql = """
            SELECT * FROM collections WHERE workspace = ? AND (? = '' OR person = ?) ORDER BY made_at DESC LIMIT ?
        """
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, person, person, most))
        return [_collection(each) for each in found]


def add(tables: Tables, id_: str, new: NewCollection, at: datetime) -> None:
    """Write a running collection down."""
    record = {
        "workspace": new.workspace,
        "id": id_,
        "person": new.person,
        "person_name": new.person_name,
        "identity": new.identity,
        "language": new.language,
        "conversation": json.dumps(new.conversation, ensure_ascii=False),
        "line": new.line,
        "state": "running",
        "made_at": stamp(at),
    }
    tables.table("collections").insert(record)


def note_message(tables: Tables, workspace: str, collection: str, message: Mapping[str, Any], at: datetime) -> None:
    """Note where the one card of a collection stands, and that it is drawn as of `at`."""
    sql = "UPDATE collections SET message = ?, drawn_at = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (json.dumps(message, ensure_ascii=False), stamp(at), workspace, collection))


def drawn(tables: Tables, workspace: str, collection: str) -> tuple[State, datetime | None]:
    """The state of a collection and when its card was last drawn, as part of a larger change.

    Raises `Gone`.
    """
    found = row(tables, "SELECT state, drawn_at FROM collections WHERE workspace = ? AND id = ?", workspace, collection)
    if found is None:
        raise Gone(f"there is no collection {collection}")
    return found["state"], unstamp(found["drawn_at"]) if found["drawn_at"] else None


def _collection(found: dict[str, Any]) -> Collection:
    return Collection(
        workspace=found["workspace"],
        person=found["person"],
        person_name=found["person_name"],
        identity=found["identity"],
        language=found["language"],
        conversation=json.loads(found["conversation"]),
        line=found["line"],
        id=found["id"],
        state=found["state"],
        made_at=unstamp(found["made_at"]),
        message=json.loads(found["message"]) if found["message"] else None,
        drawn_at=unstamp(found["drawn_at"]) if found["drawn_at"] else None,
    )
