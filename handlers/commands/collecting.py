"""Collecting: links, files and keywords, the tasks that come of them and the files that come of those."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers import guide
from handlers.collecting import exports, file_preview, preview, tasks, under_way
from handlers.command import Command, Pressed, Steered, Typed
from handlers.context import Answer, Ask
from handlers.forms import collect_form
from handlers.forms.collect_form import open_collect_form
from handlers.forms.kinds import FormKind
from handlers.line import Line, head_of, read_line

_HELP = frozenset({"help", "?", "帮助"})


async def _collect(ask: Ask, line: Line) -> Answer[Any]:
    typed = line.typed.strip().casefold()
    if typed in _HELP and not ask.files:
        return await guide.one(ask, COLLECT)
    if not typed and not ask.files:
        return await open_collect_form(ask)
    said = read_line(head_of(line.typed))
    is_bare = not (ask.files or "@" in line.typed)
    if is_bare and guide.is_slip(said, COMMANDS) and not preview.names_creators(line.typed):
        return await guide.unknown(ask, said, COMMANDS)
    return await (file_preview.file_line(ask, line) if ask.files else preview.collect_line(ask, line))


COLLECT = Command(
    "collect",
    ("collect",),
    _collect,
    Typed(
        "/collect LINKS and @handles, any mix, or a dropped file",
        (
            "/collect https://www.tiktok.com/@charlidamelio https://www.youtube.com/@MrBeast",
            "/collect tiktok @charlidamelio @khaby.lame",
        ),
    ),
    Typed(
        "/采集 链接和 @用户名，可以混在一起，也可以拖入文件",
        (
            "/采集 instagram @nasa",
            "/采集 https://www.tiktok.com/@charlidamelio https://www.youtube.com/@MrBeast",
        ),
    ),
    (("采集",), ("creators", "collect"), ("达人", "采集")),
    spends=True,
    reads_text=True,
)

COMMANDS: tuple[Command, ...] = (
    COLLECT,
    Command(
        "collect-keywords",
        ("collect", "keywords"),
        preview.keywords_line,
        Typed(
            '/collect keywords [platform] "TWO WORDS", word, …', ('/collect keywords tiktok "beauty tips", skincare',)
        ),
        Typed("/采集 关键词 [平台] 词语，词语，…", ("/采集 关键词 油管 咖啡 拉花，护肤",)),
        (("采集", "关键词"), ("采集", "关键字"), ("collect", "keyword")),
        spends=True,
        reads_text=True,
    ),
    Command(
        "collect-status",
        ("collect", "status"),
        tasks.status_line,
        Typed("/collect status [task]"),
        Typed("/采集 状态 [任务]"),
        (
            ("采集", "状态"),
            ("采集", "任务"),
            ("采集", "进度"),
            ("采集", "进展"),
            ("collect", "tasks"),
            ("collect", "progress"),
        ),
        for_team=True,
    ),
    Command(
        "collect-export",
        ("collect", "export"),
        exports.export_line,
        Typed("/collect export [task] [xlsx|csv|html]", ("/collect export csv",)),
        Typed("/采集 导出 [任务] [xlsx|csv|html]", ("/采集 导出 html",)),
        (("采集", "导出"),),
        for_team=True,
    ),
    Command(
        "collect-link",
        ("collect", "link"),
        exports.link_line,
        Typed("/collect link [file]"),
        Typed("/采集 链接 [文件]"),
        (("采集", "链接"), ("采集", "文件"), ("collect", "file")),
        for_team=True,
        reads_text=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {
    "collect.start": Pressed(under_way.start),
    "collect.column": Pressed(preview.chosen_column, is_free=True),
    "collect.platform": Pressed(preview.on_platform, is_free=True),
    "collect.cancel": Pressed(preview.cancel, is_free=True),
}

FORMS: Mapping[str, FormKind] = {collect_form.ACTION: collect_form.KIND}

STANDING: Mapping[str, Steered] = {
    "collection.show": tasks.show,
    "collection.stop": tasks.stop,
    "task.watch": tasks.watch,
    "task.again": tasks.again,
    "task.retry": tasks.retry,
    "task.export": exports.export,
    "task.document": exports.document,
    "file.link": exports.fresh_link,
}
