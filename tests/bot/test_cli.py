"""The command line: what it understands, what it refuses, and with which exit status."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot.cli import client_language, main, parser


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "PORT", "CV_API_BASE_URL", "CV_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ([], {"command": None, "line": None, "render": "text", "lang": None}),
        (["chat"], {"command": "chat", "line": None, "render": "text"}),
        (["chat", "/creators help", "--render", "feishu", "--lang", "zh"], {"line": "/creators help", "lang": "zh"}),
        (["run"], {"command": "run", "role": "all"}),
        (["run", "--role", "worker"], {"role": "worker"}),
        (["api", "--port", "9000"], {"command": "api", "port": 9000}),
        (["keys", "add", "--name", "acme"], {"verb": "add", "rate": -1, "quota": -1, "credits": -1, "scopes": ""}),
        (["keys", "revoke", "cv_live_x"], {"verb": "revoke", "key": "cv_live_x"}),
        (["import", "a.csv", "b.csv", "--platform", "tiktok"], {"files": [Path("a.csv"), Path("b.csv")]}),
        (["doctor"], {"command": "doctor"}),
        (["gallery", "--render", "slack", "--lang", "en"], {"command": "gallery", "render": "slack"}),
    ],
)
def test_a_command_is_understood(typed: list[str], understood: dict[str, object]) -> None:
    asked = vars(parser().parse_args(typed))
    assert {name: asked[name] for name in understood} == understood


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["serach"], "invalid choice: 'serach'"),
        (["chat", "one", "two"], "unrecognized arguments: two"),
        (["chat", "/creators help", "--render", "html"], "invalid choice: 'html'"),
        (["chat", "/creators help", "--lang", "fr"], "invalid choice: 'fr'"),
        (["run", "--role", "cook"], "invalid choice: 'cook'"),
        (["api", "--port", "ninety"], "invalid int value: 'ninety'"),
        (["keys"], "the following arguments are required: VERB"),
        (["keys", "add"], "the following arguments are required: --name"),
        (["import", "a.csv"], "the following arguments are required: --platform"),
        (["import", "--platform", "tiktok"], "the following arguments are required: FILE"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_ends_with_two(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(typed)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_a_setting_that_cannot_be_used_is_one_sentence_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "ninety")
    assert main(["doctor"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("scout: PORT: ")


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh_CN.UTF-8"),
        (None, {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh_TW.UTF-8"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US.UTF-8"}, "zh_CN"),
    ],
)
def test_the_language_is_what_was_asked_for_or_what_the_shell_speaks(
    asked: str | None, environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert client_language(asked) == language


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
@pytest.mark.parametrize("typed", [["doctor"], ["gallery"]])
def test_letters_that_the_terminal_lacks_are_question_marks(
    typed: list[str], encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'scout.db'}")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    assert main(typed) == 0
    assert b"?" in written.getvalue()


def test_a_mistake_is_told_even_where_the_terminal_lacks_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "达人:///x")
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(written, encoding="ascii", write_through=True))
    assert main(["doctor"]) == 1
    assert b"'??' is not supported" in written.getvalue()
