"""Conversations, people and posted messages as JSON values, for rows in storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from handlers.chat import Conversation, Person, Posted

_CONVERSATION = TypeAdapter(Conversation)
_PERSON = TypeAdapter(Person)
_POSTED = TypeAdapter(Posted)


def dump_conversation(conversation: Conversation) -> dict[str, Any]:
    """A conversation as JSON values; `load_conversation` gives an equal one."""
    return dict(_CONVERSATION.dump_python(conversation, mode="json"))


def load_conversation(stored: Mapping[str, Any]) -> Conversation:
    """The conversation of `dump_conversation`."""
    return _CONVERSATION.validate_python(stored)


def dump_person(person: Person) -> dict[str, Any]:
    """A person as JSON values; `load_person` gives an equal one."""
    return dict(_PERSON.dump_python(person, mode="json"))


def load_person(stored: Mapping[str, Any]) -> Person:
    """The person of `dump_person`."""
    return _PERSON.validate_python(stored)


def dump_posted(posted: Posted) -> dict[str, Any]:
    """A posted message as JSON values; `load_posted` gives an equal one."""
    return dict(_POSTED.dump_python(posted, mode="json"))


def load_posted(stored: Mapping[str, Any]) -> Posted:
    """The message of `dump_posted`."""
    return _POSTED.validate_python(stored)


def thread_of(posted: Posted) -> Conversation:
    """The thread below a posted message, or the one that it stands in."""
    return replace(posted.conversation, thread=posted.conversation.thread or posted.message_id)
