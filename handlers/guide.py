"""`/creators help`, and what is said to lines that are no command."""

from __future__ import annotations

import re
from typing import Any

from api.contract.filters import FILTERS
from handlers.cards.bare import cut
from handlers.command import Command
from handlers.context import Answer, Ask
from handlers.defaults import defaults_of
from handlers.guessing import bare_search, mended
from handlers.line import Line, chinese_option, folded, nearest
from handlers.messages.command_help import CommandHelp, command_help
from handlers.messages.command_list import CommandList, Courtesy, HelpRow, command_list
from handlers.pasted.plain_chinese import is_plain_chinese
from handlers.pasted.plain_words import is_filler

FIRST_EXAMPLES = 3
"""How many examples of the command list can be run by a press (features A2)."""

_LONGEST_SAID = 60
"""Characters of a sentence that is repeated to whoever said it."""

_MARKS = " !.,?~！。，？～"

SHORTEST_SLIP = 5
"""Letters of a mistyped command that is told from an everyday word."""

_SHORT_WORD = 2
"""Characters of Chinese words that are one character away from too many others."""

BEGINNINGS = ("search", "lookalike", "collect")
"""The commands, by their keys, that say most about what Scout is for."""

_HELLO = """
hi, hello, hey, hiya, hi there, hello there, good morning, good afternoon, good evening
你好, 您好, 你好呀, 你好啊, 哈喽, 哈啰, 嗨, 在吗, 在么, 大家好, 早, 早上好, 下午好, 晚上好
"""
_THANKS = """
thanks, thank you, thx, thanks a lot, thank you very much, many thanks, cheers
谢谢, 谢谢你, 谢谢啦, 多谢, 感谢, 非常感谢, 辛苦了, 谢了
"""
_FINE = """
ok, okay, fine, good, great, nice, perfect, cool, got it, yes, no, sure, 👍, 👌, 🙏
好, 好的, 好滴, 好吧, 行, 可以, 收到, 明白, 了解, 嗯, 嗯嗯, 是的, 不用了, 没事
"""
_WONDERING = frozenset(
    [
        *("what can you do", "what do you do", "how does this work", "how do i use this", "menu", "start"),
        *("你能做什么", "你会什么", "怎么用", "菜单", "开始", "功能"),
    ]
)
"""Lines that ask for the help without its name."""

_COURTESIES: dict[str, Courtesy] = {
    **dict.fromkeys(re.split(r"[,\s]*\n|, ", _HELLO.strip()), "hello"),
    **dict.fromkeys(re.split(r"[,\s]*\n|, ", _THANKS.strip()), "thanks"),
    **dict.fromkeys(re.split(r"[,\s]*\n|, ", _FINE.strip()), "fine"),
}

LOOKALIKE_FILTERS = ("on", "in", "language", "followers", "views", "audience_female", "level", "limit")


async def help_line(ask: Ask, line: Line, commands: tuple[Command, ...]) -> Answer[Any]:
    """The list, or one command or one family of commands when the line names it."""
    asked = tuple(folded(word).removeprefix("/") for word in line.leading_words)
    if len(asked) > 1 and _is_first_word(asked[0], commands):
        asked = asked[1:]
    if not asked:
        return Answer(command_list, CommandList(await _rows(ask, _heads(commands))))
    family = [command for command in commands if any(verb[: len(asked)] == asked for verb in command.verbs)]
    if len(family) == 1:
        return await one(ask, family[0])
    if family:
        return Answer(command_list, CommandList(await _rows(ask, tuple(family))))
    return await unknown(ask, line, commands)


async def one(ask: Ask, command: Command) -> Answer[CommandHelp]:
    """Help for one command, its examples ready to press."""
    typed = command.typed(ask.language)
    presses = await ask.offer([("line.run", {"line": example}) for example in typed.examples])
    filters = {"search": (*FILTERS, "sort", "level", "size"), "lookalike": LOOKALIKE_FILTERS}.get(command.key, ())
    examples = tuple(zip(typed.examples, presses, strict=True))
    filters = tuple(map(chinese_option, filters)) if ask.language == "zh" else filters
    name = command.name_in(ask.language)
    return Answer(command_help, CommandHelp(command.key, name, typed.usage, examples, filters))


async def unknown(ask: Ask, line: Line, commands: tuple[Command, ...]) -> Answer[CommandList]:
    """What the word was probably meant to be: that command, else those that Scout is for; or those that it ends.

    What it was meant to be can be run by a press, with what stood beside it. Raises `UsageError` for what is asked of
    a platform that Scout does not search.
    """
    said = _said(line, commands)
    is_bare = not said and len(line.items) == len(line.leading_words)
    if is_bare or said in _WONDERING:
        return Answer(command_list, CommandList(await _rows(ask, _heads(commands))))
    courtesy = _COURTESIES.get(said)
    if courtesy:
        beginnings = await _rows(ask, _beginnings(commands))
        return Answer(command_list, CommandList(beginnings, are_few=True, courtesy=courtesy))
    verb = _verb(line, commands)
    within = _ending_with(verb, commands)
    if within:
        return Answer(command_list, CommandList(await _rows(ask, within), verb, is_within=True))
    is_command = line.source.startswith("/")
    near = meant(line, commands) if is_command or is_slip(line, commands) else ""
    text = without_first_word(line.source, commands)
    wanted = "" if near or text.startswith("/") else bare_search(text, await defaults_of(ask))
    if wanted:
        return await _offered_search(ask, wanted, commands)
    likely = tuple(one for one in _heads(commands) if any(words[0] == near for words in one.verbs))
    rows = await _rows(ask, likely or _beginnings(commands))
    if len(likely) == 1 and not likely[0].reads_text:
        rows = (await _row(ask, likely[0], mended(line, verb, near, likely[0], ask.language)),)
    repeated = verb if near or is_command else cut(line.source, _LONGEST_SAID)
    return Answer(command_list, CommandList(rows, repeated, near, are_few=True))


def without_first_word(text: str, commands: tuple[Command, ...]) -> str:
    """A typed text without `/creators` or another first word of commands before it."""
    first, *rest = text.strip().split(maxsplit=1) or ("",)
    return "".join(rest) if _is_first_word(folded(first).removeprefix("/"), commands) else text.strip()


async def _offered_search(ask: Ask, said: str, commands: tuple[Command, ...]) -> Answer[CommandList]:
    """A search for what was said, which costs nothing before its press."""
    search = next(command for command in commands if command.key == "search")
    row = await _row(ask, search, f"{search.name_in(ask.language)} {said}")
    return Answer(command_list, CommandList((row,), said, are_few=True, is_search=True))


async def _row(ask: Ask, command: Command, line: str) -> HelpRow:
    """A command with a line of it to press."""
    (press,) = await ask.offer([("line.run", {"line": line})])
    return HelpRow(command.key, command.typed(ask.language).usage, line, press)


def _said(line: Line, commands: tuple[Command, ...]) -> str:
    """The line's words without its first, if that is a command's, and without marks around them."""
    said = [folded(word) for word in line.leading_words]
    said = said[1:] if said and _is_first_word(said[0], commands) else said
    return " ".join(said).strip(_MARKS)


def meant(line: Line, commands: tuple[Command, ...]) -> str:
    """The command word that a line's was probably meant to be; empty when nothing is near."""
    known = [verb[0] for command in commands for verb in command.verbs]
    verb = _verb(line, commands)
    return (nearest(verb, known) or "") if verb else ""


def is_slip(line: Line, commands: tuple[Command, ...], *, beside_links: bool = False) -> bool:
    """Whether a line without a slash was probably meant as a command.

    `have` is a word, though `save` is near; so is 看看, though 查看 is; and an address is no word at all.
    `beside_links` every short Chinese word is one: 候选 heads them more often than it is 挑选 mistyped.
    """
    verb = _verb(line, commands)
    if beside_links and not verb.isascii() and len(verb) <= _SHORT_WORD:
        return False
    if "/" in verb or is_filler(verb) or is_plain_chinese(verb):
        return False
    return (len(verb) >= SHORTEST_SLIP or not verb.isascii()) and bool(meant(line, commands))


def _beginnings(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    return tuple(command for command in commands if command.key in BEGINNINGS)


def _heads(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    return tuple(command for command in commands if not command.is_branch)


def _ending_with(verb: str, commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands of families that a word names alone: `saved rename` and `list rename` by `rename`."""
    return tuple(one for one in commands if one.is_branch and any(words[-1] == verb for words in one.verbs))


def _verb(line: Line, commands: tuple[Command, ...]) -> str:
    """The word that should have named a command; empty where there is none."""
    typed = [folded(word) for word in line.leading_words]
    if typed and _is_first_word(typed[0], commands):
        return typed[1] if len(typed) > 1 else ""
    return typed[0] if typed else ""


def _is_first_word(word: str, commands: tuple[Command, ...]) -> bool:
    return any(word == words[0] for command in commands for words in (command.words, *command.aliases))


async def _rows(ask: Ask, commands: tuple[Command, ...]) -> tuple[HelpRow, ...]:
    shown = [(command.key, command.typed(ask.language)) for command in commands]
    first = [(key, typed.examples[0]) for key, typed in shown if typed.examples][:FIRST_EXAMPLES]
    presses = await ask.offer([("line.run", {"line": example}) for _, example in first])
    pressed = dict(zip((key for key, _ in first), presses, strict=True))
    return tuple(
        HelpRow(key, typed.usage, next(iter(typed.examples), ""), pressed.get(key, "")) for key, typed in shown
    )
