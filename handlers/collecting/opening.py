"""A finished collection opened as a document of the chat's own office: imported once for each person, and theirs."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from api.client import Priority
from handlers.chat import DOCUMENT_KINDS, ChatError, Document, DocumentKind, MakesDocuments
from handlers.collecting.office import office_of
from handlers.context import Answer, Ask
from handlers.context.fetch import NotFetched
from handlers.messages.document_opened import DocumentOpened, document_opened
from handlers.messages.problem import Problem, problem
from storage.documents import Key, Made
from storage.files import File

TAKES_MOST = timedelta(minutes=5)
"""After that, whoever was making a document is taken to have stopped."""

WAITS = (1.0, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 15.0, 30.0)
"""Seconds between looks at an import: a minute and a half in all, and the next press goes on waiting."""

MEGABYTES_MOST = 20
"""What Feishu imports of a spreadsheet in one piece (drive/v1/medias/upload_all)."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Making:
    """One document on its way."""

    office: MakesDocuments
    file: File
    kind: DocumentKind
    key: Key


def kind_of(word: str) -> DocumentKind | None:
    """The kind of document that a press names."""
    return next((kind for kind in DOCUMENT_KINDS if kind == word), None)


async def opened(ask: Ask, file: File, kind: DocumentKind) -> Answer[Any]:
    """A file as a document that the asker may open: the one made before, or a new one.

    Raises `api.errors.ApiError`.
    """
    office = office_of(ask.context, ask.workspace)
    if office is None:
        return Answer(problem, Problem("document-nowhere"))
    key, now = Key(ask.workspace, file.id, kind, ask.person.id), ask.context.clock()
    documents = ask.context.store.documents
    made = await documents.find(key)
    if made and made.url:
        return _told(file, kind, made)
    if not await documents.claim(key, now, now + TAKES_MOST):
        return _told(file, kind)
    try:
        async with ask.working(_told(file, kind)):
            return _told(file, kind, await _made(ask, _Making(office, file, kind, key)))
    except (ChatError, NotFetched) as refused:
        log.warning("A file did not become a document. action=document kind=%s error=%s", kind, refused)
        return Answer(problem, _problem(refused, file))
    finally:
        await documents.give_back(key)


def _told(file: File, kind: DocumentKind, made: Document | Made | None = None) -> Answer[DocumentOpened]:
    """Where a document is, or without one that it is being made."""
    there = DocumentOpened(file.file_name, kind, made.url, made.is_cut) if made else None
    return Answer(document_opened, there or DocumentOpened(file.file_name, kind))


async def _made(ask: Ask, making: _Making) -> Document | None:
    """The document; None while it is still being made. Raises `ChatError` and `NotFetched`."""
    documents, workspace = ask.context.store.documents, ask.person.workspace
    kept = await documents.find(making.key)
    ticket = kept.ticket if kept else ""
    if not ticket:
        ticket = await _begun(ask, making)
        await documents.began(making.key, ticket)
    try:
        document = await _waited_for(ask, making, ticket)
    except ChatError as refused:
        if refused.permanent:
            await documents.began(making.key, "")  # this import came to nothing; the next press begins another
        raise
    if document is None:
        return None
    await making.office.let_in(ask.person, document, making.kind)
    await documents.ready(making.key, document.url, is_cut=document.is_cut)
    log.info("A file became a document. action=document kind=%s workspace=%s", making.kind, workspace.key)
    return document


async def _begun(ask: Ask, making: _Making) -> str:
    link = await ask.context.links.of(ask.context.api, making.file.file_id, priority=Priority.PERSON)
    if link is None:
        raise NotFetched("there is no link to the file", is_passing=True)
    with TemporaryDirectory(prefix="scout-") as folder:
        content = Path(folder) / "file.xlsx"
        await ask.context.fetch(link.file_url, content)
        name = PurePath(making.file.file_name).stem
        return await making.office.begin_document(ask.person.workspace, name, content, making.kind)


async def _waited_for(ask: Ask, making: _Making, ticket: str) -> Document | None:
    for wait in (0.0, *WAITS):
        if wait:
            await ask.context.sleep(wait)
        document = await making.office.document(ask.person.workspace, ticket)
        if document is not None:
            return document
    return None


def _problem(refused: ChatError | NotFetched, file: File) -> Problem:
    if isinstance(refused, ChatError) and refused.kind == "too_large":
        return Problem("document-large", {"file": file.file_name, "most": MEGABYTES_MOST})
    if isinstance(refused, ChatError) and refused.kind == "no_documents":
        return Problem("document-not-allowed")
    return Problem("document-failed", {"file": file.file_name})
