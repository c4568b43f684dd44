"""The people of a workspace as Scout knows them: their names, who is an admin, and the roles that were given.

A role gives the rights of all before it: a viewer looks, a spender buys, an approver lets others go over a budget,
an admin sets budgets and gives roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.times import stamp

Role = Literal["viewer", "spender", "approver", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""All roles, from the one with the fewest rights to the one with all."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who used Scout, or to whom a role was given.

    `role` is what an admin gave, None where nobody gave any. `is_admin` says that the chat or the settings called them
    an admin when they were last seen: enough to ask them, never enough to let them.
    """

    person: str
    name: str
    role: Role | None = None
    is_admin: bool = False

    @property
    def shown(self) -> str:
        """What they are called: the name, or the id where no name is known."""
        return self.name or self.person


class Roles:
    """The members of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, workspace: str, person: str) -> Member | None:
        """A member by id."""
        sql = "SELECT * FROM members WHERE workspace = ? AND person = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, person))
        return _member(found) if found else None

    async def named(self, workspace: str, name: str) -> list[Member]:
        """The members of a name, whatever its case."""
        sql = "SELECT * FROM members WHERE workspace = ? AND folded = ? ORDER BY person"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, name.casefold()))
        return [_member(each) for each in found]

    async def given(self, workspace: str) -> list[Member]:
        """The members with a role of their own, and the admins that were seen, by name."""
        sql = "SELECT * FROM members WHERE workspace = ? AND (role <> '' OR is_admin = 1) ORDER BY folded, person"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace))
        return [_member(each) for each in found]

    async def remember(self, workspace: str, person: str, name: str, *, is_admin: bool) -> None:
        """Keep what somebody is called now, and whether they are called an admin. Writes only what changed."""
        known = await self.find(workspace, person)
        if known and (known.name, known.is_admin) == (name or known.name, is_admin):
            return
        columns = {"is_admin": int(is_admin), **({"name": name, "folded": name.casefold()} if name else {})}
        await self._database.write(lambda tables: _put(tables, workspace, person, columns))

    async def give(self, workspace: str, person: str, name: str, role: Role, by: str, at: datetime) -> None:
        """Give somebody a role in place of the one that they had."""
        columns: dict[str, Any] = {"role": role, "given_by": by, "given_at": stamp(at)}
        columns |= {"name": name, "folded": name.casefold()} if name else {}
        await self._database.write(lambda tables: _put(tables, workspace, person, columns))


def _put(tables: Tables, workspace: str, person: str, columns: dict[str, Any]) -> None:
    tables.conn.execute(
        "INSERT INTO members (workspace, person) VALUES (?, ?) ON CONFLICT DO NOTHING", (workspace, person)
    )
    assignments = ", ".join(f"{name} = ?" for name in columns)
    sql = f"UPDATE members SET {assignments} WHERE workspace = ? AND person = ?"  # noqa: S608 - names of ours
    tables.conn.execute(sql, (*columns.values(), workspace, person))


def _member(found: dict[str, Any]) -> Member:
    role = next((role for role in ROLES if role == found["role"]), None)
    return Member(found["person"], found["name"], role, bool(found["is_admin"]))
