"""A dropped file is shown like a paste; where several columns name creators, the person says which."""

from __future__ import annotations

import io

import openpyxl  # type: ignore[import-untyped]
import pytest

from handlers.chat import ChatError, DroppedFile
from tests.handlers.collecting.room import GUEST, Room, dropped, labels, words_of

TWO_COLUMNS = b"TikTok,Instagram\nhttps://www.tiktok.com/@mia,https://instagram.com/mia\nhttps://www.tiktok.com/@leo,\n"


@pytest.mark.parametrize("line", ["", "/collect", "/采集", "here is my list"])
async def test_a_file_is_collected_whatever_is_said_beside_it(room: Room, line: str) -> None:
    card = await room.says(line, dropped("list.csv", b"link\nhttps://www.tiktok.com/@mia\n"))
    assert card.title == "One creator to collect"
    assert "From: list.csv" in words_of(card)
    await room.presses("Collect 1")
    assert [task.values for task in await room.tasks()] == [("https://www.tiktok.com/@mia",)]
    await room.delivered()
    assert "Asked: /collect list.csv" in words_of(room.parents[0].card)


async def test_another_command_with_a_file_is_that_command(room: Room) -> None:
    card = await room.says("/creators help", dropped("list.csv", b"x"))
    assert "Scout" in card.title


async def test_links_typed_beside_a_file_are_collected_with_it(room: Room) -> None:
    line = "/collect https://www.tiktok.com/@kim https://www.tiktok.com/@mia"
    card = await room.says(line, dropped("list.csv", b"link\nhttps://www.tiktok.com/@mia\n"))
    assert "TikTok: 2 · @kim, @mia" in words_of(card)
    assert "Listed more than once: 1 · @mia" in words_of(card)


async def test_several_columns_of_creators_are_a_question(room: Room) -> None:
    card = await room.says("/collect", dropped("list.csv", TWO_COLUMNS))
    assert card.title == "Which column names the creators?"
    assert labels(card) == ["TikTok (2)", "Instagram (1)", "All of them (3)"]
    assert "TikTok: 2" in words_of(await room.presses("TikTok (2)", card))
    card = await room.presses("All of them (3)", card)
    assert card.title == "3 creators to collect"
    assert room.api.asked.total() == 0


async def test_a_name_without_a_platform_is_asked_about_as_in_a_paste(room: Room) -> None:
    await room.says("", dropped("list.csv", b"handle\nmia\nleo\n"))
    card = await room.presses("The handles are on Instagram")
    assert "Instagram: 2 · @mia, @leo" in words_of(card)


@pytest.mark.parametrize("line", ["/collect tiktok", "tiktok", "here is my TikTok list, thanks", "抖音国际版的名单"])
async def test_a_platform_said_beside_a_file_counts_for_its_handles(room: Room, line: str) -> None:
    card = await room.says(line, dropped("list.csv", b"handle\nmia\nleo\n"))
    assert card.title == "2 creators to collect"
    assert "TikTok: 2 · @mia, @leo" in words_of(card)
    assert "cannot be collected" not in words_of(card)


@pytest.mark.parametrize("line", ["/collect tiktok and instagram", "/collect tiktok @kim", "/collect twitter"])
async def test_a_platform_that_may_be_another_is_asked_for(room: Room, line: str) -> None:
    card = await room.says(line, dropped("list.csv", b"handle\nmia\nleo\n"))
    assert "No platform is named for @mia, @leo." in words_of(card)


async def test_a_platform_said_beside_a_file_counts_for_whichever_column_is_chosen(room: Room) -> None:
    content = b"Main handle,Second handle\n@mia,@mia_2\n@leo,@leo_2\n"
    await room.says("/collect ins", dropped("list.csv", content))
    assert "Instagram: 2 · @mia_2, @leo_2" in words_of(await room.presses("Second handle (2)"))


async def test_links_said_beside_a_file_are_collected_and_bare_words_are_told(room: Room) -> None:
    said = "from Anna: https://www.tiktok.com/@kim"
    card = await room.says(said, dropped("list.csv", b"link\nhttps://www.tiktok.com/@mia\n"))
    assert "TikTok: 2 · @kim, @mia" in words_of(card)
    card = await room.says("/collect tiktok kim", dropped("list.csv", b"link\nhttps://www.tiktok.com/@mia\n"))
    assert "not sure that this is a name" in words_of(card)


@pytest.mark.parametrize("name", ["list.csv", "名单.xlsx", "my list (2).csv", "“creators.txt”"])
async def test_a_file_that_is_typed_and_not_dropped_is_asked_for(room: Room, name: str) -> None:
    card = await room.says(f"/collect {name}")
    assert f"“{name.strip('“”')}” cannot be read from its name alone." in words_of(card)
    assert "Drop the file itself into this chat" in words_of(card)


async def test_a_file_s_name_among_creators_is_told_and_they_are_collected(room: Room) -> None:
    card = await room.says("/collect tiktok @mia, list.csv")
    assert card.title == "One creator to collect"
    assert "list.csv\nthe name of a file" in words_of(card)


async def test_links_that_name_no_creator_are_listed_with_their_reasons(room: Room) -> None:
    card = await room.says("", dropped("list.csv", b"url\nvm.tiktok.com/x\nhttps://youtu.be/abcdefghijk\n"))
    assert card.title == "Nothing to collect in this"
    assert "vm.tiktok.com/x" in words_of(card)
    assert "youtu.be/abcdefghijk" in words_of(card)
    assert "From: list.csv" in words_of(card)


async def test_a_preview_says_which_sheets_were_read_and_what_of_them_is_not_collected(room: Room) -> None:
    book = openpyxl.Workbook()
    sheets: dict[str, list[tuple[str | None, ...]]] = {
        "Creators": [("Name", "TikTok"), ("Mia", "mia_x"), ("Leo King", None)],
        "Ins": [("Handle", "Notes"), ("kim", "like @zoe")],
        "Instructions": [("Link",), ("https://www.tiktok.com/@example",)],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    said = words_of(await room.says("", dropped("list.xlsx", content.getvalue())))
    assert "Sheets read: Creators (1), Ins (1)" in said
    assert "Sheets not read: no creators, or only examples: Instructions" in said
    assert "TikTok: 1 · @mia_x" in said
    assert "Instagram: 1 · @kim" in said
    assert "Leo King\na row without a link or handle" in said
    assert "@zoe\nstands among notes" in said


async def test_two_columns_of_bare_words_are_a_question(room: Room) -> None:
    card = await room.says("/collect tiktok", dropped("list.csv", b"A,B\nmia,leo\nkim,ann\n"))
    assert labels(card) == ["A (2)", "B (2)", "All of them (4)"]
    assert "TikTok: 2 · @leo, @ann" in words_of(await room.presses("B (2)"))


def behind_words() -> bytes:
    """A spreadsheet that names a creator only by a link behind a word."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Country"])
    sheet.append(["Anna", "US"])
    sheet["A2"].hyperlink = "https://www.tiktok.com/@anna_link"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


async def test_a_creator_named_only_by_a_link_behind_a_word_is_collected(room: Room) -> None:
    card = await room.says("", dropped("list.xlsx", behind_words()))
    assert "@anna_link" in words_of(card)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.pdf", b"%PDF", "“list.pdf” is no csv, xlsx or txt file."),
        ("list.xlsx", b"PK\x03\x04", "cannot be read: it is damaged"),
        ("list.csv", b"", "“list.csv” is empty."),
        ("list.csv", b"name,country\nMia Chen,US\n", "“list.csv” names no creator."),
    ],
)
async def test_a_file_that_names_nobody_is_refused_with_the_reason(
    room: Room, name: str, content: bytes, said: str
) -> None:
    assert said in words_of(await room.says("", dropped(name, content)))
    assert await room.tasks() == []


async def test_a_file_beyond_the_limit_is_refused_without_a_task(room: Room) -> None:
    async def read() -> bytes:
        raise ChatError("too large", kind="too_large")

    card = await room.says("", DroppedFile("list.xlsx", 30_000_000, read))
    assert "“list.xlsx” is larger than 5 MB." in words_of(card)


async def test_a_file_that_the_chat_does_not_hand_out_is_said_so(room: Room) -> None:
    async def read() -> bytes:
        raise ChatError("missing_scope", code="missing_scope", permanent=True)

    card = await room.says("", DroppedFile("list.xlsx", 1, read))
    assert "could not be fetched from this chat" in words_of(card)


async def test_two_files_at_once_are_refused_rather_than_one_forgotten(room: Room) -> None:
    files = (dropped("a.csv", b"x"), dropped("b.csv", b"y"))
    assert "2 files are too many at once" in words_of(await room.says("", *files))


async def test_guests_drop_nothing(room: Room) -> None:
    card = await room.says("", dropped("list.csv", TWO_COLUMNS), person=GUEST)
    assert "Guests and people of other organisations" in words_of(card)
