"""A typed line finds its command, with or without the word that opens it."""

from __future__ import annotations

import re

import pytest

from handlers.command import Command
from handlers.line import read_line
from handlers.menu import COMMANDS, command_of
from handlers.words import LANGUAGES


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("/creators search tiktok beauty", "search"),
        ("creators search tiktok beauty", "search"),
        ("search tiktok beauty", "search"),
        ("SEARCH tiktok beauty", "search"),
        ("搜索 美妆", "search"),
        ("/creators 搜索 美妆", "search"),
        ("/collect 导出 csv", "collect-export"),
        ("/达人 搜索 美妆", "search"),
        ("lookalike @mrbeast", "lookalike"),
        ("相似 @mrbeast", "lookalike"),
        ("credits", "credits"),
        ("help search", "help"),
        ("/creators help search", "help"),
        ("/creators search help", "search"),
        ("/collect @mia", "collect"),
        ("/采集 @mia", "collect"),
        ("/creators collect @mia", "collect"),
        ("/collect keywords a, b", "collect-keywords"),
        ("/collect status", "collect-status"),
        ("采集 导出 csv", "collect-export"),
    ],
)
def test_a_line_finds_its_command(line: str, key: str) -> None:
    found = command_of(read_line(line))
    assert found is not None
    assert found[0].key == key


@pytest.mark.parametrize("line", ["", "creators", "beauty", "/gather @mia", "searching tiktok"])
def test_a_line_of_something_else_finds_none(line: str) -> None:
    assert command_of(read_line(line)) is None


EXAMPLES = [
    (each.key, line)
    for each in COMMANDS
    for language in LANGUAGES
    for line in (*each.typed(language).examples, each.name_in(language))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_of_its_own_command(example: tuple[str, str]) -> None:
    found = command_of(read_line(example[1]))
    assert found is not None
    assert found[0].key == example[0]


def test_the_words_of_a_command_are_taken_off_its_line() -> None:
    for line in ("/creators search tiktok beauty", "search tiktok beauty"):
        found = command_of(read_line(line))
        assert found is not None
        assert found[1].leading_words == ("tiktok", "beauty")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_no_example_repeats_the_usage(command: Command) -> None:
    for language in LANGUAGES:
        typed = command.typed(language)
        assert re.sub(r"\s*\[[^]]*\]", "", typed.usage) not in typed.examples


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_what_help_shows_in_chinese_is_chinese(command: Command) -> None:
    for line in (command.zh.usage, *command.zh.examples, command.name_in("zh")):
        assert line.startswith(("/达人", "/采集"))
        option_names = re.findall(r"([A-Za-z_]+):(?!//)", line)
        assert not option_names


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_chinese_lines_work_behind_the_english_first_word_too(command: Command) -> None:
    """Slack has no commands but those of its manifest."""
    for line in (command.zh.usage, *command.zh.examples):
        found = command_of(read_line(line.replace("/达人", "/creators").replace("/采集", "/collect")))
        assert found is not None
        assert found[0] is command
