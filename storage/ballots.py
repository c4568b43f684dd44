"""What people say of the candidates of a vote: one ballot per person and candidate, changeable until it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlite_utils import Database as Tables

from storage.creators import KeptCreator, kept_creator
from storage.database import rows
from storage.people import Named
from storage.times import stamp

Choice = Literal["yes", "maybe", "no"]
CHOICES: tuple[Choice, ...] = get_args(Choice)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to vote on: who said what, the first ones first; whether it `is_chosen` once the vote is decided."""

    creator: KeptCreator
    ballots: Mapping[Choice, tuple[Named, ...]]
    is_chosen: bool = False

    def count(self, choice: Choice) -> int:
        """How many people said so."""
        return len(self.ballots.get(choice, ()))

    @property
    def is_ahead(self) -> bool:
        """Whether more people said yes than no."""
        return self.count("yes") > self.count("no")


@dataclass(frozen=True, slots=True)
class Tally:
    """How a vote stands. `voters` people said something of anybody, `complete` of them of every candidate."""

    candidates: tuple[Candidate, ...]
    voters: int
    complete: int


def cast(tables: Tables, workspace: str, vote: str, creator: str, by: Named, choice: Choice, at: datetime) -> bool:
    """Write down what a person says of a candidate, in place of what they said before, as part of a larger change.

    Whether it changed anything: nothing does once the vote is over, or for a creator who is no candidate.
    """
    sql = """
        INSERT INTO ballots (workspace, vote, creator, person, person_name, choice, at)
        SELECT c.workspace, c.vote, c.creator, ?, ?, ?, ? FROM vote_candidates AS c
        JOIN votes AS v ON v.workspace = c.workspace AND v.id = c.vote
        WHERE c.workspace = ? AND c.vote = ? AND c.creator = ? AND v.state = 'open' AND v.closes_at > ?
        ON CONFLICT (workspace, vote, creator, person)
        DO UPDATE SET choice = excluded.choice, person_name = excluded.person_name, at = excluded.at
        WHERE choice <> excluded.choice
    """
    now = stamp(at)
    return bool(tables.conn.execute(sql, (by.id, by.name, choice, now, workspace, vote, creator, now)).rowcount)


def tally(tables: Tables, workspace: str, vote: str) -> Tally:
    """How a vote stands now, candidates in their order."""
    sql = """
        SELECT creators.*, is_chosen FROM vote_candidates JOIN creators
        ON creators.workspace = vote_candidates.workspace AND creators.id = creator
        WHERE vote_candidates.workspace = ? AND vote = ? ORDER BY position
    """
    candidates = rows(tables, sql, workspace, vote)
    said = "SELECT * FROM ballots WHERE workspace = ? AND vote = ? ORDER BY at, person"
    by_creator: dict[str, dict[Choice, tuple[Named, ...]]] = {one["id"]: {} for one in candidates}
    votes_of = Counter[str]()
    for one in rows(tables, said, workspace, vote):
        ballots = by_creator.get(one["creator"])
        if ballots is not None:
            person = Named(one["person"], one["person_name"])
            ballots[one["choice"]] = (*ballots.get(one["choice"], ()), person)
            votes_of[one["person"]] += 1
    found = tuple(Candidate(kept_creator(one), by_creator[one["id"]], bool(one["is_chosen"])) for one in candidates)
    return Tally(found, len(votes_of), sum(count == len(candidates) for count in votes_of.values()))
