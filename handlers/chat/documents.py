"""The part of a chat that not every chat has: documents, which a spreadsheet can become there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from handlers.chat.people import Person
from handlers.chat.places import Workspace

DocumentKind = Literal["sheet", "base"]
"""A spreadsheet that a team edits together, or a table that is a database."""

DOCUMENT_KINDS: tuple[DocumentKind, ...] = ("sheet", "base")


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the chat's office: the office's id of it, and where people open it.

    One that is cut holds less than its file, for the office takes no more.
    """

    id: str
    url: str
    is_cut: bool = False


@runtime_checkable
class MakesDocuments(Protocol):
    """A chat with an office. Making a document takes a while: it is begun, and asked for until it is there."""

    async def begin_document(self, workspace: Workspace, name: str, content: Path, kind: DocumentKind) -> str:
        """Begin to make a document called `name` of an xlsx file; gives a ticket to ask for it with.

        Raises `ChatError`, of the kinds `too_large` and `no_documents` where another try is of no use.
        """
        ...

    async def document(self, workspace: Workspace, ticket: str) -> Document | None:
        """The document behind a ticket; None while it is being made. Raises `ChatError`."""
        ...

    async def let_in(self, person: Person, document: Document, kind: DocumentKind) -> None:
        """Let a person open, change and share a document. Raises `ChatError`."""
        ...
