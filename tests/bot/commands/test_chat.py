"""`scout chat` and `scout gallery` as a person runs them: one line and out, a pipe, another chat's payload."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.terminal.post import CONVERSATION, WORKSPACE
from handlers.cards import Card
from handlers.cards.stored import dump_card
from handlers.stored_chat import dump_conversation
from storage import outbox
from storage.outbox import NewLetter
from storage.store import open_store
from tests.platforms.creator_api import CreatorApi, success

CREATOR = {"uid": "1", "username": "mia", "nickname": "Mia", "followers_count": "33100", "engagement_rate": "0.065"}


@dataclass
class Said:
    """What a run of the program printed, and its exit status."""

    status: int
    out: str
    err: str


class Shell:
    """Runs `scout` in a folder of its own against the creator API of the test."""

    def __init__(self, folder: Path, api: CreatorApi) -> None:
        self._folder = folder
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "en_US.UTF-8",
            "CV_API_BASE_URL": api.url,
            "CV_API_KEY": "cv_live_test",
            "CV_USER_IDENTITY": "ops@example.com",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        }

    async def scout(self, *words: str, typed: str = "", **environment: str) -> Said:
        program = await self.begun(*words, **environment)
        out, err = await program.communicate(typed.encode())
        return Said(program.returncode or 0, out.decode(), err.decode())

    async def begun(self, *words: str, **environment: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self._folder,
            env=self._environment | environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )


@pytest.fixture
def shell(tmp_path: Path, creators: CreatorApi) -> Shell:
    creators.answer(success([CREATOR], page=1, size=10, credits_consumed=3, service_level="S2"))
    return Shell(tmp_path, creators)


async def test_one_line_is_answered_and_the_program_ends(shell: Shell) -> None:
    said = await shell.scout("chat", "/creators search tiktok beauty")
    assert (said.status, said.err) == (0, "")
    assert "Mia" in said.out
    assert "33.1K" in said.out
    assert "[1]" not in said.out, "a number that nobody can press"


async def test_one_line_s_answer_says_where_its_buttons_can_be_pressed(shell: Shell) -> None:
    said = await shell.scout("chat", "/creators search tiktok mia")
    assert said.out.splitlines()[-1].startswith("“scout” alone opens a prompt")
    said = await shell.scout("chat", "/creators search tiktok mia", "--render", "slack")
    assert "opens a prompt" not in said.out


@pytest.mark.parametrize(("words", "environment"), [(["--lang", "zh"], {}), ([], {"LANG": "zh_CN.UTF-8"})])
async def test_the_language_is_asked_for_or_the_shells(
    shell: Shell, words: list[str], environment: dict[str, str]
) -> None:
    said = await shell.scout("chat", "/creators search tiktok beauty", *words, **environment)
    assert "3.3万" in said.out or "粉丝" in said.out


async def test_another_chats_payload_is_json(shell: Shell) -> None:
    slack = json.loads((await shell.scout("chat", "/creators search tiktok beauty", "--render", "slack")).out)
    assert set(slack) == {"text", "blocks"}
    assert "Mia" in json.dumps(slack["blocks"], ensure_ascii=False)
    feishu = json.loads((await shell.scout("chat", "/creators help", "--render", "feishu", "--lang", "zh")).out)
    assert feishu["schema"] == "2.0"


async def test_a_pipe_is_a_conversation_with_numbers_to_press(shell: Shell) -> None:
    said = await shell.scout("chat", typed="/creators help\n\n1\nexit\n/creators credits\n")
    assert said.status == 0
    assert said.out.startswith("What Scout can do")
    assert "[1]" in said.out
    assert "Mia" in said.out, "the number pressed the first example"
    assert "Credits" not in said.out.partition("Mia")[2].splitlines()[0]


async def test_what_scout_has_to_say_comes_also_while_a_pipe_is_silent(shell: Shell, tmp_path: Path) -> None:
    """A collection that began in the pipe fills, and its file is announced, with nothing more written into it."""
    store = open_store(tmp_path / "scout.db")
    card = dump_card(Card("The spreadsheet is ready", ()))
    news = NewLetter(WORKSPACE.key, WORKSPACE.chat, dump_conversation(CONVERSATION), "post", "news", card=card)
    await store.write(lambda tables: outbox.put(tables, "l1", news, datetime.now(UTC)))
    store.close()
    program = await shell.begun("chat")
    assert program.stdin is not None and program.stdout is not None
    async with asyncio.timeout(60):
        assert (await program.stdout.readline()).decode() == "The spreadsheet is ready\n"
        program.stdin.close()
        assert await program.wait() == 0


async def test_one_line_sees_what_the_embedded_service_has_done_since_the_conversation_ended(
    shell: Shell, tmp_path: Path
) -> None:
    """Nobody is there to ask about a task between two lines, so the next line does before it answers."""
    alone = {"CV_API_BASE_URL": "", "SERVICE_SECONDS_PER_ITEM": "0", "PORT": "0"}
    begun = await shell.scout("chat", typed="/collect tiktok @charlidamelio\n1\n", **alone)
    assert "0 of 1" in begun.out
    store = open_store(tmp_path / "scout.db")
    await store.database.write(lambda tables: tables.conn.execute("UPDATE tasks SET due_at = submitted_at"))
    store.close()
    assert "1 of 1" in (await shell.scout("chat", "/collect status", **alone)).out
    link = (await shell.scout("chat", "/collect link", **alone)).out
    assert re.search(r"^Download http://\S+/files/\S+signature=[0-9a-f]{64}$", link, re.MULTILINE)
    assert "The link opens while “scout” or “scout run” is running on this machine." in link


async def test_a_mistake_is_answered_with_the_way_out_and_asks_the_api_nothing(
    shell: Shell, creators: CreatorApi
) -> None:
    said = await shell.scout("chat", "/creators serach tiktok beauty")
    assert "search" in said.out
    assert creators.requests == []


async def test_an_answer_that_nobody_reads_to_the_end_is_no_error(shell: Shell) -> None:
    program = await asyncio.create_subprocess_shell(
        f"{sys.executable} -m bot gallery | head -1",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await program.communicate()
    assert out
    assert err == b""


def test_the_gallery_shows_every_message_in_every_chat(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown: dict[str, list[tuple[str, int, str]]] = {}
    for chat in ("slack", "feishu"):
        assert main(["gallery", "--render", chat]) == 0
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        shown[chat] = [(line["message"], line["number"], line["language"]) for line in lines]
        assert all(line["payload"] for line in lines)
    assert shown["slack"] == shown["feishu"]
    messages = {path.stem for path in (Path(__file__).parents[3] / "handlers" / "messages").glob("*.py")}
    drawn = {message for message, _, _ in shown["slack"]}
    assert drawn <= messages
    assert {"creator_list", "problem", "account", "command_list"} <= drawn
    assert {language for _, _, language in shown["slack"]} == {"en", "zh"}


def test_the_gallery_in_one_language_has_only_that(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["gallery", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "creator_list 1 zh" in out
    assert " en ─" not in out
