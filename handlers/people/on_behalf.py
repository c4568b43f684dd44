"""Asking in somebody's place when no delivery of theirs is under way: digests that are due, requests approved later."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from handlers.chat import Conversation, Person
from handlers.context import Answer, Ask, Context
from handlers.words import Language


def ask_for(context: Context, person: Person, conversation: Conversation, language: Language) -> Ask:
    """An ask of a person in a conversation: roles and budgets bind it like any other, but signs of work go nowhere."""
    return Ask(context, person, conversation, language, _unseen)


@asynccontextmanager
async def _unseen(answer: Answer[Any]) -> AsyncIterator[None]:
    yield
