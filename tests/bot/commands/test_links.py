"""`scout links` shows what is read in a text, from a file or standard input, for people and for programs."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handlers.pasted import Reason
from handlers.words import LANGUAGES, words
from tests.bot.commands.conftest import Run

Capture = pytest.CaptureFixture[str]


def objects(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_is_one_object_a_line_in_order_without_repeats(scout: Run, folder: Path, capsys: Capture) -> None:
    text = "https://www.youtube.com/@中村_tv\n@leo tiktok\n@LEO tiktok\nhttps://youtu.be/dQw4w9WgXcQ\n@mia\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert scout("links", "--json", "a.txt") == 0
    assert objects(capsys) == [
        {"platform": "youtube", "kind": "profile", "value": "中村_tv", "input": "https://www.youtube.com/@中村_tv"},
        {"platform": "tiktok", "kind": "handle", "value": "leo", "input": "@leo"},
        {
            "platform": "youtube",
            "kind": "video",
            "value": "dQw4w9WgXcQ",
            "input": "https://youtu.be/dQw4w9WgXcQ",
            "reason": "video-link",
        },
        {"platform": None, "kind": "handle", "value": "mia", "input": "@mia", "reason": "needs-platform"},
    ]


def test_without_a_file_standard_input_is_read(scout: Run, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    typed = io.BytesIO(b"\xef\xbb\xbf@leo instagram\r\n")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=typed))
    assert scout("links", "--json") == 0
    assert [found["value"] for found in objects(capsys)] == ["leo"]


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("en", "not a link to TikTok, YouTube or Instagram"), ("zh", "不是 TikTok、YouTube 或 Instagram 的链接")],
)
def test_people_see_a_table_with_the_reason_in_words(
    lang: str, reason: str, scout: Run, folder: Path, capsys: Capture
) -> None:
    (folder / "a.txt").write_text("@leo tiktok\nhttps://linktr.ee/leo\n", encoding="utf-8")
    assert scout("links", "--lang", lang, "a.txt") == 0
    shown = capsys.readouterr().out
    assert "TikTok" in shown
    assert reason in shown


def test_every_reason_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        assert all(words(language).has(f"links-reason-{reason}") for reason in Reason)


def test_pasted_markup_and_control_signs_do_nothing_to_the_terminal(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "a.txt").write_text("\x1b[31m[bold]👑[/bold]\x1b]0;owned\x07", encoding="utf-8")
    assert scout("links", "a.txt") == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "[bold]" in shown


def test_blank_text_says_so_and_is_no_failure(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "a.txt").write_text(" \n", encoding="utf-8")
    assert scout("links", "a.txt") == 0
    assert capsys.readouterr().out == "Nothing to read.\n"
    assert scout("links", "--json", "a.txt") == 0
    assert capsys.readouterr().out == ""


def test_text_of_a_spreadsheet_program_in_utf_16_is_read(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "a.txt").write_text("leo\ttiktok\r\n", encoding="utf-16")
    assert scout("links", "--json", "a.txt") == 0
    assert [(found["platform"], found["value"]) for found in objects(capsys)] == [("tiktok", "leo")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xff", "a.txt is not UTF-8 text. Save a spreadsheet as CSV"),
        (b"PK\x03\x04\x00\x00", "a.txt is not text. Save a spreadsheet as CSV"),
        (b"\xff\xfe\x00", "a.txt is not UTF-8 text"),
        (b"x" * 300_001, "longer than 300,000 characters. Split it"),
        (b"x" * 1_300_000, "longer than 300,000 characters. Split it"),
        (b"@leo " * 1_201, "more than 1,200 links and handles. Split it"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    content: bytes, said: str, scout: Run, folder: Path, capsys: Capture
) -> None:
    (folder / "a.txt").write_bytes(content)
    assert scout("links", "--json", "a.txt") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("scout: ")
    assert said in told.err


def test_what_is_too_much_is_said_in_the_reader_s_language(scout: Run, folder: Path, capsys: Capture) -> None:
    (folder / "a.txt").write_text("@leo " * 1_201)
    assert scout("links", "--lang", "zh", "a.txt") == 1
    assert capsys.readouterr().err == "scout: 链接和用户名超过 1,200 个，请拆分后再试。\n"


def test_a_missing_file_and_a_folder_are_named(scout: Run, folder: Path, capsys: Capture) -> None:
    assert scout("links", "nowhere.txt") == 1
    assert capsys.readouterr().err == "scout: cannot read nowhere.txt: No such file or directory\n"
    (folder / "things").mkdir()
    assert scout("links", "things") == 1
    assert capsys.readouterr().err == "scout: cannot read things: Is a directory\n"
