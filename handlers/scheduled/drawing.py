"""The card of a letter, drawn when it is sent: so it shows how things are, and a link on it is fresh."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.contract.tasks import StoredFile
from api.errors import NotFound
from handlers.cards import Card
from handlers.cards.stored import load_card
from handlers.chat import Conversation, Posted
from handlers.collecting.ended import ended_card
from handlers.collecting.ready import ready_card
from handlers.collecting.under_way import progress_card
from handlers.context import Context
from handlers.people.outsiders import has_outsiders
from handlers.stored_chat import dump_posted, load_conversation, load_posted, thread_of
from handlers.votes.showing import drawn_vote
from storage.collections import Collection
from storage.files import File
from storage.outbox import Letter
from storage.votes import Vote

log = logging.getLogger(__name__)


class NothingToShow(Exception):
    """What a letter is about is no longer stored."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a letter is about, as it is stored now, and where it goes."""

    conversation: Conversation
    collection: Collection | None = None
    file: File | None = None
    vote: Vote | None = None
    answered: Posted | None = None
    """The card whose place an answer takes."""

    @property
    def message(self) -> Mapping[str, Any] | None:
        """The posted card that an edit is of: that of an answer, file, collection or vote, as it is stored."""
        if self.answered is not None:
            return dump_posted(self.answered)
        if self.file is not None:
            return self.file.message
        if self.vote is not None:
            return self.vote.message
        return self.collection.message if self.collection else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card, and the link on it where there is one."""

    card: Card
    link: StoredFile | None = None


async def subject_of(context: Context, letter: Letter) -> Subject:
    """What a letter is about. Raises `NothingToShow`."""
    store, workspace = context.store, letter.workspace
    if letter.about in {"", "digest", "answer"}:
        conversation = load_conversation(letter.conversation)
        is_edit = letter.about == "answer" and letter.kind == "update"
        return Subject(conversation, answered=Posted(conversation, letter.about_id) if is_edit else None)
    if letter.about == "vote":
        vote = await store.votes.find(workspace, letter.about_id)
        if vote is None:
            raise NothingToShow(letter.about_id)
        return Subject(load_conversation(letter.conversation), vote=vote)
    if letter.about == "collection":
        collection = await store.collections.find(workspace, letter.about_id)
        if collection is None:
            raise NothingToShow(letter.about_id)
        return Subject(load_conversation(letter.conversation), collection)
    owner = await (store.tasks if letter.about == "task" else store.files).find(workspace, letter.about_id)
    collection = await store.collections.find(workspace, owner.collection) if owner else None
    if owner is None or collection is None:
        raise NothingToShow(letter.about_id)
    below = thread_of(load_posted(collection.message)) if collection.message else None
    conversation = below or load_conversation(letter.conversation)
    return Subject(conversation, collection, owner if isinstance(owner, File) else None)


async def drawn(context: Context, letter: Letter, subject: Subject) -> Drawn:
    """The card of a letter as of now. Raises `NothingToShow`, and `api.errors.ApiError` where no link can be had."""
    if subject.vote is not None:
        return Drawn(await drawn_vote(context, subject.vote))
    if subject.collection is None:
        return Drawn(load_card(letter.card))
    if subject.file is not None:
        is_shown_outside = await has_outside_readers(context, subject.collection)
        file = replace(subject.file, handover="private") if is_shown_outside else subject.file
        link = await link_to(context, file)
        return Drawn(await ready_card(context, file, link), link)
    if letter.about == "collection":
        return Drawn(await progress_card(context, subject.collection))
    task = await context.store.tasks.find(letter.workspace, letter.about_id)
    if task is None:
        raise NothingToShow(letter.about_id)
    return Drawn(await ended_card(context, task))


async def has_outside_readers(context: Context, collection: Collection) -> bool:
    """Whether outsiders read along by now where a collection is told of: its files are its requester's alone then."""
    return await has_outsiders(context, load_conversation(collection.conversation), collection.person)


async def link_to(context: Context, file: File) -> StoredFile | None:
    """The link that the card of a file shows; None where it shows none. Raises `api.errors.ApiError`."""
    if file.state == "expired" or file.handover in {"upload", "private"}:
        return None
    if file.state == "lapsed":  # the API is not asked, but may have told meanwhile
        return context.links.kept(context.api, file.file_id)
    try:
        return await context.links.of(context.api, file.file_id)
    except NotFound:
        log.warning("The API has no such file any more. action=link file=%s", file.id)
        return None
