"""Creators that do not come back, and the campaign that a conversation works on."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Typed
from handlers.hiding import campaigns, lines

COMMANDS: tuple[Command, ...] = (
    Command(
        "hide",
        ("creators", "hide"),
        lines.hide_line,
        Typed("/creators hide @a @b|LINKS [for:campaign]", ("/creators hide tiktok @charlidamelio",)),
        Typed("/达人 隐藏 @用户名|链接 [范围:活动]", ("/达人 隐藏 tiktok @charlidamelio",)),
        (("达人", "隐藏"), ("达人", "屏蔽"), ("creators", "block")),
        for_team=True,
        reads_text=True,
    ),
    Command(
        "unhide",
        ("creators", "unhide"),
        lines.unhide_line,
        Typed("/creators unhide @a|LINKS", ("/creators unhide tiktok @charlidamelio",)),
        Typed("/达人 取消隐藏 @用户名|链接", ("/达人 取消隐藏 tiktok @charlidamelio",)),
        (("达人", "取消隐藏"), ("creators", "unblock")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "hidden",
        ("creators", "hidden"),
        lines.hidden_line,
        Typed("/creators hidden"),
        Typed("/达人 已隐藏"),
        (("达人", "已隐藏"),),
        for_team=True,
        is_branch=True,
    ),
    Command(
        "campaign",
        ("creators", "campaign"),
        campaigns.campaign_line,
        Typed("/creators campaign [NAME|end]", ('/creators campaign "Summer"',)),
        Typed("/达人 活动 [名称|结束]", ("/达人 活动 “夏季新品”",)),
        (("达人", "活动"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {
    "hide.put": Pressed(lines.put),
    "hide.undo": Pressed(lines.undo),
}
