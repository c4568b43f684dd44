"""Cards onto the screen: the terminal as a chat, and the door of one typed line."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal

from rich.console import Console
from rich.status import Status

from bot.terminal.render import render
from handlers.cards import Card
from handlers.chat import Audience, ChatError, Conversation, Person, Place, Posted, Presence, Workspace

WORKSPACE = Workspace("terminal", "local")
CONVERSATION = Conversation(WORKSPACE, "screen", is_private=True)

Rendering = Literal["text", "slack", "feishu"]
Payload = Callable[[Card], Any]
"""What `--render slack` and `--render feishu` print of a card: any JSON value."""


class TerminalChat:
    """The screen as a chat: one conversation, one reader, nothing that can be edited later."""

    name = "terminal"
    edits_for = timedelta(0)
    repeats_for = timedelta(0)
    is_crowded = False

    def __init__(
        self,
        console: Console,
        *,
        payload: Payload | None = None,
        numbered: bool = True,
        spelt: bool = False,
        folder: Path | None = None,
    ) -> None:
        """Print to `console`; with `payload` print each card as that chat's JSON instead.

        `numbered` and `spelt` are those of `bot.terminal.render.render`. Files go into `folder`, the working folder
        unless told otherwise.
        """
        self._console, self._payload, self._numbered, self._spelt = console, payload, numbered, spelt
        self._folder = folder
        self._status: Status | None = None
        self.presses: list[str] = []
        """What the numbers on the last card press."""
        self.addresses: list[str] = []
        """The addresses that the last card spells."""
        self.has_shown = False
        """Whether any card was shown."""

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        """Print a card."""
        self.show(card)
        return Posted(conversation, "last")

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        """Nothing: a screen ends with its program, so what was not said to be printed was not read."""
        return None

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        """Copy a file into the folder, beside what is there under its name, and print where it lies.

        Raises `ChatError` where nothing can be written there.
        """
        try:
            copied = await asyncio.to_thread(_copied, content, self._folder or Path.cwd(), name)
        except OSError as error:
            reason = f"The file could not be written: {error.strerror or error}"
            raise ChatError(reason, code="not_written", permanent=True, kind="no_uploads") from error
        self._console.print(str(copied), markup=False, highlight=False, soft_wrap=True)
        return Posted(conversation, copied.name)

    async def update(self, posted: Posted, card: Card) -> None:
        """Print a card again: a terminal does not edit what scrolled by."""
        self.show(card)

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        """Print a card: nobody else is reading. Raises `ChatError` for another conversation."""
        if conversation.workspace != WORKSPACE:
            raise ChatError("This conversation is not the terminal's", permanent=True)
        self.show(card)

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        """Whoever reads the screen is there."""
        return Presence(person, conversation)

    async def places(self, name: str, person: Person) -> list[Place]:
        """None: there is one screen."""
        return []

    def wait(self, card: Card) -> None:
        """Show a spinner with the card's title until the next card."""
        if self._payload is None:
            self._status = self._console.status(card.title)
            self._status.start()

    def remark(self, text: str) -> None:
        """Print a line of the terminal's own, below the card whose numbers stay the ones to press."""
        self._console.print(text, style="dim", markup=False, highlight=False)

    def show(self, card: Card) -> None:
        """Print a card, in the chosen rendering."""
        if self._status is not None:
            self._status.stop()
            self._status = None
        self.has_shown = True
        if self._payload is not None:
            self._console.print(
                json.dumps(self._payload(card), ensure_ascii=False, indent=2),
                markup=False,
                highlight=False,
                soft_wrap=True,
            )
            return
        drawn = render(card, numbered=self._numbered, spelt=self._spelt)
        self.presses, self.addresses = drawn.presses, drawn.addresses
        self._console.print(drawn.shown, highlight=False, crop=False)  # an address is as long as it is


class TerminalDoor:
    """The way back to the screen."""

    keeps_place = True

    def __init__(self, chat: TerminalChat) -> None:
        self._chat = chat

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show a spinner."""
        self._chat.wait(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Print the card."""
        return await self._chat.post(CONVERSATION, card)


def _copied(content: Path, folder: Path, name: str) -> Path:
    """A copy of the file under its name, or under `name (2)` and so on.

    The name cannot lead out of the folder, hide the file or hold what terminals obey.
    """
    last = "".join(filter(str.isprintable, PureWindowsPath(PurePosixPath(name).name).name))
    bare = last.lstrip(".") or "file"
    number, place = 1, folder / bare
    while True:
        try:
            copy = place.open("xb")
        except FileExistsError:
            number += 1
            place = folder / f"{PurePosixPath(bare).stem} ({number}){PurePosixPath(bare).suffix}"
        else:
            break
    with copy, content.open("rb") as source:
        shutil.copyfileobj(source, copy)
    return place
