"""Files that Scout makes itself go to the one who asked, and to nobody else who reads along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handlers.chat import ChatError, alone_with
from handlers.context import Answer, Ask
from handlers.words import words


async def hand_over(ask: Ask, name: str, write: Callable[[Path], None], beside: Answer[Any]) -> None:
    """Write a file in a thread of its own and put it where the asker reads alone. Raises `ChatError`.

    Asked where others read along, it goes to the asker's direct message, below the card `beside`: chats open that
    conversation for a message, and take a file only once it is open.
    """
    chat = ask.context.chats.get(ask.person.workspace.chat)
    if chat is None:
        raise ChatError("this chat does not run here", code="no_chat", permanent=True)
    with TemporaryDirectory(prefix="scout-") as folder:
        path = Path(folder) / name
        await asyncio.to_thread(write, path)
        place = ask.conversation
        if not place.is_private:
            card = beside.card(words(ask.language))
            place = (await chat.post(alone_with(ask.workspace, ask.person.id), card)).conversation
        await chat.upload(place, name, path)
