"""Votes on shortlists, from their start to their end; what people say in them is in `storage.ballots`.

state:  open → decided, where enough people voted, with the candidates that have more yes than no as the chosen ones;
→ undecided, where too few did; → cancelled, with its list or where its card could not be posted.
The chosen ones of a decided vote stay on their list until the vote is unlocked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.ballots import Tally, tally
from storage.database import Change, Database, row, rows
from storage.people import Named
from storage.times import stamp, unstamp

State = Literal["open", "decided", "undecided", "cancelled"]


@dataclass(frozen=True, slots=True)
class NewVote:
    """A vote to be, on creators of a list by their rows' ids. `quorum` is how many people must vote, 0 for any number.

    `conversation` is JSON values (`handlers.stored_chat`): where the card stands, and where votes are cast.
    """

    workspace: str
    list: str
    list_name: str
    conversation: Mapping[str, Any]
    starter: Named
    language: str
    quorum: int
    has_maybe: bool
    closes_at: datetime

    @property
    def conversation_id(self) -> str:
        """The chat's id of the conversation."""
        return str(self.conversation["id"])


@dataclass(frozen=True, slots=True)
class Vote(NewVote):
    """A stored vote. `message` is its posted card, as JSON values, once that stands."""

    id: str
    made_at: datetime
    state: State
    closed_at: datetime | None = None
    message: Mapping[str, Any] | None = None


class InAnotherVote(Exception):
    """Somebody is voted on already, on the same list, in `vote`."""

    def __init__(self, vote: Vote) -> None:
        super().__init__(vote.id)
        self.vote = vote


class Votes:
    """The votes of every workspace. Whoever asks for one must see to it that the asker may have it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(
        self, new: NewVote, creators: Sequence[str], at: datetime, then: Callable[[Vote], Change] = lambda _: _nothing
    ) -> Vote:
        """Start a vote on creators, in their order, and do what follows `then` with it. Raises `InAnotherVote`."""
        id_ = self._database.token()

        def change(tables: Tables) -> Vote:
            _refuse_twice(tables, new, creators)
            _insert(tables, id_, new, creators, at)
            made = _found(tables, new.workspace, id_)
            then(made)(tables)
            return made

        return await self._database.write(change)

    async def find(self, workspace: str, id_: str) -> Vote | None:
        """A vote of a workspace."""
        return await self._database.read(lambda tables: _find(tables, workspace, id_))

    async def tally(self, vote: Vote) -> Tally:
        """How a vote stands now."""
        return await self._database.read(lambda tables: tally(tables, vote.workspace, vote.id))

    async def open_on(self, workspace: str, list_: str) -> list[Vote]:
        """The open votes on a list, the newest first."""
        sql = "SELECT * FROM votes WHERE workspace = ? AND list = ? AND state = 'open' ORDER BY made_at DESC, id"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, list_))
        return [_vote(one) for one in found]

    async def due(self, at: datetime, most: int) -> list[Vote]:
        """Open votes whose time is over, those over longest first."""
        sql = "SELECT * FROM votes WHERE state = 'open' AND closes_at <= ? ORDER BY closes_at LIMIT ?"
        return [_vote(one) for one in await self._database.read(lambda tables: rows(tables, sql, stamp(at), most))]

    async def locked(self, workspace: str, list_: str, creators: Iterable[str] = ()) -> dict[str, Vote]:
        """Of creators, or of all, those that a vote chose for a list, by their rows, with that vote."""
        wanted = list(creators)
        found = await self._database.read(lambda tables: locked(tables, workspace, list_))
        return {creator: vote for creator, vote in found.items() if not wanted or creator in wanted}

    async def unlock(self, workspace: str, votes: Iterable[str], at: datetime) -> None:
        """Let the chosen ones of votes be taken off their list again."""
        sql = "UPDATE votes SET unlocked_at = ? WHERE workspace = ? AND id = ?"

        def change(tables: Tables) -> None:
            for one in votes:
                tables.conn.execute(sql, (stamp(at), workspace, one))

        await self._database.write(change)


def close(tables: Tables, vote: Vote, at: datetime) -> Vote | None:
    """End an open vote and fix whom it chose, as part of a larger change; None where it is over already."""
    standing = tally(tables, vote.workspace, vote.id)
    is_decided = standing.voters > 0 and standing.voters >= vote.quorum
    sql = "UPDATE votes SET state = ?, closed_at = ? WHERE workspace = ? AND id = ? AND state = 'open'"
    state = "decided" if is_decided else "undecided"
    if tables.conn.execute(sql, (state, stamp(at), vote.workspace, vote.id)).rowcount != 1:
        return None
    choose = "UPDATE vote_candidates SET is_chosen = 1 WHERE workspace = ? AND vote = ? AND creator = ?"
    for one in standing.candidates if is_decided else ():
        if one.is_ahead:
            tables.conn.execute(choose, (vote.workspace, vote.id, one.creator.id))
    return _found(tables, vote.workspace, vote.id)


def cancel(tables: Tables, workspace: str, id_: str, at: datetime) -> bool:
    """End an open vote without a result, as part of a larger change; whether it was open."""
    sql = "UPDATE votes SET state = 'cancelled', closed_at = ? WHERE workspace = ? AND id = ? AND state = 'open'"
    return bool(tables.conn.execute(sql, (stamp(at), workspace, id_)).rowcount)


def is_open(tables: Tables, workspace: str, id_: str) -> bool:
    """Whether a vote is open, as part of a larger change."""
    found = _find(tables, workspace, id_)
    return found is not None and found.state == "open"


def note_message(tables: Tables, workspace: str, id_: str, message: Mapping[str, Any]) -> None:
    """Note where the card of a vote stands, as part of a larger change."""
    sql = "UPDATE votes SET message = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (json.dumps(message, ensure_ascii=False), workspace, id_))


def locked(tables: Tables, workspace: str, list_: str) -> dict[str, Vote]:
    """The creators that votes chose for a list, by their rows, each with the vote."""
    sql = """
        SELECT votes.*, creator FROM vote_candidates
        JOIN votes ON votes.workspace = vote_candidates.workspace AND votes.id = vote
        WHERE votes.workspace = ? AND list = ? AND state = 'decided' AND unlocked_at IS NULL AND is_chosen = 1
    """
    return {one["creator"]: _vote(one) for one in rows(tables, sql, workspace, list_)}


def _nothing(tables: Tables) -> None:
    """Nothing that follows."""


def _refuse_twice(tables: Tables, new: NewVote, creators: Sequence[str]) -> None:
    sql = """
        SELECT votes.* FROM votes JOIN vote_candidates ON vote_candidates.workspace = votes.workspace AND vote = id
        WHERE votes.workspace = ? AND list = ? AND state = 'open'
        AND creator IN (SELECT value FROM json_each(?)) ORDER BY made_at LIMIT 1
    """
    found = row(tables, sql, new.workspace, new.list, json.dumps(list(creators)))
    if found:
        raise InAnotherVote(_vote(found))


def _insert(tables: Tables, id_: str, new: NewVote, creators: Sequence[str], at: datetime) -> None:
    tables.table("votes").insert(
        {
            "workspace": new.workspace,
            "id": id_,
            "list": new.list,
            "list_name": new.list_name,
            "conversation": json.dumps(new.conversation, ensure_ascii=False),
            "conversation_id": new.conversation_id,
            "starter": new.starter.id,
            "starter_name": new.starter.name,
            "language": new.language,
            "quorum": new.quorum,
            "has_maybe": int(new.has_maybe),
            "made_at": stamp(at),
            "closes_at": stamp(new.closes_at),
            "state": "open",
        }
    )
    candidates = [
        {"workspace": new.workspace, "vote": id_, "creator": creator, "position": position}
        for position, creator in enumerate(creators, start=1)
    ]
    tables.table("vote_candidates").insert_all(candidates)


def _find(tables: Tables, workspace: str, id_: str) -> Vote | None:
    found = row(tables, "SELECT * FROM votes WHERE workspace = ? AND id = ?", workspace, id_)
    return _vote(found) if found else None


def _found(tables: Tables, workspace: str, id_: str) -> Vote:
    found = _find(tables, workspace, id_)
    if found is None:
        raise LookupError(id_)
    return found


def _vote(found: Mapping[str, Any]) -> Vote:
    return Vote(
        workspace=found["workspace"],
        list=found["list"],
        list_name=found["list_name"],
        conversation=json.loads(found["conversation"]),
        starter=Named(found["starter"], found["starter_name"]),
        language=found["language"],
        quorum=found["quorum"],
        has_maybe=bool(found["has_maybe"]),
        closes_at=unstamp(found["closes_at"]),
        id=found["id"],
        made_at=unstamp(found["made_at"]),
        state=found["state"],
        closed_at=unstamp(found["closed_at"]) if found["closed_at"] else None,
        message=json.loads(found["message"]) if found["message"] else None,
    )
