"""Who has which role, what everybody else may do, and what the asker may."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Block, Card, Column, CreatorText, Note, Paragraph, Table, rich
from handlers.words import Words
from storage.roles import Role


@dataclass(frozen=True, slots=True)
class RoleList:
    """The `members` with a role of their own, by name; the role of all others, and the asker's `own`.

    `given` names somebody to whom a role was just given.
    """

    members: tuple[tuple[str, Role], ...]
    default: Role
    own: Role
    given: str = ""


def role_list(shown: RoleList, words: Words) -> Card:
    """Show the roles, under what was just done with them."""
    blocks: list[Block] = []
    given = words("roles-given", person=shown.given) if shown.given else ""
    if shown.members:
        rows = tuple(
            ((CreatorText(name, 80),), rich(words(f"role-{role}")), rich(words(f"role-{role}-may")))
            for name, role in shown.members
        )
        columns = (Column(words("roles-person")), Column(words("roles-role")), Column(words("roles-may")))
        blocks.append(Table(columns, rows))
    others = words("roles-others", role=words(f"role-{shown.default}"))
    own = words("roles-own", role=words(f"role-{shown.own}"))
    blocks += [Paragraph(rich(words.sentences(others, own))), Note(rich(words("roles-do")))]
    summary = words.sentences(given, words("roles-summary", count=len(shown.members)), own)
    return Card(given or words("roles-title"), tuple(blocks), tone="good" if given else "info", summary=summary)


EXAMPLE = RoleList((("Leo", "approver"), ("Mia", "admin")), "spender", "admin", given="Leo")
EXAMPLES = (RoleList((), "spender", "spender"),)
