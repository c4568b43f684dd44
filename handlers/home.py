"""`/creators home`: everything of a person's on one card. Chats with a page for it show it there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.cards.standing import standing
from handlers.collecting import tasks
from handlers.collecting.exports import may_have
from handlers.context import Answer, Ask
from handlers.digests.adding import list_line as digests_line
from handlers.line import Line
from handlers.messages.home import Home, HomeFile, home
from handlers.money import budgets
from handlers.people.rights import may
from handlers.saved import lines as saved
from handlers.workspace import account
from storage.files import File

FILES_SHOWN = 5
_LOOKED_AT = 100
"""The newest files of a workspace among which those are found that a person may have."""

_NOTHING = Line("", ())
_Section = Callable[[Ask, Line], Awaitable[Answer[Any]]]
_FOR_TEAM: tuple[_Section, ...] = (
    tasks.status_line,
    saved.saved_line,
    digests_line,
    account.credits_line,
    budgets.budget_line,
)
_FOR_ALL: tuple[_Section, ...] = (account.settings_line,)


async def home_line(ask: Ask, _: Line) -> Answer[Home]:
    """Collections, files, saved searches, digests, the account, budgets and settings. Guests see their own settings."""
    is_guest = ask.person.is_external or ask.conversation.is_external
    sections = _FOR_ALL if is_guest else (*_FOR_TEAM, *_FOR_ALL)
    answers = [await section(ask, _NOTHING) for section in sections]
    find, collect, guide = await ask.offer([("form.search", {}), ("form.collect", {}), _line("/creators help")])
    manage: tuple[str, ...] = ()
    if await may(ask, "administer"):
        lines = ["/creators spending", "/creators roles", "/creators budget"]
        lines += ["/creators key"] if ask.context.accounts.can_keep else []
        manage = tuple(await ask.offer([_line(line) for line in lines]))
    return Answer(
        home,
        Home(
            find="" if is_guest else find,
            collect="" if is_guest else collect,
            help=guide,
            sections=tuple(answer.card for answer in answers),
            files=() if is_guest else await _files(ask),
            manage=manage,
        ),
    )


async def _files(ask: Ask) -> tuple[HomeFile, ...]:
    newest = await ask.context.store.files.newest(ask.workspace, _LOOKED_AT)
    shown: list[HomeFile] = []
    for file in newest:
        if len(shown) == FILES_SHOWN:
            break
        if await may_have(ask, file):
            shown.append(_file(ask, file))
    return tuple(shown)


def _file(ask: Ask, file: File) -> HomeFile:
    posted = file.expires_at if file.state == "fresh" else None
    given = ask.context.links.kept(ask.context.api, file.file_id)  # to whoever pressed for one since
    ends = max(filter(None, (posted, given.expires_at if given else None)), default=None)
    left = ends - ask.context.clock() if ends else None
    return HomeFile(file.file_name, file.rows, left, standing("file.link", file.id))


def _line(line: str) -> tuple[str, dict[str, str]]:
    return "line.run", {"line": line}
