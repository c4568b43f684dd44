"""Forgetting a creator for good."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Typed
from handlers.forgetting import lines

COMMANDS: tuple[Command, ...] = (
    Command(
        "forget",
        ("creators", "forget"),
        lines.forget_line,
        Typed("/creators forget [platform] @user|LINK", ("/creators forget tiktok @charlidamelio",)),
        Typed("/达人 彻底删除 [平台] @用户名|链接", ("/达人 彻底删除 tiktok @charlidamelio",)),
        (("达人", "彻底删除"), ("creators", "erase"), ("达人", "遗忘"), ("达人", "忘记")),
        reads_text=True,
        admins=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {"forget.confirmed": Pressed(lines.confirmed)}
