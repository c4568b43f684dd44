"""THE table of commands and of buttons. Start reading here.

A typed line finds its row by its first words, the longest match first; a press finds its function by the action that
storage kept behind its id. The rows stand in `handlers.commands`, a module per subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from handlers import approving, guide
from handlers.cards.standing import Standing, read_standing
from handlers.collecting import preview
from handlers.command import Command, Pressed, Steered, Typed
from handlers.commands import (
    account,
    collecting,
    digests,
    finding,
    forgetting,
    hiding,
    lists,
    money,
    saved,
    spending,
    votes,
)
from handlers.context import Answer, Ask
from handlers.forms.filling import carried_out, open_pressed
from handlers.forms.kinds import FormKind, stored_values
from handlers.guessing import is_about_names
from handlers.line import COLLECT, Line, after_words, folded, head_of, opened, read_line
from handlers.messages.problem import Problem, problem
from handlers.people.rights import require


async def _help(ask: Ask, line: Line) -> Answer[Any]:
    return await guide.help_line(ask, line, COMMANDS)


async def _run_line(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    return await run(ask, arguments["line"])


COMMANDS: tuple[Command, ...] = (
    *finding.COMMANDS,
    *collecting.COMMANDS,
    *saved.COMMANDS,
    *digests.COMMANDS,
    *lists.COMMANDS,
    *votes.COMMANDS,
    *hiding.COMMANDS,
    *forgetting.COMMANDS,
    *money.COMMANDS,
    *spending.COMMANDS,
    *account.COMMANDS,
    Command(
        "help",
        ("creators", "help"),
        _help,
        Typed("/creators help [command]", ("/creators help search",)),
        Typed("/达人 帮助 [命令]", ("/达人 帮助 搜索",)),
        (("达人", "帮助"), ("help",), ("帮助",)),
    ),
)

FORMS: Mapping[str, FormKind] = {**finding.FORMS, **collecting.FORMS, **account.FORMS}

PRESSES: Mapping[str, Pressed] = {
    **{name: Pressed(partial(open_pressed, action=name, kind=kind), is_free=True) for name, kind in FORMS.items()},
    **finding.PRESSES,
    **collecting.PRESSES,
    **saved.PRESSES,
    **digests.PRESSES,
    **lists.PRESSES,
    **votes.PRESSES,
    **hiding.PRESSES,
    **forgetting.PRESSES,
    "line.run": Pressed(_run_line, is_free=True, is_line=True),
}


async def _approve(ask: Ask, press: Standing) -> Answer[Any]:
    return await approving.approve(ask, press, _run_again)


async def _run_again(ask: Ask, request: Mapping[str, Any]) -> Answer[Any]:
    """What was typed or pressed, once more, for the one who did."""
    if "line" in request:
        return await run(ask, request["line"])
    if "form" in request:
        return await carried_out(ask, FORMS, request["form"], stored_values(request), run)
    stands = read_standing(request["press"])
    if stands is not None and stands.action in STANDING:
        return await STANDING[stands.action](ask, stands)
    offer = await ask.context.store.offers.find(ask.workspace, request["press"])
    if offer is None or offer.action not in PRESSES:
        return Answer(problem, Problem("stale"))
    return await PRESSES[offer.action].run(ask, offer.arguments)


STANDING: Mapping[str, Steered] = {
    **collecting.STANDING,
    **lists.STANDING,
    **votes.STANDING,
    **saved.STANDING,
    **money.STANDING,
    **digests.STANDING,
    "approval.yes": _approve,
}
"""Actions of presses that are never forgotten (`handlers.cards.standing`). All of them are for the team alone."""

_OF_ONE = ("show.known", "lookalike.of", "creator.details")
_OF_A_LIST = ("list.alike", "list.collect", "list.compare", "list.export", "list.vote")
ASIDE = frozenset((*_OF_ONE, *_OF_A_LIST))
"""Actions of presses on one of many, or on a whole list, that are answered beside the card: it stays in sight.

So do the problems that they meet, and no sign of their work takes its place.
"""

_ALSO_FIRST = {"creators": "达人", "collect": "采集"}
"""First words that stand for each other: where a chat has no command `/达人`, `/creators 搜索 美妆` does the same."""


_TAKE_WHAT_THEY_REPLY_TO = {"collect": "/collect", "lookalike": "/creators pick", "pick": "/creators pick"}
"""Commands by their keys that, typed alone in reply to a message, are about the creators whom that message names."""


def with_quoted(ask: Ask, text: str) -> str:
    """The line that a reply is: with nothing else in it, it is about the message that it replies to."""
    if not ask.quoted.strip() or ask.files:
        return text
    first = _takes_what_it_replies_to(text)
    return f"{first} {ask.quoted}" if first else text


def _takes_what_it_replies_to(text: str) -> str:
    """The first words of the line that a reply is, where it is about the message that it replies to; else nothing."""
    if not text.strip():
        return _TAKE_WHAT_THEY_REPLY_TO["pick"]
    found = command_of(read_line(head_of(text)))
    return _TAKE_WHAT_THEY_REPLY_TO.get(found[0].key, "") if found and not found[1].items else ""


_HEADINGS = frozenset({"list", "campaign", "home", "collect-status", "saved", "digest", "budget", "spending"})
"""Commands by their keys that are not about creators: without a slash, their words beside links head these."""


def _brings_links(text: str) -> bool:
    return not text.lstrip().startswith("/") and preview.is_about_links(text)


async def run(ask: Ask, text: str) -> Answer[Any]:
    """Answer a typed line; files and links alone are collected, of names alone it is asked what is wanted.

    Raises `UsageError` and `api.errors.ApiError`.
    """
    if ask.unread and not ask.files and _takes_what_it_replies_to(text):
        return Answer(problem, Problem("unread", {"permission": ask.unread}))
    text = opened(with_quoted(ask, text)) if text.strip() or ask.quoted or not ask.files else COLLECT
    said, head = text, read_line(head_of(text))
    found = command_of(head)
    if found is not None and found[0].key in _HEADINGS and _brings_links(text):
        found = None
    if found is None:
        brings_links = _brings_links(text)
        is_slip = guide.is_slip(head, COMMANDS, beside_links=brings_links)
        is_collected = bool(ask.files) or (brings_links and not is_slip)
        text = text if is_collected else guide.without_first_word(text, COMMANDS)
        if not is_collected and (is_slip or text.startswith("/") or not is_about_names(ask.without_people(text))):
            return await guide.unknown(ask, read_line(said), COMMANDS)
        # Links alone, and what is said beside a file, as “here is my list”; names alone leave open what is wanted.
        command = collecting.COLLECT if is_collected else finding.PICK
        rest = Line("", (), typed=text)
    elif found[0].reads_text:
        command, rest = found[0], Line("", (), typed=after_words(text, len(head.items) - len(found[1].items)))
    else:
        command, rest = command_of(read_line(text)) or found
    refused = barred(ask) if command.spends or command.for_team or command.admins else None
    if refused is not None:
        return refused
    if command.admins:
        await require(ask, "administer")
    return await command.run(ask, rest)


def barred(ask: Ask) -> Answer[Problem] | None:
    """Why the asker may not have what is for the team alone; None where they may.

    Guests, and conversations that are shared with another organisation, get no credits and no files (S11). What the
    chat did not tell is taken for the worse, and said as it is: a member of the team then reads what helps.
    """
    person, place = ask.person, ask.conversation
    if not (person.is_external or place.is_external):
        return None
    is_certain = any(each.is_external and not each.is_presumed for each in (person, place))
    doubt = "unknown-person" if person.is_external else "unknown-place"
    return Answer(problem, Problem("external" if is_certain else doubt))


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
