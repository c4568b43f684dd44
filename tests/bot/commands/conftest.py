"""A folder of its own for each command, and no settings from outside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main

Run = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    for name in list(os.environ):
        if name.startswith(("CV_", "SERVICE_", "DATABASE_", "SLACK_", "FEISHU_")) or name in {"HOST", "PORT"}:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def scout(folder: Path) -> Run:
    """`scout("keys", "list")` as typed; gives the exit status."""

    def run(*words: str) -> int:
        return main(words)

    return run
