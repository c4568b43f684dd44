"""A catalogue's file that cannot be one is said by the name of its setting, whichever command opens it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main


@pytest.mark.parametrize(
    "words",
    [
        ["keys", "list"],
        ["import", "creators.csv", "--platform", "tiktok"],
        ["api", "--port", "0"],
        ["chat", "/creators help"],
    ],
    ids=lambda words: str(words[0]),
)
def test_every_command_names_the_setting(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n" * 200)
    monkeypatch.chdir(tmp_path)
    for name in ("CV_API_BASE_URL", "CV_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SERVICE_DATABASE", "notes.txt/creators.db")
    assert main(words) == 1
    assert "scout: SERVICE_DATABASE: notes.txt/creators.db cannot be opened: " in capsys.readouterr().err
