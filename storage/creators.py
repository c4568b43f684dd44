"""The creators that a workspace keeps something about: lists, marks and hiding refer to their rows.

A creator is known by its uid where the API told it, else by its name on the platform. A name may be changed and taken
by somebody else, a uid may not: so a row without a uid takes the first one that comes with its name, and a row with
another uid is another creator.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class CreatorName:
    """What names a creator: the platform's word with a uid, a name without `@`, or both.

    `row` is what the API said of it, field by field; empty where nothing was told.
    """

    platform: str
    uid: str = ""
    username: str = ""
    row: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class KeptCreator(CreatorName):
    """A creator that a workspace keeps. `kept_at` is when it last asked to; `seen_at` when the API last told of it."""

    workspace: str = ""
    id: str = ""
    kept_at: datetime | None = None
    seen_at: datetime | None = None


class KeptCreators:
    """The kept creators of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, workspace: str, named: Sequence[CreatorName], at: datetime) -> list[KeptCreator]:
        """Keep creators, each once; gives their rows in the order of `named`."""
        tokens = [self._database.token() for _ in named]

        def change(tables: Tables) -> list[KeptCreator]:
            return [keep(tables, token, workspace, one, at) for token, one in zip(tokens, named, strict=True)]

        return await self._database.write(change)

    async def find(self, workspace: str, named: Iterable[CreatorName]) -> list[KeptCreator]:
        """Those of `named` that the workspace keeps, each once, in the order of `named`."""
        wanted = list(named)

        def ask(tables: Tables) -> list[KeptCreator]:
            found = [_find(tables, workspace, one) for one in wanted]
            return list({one["id"]: kept_creator(one) for one in found if one}.values())

        return await self._database.read(ask)

    async def of(self, workspace: str, ids: Iterable[str]) -> list[KeptCreator]:
        """The kept creators with these ids, in their order; ids that the workspace does not have are left out."""
        wanted = list(ids)
        sql = "SELECT * FROM creators WHERE workspace = ? AND id IN (SELECT value FROM json_each(?))"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, json.dumps(wanted)))
        kept = {one["id"]: kept_creator(one) for one in found}
        return [kept[id_] for id_ in wanted if id_ in kept]


def keep(tables: Tables, id_: str, workspace: str, named: CreatorName, at: datetime) -> KeptCreator:
    """Keep a creator as part of a larger change; `id_` is its id where it was not kept before.

    What the API says now takes the place of what it said before; a creator named without it keeps what was known.
    """
    known = _find(tables, workspace, named)
    if known is None:
        known = {
            "workspace": workspace,
            "id": id_,
            "platform": named.platform,
            "uid": "",
            "username": "",
            "row": "{}",
            "seen_at": stamp(at),
        }
    merged = {
        **known,
        "kept_at": stamp(at),
        "uid": named.uid or known["uid"],
        "username": named.username.strip().removeprefix("@") or known["username"],
        "folded": folded_name(named.username or known["username"]),
    }
    if named.row:
        merged |= {"row": json.dumps(named.row, ensure_ascii=False), "seen_at": stamp(at)}
    tables.table("creators").upsert(merged, pk=("workspace", "id"))
    return kept_creator(merged)


def folded_name(username: str) -> str:
    """A creator's name as it is compared: without `@`, in one case."""
    return username.strip().removeprefix("@").casefold()


def kept_creator(found: Mapping[str, Any]) -> KeptCreator:
    """A kept creator of a row that holds the columns of the table, and perhaps more."""
    return KeptCreator(
        platform=found["platform"],
        uid=found["uid"],
        username=found["username"],
        row=json.loads(found["row"]),
        workspace=found["workspace"],
        id=found["id"],
        kept_at=unstamp(found["kept_at"]),
        seen_at=unstamp(found["seen_at"]),
    )


def _find(tables: Tables, workspace: str, named: CreatorName) -> dict[str, Any] | None:
    # The indices leave empty values out, and are used where the query says so too.
    by_uid = "SELECT * FROM creators WHERE workspace = ? AND platform = ? AND uid = ? AND uid <> ''"
    if named.uid and (found := row(tables, by_uid, workspace, named.platform, named.uid)):
        return found
    if not named.username:
        return None
    by_name = """
        SELECT * FROM creators
        WHERE workspace = ? AND platform = ? AND folded = ? AND folded <> '' AND (uid = '' OR ? = '')
        ORDER BY uid = '', seen_at DESC LIMIT 1
    """
    return row(tables, by_name, workspace, named.platform, folded_name(named.username), named.uid)
