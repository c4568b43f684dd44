"""Lookalikes of several creators: merged, ranked, and what became of calls that failed."""

from __future__ import annotations

from datetime import UTC, datetime

from api.contract.creator import Creator
from api.contract.envelope import Meta
from api.contract.platforms import Platform
from bot.app import Scout
from handlers.finding.bought import Bought
from handlers.lists.alike_merging import SeedPage, merged
from tests.handlers.finding.test_purchase import ROWS, Visitor, alike
from tests.platforms.creator_api import CreatorApi, LostLine, refused

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SAID = "/creators list add Summer tiktok @leo @ann @kim"
LINE = "/creators list lookalikes Summer limit:10"


def creator(name: str, score: float | None = None, uid: str = "") -> Creator:
    return Creator(Platform.TIKTOK, uid or f"id-{name}", name, match_score=score)


def page(seed: str, *creators: Creator) -> SeedPage:
    meta = Meta(request_id="req", credits_consumed=len(creators))
    return SeedPage(seed, f"lookalike {seed}", Bought(creators, meta, NOW, from_memory=False, mark=seed))


def test_whoever_is_like_most_seeds_comes_first_and_then_the_most_alike() -> None:
    ranked, gone = merged(
        [
            page("@leo", creator("mia", 60), creator("bob", 99)),
            page("@ann", creator("mia", 70), creator("sam", 80), creator("zoe")),
        ],
        (),
    )
    assert [one.creator.username for one in ranked] == ["mia", "bob", "sam", "zoe"]
    assert ranked[0].seeds == ["@leo", "@ann"]
    assert (ranked[0].creator.match_score, ranked[0].key) == (70, "lookalike @ann")
    assert gone == 0


def test_who_is_on_the_list_is_left_out_by_id_or_by_name_and_counted_once() -> None:
    pages = [page("@leo", creator("mia"), creator("bob")), page("@ann", creator("mia"))]
    assert merged(pages, ["tiktok id-mia"])[1] == 1
    ranked, gone = merged(pages, ["tiktok @bob", "tiktok id-mia"])
    assert (ranked, gone) == ([], 2)


async def test_a_refusal_that_all_would_meet_stops_the_rest_and_what_came_is_shown(
    api: CreatorApi,
    mia: Visitor,
    scout: Scout,
) -> None:
    many = " ".join(f"@creator{number}" for number in range(9))
    await mia.says(f"/creators list add Long tiktok {many}")
    await mia.says("/creators list lookalikes Long limit:10")
    api.answer(*[alike(*ROWS)] * 4, refused(40201, 402))
    shown = await mia.press(mia.offered("Spend"))
    assert len(api.requests) == 8  # the four after them had left already
    assert "7 creators like those on “Long”" in shown
    assert "Similar to 4 of 4" in shown
    assert "Nothing is known yet of 5 creators on the list" in shown
    assert "credits" in shown
    held = "SELECT count(*) FROM reservations"
    assert await scout.context.store.database.read(lambda tables: tables.conn.execute(held).fetchone()) == (0,)


async def test_where_nothing_came_the_refusal_is_told_and_nothing_is_kept_aside(
    api: CreatorApi,
    mia: Visitor,
    scout: Scout,
) -> None:
    await mia.says(SAID)
    await mia.says(LINE)
    api.answer(refused(40201, 402))
    shown = await mia.press(mia.offered("Spend"))
    assert "There are not enough credits for this" in shown
    held = "SELECT count(*) FROM reservations"
    assert await scout.context.store.database.read(lambda tables: tables.conn.execute(held).fetchone()) == (0,)


async def test_a_lost_answer_keeps_its_own_part_aside_and_no_more(
    api: CreatorApi,
    mia: Visitor,
    scout: Scout,
) -> None:
    await mia.says(SAID)
    await mia.says(LINE)
    api.answer(alike(*ROWS), alike(*ROWS), LostLine())
    await mia.press(mia.offered("Spend"))
    held = "SELECT state, credits FROM reservations"
    kept = await scout.context.store.database.read(lambda tables: tables.conn.execute(held).fetchall())
    assert kept == [("unknown", 10)]


async def test_two_presses_at_once_buy_each_seed_once(
    api: CreatorApi,
    mia: Visitor,
) -> None:
    await mia.says(SAID)
    await mia.says(LINE)
    api.answer(alike(*ROWS))
    offer = mia.offered("Spend")
    await mia.press(offer)
    await mia.press(offer)
    assert len(api.requests) == 3
    assert "7 creators like those on “Summer”" in mia.shown
