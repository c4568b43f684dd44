"""What a table says of creators' status, owner and note, as changes to what is known: only what it says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.cards.bare import bare
from handlers.context import Ask
from handlers.lists.mark_line import LONGEST_NOTE, NOBODY_WORDS, STATUS_WORDS, owner_named
from handlers.lists.owners import meant_owner
from handlers.lists.reach import named
from handlers.lists.sheet_rows import SheetRow
from handlers.vocabulary.names import folded
from storage.marks import Change, Mark


@dataclass(frozen=True, slots=True)
class ReadMarks:
    """Changes by the creators' rows, and what was `unknown`: statuses and notes as typed that could not be taken."""

    changes: Mapping[str, Change]
    unknown: tuple[str, ...]


async def changes_of(ask: Ask, said: Sequence[tuple[str, SheetRow]], marks: Mapping[str, Mark]) -> ReadMarks:
    """What rows of a table change. An empty cell says nothing; `-` or “nobody” clears owner and note."""
    changes: dict[str, Change] = {}
    unknown: dict[str, None] = {}
    for creator, row in said:
        known = marks.get(creator, Mark())
        change = Change()
        status = STATUS_WORDS.get(folded(row.status)) if row.status else None
        if status and status != known.status:
            change = replace(change, status=status)
        if row.owner and bare(row.owner) != known.owner.shown:
            owner = await meant_owner(ask, owner_named(row.owner, named(ask.person)))
            change = replace(change, owner=owner) if owner.shown != known.owner.shown else change
        note = _note(row.note)
        if row.note and note is not None and note != known.note:
            change = replace(change, note=note)
        unknown |= dict.fromkeys((*_unless(status, row.status), *_unless(note is not None, row.note)))
        if change != Change():
            changes[creator] = change
    return ReadMarks(changes, tuple(unknown))


def _note(typed: str) -> str | None:
    """The note of a cell; None for one that is too long."""
    note = bare(typed)
    if len(note) > LONGEST_NOTE:
        return None
    return "" if folded(note) in NOBODY_WORDS else note


def _unless(is_read: object, typed: str) -> tuple[str, ...]:
    return () if is_read or not typed else (typed,)
