"""Lines typed at a prompt, or given once on the command line → requests and presses."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.terminal.post import CONVERSATION, WORKSPACE, TerminalChat, TerminalDoor
from handlers.chat import Desk, Person, Press, Request

LEAVE = frozenset({"exit", "quit", "/exit", "/quit", "退出"})


class TerminalListener:
    """One person at a terminal, bringing what is typed to the desk."""

    def __init__(self, chat: TerminalChat, desk: Desk, clock: Callable[[], datetime], *, language: str = "") -> None:
        """`language` is what the person's client speaks: `--lang`, or the locale of the shell."""
        self._chat, self._desk, self._clock = chat, desk, clock
        self._person = Person(WORKSPACE, getpass.getuser(), name=getpass.getuser(), language=language)

    async def say(self, text: str) -> None:
        """Bring one line to the desk; a number alone presses the control of that number."""
        door, at = TerminalDoor(self._chat), self._clock()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self._chat.presses):
            press = self._chat.presses[int(text) - 1]
            await self._desk.press(Press(uuid4().hex, press, self._person, CONVERSATION, at), door)
            return
        await self._desk.request(Request(uuid4().hex, text, self._person, CONVERSATION, at), door)

    async def prompt(self, words: Iterable[str], history: Path) -> None:
        """Read lines until the person leaves (Ctrl-D, or `exit`). `words` complete; `history` keeps what was typed."""
        session: PromptSession[str] = PromptSession(
            "scout> ", completer=_Commands(sorted(set(words))), history=_history(history)
        )
        while True:
            try:
                line = await session.prompt_async()
            except (EOFError, KeyboardInterrupt):
                return
            if not await self._goes_on(line):
                return

    async def read(self, lines: Iterable[str]) -> None:
        """Answer lines that come from a pipe or a file, up to `exit` or their end."""
        for line in lines:
            if not await self._goes_on(line):
                return

    async def _goes_on(self, line: str) -> bool:
        """Answer a line, unless it is empty; false when it says goodbye."""
        line = line.strip()
        if line.lower() in LEAVE:
            return False
        if line:
            await self.say(line)
        return True


def _history(path: Path) -> History:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:  # a home that cannot be written: the lines of this session will have to do
        return InMemoryHistory()
    return FileHistory(str(path))


class _Commands(Completer):
    """Completes whole commands from the start of the line, and option names from the start of a word."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        line = document.text_before_cursor
        word = line.rsplit(" ", 1)[-1]
        for candidate in self._words:
            if candidate.startswith("/"):
                if line and candidate.startswith(line):
                    yield Completion(candidate, start_position=-len(line))
            elif word and candidate.startswith(word):
                yield Completion(candidate, start_position=-len(word))
