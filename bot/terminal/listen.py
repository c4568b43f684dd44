"""Lines from a prompt, a pipe or the command line → requests and presses."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from bot.terminal.post import CONVERSATION, WORKSPACE, TerminalChat, TerminalDoor
from handlers.chat import Desk, Person, Press, Request
from handlers.words import language_of, words

LEAVE = frozenset({"exit", "quit", "/exit", "/quit", "退出"})


class TerminalListener:
    """One person at a terminal, bringing what is typed to the desk."""

    def __init__(
        self,
        chat: TerminalChat,
        desk: Desk,
        clock: Callable[[], datetime],
        *,
        language: str = "",
        speaks_as_told: bool = False,
        time_zone: str = "",
    ) -> None:
        """`language` is the locale of the shell, or what `--lang` told: it counts before a saved one.

        `time_zone` is the IANA name of the machine's.
        """
        self._chat, self._desk, self._clock = chat, desk, clock
        self._person = Person(
            WORKSPACE,
            _user(),
            name=_user(),
            language=language,
            time_zone=time_zone,
            speaks_as_told=speaks_as_told,
            is_admin=True,
        )

    async def say(self, text: str) -> None:
        """Bring one line to the desk; a number alone presses the control of that number.

        A number that no control of the last card has is told so, and the card stays the one that numbers press.
        """
        door, at = TerminalDoor(self._chat), self._clock()
        presses = self._chat.presses
        if not (presses and text.isascii() and text.isdigit()):
            await self._desk.request(Request(uuid4().hex, text, self._person, CONVERSATION, at), door)
        elif text.lstrip("0") in (numbers := [str(number) for number in range(1, len(presses) + 1)]):
            press = presses[numbers.index(text.lstrip("0"))]
            await self._desk.press(Press(uuid4().hex, press, self._person, CONVERSATION, at), door)
        else:
            say = words(language_of(self._person.language))
            self._chat.remark(say("terminal-numbers", count=len(presses)))

    async def hear(self, line: str) -> bool:
        """Answer a line, unless it is empty; false when it says goodbye and the conversation is over."""
        line = line.strip()
        if line.lower() in LEAVE:
            return False
        if line:
            await self.say(line)
        return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run as a number without a name
        return "operator"
