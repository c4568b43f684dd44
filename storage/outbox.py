"""What is to be posted, edited or uploaded. One deliverer sends it, in order within a conversation (its lane).

state:  waiting → sent; `refused` where the chat said no for good; `unknown` where nobody can tell whether a post
arrived and the chat offers no way to find out: it is never sent again by itself.
A letter without a card of its own is drawn when it is sent, from what it is `about`: so a link in it is fresh, and an
edit shows how things are then. That is also why a second edit of the same thing joins the one that waits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage import files
from storage.database import Database, row, rows
from storage.leases import Lease, claim, hold, settle
from storage.times import stamp, unstamp

Kind = Literal["post", "update", "upload"]
About = Literal["", "collection", "task", "file", "digest", "vote", "answer"]
State = Literal["waiting", "sent", "unknown", "refused"]


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Something to send to `conversation` of `chat`. Of letters with the same `key` only the first is kept.

    `about` and `about_id` say what it shows: the collection, task, file or vote of that id. `card` is stored text
    (`handlers.cards.stored`) for what is about nothing, a digest, or an answer that its chat did not take at once; an
    edit that is such an answer is of the message `about_id`. `person` is told when the letter is refused.
    """

    workspace: str
    chat: str
    conversation: Mapping[str, Any]
    kind: Kind
    key: str
    about: About = ""
    about_id: str = ""
    card: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Letter(NewLetter):
    """A stored letter. `attempts` counts this one.

    `is_in_doubt` says that an earlier attempt at a post ended without anybody knowing its outcome; `first_sent_at` is
    when the first such attempt began. `paused_at` is when its chat last did not let Scout in.
    """

    number: int = 0
    id: str = ""
    state: State = "waiting"
    error: str = ""
    attempts: int = 0
    is_in_doubt: bool = False
    made_at: datetime | None = None
    first_sent_at: datetime | None = None
    paused_at: datetime | None = None
    message: Mapping[str, Any] | None = None


NO_CHAT = "no_such_chat"
"""The error of a letter whose chat ran nowhere."""

PATIENCE = 4
"""Attempts at a letter for which a whole conversation waits; what fails longer may fail for days."""


class Outbox:
    """The letters of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim_due(self, lease: Lease, most: int, chats: Iterable[str]) -> list[Letter]:
        """Lease letters for these chats to send now: the first of each lane, and none of a lane that is being sent.

        Edits that renew links let everything else go first. A letter that waits for its own time lets later ones pass.
        One that failed and is to be tried again does not, until it has failed `PATIENCE` times: then only letters about
        the same thing, and all while it is in doubt, wait for it.
        """
        named = tuple(chats)
        marks = ", ".join("?" * len(named))

        def take(tables: Tables) -> list[Letter]:
            now = stamp(lease.at)
            claimed = claim(tables, "outbox", lease, most, f"chat IN ({marks}) AND {_IS_FIRST}", *named, now, now)
            return [_letter(_tried(tables, found, lease)) for found in claimed]

        return await self._database.write(take)

    async def mark_in_flight(self, letter: Letter, lease: Lease) -> None:
        """Note that a letter is about to leave: without a word on its outcome it is in doubt.

        The lease begins anew: what had to be fetched first took of the old one. Raises `LeaseLost`.
        """
        since = letter.first_sent_at if letter.is_in_doubt and letter.first_sent_at else lease.at
        columns = {"is_in_flight": 1, "first_sent_at": stamp(since), "lease_until": lease.until}
        await self._database.write(
            lambda tables: hold(tables, "outbox", letter.workspace, letter.id, lease.owner, **columns)
        )

    async def arrived(self, letter: Letter, since: datetime) -> frozenset[str]:
        """The ids of the messages as which other letters of this conversation arrived since then."""
        sql = """
            SELECT json_extract(message, '$.message_id') AS id FROM outbox
            WHERE lane = ? AND id <> ? AND state = 'sent' AND sent_at >= ? AND message IS NOT NULL
        """
        values = (_lane(letter), letter.id, stamp(since))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return frozenset(str(one["id"]) for one in found)

    async def find(self, workspace: str, key: str) -> Letter | None:
        """The letter with a key."""
        sql = "SELECT * FROM outbox WHERE workspace = ? AND key = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, key))
        return _letter(found) if found else None

    async def drop_answer(self, workspace: str, message: str) -> None:
        """Drop an answer that waits to take the place of this message: a later one stands there by now."""
        sql = """
            DELETE FROM outbox WHERE workspace = ? AND about = 'answer' AND about_id = ? AND kind = 'update'
            AND lease_owner IS NULL
        """
        await self._database.write(lambda tables: tables.conn.execute(sql, (workspace, message)))

    async def resume(self, chats: Iterable[str], at: datetime) -> int:
        """Let what waits for Scout to be let into these chats be sent now; gives how many letters."""
        named = tuple(chats)
        marks = ", ".join("?" * len(named))
        sql = f"UPDATE outbox SET due_at = ? WHERE {_IS_PAUSED} AND chat IN ({marks})"  # noqa: S608 - marks
        values = (stamp(at), stamp(at), *named)
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount)

    async def end_stranded(self, chats: Iterable[str], before: datetime) -> dict[str, int]:
        """End letters made before then that wait for other chats than these; gives how many, by chat.

        Links that an edit among them was to renew are due again, for when their chat runs once more.
        """
        named = tuple(chats)
        marks = ", ".join("?" * len(named))
        sql = f"""
            UPDATE outbox SET state = CASE is_in_flight WHEN 1 THEN 'unknown' ELSE 'refused' END, error = ?, card = '',
            due_at = NULL WHERE state = 'waiting' AND made_at < ? AND chat NOT IN ({marks})
            RETURNING chat, kind, about, workspace, about_id
        """  # noqa: S608 - marks

        def change(tables: Tables) -> dict[str, int]:
            ended = rows(tables, sql, NO_CHAT, stamp(before), *named)
            tables.conn.execute("DELETE FROM outbox WHERE kind = 'update' AND error = ?", (NO_CHAT,))
            for one in ended:
                if (one["kind"], one["about"]) == ("update", "file"):
                    files.renew_at(tables, one["workspace"], one["about_id"], before)
            return dict(Counter(one["chat"] for one in ended))

        return await self._database.write(change)

    async def waiting(self) -> int:
        """How many letters wait."""
        sql = "SELECT count(*) AS n FROM outbox WHERE state = 'waiting'"
        found = await self._database.read(lambda tables: row(tables, sql))
        return int(found["n"]) if found else 0


_RANK = "({0}.number + 1000000000000 * ({0}.kind = 'update' AND {0}.about = 'file'))"
"""The order within a lane, as its index has it: what people wait for, then the edits that renew links."""

_IS_FIRST = f"""
    state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM outbox AS other WHERE other.lane = outbox.lane AND other.state = 'waiting'
        AND other.number <> outbox.number AND (
            other.lease_until > ?
            OR ({_RANK.format("other")} < {_RANK.format("outbox")} AND (
                other.attempts BETWEEN 1 AND {PATIENCE} OR other.is_in_flight = 1
                OR (other.attempts > 0 AND other.about = outbox.about AND other.about_id = outbox.about_id)
                OR (other.due_at <= ? AND NOT EXISTS (
                    SELECT 1 FROM outbox AS stuck WHERE stuck.lane = other.lane AND stuck.state = 'waiting'
                    AND {_RANK.format("stuck")} < {_RANK.format("other")} AND stuck.attempts > {PATIENCE}
                    AND stuck.about = other.about AND stuck.about_id = other.about_id
                ))
            ))
        )
    )
"""  # noqa: S608 - a number of ours


def put(tables: Tables, id_: str, new: NewLetter, at: datetime, due_at: datetime | None = None) -> None:
    """Write a letter down, to be sent at `due_at`, or at once.

    An edit of what an edit or a post already waits for only makes that one due sooner, if at all: never one that was
    refused and waits as long as the chat asked.
    """
    due = stamp(due_at or at)
    if new.kind == "update" and _joins_waiting_edit(tables, new, due):
        return
    conversation = json.dumps(new.conversation, ensure_ascii=False, sort_keys=True)
    sql = """
        INSERT INTO outbox (workspace, id, chat, conversation, lane, kind, key, card, about, about_id, person, state,
        made_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)
        ON CONFLICT (workspace, key) DO NOTHING
    """
    texts = (new.kind, new.key, new.card, new.about, new.about_id, new.person)
    tables.conn.execute(sql, (new.workspace, id_, new.chat, conversation, _lane(new), *texts, stamp(at), due))


def _lane(letter: NewLetter) -> str:
    """The conversation within which letters keep their order."""
    return f"{letter.workspace} {letter.conversation.get('id', '')}"


def sent(tables: Tables, letter: Letter, owner: str, message: Mapping[str, Any] | None, at: datetime) -> None:
    """Note that a letter arrived, and as which message. Raises `LeaseLost`."""
    columns = {"state": "sent", "sent_at": stamp(at), "due_at": None, "is_in_flight": 0, "error": "", "card": ""}
    text = json.dumps(message, ensure_ascii=False) if message else None
    _settle(tables, letter, owner, **columns, message=text)


def later(tables: Tables, letter: Letter, owner: str, due_at: datetime, error: str, *, in_doubt: bool = False) -> None:
    """Try a letter again at `due_at`; `in_doubt` where this attempt may have arrived. Raises `LeaseLost`."""
    columns = {"due_at": stamp(due_at), "error": error, "is_in_flight": int(in_doubt)}
    settle(tables, "outbox", letter.workspace, letter.id, owner, **columns)


def pause(tables: Tables, letter: Letter, owner: str, at: datetime, due_at: datetime, error: str) -> None:
    """Let a letter wait for its chat to let Scout in, until `resume` or `due_at`. Raises `LeaseLost`."""
    columns = {"due_at": stamp(due_at), "error": error, "paused_at": stamp(at), "is_in_flight": int(letter.is_in_doubt)}
    settle(tables, "outbox", letter.workspace, letter.id, owner, **columns)


def resume(tables: Tables, workspace: str, at: datetime) -> int:
    """Let the letters of a workspace that wait for Scout to be let in be sent now; gives how many."""
    sql = f"UPDATE outbox SET due_at = ? WHERE workspace = ? AND {_IS_PAUSED}"  # noqa: S608 - a constant
    return tables.conn.execute(sql, (stamp(at), workspace, stamp(at))).rowcount


_IS_PAUSED = "paused_at IS NOT NULL AND state = 'waiting' AND lease_owner IS NULL AND due_at > ?"


def end(tables: Tables, letter: Letter, owner: str, state: Literal["refused", "unknown"], error: str) -> None:
    """Try a letter no more. Raises `LeaseLost`."""
    _settle(tables, letter, owner, state=state, error=error, due_at=None, card="")


def _settle(tables: Tables, letter: Letter, owner: str, **columns: Any) -> None:
    """Write down how a letter ended. Of an edit nothing is kept: its key is its own, and nobody asks for it again."""
    settle(tables, "outbox", letter.workspace, letter.id, owner, **columns)
    if letter.kind == "update":
        tables.conn.execute("DELETE FROM outbox WHERE workspace = ? AND id = ?", (letter.workspace, letter.id))


def _joins_waiting_edit(tables: Tables, new: NewLetter, due: str) -> bool:
    """Whether an edit of the same thing waits, or its first post, which will be drawn when it is sent.

    Not one that is being sent just now or is in doubt: it may be drawn already. An edit with a card of its own takes
    the place of the older one's card.
    """
    sql = """
        UPDATE outbox SET due_at = CASE WHEN due_at < ? OR attempts > 0 THEN due_at ELSE ? END, card = ?
        WHERE workspace = ? AND about = ? AND about_id = ? AND about <> ''
        AND kind IN ('update', 'post') AND state = 'waiting' AND lease_owner IS NULL AND is_in_flight = 0
        RETURNING number
    """
    return row(tables, sql, due, due, new.card, new.workspace, new.about, new.about_id) is not None


def _tried(tables: Tables, found: dict[str, Any], lease: Lease) -> dict[str, Any]:
    """A claimed row with its next attempt counted."""
    tried = {"attempts": found["attempts"] + 1}
    hold(tables, "outbox", found["workspace"], found["id"], lease.owner, **tried)
    return {**found, **tried}


def _letter(found: Mapping[str, Any]) -> Letter:
    texts = (
        "workspace",
        "chat",
        "kind",
        "key",
        "about",
        "about_id",
        "card",
        "person",
        "number",
        "id",
        "state",
        "error",
    )
    times = ("made_at", "first_sent_at", "paused_at")
    kept: dict[str, Any] = {name: found[name] for name in texts}
    kept |= {name: unstamp(found[name]) if found[name] else None for name in times}
    return Letter(
        conversation=json.loads(found["conversation"]),
        attempts=found["attempts"],
        is_in_doubt=bool(found["is_in_flight"]),
        message=json.loads(found["message"]) if found["message"] else None,
        **kept,
    )
