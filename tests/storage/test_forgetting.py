"""What is found of a creator in stored rows, and what is left of them once it is forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import collected
from storage.acts import NewAct
from storage.creators import CreatorName
from storage.forgetting import FORGET
from storage.sightings import Sighting, note
from storage.spending import Spent
from storage.store import Store, open_store
from storage.traces import STRUCK, Trace
from tests.storage.rows import dump

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEAM, OTHER_TEAM = "slack:T1", "slack:T2"
MIA = CreatorName("tiktok", "7301000000000000001", "mia.rose", {"uid": "7301000000000000001", "username": "mia.rose"})
ACT = NewAct(TEAM, "U1", "C1", FORGET, NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


def trace(*names: str, uid: str = "", is_plain: bool = False, platform: str = "tiktok") -> Trace:
    return Trace(platform, frozenset(names), frozenset({uid} - {""}), is_plain=is_plain)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("/collect @mia.rose @leo", "/collect … @leo"),
        ("/collect https://www.tiktok.com/@Mia.Rose?lang=en", "/collect https://www.tiktok.com/…?lang=en"),
        ("/collect instagram.com/mia.rose/", "/collect instagram.com/…/"),
        ("/creators search tiktok mia.rose level:S1", "/creators search tiktok … level:S1"),
        ("ask @mia.rose, then call", "ask …, then call"),
        ("mia.rose很好，找@mia.rose吧", "…很好，找…吧"),
        ("user 7301000000000000001 wrote", "user … wrote"),
    ],
)
def test_a_name_is_struck_out_wherever_it_is_one(typed: str, left: str) -> None:
    assert trace("mia.rose", uid="7301000000000000001").struck(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "@mia.rose.two",
        "mia.rosetta",
        "samia.rose",
        "mia.rose@example.com",
        "x@mia.rose",
        "mia-rose",
        "17301000000000000001",
    ],
)
def test_a_longer_name_is_another_one(typed: str) -> None:
    assert trace("mia.rose", uid="7301000000000000001").struck(typed) == typed


def test_the_command_of_a_line_is_no_name() -> None:
    assert (
        trace("search").struck("/creators search tiktok search @search") == f"/creators search tiktok {STRUCK} {STRUCK}"
    )


def test_a_name_that_is_a_word_counts_only_where_it_is_sure() -> None:
    beauty = trace("beauty", is_plain=True)
    assert beauty.struck("/creators search tiktok beauty @beauty") == f"/creators search tiktok beauty {STRUCK}"
    assert not beauty.is_about('{"conditions": {"keyword": "beauty"}}')
    assert beauty.is_about('{"creators": [{"platform": "tiktok", "uid": "", "username": "beauty"}]}')
    assert beauty.without({"hashtags": ["beauty"], "bio": "with @beauty"}) == {
        "hashtags": ["beauty"],
        "bio": f"with {STRUCK}",
    }
    assert beauty.without(["beauty", "leo"], "tiktok") == ["leo"]


def test_the_same_name_elsewhere_is_somebody_else_s() -> None:
    mia = trace("mia.rose", uid="7301000000000000001")
    for other in (
        {"platform": "youtube", "uid": "", "username": "mia.rose"},
        {"platform": "tiktok", "uid": "7302", "username": "mia.rose"},
    ):
        assert not mia.is_it(other)
        assert mia.without([other]) == [{**other, "username": "mia.rose"}]
        assert not mia.is_about(json.dumps({"creators": [other]}))


async def test_of_a_page_the_creator_s_row_goes_and_others_stay_as_they_were(store: Store) -> None:
    leo = {"platform": "tiktok", "row": {"uid": "2", "username": "leo", "bio": "with @mia.rose", "country": "US"}}
    mia = {"platform": "tiktok", "row": dict(MIA.row)}
    await _buys(store, "search beauty", [mia, leo])
    await _buys(store, "search rose", [mia])
    await _buys(store, 'lookalike {"seed": "mia.rose"}', [leo])
    assert await _forget(store) == {"pages": 3}
    page = await store.pages.bought(TEAM, "search beauty")
    assert page is not None
    assert page.answer["rows"] == [{"platform": "tiktok", "row": {**leo["row"], "bio": f"with {STRUCK}"}}]  # type: ignore[dict-item]
    assert await store.pages.held(TEAM, ["search rose", 'lookalike {"seed": "mia.rose"}']) == frozenset()


async def test_a_creator_named_by_its_name_is_found_by_its_uid_too(store: Store) -> None:
    await store.creators.keep(TEAM, [MIA], NOON)

    def saw(tables: Any) -> None:
        note(tables, TEAM, "d1", [Sighting("tiktok 7301000000000000001", NOON), Sighting("tiktok 2", NOON)])

    await store.database.write(saw)
    assert await _forget(store, CreatorName("tiktok", username="mia.rose")) == {"creators": 1, "sightings": 1}


async def test_an_older_name_of_the_creator_goes_with_it(store: Store) -> None:
    await store.creators.keep(TEAM, [CreatorName("tiktok", MIA.uid, "old.mia")], NOON)
    await _buys(store, "search a", [{"platform": "tiktok", "row": dict(MIA.row)}])
    await store.spending.add(Spent(TEAM, "acme", "U1", "C1", NOON, "show", "/creators show @old.mia", "S1", 1, 1, "r"))
    await _forget(store, CreatorName("tiktok", username="mia.rose"))
    [call] = (await dump(store.database, TEAM))["spending"]
    assert f"/creators show {STRUCK}" in call


async def test_what_was_collected_on_another_platform_stays(store: Store) -> None:
    for platform in ("tiktok", "youtube"):
        await store.database.write(
            lambda tables, on=platform: collected.note(tables, TEAM, on, ["https://x.com/@mia.rose"], "t", NOON)  # type: ignore[misc]
        )
    assert await _forget(store) == {"collected": 1}
    assert [one[1] for one in (await dump(store.database))["collected"]] == ["youtube"]


async def test_another_workspace_keeps_what_it_knows(store: Store) -> None:
    for team in (TEAM, OTHER_TEAM):
        await store.creators.keep(team, [MIA], NOON)
        await store.offers.make(team, "U1", NOON, [("list.put", {"creators": [{"username": "mia.rose"}]})])
    before = await dump(store.database, OTHER_TEAM)
    assert await _forget(store) == {"creators": 1, "offers": 1}
    assert await dump(store.database, OTHER_TEAM) == before


async def test_a_look_changes_nothing(store: Store) -> None:
    await store.creators.keep(TEAM, [MIA], NOON)
    before = await dump(store.database)
    found = await store.forgetting.look(TEAM, await store.forgetting.trace(TEAM, MIA))
    assert found == {"creators": 1}
    assert await dump(store.database) == before


async def test_the_record_counts_and_does_not_name(store: Store) -> None:
    await store.creators.keep(TEAM, [MIA], NOON)
    await _forget(store)
    [act] = await store.acts.within(TEAM, (NOON, NOON.replace(year=2027)))
    assert (act.act, act.person, act.rows) == (FORGET, "U1", 1)
    assert "mia" not in str(await dump(store.database))


async def _buys(store: Store, request: str, rows: list[dict[str, Any]]) -> None:
    await store.pages.start_buying(TEAM, request, "me", NOON)
    await store.pages.finish_buying(TEAM, request, "me", ({"kind": "search", "rows": rows, "meta": {}}, 1, NOON))


async def _forget(store: Store, named: CreatorName = MIA) -> dict[str, int]:
    return await store.forgetting.forget(TEAM, await store.forgetting.trace(TEAM, named), ACT)


@pytest.mark.parametrize(
    ("name", "typed"), [("mia_rose", "@MIA_ROSE"), ("émilie", "@Émilie"), ("émilie", "@ÉMILIE"), ("美妆课", "@美妆课")]
)
async def test_a_name_is_found_in_any_case_and_script(store: Store, name: str, typed: str) -> None:
    for line in (f"/creators show {typed}", "/creators show @miaxrose @emilie @美妆"):
        await store.spending.add(Spent(TEAM, "acme", "U1", "C1", NOON, "show", line, "S1", 1, 1, "r"))
    assert await _forget(store, CreatorName("tiktok", username=name)) == {"spending": 1}
    lines = [call.line for call in await store.spending.calls(TEAM, (NOON, NOON.replace(year=2027)))]
    assert lines == [f"/creators show {STRUCK}", "/creators show @miaxrose @emilie @美妆"]
