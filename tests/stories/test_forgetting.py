"""An admin has a creator forgotten: nothing that Scout keeps of it in the workspace is left, to the last byte."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Scout
from bot.settings import Settings
from storage.creators import CreatorName
from tests.platforms.chats import CHATS, Person
from tests.platforms.terminal import TerminalDriver
from tests.storage.rows import bytes_with, cells_with, dump
from tests.stories.conftest import Clock, Passing
from tests.stories.openings import saved
from tests.stories.test_budgets import admin
from tests.stories.test_spending import log_in

HER, OTHER = "jamescharles", "selenagomez"


@pytest.fixture
def memory(settings: Settings) -> Path:
    return settings.database_path


@pytest.fixture(params=["slack", "feishu"])
async def colleague(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Person]:
    async with CHATS[request.param](scout) as person:
        yield person


async def works_with_her(mia: Person, passes: Passing) -> None:
    """Everything that leaves her name behind, and the other creator's beside it."""
    await mia.says("/creators search tiktok beauty level:S3")
    await mia.presses("Details")
    await mia.says("/creators save Beauties")
    await mia.says("/creators digest add Beauties daily 9:00 Europe/London")
    await mia.presses("Start (up to 200 credits a run)")
    await passes(days=1)
    await mia.says(f"/creators show tiktok @{HER}")
    await mia.presses("Shortlist")
    await mia.says(f"/creators lookalike tiktok @{HER}")
    await saved(mia, f'/creators search tiktok "{HER}" level:S1', f"{HER} and friends")
    await mia.says(f'/creators list new "Like {HER}"')
    await mia.says(f'/creators list add "Like {HER}" tiktok @{HER} @{OTHER}')
    await mia.says(f'/creators mark tiktok @{HER} contacted note:"call her back"')
    await mia.says(f'/creators mark tiktok @{OTHER} contacted note:"knows @{HER} well"')
    await mia.says(f"/creators hide tiktok @{HER}")
    await mia.says(f"/collect tiktok @{HER} @{OTHER}")
    await mia.presses("Collect 2")
    await passes(seconds=30)
    await passes(minutes=5)
    await mia.says(f'/creators list vote "Like {HER}"')
    await mia.says(f"/creators compare tiktok @{HER} @{OTHER}")
    await passes(seconds=30)


async def test_nothing_is_left_of_a_forgotten_creator_and_all_is_left_of_others(
    mia: Person, scout: Scout, passes: Passing, memory: Path
) -> None:
    await admin(scout, mia)
    await works_with_her(mia, passes)
    database = scout.context.store.database
    [kept] = await scout.context.store.creators.find((await _workspace(scout)), [CreatorName("tiktok", username=HER)])
    her = (HER, kept.uid, kept.row["nickname"])
    assert all(her)
    before = await cells_with(database, *her)
    assert {"creators", "pages", "offers", "tasks", "collections", "collected", "files"} <= before
    assert {"saved_searches", "last_searches", "lists", "marks", "spending", "sightings", "votes"} <= before
    assert bytes_with(memory, *her)

    await mia.says(f"/creators forget tiktok @{HER}")
    assert "Forget this creator for good?" in mia.shown and "a later search may show it again" in mia.shown
    assert await cells_with(database, *her) == before, "nothing is changed before the press"
    await mia.presses("Forget for good")

    assert "The creator is forgotten" in mia.shown
    assert HER not in mia.shown
    for place in ("Lists and votes", "Status, note, who wrote", "Hidden", "Bought results", "Collections"):
        assert place in mia.shown
    assert await cells_with(database, *her) == set()
    assert bytes_with(memory, *her) == {}
    assert {"creators", "pages", "list_members", "marks", "tasks"} <= await _tables_about(scout, OTHER)
    await mia.says('/creators list show "Like …"')
    assert f"@{OTHER}" in mia.shown and "knows … well" in mia.shown


async def _workspace(scout: Scout) -> str:
    [workspace] = [one for one in await scout.context.store.purging.workspaces() if ":" in one]
    return workspace


async def _tables_about(scout: Scout, name: str) -> set[str]:
    database = scout.context.store.database
    everything = await dump(database)
    [id_] = [str(one[1]) for one in everything["creators"] if name in one]
    return await cells_with(database, name, id_)


async def test_a_forgotten_creator_may_be_found_again_and_is_hidden_no_more(
    mia: Person, scout: Scout, clock: Clock
) -> None:
    await admin(scout, mia)
    await mia.says(f"/creators hide tiktok @{HER}")
    await mia.says(f"/creators forget tiktok @{HER}")
    await mia.presses("Forget for good")
    await mia.says("/creators search tiktok beauty level:S1")
    assert f"@{HER}" in mia.shown


async def test_the_log_says_who_forgot_somebody_and_not_whom(
    scout: Scout, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ann = TerminalDriver(scout.desk, clock)
    scout.speak_through(ann.chat)
    await ann.says(f"/creators hide tiktok @{HER}")
    await ann.says(f"/creators forget tiktok @{HER}")
    await ann.presses("Forget for good")
    await ann.says("/creators spending csv")
    [row] = log_in(tmp_path)
    assert (row["action"], row["outcome"], row["credits"]) == ("forget", "done", "0")
    assert row["person"] and int(row["records"]) > 1
    assert HER not in str(row)


async def test_the_same_press_again_finds_nothing_to_forget(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says(f"/creators hide tiktok @{HER}")
    await mia.says(f"/creators forget tiktok @{HER}")
    await mia.presses("Forget for good")
    await mia.says(f"/creators forget tiktok @{HER}")
    assert f"keeps nothing of @{HER} on TikTok" in mia.shown


async def test_only_admins_forget(colleague: Person, scout: Scout) -> None:
    await colleague.says(f"/creators hide tiktok @{HER}")
    await colleague.says(f"/creators forget tiktok @{HER}")
    assert "admin" in colleague.shown.casefold()
    assert "creators" in await cells_with(scout.context.store.database, HER)


async def test_whoever_is_no_admin_any_more_cannot_press(colleague: Person, scout: Scout) -> None:
    await admin(scout, colleague)
    await colleague.says(f"/creators hide tiktok @{HER}")
    await colleague.says(f"/creators forget tiktok @{HER}")
    workspace, person = await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT workspace, person FROM members").fetchone()
    )
    await scout.context.store.roles.give(workspace, person, "Mia", "spender", "U_ADA", scout.clock())
    await colleague.presses("Forget for good")
    assert "creators" in await cells_with(scout.context.store.database, HER)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators forget", "Whom should Scout forget? Name a creator or paste a profile link."),
        ("/creators forget someone@example.com", "names no creator"),
        (f"/creators forget tiktok @{HER} @{OTHER}", "names several creators"),
        ("/creators forget tiktok @nobody.of.ours", "keeps nothing of @nobody.of.ours on TikTok"),
    ],
)
async def test_a_line_that_names_nobody_or_several_forgets_nothing(
    mia: Person, scout: Scout, line: str, said: str
) -> None:
    await admin(scout, mia)
    await mia.says(line)
    assert said in mia.shown
    assert "acts" not in await dump(scout.context.store.database)


async def test_a_chinese_admin_forgets_in_chinese(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators settings language:zh")
    await mia.says(f"/达人 隐藏 tiktok @{HER}")
    await mia.says(f"/达人 彻底删除 tiktok @{HER}")
    assert "彻底删除这位达人的数据？" in mia.shown and "之后的搜索可能再次显示" in mia.shown
    await mia.presses("彻底删除")
    assert "达人数据已彻底删除" in mia.shown and "隐藏" in mia.shown
    assert await cells_with(scout.context.store.database, HER) == set()
    await mia.says("/达人 彻底删除")
    assert "要删除谁的数据？请写用户名或粘贴主页链接。" in mia.shown
