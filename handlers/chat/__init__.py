"""The words between a chat and a handler: who asked, where, what, and the port through which answers leave.

A handler never asks which chat it is talking to; a chat never looks into a card.

A chat brings `deliveries` of `people` in `places` to the `desk`, and offers the `port` to whoever speaks unasked, in a
`hurry` or not; `refusals` are what it cannot do, `documents` what only some can. All of it is imported from here.
"""

from __future__ import annotations

from handlers.chat.deliveries import DROPPED_BYTES_MOST, Departure, DroppedFile, Press, Reaction, Request, Submission
from handlers.chat.desk import Audience, Desk, Door
from handlers.chat.documents import DOCUMENT_KINDS, Document, DocumentKind, MakesDocuments
from handlers.chat.hurry import is_waited_for, unhurried
from handlers.chat.people import Named, Person, Presence
from handlers.chat.places import Conversation, Place, Posted, Workspace, alone_with
from handlers.chat.port import KEY_MOST, Chat
from handlers.chat.refusals import CANNOT_LOOK, NO_ANSWER, UNREACHABLE, ChatError, Kind, Unsent

__all__ = [
    "CANNOT_LOOK",
    "DOCUMENT_KINDS",
    "DROPPED_BYTES_MOST",
    "KEY_MOST",
    "NO_ANSWER",
    "UNREACHABLE",
    "Audience",
    "Chat",
    "ChatError",
    "Conversation",
    "Departure",
    "Desk",
    "Document",
    "DocumentKind",
    "Door",
    "DroppedFile",
    "Kind",
    "MakesDocuments",
    "Named",
    "Person",
    "Place",
    "Posted",
    "Presence",
    "Press",
    "Reaction",
    "Request",
    "Submission",
    "Unsent",
    "Workspace",
    "alone_with",
    "is_waited_for",
    "unhurried",
]
