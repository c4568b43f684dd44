"""How a table is described in `storage.retention`: what it holds, how long, and how its rows name creators."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Literal, TypeAlias

Period = Literal[
    "deliveries", "cards", "belonging", "searches", "creators", "collections", "files", "digests", "money", "ledger"
]
"""The names of the times for which data is kept: the fields of `Periods`."""


@dataclass(frozen=True, slots=True)
class Periods:
    """How long data is kept; None for as long as its workspace is here.

    `deliveries` is longer than any chat repeats one: Slack gives up after 5 minutes, Feishu after about 7 hours.
    `belonging` is as long as anybody counts as one of the team by older word.
    `money` is two months and more, after which no budget counts a reservation.
    """

    deliveries: timedelta = timedelta(days=3)
    cards: timedelta = timedelta(days=30)
    belonging: timedelta = timedelta(days=30)
    searches: timedelta | None = timedelta(days=180)
    creators: timedelta | None = timedelta(days=180)
    collections: timedelta | None = timedelta(days=400)
    files: timedelta | None = None
    digests: timedelta | None = timedelta(days=400)
    money: timedelta = timedelta(days=70)
    ledger: timedelta | None = timedelta(days=1_100)

    def of(self, period: Period) -> timedelta | None:
        """The time of a name."""
        kept: dict[str, timedelta | None] = {each.name: getattr(self, each.name) for each in fields(self)}
        return kept[period]


@dataclass(frozen=True, slots=True)
class ById:
    """The column holds the id of a row of `creators`. Forgetting the creator drops the row."""

    column: str


@dataclass(frozen=True, slots=True)
class ByKey:
    """The column holds `PLATFORM UID` or `PLATFORM @NAME`. Forgetting the creator drops the row."""

    column: str


@dataclass(frozen=True, slots=True)
class About:
    """A row whose column (text or JSON) names the creator is about it, and forgetting the creator drops the row.

    `platform` is the column that says on which platform the creator is, where there is one.
    """

    column: str
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Among:
    """The column is JSON with lists. The creator is taken out of them; a row with nobody left goes if it `may_go`.

    `platform` is the column that says on which platform all of them are, where there is one.
    """

    column: str
    platform: str = ""
    may_go: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """People typed the column. Where it names the creator, the name is struck out and the rest stays."""

    column: str


Way: TypeAlias = ById | ByKey | About | Among | Typed
"""How the rows of a table name a creator, and so what forgetting it does to them."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """Rows that go with a row of another table: the one of their workspace whose `id` stands in `column`."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A table. `holds` says what is in it, in the words of docs/data.md; empty for parts that their whole speaks for.

    A row is dropped once the time in `since` is longer ago than the `period`, if the SQL condition `over` is true of
    it. Without a period it is kept for as long as its workspace is here, or as what it is `part_of`. Every table has a
    column `workspace`, unless it is `of_nobody`.
    """

    table: str
    holds: str
    period: Period | None = None
    since: str = ""
    over: str = "1"
    creators: tuple[Way, ...] = ()
    part_of: PartOf | None = None
    of_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Trim:
    """A column that is made `empty` once the time in `since` is longer ago than the `period`, while its row stays."""

    table: str
    column: str
    empty: str
    holds: str
    period: Period
    since: str
