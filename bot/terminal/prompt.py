"""The prompt: lines typed with history and completion. Apart from `listen`, because one line needs none of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout

from bot.terminal.listen import TerminalListener


async def prompt(listener: TerminalListener, words: Iterable[str], history: Path) -> None:
    """Read lines until the person leaves: Ctrl-D, `exit`, or Ctrl-C on an empty line; elsewhere it clears the line.

    `words` complete; `history` keeps what was typed.
    """
    session: PromptSession[str] = PromptSession(
        "scout> ", completer=Commands(sorted(set(words))), history=_history(history)
    )
    while True:
        try:
            with patch_stdout(raw=True):  # what jobs say meanwhile stands above the line being typed
                line = await session.prompt_async()
        except EOFError:
            return
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                return
            continue
        if not await listener.hear(line):
            return


def _history(path: Path) -> History:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:  # a home that cannot be written: the lines of this session will have to do
        return InMemoryHistory()
    return FileHistory(str(path))


class Commands(Completer):
    """Completes whole commands from the start of the line, and option names from the start of a word behind one."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What the text before the cursor may become."""
        line = document.text_before_cursor
        before, _, word = line.rpartition(" ")
        follows_command = f"{before} ".startswith(tuple(f"{command} " for command in self._words if command[0] == "/"))
        for candidate in self._words:
            if candidate.startswith("/"):
                if line and candidate.startswith(line):
                    yield Completion(candidate, start_position=-len(line))
            elif word and follows_command and candidate.startswith(word):
                yield Completion(candidate, start_position=-len(word))
