"""What becomes of a workspace's data when its chat tells that Scout was taken out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.chat import Departure, Workspace
from handlers.context import Options
from handlers.scheduled.settle_removals import settle_removals
from handlers.workspace.departing import departed
from storage.database import Tables
from tests.handlers.scheduled.conftest import World
from tests.storage.rows import dump

TEAM, MEMBER, ORGANISATION, OTHER = "slack:T1", "slack:T2", "slack:E1", "slack:T3"


async def installs(world: World, workspace: str) -> None:
    """A sealed token, as the install page leaves it."""
    record = {
        "workspace": workspace,
        "token": "sealed",
        "installed_at": world.clock().isoformat(timespec="microseconds"),
    }
    await world.store.database.write(lambda tables: tables.table("installations").upsert(record, pk="workspace"))


async def leaves(world: World, workspace: str, id_: str = "Ev1", **ago: float) -> None:
    chat, _, team = workspace.partition(":")
    await departed(world.context, Departure(id_, Workspace(chat, team), world.clock() - timedelta(**ago)))


async def test_the_token_goes_with_everything_else(world: World) -> None:
    await installs(world, TEAM)
    world.clock.turn(days=1)
    await leaves(world, TEAM)
    assert not await dump(world.store.database, TEAM)


async def test_an_end_that_is_told_after_scout_was_installed_again_takes_nothing(world: World) -> None:
    await installs(world, TEAM)
    await leaves(world, TEAM, minutes=5)
    assert "installations" in await dump(world.store.database, TEAM)


async def test_a_workspace_that_installs_scout_again_and_is_silent_keeps_its_token(world: World) -> None:
    await leaves(world, TEAM)
    world.clock.turn(seconds=20)
    await installs(world, TEAM)
    world.clock.turn(hours=1)
    await settle_removals(world.context)
    assert "installations" in await dump(world.store.database, TEAM)


async def test_with_an_organisation_all_its_workspaces_go(world: World) -> None:
    store = world.store
    await installs(world, ORGANISATION)
    await store.installations.belongs(MEMBER, ORGANISATION)
    for workspace in (MEMBER, OTHER):
        await store.offers.make(workspace, "U1", world.clock(), [("a", {})])
    world.clock.turn(days=1)
    await leaves(world, ORGANISATION)
    for workspace in (ORGANISATION, MEMBER):
        assert not await dump(store.database, workspace)
    assert "offers" in await dump(store.database, OTHER)


async def test_kept_data_loses_its_token_all_the_same(world: World) -> None:
    world.context = replace(world.context, options=Options(purges_departed=False))
    await installs(world, TEAM)
    await world.store.offers.make(TEAM, "U1", world.clock(), [("a", {})])
    world.clock.turn(days=1)
    await leaves(world, TEAM)
    assert set(await dump(world.store.database, TEAM)) == {"offers"}


async def test_a_purge_that_failed_may_be_told_again(world: World) -> None:
    store = world.store
    await store.offers.make(TEAM, "U1", world.clock(), [("a", {})])

    def stuck(tables: Tables) -> None:
        tables.conn.execute("CREATE TRIGGER stuck BEFORE DELETE ON offers BEGIN SELECT RAISE(ABORT, 'disk full'); END")

    await store.database.write(stuck)
    with pytest.raises(Exception, match="disk full"):
        await leaves(world, TEAM)
    await store.database.write(lambda tables: tables.conn.execute("DROP TRIGGER stuck"))
    await leaves(world, TEAM)
    assert not await dump(store.database, TEAM)
