"""`/creators role` and `/creators roles`: who may spend, approve and administer."""

from __future__ import annotations

from typing import Any

from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.messages.problem import Problem, problem
from handlers.messages.role_list import RoleList, role_list
from handlers.money.lines import read_role
from handlers.people.rights import role_of


async def role_line(ask: Ask, line: Line) -> Answer[Any]:
    """Give a person a role. Raises `UsageError`."""
    person, role = await read_role(ask, line)
    roles, now = ask.context.store.roles, ask.context.clock()
    known = await roles.find(ask.workspace, person.id)
    if known and known.is_admin and role != "admin":
        return Answer(problem, Problem("told-admin", {"person": known.shown}))
    await roles.give(ask.workspace, person.id, person.name, role, ask.person.id, now)
    return Answer(role_list, await _shown(ask, given=person.name or person.id))


async def roles_line(ask: Ask, _: Line) -> Answer[Any]:
    """The people with a role of their own, and what all others may do."""
    return Answer(role_list, await _shown(ask))


async def _shown(ask: Ask, given: str = "") -> RoleList:
    members = await ask.context.store.roles.given(ask.workspace)
    known = tuple((member.shown, "admin" if member.is_admin else member.role or "viewer") for member in members)
    return RoleList(known, ask.context.options.default_role, await role_of(ask), given)
