"""Someone drops a file with links into a message and gets a spreadsheet as a file, in the thread of the collection."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from bot.app import Scout
from storage.files import Handover
from tests.platforms.chats import SLACK_BY, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Passing, Team

DROPPED = "Creator,Link\nCharli,https://www.tiktok.com/@charlidamelio\nKhaby,https://www.tiktok.com/@khaby.lame\n"

in_chats_with_files = pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)


async def drops(mia: Person, content: bytes) -> None:
    """Hand a file to Scout as people do it in this chat."""
    match mia:
        case SlackDriver():
            await mia.drops("达人.csv", content, "/collect")
        case FeishuDriver():
            await mia.drops("达人.csv", content)
        case _:
            raise AssertionError("no files are dropped at a terminal")


def received(mia: Person) -> list[tuple[str, bytes, str]]:
    """Name, content and thread of every file that Scout put here."""
    match mia:
        case SlackDriver():
            return [(file.name, file.content, file.thread) for file in mia.slack.drive.shared]
        case FeishuDriver():
            return [(file.name, file.content, file.answers) for file in mia.feishu.drive.shared]
        case _:
            raise AssertionError("a terminal's files lie in a folder")


async def chosen(scout: Scout, mia: Person, clock: Clock, way: Handover) -> None:
    """Let this person's workspace want its files so."""
    workspace = "slack:T1" if isinstance(mia, SlackDriver) else "feishu:tenant_1"
    await scout.context.store.handover.choose(workspace, way, clock())


@in_chats_with_files
@pytest.mark.parametrize("way", ["upload", "both"])
async def test_a_dropped_file_becomes_a_spreadsheet_in_the_thread(
    mia: Person, scout: Scout, clock: Clock, passes: Passing, way: Handover
) -> None:
    await chosen(scout, mia, clock, way)
    await drops(mia, DROPPED.encode("utf-8-sig"))
    assert "2 creators to collect" in mia.shown
    assert "达人.csv" in mia.shown
    await mia.presses("Collect 2")
    for _ in range(4):
        await passes(minutes=1)
    ((name, content, thread),) = received(mia)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert name.endswith(".xlsx")
    assert len(rows) == 3
    assert {"charlidamelio", "khaby.lame"} <= {str(cell) for row in rows for cell in row}
    assert thread


@pytest.mark.parametrize("mia", ["feishu"], indirect=True)
@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("达人.csv", DROPPED, "2 位达人可以采集"),
        ("空.csv", "", "“空.csv”是空的"),
        ("图.png", "?", "“图.png”不是 csv、xlsx 或 txt 文件"),
        ("计划.csv", "任务,日期\n打电话,周一\n", "“计划.csv”中没有达人"),
    ],
)
async def test_a_dropped_file_is_answered_in_chinese_to_those_who_read_chinese(
    mia: FeishuDriver, name: str, content: str, shown: str
) -> None:
    await mia.says("/creators settings language:zh")
    await mia.drops(name, content.encode())
    assert shown in mia.shown


@pytest.mark.parametrize("mia", ["slack"], indirect=True)
async def test_what_is_typed_beside_a_file_without_creators_is_still_collected(mia: SlackDriver) -> None:
    await mia.drops("plan.csv", b"Task,When\nCall them,Monday\n", "/collect tiktok @charlidamelio")
    assert "One creator to collect" in mia.shown
    assert "a file that names no creator" in mia.shown
    assert "plan.csv" in mia.shown


@pytest.mark.parametrize("way", SLACK_BY)
async def test_a_file_is_dropped_into_the_direct_message_with_scout(scout: Scout, way: str) -> None:
    async with SLACK_BY[way](scout) as mia:
        assert isinstance(mia, SlackDriver)
        mia.channel = "D1"
        await mia.drops("creators.csv", DROPPED.encode())
        assert "2 creators to collect" in mia.shown
        assert mia.card.channel == "D1"


@in_chats_with_files
async def test_a_workspace_that_wants_links_gets_no_file(
    mia: Person, scout: Scout, clock: Clock, passes: Passing
) -> None:
    await chosen(scout, mia, clock, "link")
    await drops(mia, DROPPED.encode())
    await mia.presses("Collect 2")
    for _ in range(4):
        await passes(minutes=1)
    assert received(mia) == []
    assert "2 TikTok creators are ready" in mia.shown


async def test_elsewhere_there_is_no_such_button(mia: Person, passes: Passing) -> None:
    await mia.says("/collect https://www.tiktok.com/@charlidamelio")
    await mia.presses("Collect 1")
    for _ in range(4):
        await passes(seconds=30)
    assert ("Open as Sheet" in mia.shown) is isinstance(mia, FeishuDriver)


async def test_where_files_are_their_requesters_alone_nobody_else_sees_or_gets_a_link(
    team: Team, passes: Passing
) -> None:
    mia, leo = team.mia, team.leo
    await mia.says("/creators settings files:private")
    assert "as a link that whoever asked for it gets alone" in mia.shown
    await mia.says("/collect tiktok @charlidamelio @khaby.lame")
    await mia.presses("Collect 2")
    for _ in range(4):
        await passes(minutes=1)
    assert "Only you can get it" in leo.shown
    assert "[Download]" not in leo.shown
    await leo.presses("Get my link")
    assert "this one was Mia's" in leo.shown
    await leo.says("/collect export csv")
    assert "this one was Mia's" in leo.shown
    await leo.says("/collect link")
    assert "Download" not in leo.shown
    await mia.presses("Get my link")
    assert "[Download]" in mia.shown
    assert "[Download]" not in leo.shown


async def test_only_admins_open_to_others_what_is_for_requesters_alone(team: Team) -> None:
    await team.mia.says("/creators settings files:private")
    await team.leo.says("/creators settings files:link")
    assert "as a link that whoever asked for it gets alone" not in team.leo.shown
    await team.leo.says("/creators settings")
    assert "as a link that whoever asked for it gets alone" in team.leo.shown
