"""Scout's commands in Feishu's own `/` panel: registered at start, so that people find them without reading anything.

What is registered is compared with what should be, and only the difference is written: created, changed, removed.
Tenants without the panel answer 404; there the same lines are typed. Feishu's page "Agents support Slash Commands"
(application v7) tells of it; clients show a change after about five minutes, and an app has a hundred commands at most.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.feishu.calls import TenantCalls, part, text
from bot.feishu.transport import Body
from handlers.chat import ChatError
from handlers.words import words

PATH = "/application/v7/app_slash_commands"
COMMANDS: Mapping[str, str] = {
    "creators": "feishu-panel-creators",
    "collect": "feishu-panel-collect",
    "达人": "feishu-panel-creators",
    "采集": "feishu-panel-collect",
}
"""The first words of lines, without their slash, by the sentences that describe them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Synced:
    """How many commands were written, by what was done."""

    created: int = 0
    changed: int = 0
    removed: int = 0


async def sync(calls: TenantCalls) -> Synced | None:
    """Make the panel show Scout's commands; None where there is no panel. Raises `ChatError`."""
    try:
        told = await calls.call("the command panel", "GET", PATH)
    except ChatError as error:
        if error.kind == "no_such_call":
            _log.info("The tenant has no command panel. action=feishu_panel_unsupported")
            return None
        raise
    standing = {text(each, "command"): each for each in _items(told)}
    wanted = dict(_wanted())
    created = [name for name in wanted if name not in standing]
    changed = [name for name in wanted if name in standing and not _says(standing[name], wanted[name])]
    removed = [name for name in standing if name not in wanted]
    for name in created:
        await calls.call("a command", "POST", PATH, json={"command": name, "description": wanted[name]})
    for name in changed:
        await calls.call("a command", "PATCH", _place(standing[name]), json={"description": wanted[name]})
    for name in removed:
        await calls.call("a command", "DELETE", _place(standing[name]))
    return Synced(len(created), len(changed), len(removed))


async def is_there(calls: TenantCalls) -> bool:
    """Whether the tenant may have a panel: all but those do whose Feishu does not know of one."""
    try:
        await calls.call("the command panel", "GET", PATH)
    except ChatError as error:
        return error.kind != "no_such_call"
    return True


async def keep_in_sync(calls: TenantCalls) -> None:
    """`sync`, for the background: what goes wrong is a line in the log, because every line can be typed as well."""
    try:
        done = await sync(calls)
    except ChatError as refused:
        _log.warning("The command panel stays as it is. action=feishu_panel code=%s error=%s", refused.code, refused)
    else:
        if done is not None:
            _log.info(
                "The command panel is in step. action=feishu_panel created=%d changed=%d removed=%d",
                done.created,
                done.changed,
                done.removed,
            )


def _says(registered: Body, description: dict[str, Any]) -> bool:
    """Whether a command is described so; Feishu may tell of further languages that were never given to it."""
    told = part(registered, "description")
    spoken = part(told, "i18n")
    is_in_all = all(spoken.get(locale) == said for locale, said in description["i18n"].items())
    return is_in_all and told.get("default_value") == description["default_value"]


def _wanted() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, key in COMMANDS.items():
        english, chinese = words("en")(key), words("zh")(key)
        yield name, {"default_value": english, "i18n": {"en_us": english, "zh_cn": chinese}}


def _items(told: Body) -> list[Body]:
    items = part(told, "data").get("items")
    return [each for each in items if isinstance(each, Mapping)] if isinstance(items, list) else []


def _place(registered: Body) -> str:
    return f"{PATH}/{quote(text(registered, 'command_id'), safe='')}"
