"""What somebody may do with the team's money: judged when a thing runs, not when it was shown."""

from __future__ import annotations

from typing import Literal

from handlers.chat import Person
from handlers.context import Ask, Options
from storage.roles import ROLES, Role

Right = Literal["spend", "approve", "administer"]
"""Buying; letting somebody go over a budget; setting budgets, giving roles, reading what everybody spent."""

_FROM: dict[Right, Role] = {"spend": "spender", "approve": "approver", "administer": "admin"}


class MayNot(Exception):
    """The asker lacks a right that this needs. Nothing was sent, bought or changed."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right: Right = right


async def role_of(ask: Ask) -> Role:
    """The asker's role now.

    Guests and conversations shared with another organisation only look. Admins are those whom the setting `ADMINS`
    names, whom the chat itself calls so, and to whom an admin gave the role; all others have the role that they were
    given, else the one of the setting `DEFAULT_ROLE`.
    """
    if ask.person.is_external or ask.conversation.is_external:
        return "viewer"
    if is_told_admin(ask.person, ask.context.options):
        return "admin"
    member = await ask.context.store.roles.find(ask.workspace, ask.person.id)
    return (member.role if member else None) or ask.context.options.default_role


async def may(ask: Ask, right: Right) -> bool:
    """Whether the asker has a right now."""
    return gives(await role_of(ask), right)


async def require(ask: Ask, right: Right) -> None:
    """Go on only with a right. Raises `MayNot`."""
    if not await may(ask, right):
        raise MayNot(right)


def gives(role: Role, right: Right) -> bool:
    """Whether a role gives a right."""
    return ROLES.index(role) >= ROLES.index(_FROM[right])


def is_told_admin(person: Person, options: Options) -> bool:
    """Whether the chat or the settings call somebody an admin, whatever role they were given."""
    names = {person.id.casefold(), person.email.casefold()} - {""}
    return person.is_admin or bool(names & options.admins)
