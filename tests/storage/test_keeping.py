"""Every table has a time for which it is kept, and what is past it goes, a batch at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.creators import CreatorName
from storage.database import Tables, rows
from storage.hidden import FOR_EVER
from storage.kinds import Kind, Periods
from storage.people import Named
from storage.retention import KINDS, TRIMS
from storage.spending import Spent
from storage.store import Store, open_store
from storage.times import stamp

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TEAM = "slack:T1"
MIA = CreatorName("tiktok", "7301", "mia")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def test_every_table_is_described_with_its_time_and_how_it_names_creators(store: Store) -> None:
    there = set(await store.database.read(_tables_of_ours))
    described = {kind.table for kind in KINDS}
    assert there <= described, (
        f"new tables: {sorted(there - described)}. Add a Kind to storage/retention.py for each: what it holds, "
        "for which period its rows are kept (none: as long as the workspace is here), and in which columns they name "
        "creators, so that `/creators forget` finds them"
    )
    assert described <= there, f"storage/retention.py describes tables that are gone: {sorted(described - there)}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
async def test_a_description_names_columns_that_there_are(store: Store, kind: Kind) -> None:
    columns = await store.database.read(lambda tables: set(tables.table(kind.table).columns_dict))
    named = {way.column for way in kind.creators} | {getattr(way, "platform", "") for way in kind.creators}
    named |= {kind.since, kind.part_of.column if kind.part_of else ""}
    named |= {trim.column for trim in TRIMS if trim.table == kind.table}
    assert named - {""} <= columns
    assert kind.of_nobody or "workspace" in columns, f"{kind.table} needs a column `workspace`: see storage/purging.py"
    assert bool(kind.period) == bool(kind.since), "a period is counted from a time"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.period], ids=lambda kind: kind.table)
async def test_a_sweep_reads_what_is_past_its_time_and_not_the_whole_table(store: Store, kind: Kind) -> None:
    sql = f"EXPLAIN QUERY PLAN SELECT rowid FROM {kind.table} WHERE {kind.since} < ? AND ({kind.over}) LIMIT 9"
    plan = await store.database.read(lambda tables: [one["detail"] for one in rows(tables, sql, stamp(NOON))])
    assert re.match(rf"SEARCH {kind.table} USING (COVERING )?INDEX", plan[0]), plan


async def test_a_sweep_takes_batch_after_batch_and_leaves_the_rest_for_the_next(store: Store) -> None:
    await store.seen.first(TEAM, [f"Ev{number}" for number in range(25)], NOON - 4 * DAY)
    await store.seen.first(TEAM, ["new"], NOON)
    assert await store.keeping.sweep(NOON, Periods(), batch=10, most=2) == {"seen": 20}
    assert await store.keeping.sweep(NOON, Periods(), batch=10, most=2) == {"seen": 5}
    assert await store.keeping.sweep(NOON, Periods()) == {}
    assert not await store.seen.first(TEAM, ["new"], NOON)


async def test_a_creator_goes_once_nothing_refers_to_it_any_more(store: Store) -> None:
    [mia] = await store.creators.keep(TEAM, [MIA], NOON)
    await store.hidden.hide(TEAM, [mia.id], FOR_EVER, Named("U1"), NOON)
    late = NOON + 181 * DAY
    assert await store.keeping.sweep(late, Periods()) == {}
    await store.hidden.show_again(TEAM, [mia.id])
    assert await store.keeping.sweep(NOON + 179 * DAY, Periods()) == {}
    assert await store.keeping.sweep(late, Periods()) == {"creators": 1}
    assert await store.creators.find(TEAM, [MIA]) == []


async def test_a_creator_that_is_put_somewhere_just_now_is_not_swept_away_before_it_stands_there(store: Store) -> None:
    await store.creators.keep(TEAM, [MIA], NOON)
    late = NOON + 181 * DAY
    [mia] = await store.creators.keep(TEAM, [MIA], late)
    await store.keeping.sweep(late, Periods())
    assert await store.creators.of(TEAM, [mia.id]) == [mia]


async def test_the_ledger_is_kept_for_long_and_for_ever_where_the_settings_say_so(store: Store) -> None:
    spent = Spent(TEAM, "acme", "U1", "C1", NOON, "search", "/creators search a", "S1", 5, 5, "r1")
    await store.spending.add(spent)
    assert await store.keeping.sweep(NOON + 1_099 * DAY, Periods()) == {}
    assert await store.keeping.sweep(NOON + 5_000 * DAY, Periods(ledger=None)) == {}
    assert await store.keeping.sweep(NOON + 1_101 * DAY, Periods()) == {"spending": 1}


async def test_a_page_that_is_bought_anew_is_not_swept_away_meanwhile(store: Store) -> None:
    await store.pages.start_buying(TEAM, "search a", "one", NOON)
    await store.pages.finish_buying(TEAM, "search a", "one", ({"rows": []}, 1, NOON))
    late = NOON + 31 * DAY
    await store.pages.start_buying(TEAM, "search a", "two", late)
    await store.keeping.sweep(late, Periods())
    await store.pages.finish_buying(TEAM, "search a", "two", ({"rows": [1]}, 1, late))
    page = await store.pages.bought(TEAM, "search a")
    assert page is not None and page.answer == {"rows": [1]}


def _tables_of_ours(tables: Tables) -> list[str]:
    return [name for name in tables.table_names() if not name.startswith(("_", "sqlite_"))]
