"""The documents, the manifest and the menu say the same things."""

from __future__ import annotations

import re

import yaml

from handlers.menu import COMMANDS
from tests.documents import DOCUMENTS, README, ROOT, TABLES, written


def test_the_documents_show_the_commands_filters_settings_and_periods_that_there_are() -> None:
    texts = [document.read_text(encoding="utf-8") for document in DOCUMENTS]
    assert texts == [written(text) for text in texts], "run `python -m tests.documents`"
    assert all(sum(f"<!-- {name} -->" in text for text in texts) == 1 for name in TABLES)


def test_every_link_between_the_documents_leads_to_a_file() -> None:
    for document in (README, *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8")):
            assert "://" in target or (document.parent / target).exists(), f"{document.name}: {target}"


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
