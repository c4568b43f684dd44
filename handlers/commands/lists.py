"""Shortlists and marks: the team's candidates, and how far it is with each."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.command import Command, Pressed, Steered, Typed
from handlers.lists import adding, comparing, details, exporting, importing, keeping, marking, showing, whole

COMMANDS: tuple[Command, ...] = (
    Command(
        "list",
        ("creators", "list"),
        keeping.list_line,
        Typed("/creators list [NAME]"),
        Typed("/达人 名单 [名称]"),
        (("达人", "名单"), ("creators", "lists"), ("达人", "清单"), ("creators", "shortlist")),
        for_team=True,
        reads_text=True,
    ),
    Command(
        "list-new",
        ("creators", "list", "new"),
        keeping.new_line,
        Typed("/creators list new NAME [private|team]", ("/creators list new Spring private",)),
        Typed("/达人 名单 新建 名称 [私人|团队]", ("/达人 名单 新建 春季 私人",)),
        (("达人", "名单", "新建"), ("creators", "list", "create"), ("达人", "名单", "创建")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-add",
        ("creators", "list", "add"),
        adding.add_line,
        Typed(
            "/creators list add [NAME] @a @b|LINKS [platform]",
            ("/creators list add Summer @charlidamelio @khaby.lame tiktok",),
        ),
        Typed(
            "/达人 名单 添加 [名称] @用户名|链接 [平台]", ("/达人 名单 添加 夏季 @charlidamelio @khaby.lame tiktok",)
        ),
        (("达人", "名单", "添加"), ("达人", "名单", "加入"), ("creators", "list", "put")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-remove",
        ("creators", "list", "remove"),
        keeping.remove_line,
        Typed("/creators list remove NAME @a @b"),
        Typed("/达人 名单 移除 名称 @用户名"),
        (("达人", "名单", "移除"), ("达人", "名单", "移出"), ("creators", "list", "off")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-show",
        ("creators", "list", "show"),
        showing.show_line,
        Typed("/creators list show [NAME] [page:N]"),
        Typed("/达人 名单 查看 [名称] [页:N]"),
        (("达人", "名单", "查看"), ("达人", "名单", "打开"), ("creators", "list", "open")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-collect",
        ("creators", "list", "collect"),
        whole.collect_line,
        Typed("/creators list collect [NAME]"),
        Typed("/达人 名单 采集 [名称]"),
        (("达人", "名单", "采集"), ("达人", "名单", "收集")),
        spends=True,
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-export",
        ("creators", "list", "export"),
        exporting.export_line,
        Typed("/creators list export [NAME] [xlsx|csv]", ("/creators list export Summer csv",)),
        Typed("/达人 名单 导出 [名称] [xlsx|csv]", ("/达人 名单 导出 夏季 csv",)),
        (("达人", "名单", "导出"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-import",
        ("creators", "list", "import"),
        importing.import_line,
        Typed("/creators list import NAME with a dropped file, or a table or links pasted below"),
        Typed("/达人 名单 导入 名称，同时拖入文件，或在下面粘贴表格、链接"),
        (("达人", "名单", "导入"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-compare",
        ("creators", "list", "compare"),
        comparing.compare_line,
        Typed("/creators list compare [NAME]"),
        Typed("/达人 名单 对比 [名称]"),
        (("达人", "名单", "对比"), ("达人", "名单", "比较")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-rename",
        ("creators", "list", "rename"),
        keeping.rename_line,
        Typed('/creators list rename NAME "NEW NAME"'),
        Typed("/达人 名单 改名 名称 “新名称”"),
        (("达人", "名单", "改名"), ("达人", "名单", "重命名")),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "list-delete",
        ("creators", "list", "delete"),
        keeping.delete_line,
        Typed("/creators list delete NAME"),
        Typed("/达人 名单 删除 名称"),
        (("达人", "名单", "删除"),),
        for_team=True,
        reads_text=True,
        is_branch=True,
    ),
    Command(
        "mark",
        ("creators", "mark"),
        marking.mark_line,
        Typed(
            '/creators mark @a [new|contacted|negotiating|booked|rejected] [owner:me|@person] [note:"…"]',
            (
                "/creators mark @charlidamelio contacted owner:me",
                '/creators mark tiktok @khaby.lame negotiating note:"wants 20% up front"',
            ),
        ),
        Typed(
            "/达人 标记 @用户名 [新|已联系|洽谈中|已签约|已拒绝] [负责人:我|@同事] [备注:“…”]",
            (
                "/达人 标记 @charlidamelio 已联系 负责人:我",
                "/达人 标记 tiktok @khaby.lame 洽谈中 备注:“要求预付两成”",
            ),
        ),
        (("达人", "标记"),),
        for_team=True,
    ),
)

PRESSES: Mapping[str, Pressed] = {
    "list.put": Pressed(adding.put),
    "list.also": Pressed(adding.also),
    "list.undo": Pressed(adding.undo),
    "list.column": Pressed(importing.chosen_column),
    "list.delete": Pressed(keeping.delete),
    "list.share": Pressed(showing.share, is_once=True),
    "mark.put": Pressed(marking.put),
    "mark.again": Pressed(marking.again),
    "mark.confirmed": Pressed(marking.confirmed),
}

STANDING: Mapping[str, Steered] = {
    "list.page": showing.turned,
    "list.off": showing.taken_off,
    "list.collect": whole.collect_all,
    "list.compare": comparing.compare_page,
    "list.export": exporting.export,
    "list.mark": marking.on_list,
    "creator.details": details.kept,
}
