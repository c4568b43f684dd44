"""The docstring that leads through a package names every module in it."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

MAPPED = [
    "bot.feishu",
    "bot.feishu.deliveries",
    "bot.settings",
    "bot.slack",
    "bot.slack.deliveries",
    "bot.terminal",
    "handlers.cards",
    "handlers.chat",
    "handlers.collecting",
    "handlers.context",
    "handlers.creators",
    "handlers.desk",
]


@pytest.mark.parametrize("package", MAPPED)
def test_the_map_of_a_package_names_each_of_its_modules_and_no_others(package: str) -> None:
    found = importlib.import_module(package)
    modules = {module.name for module in pkgutil.iter_modules(found.__path__)}
    assert set(re.findall(r"`([a-z_]+)`", found.__doc__ or "")) == modules
