"""Digests: saved searches that run by a schedule and post what changed."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Steered, Typed
from handlers.digests import adding, changing, pressing, previewing

COMMANDS: tuple[Command, ...] = (
    Command(
        "digest",
        ("creators", "digest"),
        adding.list_line,
        Typed("/creators digest [NAME]"),
        Typed("/达人 简报 [名称]"),
        (
            ("达人", "简报"),
            ("creators", "digests"),
            ("creators", "digest", "list"),
            ("达人", "简报", "列表"),
            ("达人", "定时简报"),
        ),
        for_team=True,
        reads_text=True,
    ),
    Command(
        "digest-add",
        ("creators", "digest", "add"),
        adding.add_line,
        Typed(
            "/creators digest add NAME SCHEDULE [ZONE] [to:#channel]",
            (
                '/creators digest add "US skincare" weekly mon 09:00 Asia/Shanghai',
                '/creators digest add "US skincare" weekdays 9:00 size:20 when:always',
            ),
        ),
        Typed(
            "/达人 简报 添加 名称 时间 [时区] [到:群]",
            ("/达人 简报 添加 “美国护肤” 每周一 9点", "/达人 简报 添加 “美国护肤” 工作日 上午9点半 数量:20"),
        ),
        (
            ("达人", "简报", "添加"),
            ("达人", "简报", "新建"),
            ("creators", "digest", "new"),
            ("creators", "watch"),
            ("达人", "订阅"),
        ),
        spends=True,
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-preview",
        ("creators", "digest", "preview"),
        previewing.preview_line,
        Typed("/creators digest preview NAME"),
        Typed("/达人 简报 预览 名称"),
        (
            ("达人", "简报", "预览"),
            ("creators", "digest", "now"),
            ("creators", "digest", "run"),
            ("达人", "简报", "现在"),
            ("达人", "简报", "运行"),
        ),
        spends=True,
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-set",
        ("creators", "digest", "set"),
        changing.set_line,
        Typed(
            "/creators digest set NAME [SCHEDULE] [size:N] [rising:PERCENT] [quiet:DAYS] [when:always|new]",
            ('/creators digest set "US skincare" daily 9:00 rising:20%',),
        ),
        Typed(
            "/达人 简报 设置 名称 [时间] [数量:N] [上升:百分比] [沉寂:天数] [发送:总是|有变化]",
            ("/达人 简报 设置 “美国护肤” 每天 9点 上升:20%",),
        ),
        (
            ("达人", "简报", "设置"),
            ("creators", "digest", "change"),
            ("creators", "digest", "edit"),
            ("达人", "简报", "修改"),
            ("达人", "简报", "更改"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-move",
        ("creators", "digest", "move"),
        changing.move_line,
        Typed("/creators digest move NAME [to:#channel]"),
        Typed("/达人 简报 移动 名称 [到:群]"),
        (
            ("达人", "简报", "移动"),
            ("达人", "简报", "移到"),
            ("达人", "简报", "改发"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-pause",
        ("creators", "digest", "pause"),
        pressing.by_line(pressing.pause),
        Typed("/creators digest pause NAME"),
        Typed("/达人 简报 暂停 名称"),
        (
            ("达人", "简报", "暂停"),
            ("creators", "digest", "stop"),
            ("达人", "简报", "停止"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-resume",
        ("creators", "digest", "resume"),
        pressing.by_line(pressing.resume),
        Typed("/creators digest resume NAME"),
        Typed("/达人 简报 恢复 名称"),
        (
            ("达人", "简报", "恢复"),
            ("creators", "digest", "unmute"),
            ("达人", "简报", "继续"),
            ("达人", "简报", "取消静音"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-mute",
        ("creators", "digest", "mute"),
        pressing.by_line(pressing.mute),
        Typed("/creators digest mute NAME"),
        Typed("/达人 简报 静音 名称"),
        (
            ("达人", "简报", "静音"),
            ("达人", "简报", "免打扰"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "digest-remove",
        ("creators", "digest", "remove"),
        pressing.by_line(pressing.remove),
        Typed("/creators digest remove NAME"),
        Typed("/达人 简报 删除 名称"),
        (
            ("达人", "简报", "删除"),
            ("creators", "digest", "delete"),
            ("达人", "简报", "移除"),
            ("creators", "unwatch"),
            ("达人", "取消订阅"),
        ),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {
    "digest.start": Pressed(adding.start),
    "digest.change": Pressed(changing.change),
    "digest.preview-draft": Pressed(previewing.preview_draft),
    "digest.removed": Pressed(pressing.removed),
}

STANDING: Mapping[str, Steered] = {
    "digest.preview": pressing.by_press(previewing.preview),
    "digest.mute": pressing.by_press(pressing.mute),
    "digest.pause": pressing.by_press(pressing.pause),
    "digest.resume": pressing.by_press(pressing.resume),
    "digest.remove": pressing.by_press(pressing.remove),
}
"""What the buttons on digests' cards do, however old the card."""
