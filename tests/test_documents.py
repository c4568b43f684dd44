"""README, manifest and menu say the same things."""

from __future__ import annotations

from pathlib import Path

import yaml

from handlers.menu import COMMANDS
from tests.documents import README, written

ROOT = Path(__file__).resolve().parents[1]


def test_the_readme_shows_the_commands_filters_and_settings_that_there_are() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == written(readme), "run `python -m tests.documents`"


def test_the_manifest_offers_the_first_words_of_the_menu() -> None:
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    offered = {command["command"] for command in manifest["features"]["slash_commands"]}
    in_menu = {f"/{command.words[0]}" for command in COMMANDS}
    assert in_menu <= offered


def test_the_readme_s_first_two_commands_set_everything_up() -> None:
    readme = README.read_text(encoding="utf-8")
    blocks = [block.split("```")[0].strip() for block in readme.split("```sh\n")[1:3]]
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install -q -e ") for block in blocks)
    assert blocks[0].endswith(
        '.venv/bin/scout chat "/creators search tiktok beauty country:US followers:10k-500k er:>3%"'
    )
    assert blocks[1].endswith(".venv/bin/python -m tests")
    assert blocks[1].split(" && ")[1:] == _ci_steps()


def _ci_steps() -> list[str]:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    install = next(line for line in lines if " install " in line)
    assert "-e '.[dev]'" in install
    return [".venv/bin/pip install -q -e '.[dev]'", lines[-1]]
