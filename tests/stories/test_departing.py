"""Scout is taken out of a workspace: what it kept of it is gone, and nothing is done there any more."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.contract.search import SearchRequest
from api.contract.tasks import TaskType
from api.service.accounts import Accounts
from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.settle_removals import settle_removals
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.storage.rows import bytes_with, cells_with, dump, fill
from tests.stories.conftest import Channel, Clock, Passing
from tests.stories.openings import saved

MARK = "glowrecipe"
NEIGHBOUR = "slack:T0815"


@pytest.fixture(params=["slack", "feishu"])
async def mia(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[SlackDriver | FeishuDriver]:
    async with CHATS[request.param](scout) as person:
        assert isinstance(person, SlackDriver | FeishuDriver)
        yield person


@pytest.fixture
def memory(settings: Settings) -> Path:
    return settings.database_path


async def works_a_day(mia: SlackDriver | FeishuDriver) -> None:
    """Of everything something, with a word in it by which it is known."""
    await saved(mia, f"/creators search tiktok {MARK} level:S1", f"{MARK} search")
    await mia.says(f'/creators digest add "{MARK} search" daily 9:00 Europe/London')
    await mia.presses("Start (up to 50 credits a run)")
    await mia.says(f'/creators list new "{MARK} list"')
    await mia.says(f'/creators list add "{MARK} list" tiktok @{MARK}')
    await mia.says(f'/creators mark tiktok @{MARK} contacted note:"{MARK} wrote"')
    await mia.says(f"/creators hide tiktok @{MARK}.two")
    await mia.says(f'/creators campaign "{MARK}"')
    await mia.says("/creators settings language:en")
    await mia.says(f"/collect tiktok @{MARK} @{MARK}.two")
    await mia.presses("Collect 2")


async def test_after_an_uninstall_no_row_and_no_byte_is_left_and_neighbours_keep_theirs(
    mia: SlackDriver | FeishuDriver, scout: Scout, memory: Path
) -> None:
    database = scout.context.store.database
    await fill(database, NEIGHBOUR, "southsea", random.Random(1), rows=5)
    neighbours = await dump(database, NEIGHBOUR)
    await works_a_day(mia)
    [mine] = {one for one in await scout.context.store.purging.workspaces() if one != NEIGHBOUR}
    assert len(await cells_with(database, MARK)) > 8
    assert bytes_with(memory, MARK, mine)
    assert await mia.uninstalls() == 200
    assert await cells_with(database, mine, MARK) == set()
    assert bytes_with(memory, mine, MARK) == {}
    assert await dump(database, NEIGHBOUR) == neighbours


async def test_the_embedded_service_forgets_what_the_workspace_left_there_and_keeps_its_neighbours_tasks(
    mia: SlackDriver | FeishuDriver, scout: Scout, settings: Settings, passes: Passing
) -> None:
    creators = settings.service_database
    beside, folder = creators.with_name(f"{creators.name}.tasks"), creators.with_name(f"{creators.name}.files")
    api, theirs = scout.context.api, "noa@southsea.example"
    neighbour = await api.submit(TaskType.FILE_UPLOAD, Platform.TIKTOK, ["southsea"], identity=theirs)
    await api.search(SearchRequest(Platform.TIKTOK, {"keyword": "beauty"}, size=1), identity=theirs)
    await works_a_day(mia)
    await mia.says("/collect tiktok @charlidamelio")
    await mia.presses("Collect 1")
    for _ in range(3):
        await passes(seconds=60)
    assert bytes_with(beside, MARK) and bytes_with(beside, "charlidamelio")
    assert list(folder.iterdir())
    assert await mia.uninstalls() == 200
    assert bytes_with(beside, MARK, "charlidamelio") == {}
    assert list(folder.iterdir()) == []
    assert bytes_with(beside, "southsea")
    assert (await api.status(neighbour.data.task_id)).data.task_id == neighbour.data.task_id
    with closing(Accounts.beside(creators, scout.clock)) as accounts:
        assert {entry.identity for entry in accounts.ledger()} == {"", theirs}


async def test_nothing_is_done_for_the_workspace_any_more(
    mia: SlackDriver | FeishuDriver, scout: Scout, passes: Passing, caplog: pytest.LogCaptureFixture
) -> None:
    await works_a_day(mia)
    await mia.uninstalls()
    shown = mia.card
    await passes(seconds=30)
    await passes(minutes=10)
    assert mia.card is shown
    assert set(await dump(scout.context.store.database)) <= {"seen", "removals", "balances"}
    assert "Traceback" not in caplog.text


async def test_the_same_delivery_again_leaves_alone_what_was_done_since(
    channel: Channel, scout: Scout, clock: Clock
) -> None:
    mia, leo = channel.mia, channel.leo
    assert isinstance(mia, SlackDriver | FeishuDriver)
    await mia.uninstalls()
    clock.turn(minutes=2)
    await leo.says("/creators settings language:en")
    await mia.again()
    await mia.chat.idle()
    clock.turn(hours=1)
    await settle_removals(scout.context)
    assert "people" in await dump(scout.context.store.database)


async def test_where_the_settings_say_so_everything_stays_until_somebody_purges_it(
    settings: Settings, clock: Clock
) -> None:
    chosen = settings.model_copy(update={"purge_on_uninstall": False})
    async with Scout(chosen, clock=clock) as scout, CHATS["slack"](scout) as mia:
        assert isinstance(mia, SlackDriver)
        await mia.says("/creators settings language:en")
        before = await scout.context.store.purging.held("slack:T1")
        await mia.uninstalls()
        assert await scout.context.store.purging.held("slack:T1") == before
