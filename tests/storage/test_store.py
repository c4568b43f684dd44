"""What the bot's memory promises: it survives, it decides once, and it forgets what is past its time."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlite_utils import Database as Tables

from storage.database import CannotOpen
from storage.kinds import Periods
from storage.migrations import migrations
from storage.pages import BUYING_FOR
from storage.spending import Balance, Figure, Spent
from storage.store import Store, open_store
from storage.times import month_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEAM, OTHER = "slack:T1", "slack:T2"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def test_a_delivery_is_worked_on_once_per_workspace(store: Store) -> None:
    assert await store.seen.first(TEAM, ["Ev1"], NOON)
    assert not await store.seen.first(TEAM, ["Ev1"], NOON)
    assert await store.seen.first(OTHER, ["Ev1"], NOON)


async def test_a_delivery_that_comes_under_another_id_is_still_the_same(store: Store) -> None:
    assert await store.seen.first(TEAM, ["Ev1", "C1 17.5 U1"], NOON)
    assert not await store.seen.first(TEAM, ["Ev2", "C1 17.5 U1"], NOON)


async def test_deliveries_without_an_id_are_not_taken_for_one_another(store: Store) -> None:
    assert await store.seen.first(TEAM, ["", "message:1"], NOON)
    assert await store.seen.first(TEAM, ["", "message:2"], NOON)
    assert not await store.seen.first(TEAM, ["", "message:2"], NOON)


async def test_of_fifty_equal_deliveries_at_once_exactly_one_is_first(store: Store) -> None:
    firsts = await asyncio.gather(*(store.seen.first(TEAM, ["Ev1"], NOON) for _ in range(50)))
    assert sum(firsts) == 1


async def test_memory_survives_a_restart(tmp_path: Path) -> None:
    before = open_store(tmp_path / "scout.db")
    await before.seen.first(TEAM, ["Ev1"], NOON)
    [offer] = await before.offers.make(TEAM, "U1", NOON, [("search.view", {"part": 1})])
    before.close()

    after = open_store(tmp_path / "scout.db")
    try:
        assert not await after.seen.first(TEAM, ["Ev1"], NOON)
        found = await after.offers.find(TEAM, offer)
        assert found is not None
        assert (found.action, found.arguments, found.person) == ("search.view", {"part": 1}, "U1")
    finally:
        after.close()


async def test_a_button_of_another_workspace_does_not_exist_here(store: Store) -> None:
    [offer] = await store.offers.make(TEAM, "U1", NOON, [("show.known", {})])
    assert await store.offers.find(OTHER, offer) is None
    assert not await store.offers.use_once(OTHER, offer, NOON)


async def test_an_offer_for_one_use_is_used_once_however_many_press(store: Store) -> None:
    [offer] = await store.offers.make(TEAM, "", NOON, [("search.share", {})])
    uses = await asyncio.gather(*(store.offers.use_once(TEAM, offer, NOON) for _ in range(50)))
    assert sum(uses) == 1


async def test_a_choice_keeps_what_it_does_not_name(store: Store) -> None:
    await store.preferences.choose(TEAM, "U1", NOON, language="zh")
    await store.preferences.choose(TEAM, "U1", NOON, platform="youtube")
    chosen = await store.preferences.of_person(TEAM, "U1")
    assert (chosen.language, chosen.platform, chosen.level) == ("zh", "youtube", "")


async def test_only_one_buyer_gets_a_page_and_the_others_find_it(store: Store) -> None:
    assert await store.pages.start_buying(TEAM, "search a", "one", NOON)
    assert not await store.pages.start_buying(TEAM, "search a", "two", NOON)
    await store.pages.finish_buying(TEAM, "search a", "one", ({"rows": [1]}, 3, NOON))
    bought = await store.pages.bought(TEAM, "search a")
    assert bought is not None
    assert (bought.answer, bought.credits, bought.bought_at) == ({"rows": [1]}, 3, NOON)
    assert await store.pages.bought(OTHER, "search a") is None


async def test_a_purchase_that_came_to_nothing_frees_the_page(store: Store) -> None:
    await store.pages.start_buying(TEAM, "search a", "one", NOON)
    await store.pages.finish_buying(TEAM, "search a", "one", None)
    assert await store.pages.start_buying(TEAM, "search a", "two", NOON)


async def test_a_buyer_that_never_came_back_loses_the_page(store: Store) -> None:
    await store.pages.start_buying(TEAM, "search a", "one", NOON)
    late = NOON + BUYING_FOR + timedelta(seconds=1)
    assert await store.pages.start_buying(TEAM, "search a", "two", late)
    await store.pages.finish_buying(TEAM, "search a", "one", ({"rows": []}, 0, late))
    assert await store.pages.bought(TEAM, "search a") is None


async def test_an_older_page_stays_readable_while_it_is_bought_anew(store: Store) -> None:
    await store.pages.start_buying(TEAM, "search a", "one", NOON)
    await store.pages.finish_buying(TEAM, "search a", "one", ({"rows": [1]}, 3, NOON))
    await store.pages.start_buying(TEAM, "search a", "two", NOON)
    assert await store.pages.bought(TEAM, "search a") is not None
    await store.pages.finish_buying(TEAM, "search a", "two", None)
    assert await store.pages.bought(TEAM, "search a") is not None


async def test_of_several_pages_those_that_were_bought_are_told(store: Store) -> None:
    for name in ("search a", "search b", "search c"):
        await store.pages.start_buying(TEAM, name, "one", NOON)
    await store.pages.finish_buying(TEAM, "search a", "one", ({"rows": [1]}, 3, NOON))
    await store.pages.finish_buying(TEAM, "search b", "one", None)
    assert await store.pages.held(TEAM, ["search a", "search b", "search c", "search d"]) == {"search a"}
    assert await store.pages.held(OTHER, ["search a"]) == frozenset()
    assert await store.pages.held(TEAM, []) == frozenset()


def spent(credits_: int | None, at: datetime, account: str = "acme") -> Spent:
    return Spent(TEAM, account, "U1", "C1", at, "search", "/creators search tiktok", "S2", 10, credits_, "req_1")


async def test_spending_is_summed_per_workspace_account_and_month(store: Store) -> None:
    for credits_, at in ((30, NOON), (12, NOON), (None, NOON), (99, NOON - timedelta(days=40))):
        await store.spending.add(spent(credits_, at))
    await store.spending.add(spent(7, NOON, "embedded"))
    assert await store.spending.between(TEAM, "acme", *month_of(NOON)) == (42, 3)
    assert await store.spending.between(TEAM, "embedded", *month_of(NOON)) == (7, 1)
    assert await store.spending.between(OTHER, "acme", *month_of(NOON)) == (0, 0)
    assert await store.spending.began(TEAM, "embedded") == NOON
    assert await store.spending.began(TEAM, "other") is None


async def test_a_balance_is_unknown_until_told_and_each_figure_keeps_its_own_time(store: Store) -> None:
    assert await store.spending.balance("acme") == Balance()
    await store.spending.note_balance("acme", NOON, credits_left=4200, requests_left=871)
    later = NOON + timedelta(hours=1)
    await store.spending.note_balance("acme", later, credits_left=None, requests_left=870)
    assert await store.spending.balance("acme") == Balance(Figure(4200, NOON), Figure(870, later))


async def test_what_is_past_its_time_is_forgotten(store: Store) -> None:
    await store.seen.first(TEAM, ["old"], NOON - timedelta(days=9))
    await store.seen.first(TEAM, ["new"], NOON)
    await store.offers.make(TEAM, "U1", NOON - timedelta(days=9), [("a", {})])
    periods = Periods(deliveries=timedelta(days=3), cards=timedelta(days=3))
    assert await store.keeping.sweep(NOON, periods) == {"seen": 1, "offers": 1}
    assert not await store.seen.first(TEAM, ["new"], NOON)


async def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    def half(tables: Tables) -> None:
        tables.table("seen").insert({"workspace": TEAM, "id": "half", "at": "x"})
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        await store.database.write(half)
    assert await store.seen.first(TEAM, ["half"], NOON)


def test_migrations_one_by_one_make_the_same_tables_as_all_at_once(tmp_path: Path) -> None:
    whole, steps = Tables(tmp_path / "whole.db"), Tables(tmp_path / "steps.db")
    migrations.apply(whole)
    names = [step.name for step in migrations.pending(steps)]
    for following in (*names[1:], None):
        migrations.apply(steps, stop_before=following)
    assert whole.schema == steps.schema
    assert [step.name for step in migrations.applied(steps)] == names


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    open_store(tmp_path / "scout.db").close()
    assert stat.S_IMODE((tmp_path / "scout.db").stat().st_mode) == 0o600


def test_the_files_beside_it_are_the_owners_too(tmp_path: Path) -> None:
    store = open_store(tmp_path / "scout.db")
    asyncio.run(store.seen.first(TEAM, ["Ev1"], NOON))
    beside = list(tmp_path.glob("scout.db-*"))
    assert beside
    assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}
    store.close()


def test_several_processes_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    """Each opening has a connection of its own, which is all that SQLite's locks know."""
    together = Barrier(6)

    def open_and_close(_: int) -> None:
        together.wait()
        open_store(tmp_path / "scout.db").close()

    with ThreadPoolExecutor(6) as openers:
        list(openers.map(open_and_close, range(6)))


def test_missing_folders_are_made(tmp_path: Path) -> None:
    open_store(tmp_path / "state" / "scout" / "scout.db").close()
    assert (tmp_path / "state" / "scout" / "scout.db").exists()


def test_a_file_of_something_else_is_refused_by_name_and_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("buy milk\n" * 200)
    with pytest.raises(CannotOpen, match=r"notes\.txt cannot be opened"):
        open_store(other)
    assert other.read_text() == "buy milk\n" * 200


def test_a_place_that_cannot_be_a_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    for path in (tmp_path, tmp_path / "taken" / "scout.db"):
        with pytest.raises(CannotOpen, match=str(path)):
            open_store(path)


def test_the_month_of_a_moment_begins_in_utc_and_ends_with_the_next() -> None:
    start, end = month_of(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    assert (start, end) == (datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
