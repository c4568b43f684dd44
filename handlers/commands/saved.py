"""Saved searches: under a name, to run again, to share."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Steered, Typed
from handlers.saved import lines as saved
from handlers.saved import rows as saved_rows

COMMANDS: tuple[Command, ...] = (
    Command(
        "saved",
        ("creators", "saved"),
        saved.saved_line,
        Typed("/creators saved [page:N]"),
        Typed("/达人 已保存 [页:N]"),
        (("达人", "已保存"), ("达人", "保存的搜索"), ("creators", "searches")),
        for_team=True,
        reads_text=True,
    ),
    Command(
        "save",
        ("creators", "save"),
        saved.save_line,
        Typed("/creators save NAME"),
        Typed("/达人 保存 名称"),
        (("达人", "保存"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "saved-run",
        ("creators", "run"),
        saved.run_line,
        Typed("/creators run NAME"),
        Typed("/达人 运行 名称"),
        (("达人", "运行"), ("creators", "saved", "run"), ("达人", "已保存", "运行")),
        spends=True,
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "saved-rename",
        ("creators", "saved", "rename"),
        saved.rename_line,
        Typed('/creators saved rename "OLD" to "NEW"'),
        Typed("/达人 已保存 改名 “旧名称” 改为 “新名称”"),
        (("达人", "已保存", "改名"), ("达人", "已保存", "重命名"), ("达人", "已保存", "rename")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "saved-share",
        ("creators", "saved", "share"),
        saved.share_line,
        Typed("/creators saved share NAME [team|private]"),
        Typed("/达人 已保存 分享 名称 [团队|私人]"),
        (("达人", "已保存", "分享"), ("达人", "已保存", "共享"), ("达人", "已保存", "share")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "saved-remove",
        ("creators", "saved", "remove"),
        saved.remove_line,
        Typed("/creators saved remove NAME"),
        Typed("/达人 已保存 删除 名称"),
        (("达人", "已保存", "删除"), ("达人", "已保存", "移除"), ("creators", "saved", "delete")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {
    "saved.replace": Pressed(saved.replaced),
    "saved.removed": Pressed(saved.removed),
}

STANDING: Mapping[str, Steered] = {
    "saved.run": saved.run,
    "saved.page": saved_rows.turned,
    "saved.share": saved.share,
    "saved.remove": saved.remove,
}
