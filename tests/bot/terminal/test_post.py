"""Files at a terminal go into the working folder: under their name, over nothing, and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.terminal.post import CONVERSATION, TerminalChat
from handlers.chat import ChatError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "working-folder"
    made.mkdir()
    return made


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made"
    path.write_bytes(b"content")
    return path


def chat(screen: io.StringIO, folder: Path | None) -> TerminalChat:
    return TerminalChat(Console(file=screen, width=40), folder=folder)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


async def test_the_file_s_place_is_printed_whole(folder: Path, made: Path) -> None:
    screen = io.StringIO()
    await chat(screen, folder).upload(CONVERSATION, "达人 [bold].xlsx", made)
    assert screen.getvalue() == f"{folder / '达人 [bold].xlsx'}\n"


async def test_files_go_into_the_working_folder(folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    await chat(io.StringIO(), None).upload(CONVERSATION, "a.csv", made)
    assert names(folder) == ["a.csv"]


async def test_no_file_is_written_over(folder: Path, made: Path) -> None:
    terminal = chat(io.StringIO(), folder)
    for _ in range(3):
        await terminal.upload(CONVERSATION, "creators.xlsx", made)
    assert names(folder) == ["creators (2).xlsx", "creators (3).xlsx", "creators.xlsx"]


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "..\\a.csv", "C:\\a.csv", "deep/er/a.csv", ".a.csv", "a\x1b\n.csv"]
)
async def test_a_name_neither_leads_out_of_the_folder_nor_hides_the_file(
    folder: Path, made: Path, tmp_path: Path, name: str
) -> None:
    await chat(io.StringIO(), folder).upload(CONVERSATION, name, made)
    assert names(folder) == ["a.csv"]
    assert names(tmp_path) == ["made", "working-folder"]


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
async def test_a_name_that_is_none_becomes_one(folder: Path, made: Path, name: str) -> None:
    await chat(io.StringIO(), folder).upload(CONVERSATION, name, made)
    assert names(folder) == ["file"]


async def test_a_folder_that_takes_no_files_is_a_refusal_for_good(tmp_path: Path, made: Path) -> None:
    with pytest.raises(ChatError) as refused:
        await chat(io.StringIO(), tmp_path / "missing").upload(CONVERSATION, "a.csv", made)
    assert (refused.value.kind, refused.value.permanent) == ("no_uploads", True)
