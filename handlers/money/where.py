"""What conversations are called, for whoever reads where credits went: by the chat, as far as that person may know."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from handlers.chat import Chat, ChatError
from handlers.context import Ask

NAMED_MOST = 8
"""Conversations that a chat is asked about for one answer: each is a call or two."""

log = logging.getLogger(__name__)


async def names_of(ask: Ask, conversations: Sequence[str]) -> dict[str, str]:
    """The names of the first of some conversations by their ids, where the chat tells the asker of them."""
    chat = ask.context.chats.get(ask.person.workspace.chat)
    if chat is None:
        return {}
    asked = conversations[:NAMED_MOST]
    told = await asyncio.gather(*(_name(ask, chat, each) for each in asked))
    return {id_: name for id_, name in zip(asked, told, strict=True) if name}


async def _name(ask: Ask, chat: Chat, conversation: str) -> str:
    try:
        places = await chat.places(conversation, ask.person)
    except ChatError as refused:
        log.info("A chat did not tell what a conversation is called. action=spending code=%s", refused.code)
        return ""
    return next((place.name for place in places if place.conversation.id == conversation), "")
