"""Pausing a digest that cannot go on, and telling its owner once."""

from __future__ import annotations

from api.errors import ApiError, BadRequest, NotAllowed, NotSignedIn, OutOfCredits
from handlers.cards.standing import standing
from handlers.cards.stored import dump_card
from handlers.chat import alone_with
from handlers.context import Ask, Context
from handlers.messages.digest_stopped import DigestStopped, digest_stopped
from handlers.money.limits import OverLimit
from handlers.people.rights import MayNot
from handlers.stored_chat import dump_conversation
from handlers.words import language_of, words
from storage import digest_changes, outbox
from storage.database import Change, Tables
from storage.digest_rows import Digest, Reason
from storage.outbox import NewLetter


class CannotGoOn(Exception):
    """Something stands in the way of a digest until a person clears it: `reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def reason_of(failed: ApiError | MayNot | OverLimit) -> Reason | None:
    """Why a refusal pauses a digest; None for one that passes by itself."""
    match failed:
        case MayNot():
            return "rights"
        case OverLimit():
            return "budget"
        case OutOfCredits():
            return "credits"
        case NotSignedIn() | NotAllowed():
            return "key"
        case BadRequest():
            return "request"
        case _:
            return None


def stopping(context: Context, digest: Digest, reason: Reason) -> Change:
    """Pause a digest and write to its owner, unless it is paused already."""
    token, now, resume = context.store.token(), context.clock(), standing("digest.resume", digest.id)
    told = DigestStopped(digest.name, reason, "" if reason == "owner-gone" else resume)
    letter = NewLetter(
        workspace=digest.workspace,
        chat=digest.workspace.partition(":")[0],
        conversation=dump_conversation(alone_with(digest.workspace, digest.owner_id)),
        kind="post",
        key=f"digest-stop-{digest.id}-{now:%y%m%d%H%M%S}",
        card=dump_card(digest_stopped(told, words(language_of(digest.language)))),
        person=digest.owner_id,
    )

    def change(tables: Tables) -> None:
        if digest_changes.pause(tables, digest.workspace, digest.id, reason):
            outbox.put(tables, token, letter, now)

    return change


def pausing(ask: Ask, digest: Digest, reason: Reason) -> Change:
    """Pause a digest for what the asker did, and write to its owner, unless that is the asker, who knows."""
    if digest.owner_id != ask.person.id:
        return stopping(ask.context, digest, reason)
    return lambda tables: digest_changes.pause(tables, digest.workspace, digest.id, reason)


async def place_refused(context: Context, workspace: str, digest: str) -> tuple[Change, ...]:
    """What follows when a chat takes no posts of a digest in its conversation any more."""
    found = await context.store.digests.find(workspace, digest)
    return (stopping(context, found, "place-gone"),) if found else ()
