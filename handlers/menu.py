"""THE table of commands and of buttons. Start reading here.

A typed line finds its row by its first words, the longest match first; a press finds its function by the action that
storage kept behind its id.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, TypeAlias

from handlers import (
    account,
    collect,
    collect_file,
    collecting,
    creators,
    exports,
    guide,
    lookalike,
    search,
    show,
    tasks,
)
from handlers.command import Command, Typed
from handlers.context import Answer, Ask
from handlers.line import COLLECT, Line, after_words, folded, head_of, opened, read_line
from handlers.messages.problem import Problem, problem
from handlers.standing import Standing

Pressed: TypeAlias = Callable[[Ask, Mapping[str, Any]], Awaitable[Answer[Any]]]
Steered: TypeAlias = Callable[[Ask, Standing], Awaitable[Answer[Any]]]


_NOTHING = frozenset({"", "help", "?", "帮助"})


async def _help(ask: Ask, line: Line) -> Answer[Any]:
    return await guide.help_line(ask, line, COMMANDS)


async def _collect(ask: Ask, line: Line) -> Answer[Any]:
    if line.typed.strip().casefold() in _NOTHING and not ask.files:
        return await guide.one(ask, _command("collect"))
    return await (collect_file.file_line(ask, line) if ask.files else collect.collect_line(ask, line))


async def _run_line(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    return await run(ask, arguments["line"])


COMMANDS: tuple[Command, ...] = (
    Command(
        "search",
        ("creators", "search"),
        creators.search_line,
        Typed(
            "/creators search [platform] WORDS [filter:value …]",
            (
                "/creators search tiktok beauty country:US followers:10k-500k er:>3%",
                "/creators search youtube gaming country:US,CA has:email level:S1",
            ),
        ),
        Typed(
            "/达人 搜索 [平台] 关键词 [条件:值 …]",
            ("/达人 搜索 tiktok 美妆 国家:美国 粉丝:1万-50万", "/达人 搜索 油管 游戏 国家:美国,加拿大 有:邮箱 级别:S1"),
        ),
        (("达人", "搜索"), ("creators", "find")),
        spends=True,
    ),
    Command(
        "lookalike",
        ("creators", "lookalike"),
        creators.lookalike_line,
        Typed(
            "/creators lookalike @user|LINK [on:platform] [in:country] [followers:…]",
            ("/creators lookalike @mrbeast on:youtube", "/creators lookalike @charlidamelio in:US followers:100k-1M"),
        ),
        Typed(
            "/达人 相似 @用户名|链接 [到:平台] [国家:…] [粉丝:…]",
            ("/达人 相似 @mrbeast 到:油管", "/达人 相似 @charlidamelio 国家:美国 粉丝:10万-100万"),
        ),
        (("达人", "相似"), ("creators", "similar"), ("creators", "alike")),
        spends=True,
    ),
    Command(
        "show",
        ("creators", "show"),
        creators.show_line,
        Typed("/creators show [platform] @user [level:S3]", ("/creators show tiktok @charlidamelio level:S3",)),
        Typed("/达人 详情 [平台] @用户名 [级别:S3]", ("/达人 详情 tiktok @charlidamelio 级别:S3",)),
        (("达人", "详情"), ("达人", "查看")),
        spends=True,
    ),
    Command(
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
    ),
    Command(
        "collect-keywords",
        ("collect", "keywords"),
        collect.keywords_line,
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
        (("采集", "状态"), ("采集", "任务"), ("collect", "tasks")),
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
    Command(
        "credits",
        ("creators", "credits"),
        account.credits_line,
        Typed("/creators credits"),
        Typed("/达人 积分"),
        (("达人", "积分"), ("creators", "balance")),
        for_team=True,
    ),
    Command(
        "settings",
        ("creators", "settings"),
        account.settings_line,
        Typed(
            "/creators settings [language:en|zh] [platform:…] [level:S1|S2|S3] [workspace_language:en|zh] "
            "[files:link|upload|both]",
            ("/creators settings language:zh platform:youtube level:S1",),
        ),
        Typed(
            "/达人 设置 [语言:中文|英文] [平台:…] [级别:S1|S2|S3] [工作区语言:中文|英文] [文件:链接|上传|都要]",
            ("/达人 设置 语言:英文 平台:油管 级别:S1",),
        ),
        (("达人", "设置"),),
    ),
    Command(
        "help",
        ("creators", "help"),
        _help,
        Typed("/creators help [command]", ("/creators help search",)),
        Typed("/达人 帮助 [命令]", ("/达人 帮助 搜索",)),
        (("达人", "帮助"), ("help",), ("帮助",)),
    ),
)

_ALSO_FIRST = {"creators": "达人", "collect": "采集"}
"""First words that stand for each other: where a chat has no command `/达人`, `/creators 搜索 美妆` does the same."""

PRESSES: Mapping[str, Pressed] = {
    "search.view": search.look,
    "search.confirmed": search.buy_confirmed,
    "search.share": search.share,
    "lookalike.of": lookalike.of_creator,
    "lookalike.view": lookalike.look,
    "lookalike.confirmed": lookalike.buy_confirmed,
    "lookalike.share": lookalike.share,
    "show.known": show.known,
    "show.confirmed": show.buy_confirmed,
    "collect.start": collecting.start,
    "collect.column": collect.chosen_column,
    "collect.platform": collect.on_platform,
    "collect.cancel": collect.cancel,
    "line.run": _run_line,
}

STANDING: Mapping[str, Steered] = {
    "collection.show": tasks.show,
    "collection.stop": tasks.stop,
    "task.watch": tasks.watch,
    "task.again": tasks.again,
    "task.retry": tasks.retry,
    "task.export": exports.export,
    "file.link": exports.fresh_link,
}
"""Actions of presses that are never forgotten (`handlers.standing`). All of them are for the team alone."""

ONCE = frozenset({"search.share", "lookalike.share"})
"""Actions that post: a second press of the same button posts nothing more."""

LINES = frozenset({"line.run"})
"""Actions that answer a line as if it were typed."""

FREE_PRESSES = frozenset(
    {
        "show.known",
        "search.share",
        "lookalike.share",
        "collect.platform",
        "collect.column",
        "collect.cancel",
        "line.run",
    }
)
"""Actions that take no credits themselves; a line that a button runs is judged as if it were typed."""


async def run(ask: Ask, text: str) -> Answer[Any]:
    """Answer a typed line; files alone and links alone are collected. Raises `UsageError` and `api.errors.ApiError`."""
    text = opened(text) if text.strip() or not ask.files else COLLECT
    head = read_line(head_of(text))
    found = command_of(head)
    if found is None:
        is_slip = text.lstrip().startswith("/") or guide.meant(head, COMMANDS)
        if not ask.files and (is_slip or not collect.names_creators(text)):
            return await guide.unknown(ask, read_line(text), COMMANDS)
        # Links alone, and what is said beside a file, as “here is my list”.
        command, rest = _command("collect"), Line("", (), typed="" if ask.files else text)
    elif found[0].reads_text:
        command, rest = found[0], Line("", (), typed=after_words(text, len(head.items) - len(found[1].items)))
    else:
        command, rest = command_of(read_line(text)) or found
    if is_barred(ask, command.spends or command.for_team):
        return Answer(problem, Problem("external"))
    return await command.run(ask, rest)


def _command(key: str) -> Command:
    return next(command for command in COMMANDS if command.key == key)


def is_barred(ask: Ask, is_for_team: bool) -> bool:
    """Whether the asker may not have this: guests and shared conversations get no credits and no files (S11)."""
    return is_for_team and (ask.person.is_external or ask.conversation.is_external)


def command_of(line: Line) -> tuple[Command, Line] | None:
    """The row that a line asks for and the line without its words; None when no row matches.

    Whoever mentions Scout or writes to it directly may leave the first word out: `search tiktok beauty`.
    """
    typed = tuple(folded(word) for word in line.leading_words)
    best: tuple[int, Command] | None = None
    for command in COMMANDS:
        spellings = tuple(_spellings(command))
        for words in (*spellings, *(words[1:] for words in spellings if len(words) > 1)):
            if typed[: len(words)] == words and (best is None or len(words) > best[0]):
                best = (len(words), command)
    return (best[1], line.after(best[0])) if best else None


def _spellings(command: Command) -> Iterator[tuple[str, ...]]:
    for words in (command.words, *command.aliases):
        yield words
        yield from ((latin, *words[1:]) for latin, chinese in _ALSO_FIRST.items() if words[0] == chinese and words[1:])
