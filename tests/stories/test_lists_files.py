"""A list goes out as a file, is worked on in a spreadsheet, and comes back with what was changed there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from bot.app import Scout
from tests.platforms.chats import Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Channel, Clock, bought

SAID = "/creators list add Summer tiktok @charlidamelio https://www.youtube.com/@MrBeast"
Rows = list[dict[str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a terminal puts files."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def files_of(person: Person) -> list[tuple[str, bytes]]:
    """Name and content of every file that this person got, the last one at the end."""
    match person:
        case SlackDriver():
            return [(file.name, file.content) for file in person.slack.drive.shared]
        case FeishuDriver():
            return [(file.name, file.content) for file in person.feishu.drive.shared]
        case _:
            lying = sorted(Path.cwd().iterdir(), key=lambda file: file.stat().st_mtime_ns)
            return [(file.name, file.read_bytes()) for file in lying]


async def gives_back(person: Person, content: bytes, line: str, name: str = "list.csv") -> None:
    """Hand a file with a line to Scout as people do in this chat: at a terminal its text is pasted."""
    match person:
        case SlackDriver():
            await person.drops(name, content, line)
        case FeishuDriver():
            message = person.feishu.next_message()
            told = person.feishu.drive.drop(message, name, content)
            await person.message("", message_id=message, message_type="file", content=told)
            await person.chat.idle()
            await person.message(line, parent_id=message)
            await person.chat.idle()
        case _:
            await person.says(f"{line}\n{content.decode('utf-8-sig')}")


def rows_in(content: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def edited(content: bytes, change: Callable[[Rows], None]) -> bytes:
    """The csv as it is after somebody worked on it."""
    rows, file = rows_in(content), io.StringIO()
    change(rows)
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


async def test_a_list_is_exported_for_nothing_with_what_the_team_and_the_api_said(mia: Person, scout: Scout) -> None:
    await mia.says("/creators show youtube @MrBeast")
    await mia.says(SAID)
    await mia.says('/creators mark tiktok @charlidamelio contacted owner:me note:"asked for rates"')
    paid = await bought(scout)
    await mia.says("/creators list export summer csv")
    assert "“Summer” as a file" in mia.shown
    assert "2 creators, at no cost" in mia.shown
    [(name, content)] = files_of(mia)
    assert name == "Summer-2026-11-24.csv"
    charli, beast = rows_in(content)
    assert charli["Platform"] == "TikTok"
    assert charli["Link"] == "https://www.tiktok.com/@charlidamelio"
    assert (charli["Status"], charli["Note"]) == ("Contacted", "asked for rates")
    assert charli["Owner"] == charli["Contacted by"] != ""
    assert charli["Contacted at (UTC)"] == "2026-11-24T12:00:00Z"
    assert charli["Followers"] == charli["Facts from (UTC)"] == ""
    assert int(beast["Followers"]) > 1_000_000
    assert beast["Facts from (UTC)"] == "2026-11-24T12:00:00Z"
    assert await bought(scout) == paid


async def test_a_list_is_exported_as_a_spreadsheet_from_its_card(mia: Person) -> None:
    await mia.says(SAID)
    await mia.presses("Open the list")
    await mia.presses("Export")
    [(name, content)] = files_of(mia)
    assert name == "Summer-2026-11-24.xlsx"
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    assert rows[0][:3] == ("Platform", "Handle", "Link")
    assert [row[1] for row in rows[1:]] == ["charlidamelio", "MrBeast"]


async def test_what_people_and_creators_wrote_is_no_formula_in_either_file(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @charlidamelio")
    await mia.says('/creators mark tiktok @charlidamelio note:"=HYPERLINK(1);+2"')
    await mia.says("/creators list export csv")
    assert rows_in(files_of(mia)[-1][1])[0]["Note"] == "'=HYPERLINK(1);'+2"
    await mia.says("/creators list export xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(files_of(mia)[-1][1])).active
    note = next(cell for cell in sheet[2] if "HYPERLINK" in str(cell.value))
    assert (note.value, note.data_type) == ("=HYPERLINK(1);+2", "s")


async def test_a_file_that_comes_back_unchanged_changes_nothing(mia: Person, scout: Scout) -> None:
    await mia.says(SAID)
    await mia.says('/creators mark tiktok @charlidamelio contacted owner:me note:"=1;-)"')
    await mia.says("/creators list export Summer csv")
    before = await marks_of(scout)
    await gives_back(mia, files_of(mia)[-1][1], "/creators list import Summer")
    assert "Nobody new for “Summer”" in mia.shown
    assert "2 were there before" in mia.shown
    assert "No status, owner or note changed" in mia.shown
    assert await marks_of(scout) == before


async def test_what_was_changed_in_the_file_is_taken_back(mia: Person, scout: Scout) -> None:
    await mia.says(SAID)
    await mia.says('/creators mark tiktok @charlidamelio negotiating note:"old"')
    await mia.says("/creators list export Summer csv")

    def change(rows: Rows) -> None:
        rows[0] |= {"Status": "Booked", "Note": "signed", "Owner": "Leo"}
        rows[1] |= {"Status": "sent a letter", "Note": ""}
        rows.append({**rows[1], "Link": "https://www.instagram.com/nasa", "Status": "rejected"})

    await gives_back(mia, edited(files_of(mia)[-1][1], change), "/creators list import Summer")
    assert "One creator is new on “Summer”" in mia.shown
    assert "Status, owner or note of 2 creators changed" in mia.shown
    assert "sent a letter" in mia.shown
    await mia.presses("Open the list")
    for said in ("Booked", "owner: Leo", "note: signed", "@nasa", "Rejected"):
        assert said in mia.shown, said


async def test_a_cell_is_cleared_by_a_dash_and_not_by_being_empty(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @charlidamelio")
    await mia.says('/creators mark tiktok @charlidamelio owner:me note:"keep me"')
    await mia.says("/creators list export Summer csv")

    def change(rows: Rows) -> None:
        rows[0] |= {"Owner": "-", "Note": ""}

    await gives_back(mia, edited(files_of(mia)[-1][1], change), "/creators list import Summer")
    await mia.says("/creators list show Summer")
    assert "note: keep me" in mia.shown
    assert "owner:" not in mia.shown


async def test_any_links_make_a_new_list_and_are_taken_off_it_again(mia: Person) -> None:
    await mia.says(
        "/creators list import Autumn\nhttps://www.tiktok.com/@charlidamelio\nhttps://www.tiktok.com/@khaby.lame"
    )
    assert "2 creators are on “Autumn” now" in mia.shown
    await mia.presses("Undo")
    assert "off “Autumn” again" in mia.shown


async def test_a_pasted_table_without_marks_is_read_like_any_paste(mia: Person) -> None:
    await gives_back(
        mia,
        b"Creator,Link\nCharli,https://www.tiktok.com/@charlidamelio\nKhaby,https://www.tiktok.com/@khaby.lame\n",
        "/creators list import Autumn",
    )
    assert "2 creators are on “Autumn” now" in mia.shown


@pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)
async def test_a_file_with_several_columns_of_creators_is_asked_about(mia: Person) -> None:
    table = "TikTok,Instagram\n@charlidamelio,@nasa\n@khaby.lame,@natgeo\n"
    await gives_back(mia, table.encode(), "/creators list import Autumn")
    assert "Which column names the creators?" in mia.shown
    await mia.presses("Instagram (2)")
    assert "2 creators are on “Autumn” now" in mia.shown


@pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)
async def test_a_file_that_cannot_be_read_says_why_and_makes_no_list(mia: Person) -> None:
    await gives_back(mia, b"PK\x03\x04 broken", "/creators list import Autumn", "list.xlsx")
    assert "list.xlsx" in mia.shown
    await mia.says("/creators list")
    assert "There is no list yet" in mia.shown


async def test_an_import_of_nothing_says_what_it_takes(mia: Person) -> None:
    await mia.says("/creators list import Summer")
    assert "Drop a csv or xlsx file" in mia.shown
    await mia.says("/creators list export Summer")
    assert "There is no list “Summer”" in mia.shown


async def test_a_list_goes_out_and_comes_back_in_chinese(mia: Person, scout: Scout) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 名单 添加 夏季 tiktok @charlidamelio")
    await mia.says("/达人 标记 tiktok @charlidamelio 已签约")
    await mia.says("/达人 名单 导出 夏季 csv")
    assert "“夏季”已导出" in mia.shown
    name, content = files_of(mia)[-1]
    assert name == "夏季-2026-11-24.csv"
    [row] = rows_in(content)
    assert (row["状态"], row["主页链接"]) == ("已签约", "https://www.tiktok.com/@charlidamelio")
    before = await marks_of(scout)
    await mia.says("/creators settings language:en")
    await gives_back(mia, content, "/creators list import 夏季")
    assert "No status, owner or note changed" in mia.shown
    assert await marks_of(scout) == before


async def test_a_channels_list_is_exported_to_the_one_who_asks_alone(channel: Channel) -> None:
    await channel.leo.says(SAID)
    await channel.mia.says("/creators list export Summer csv")
    assert "in your direct messages with Scout" in channel.mia.shown
    [place] = places_of_files(channel.mia)
    assert place not in {"C1", "oc_group"}


async def test_a_contact_from_a_file_does_not_pass_over_a_colleagues(channel: Channel, clock: Clock) -> None:
    await channel.leo.says("/creators list add Summer tiktok @charlidamelio")
    await channel.mia.says("/creators list export Summer csv")
    content = files_of(channel.mia)[-1][1]
    await channel.leo.says("/creators mark tiktok @charlidamelio contacted")
    await channel.leo.says("/creators mark tiktok @charlidamelio negotiating")
    clock.turn(days=3)

    def change(rows: Rows) -> None:
        rows[0] |= {"Status": "Contacted"}

    pasted = edited(content, change).decode("utf-8-sig")
    await channel.mia.says(f"/creators list import Summer\n{pasted}")
    assert "a colleague contacted it in the last seven days" in channel.mia.shown
    await channel.mia.says("/creators list show Summer")
    assert "Negotiating" in channel.mia.shown


def places_of_files(person: Person) -> list[str]:
    match person:
        case SlackDriver():
            return [file.channel for file in person.slack.drive.shared]
        case FeishuDriver():
            return [file.chat for file in person.feishu.drive.shared]
        case _:
            raise AssertionError("a terminal has one place")


async def marks_of(scout: Scout) -> list[tuple[str, ...]]:
    sql = "SELECT creator, status, owner, owner_name, note, changed_at FROM marks ORDER BY creator"
    return await scout.context.store.database.read(lambda tables: tables.conn.execute(sql).fetchall())
