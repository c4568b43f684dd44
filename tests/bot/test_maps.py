"""The docstrings that lead through a chat's package name every module in it."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest


@pytest.mark.parametrize(
    "chat", ["bot.feishu", "bot.slack", "bot.terminal", "bot.feishu.deliveries", "bot.slack.deliveries"]
)
def test_the_map_of_a_package_names_each_of_its_modules_and_no_others(chat: str) -> None:
    package = importlib.import_module(chat)
    modules = {found.name for found in pkgutil.iter_modules(package.__path__)}
    assert set(re.findall(r"`([a-z_]+)`", package.__doc__ or "")) == modules
