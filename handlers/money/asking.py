"""A purchase over a budget becomes a request to those who may let it, bound to exactly what it buys, for a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from handlers.cards.standing import standing
from handlers.cards.stored import dump_card
from handlers.chat import Conversation, alone_with
from handlers.context import Answer, Ask, Context
from handlers.messages.approval_asked import ApprovalAsked, approval_asked
from handlers.messages.over_limit import OverLimitShown, over_limit
from handlers.money.limits import OverLimit
from handlers.people.rights import gives, may
from handlers.stored_chat import dump_conversation, dump_person, load_conversation
from handlers.words import Language, language_of
from handlers.words.for_everybody import for_everybody
from storage import approvals, outbox
from storage.approvals import Approval, NewApproval
from storage.database import Tables
from storage.outbox import NewLetter
from storage.roles import Member

WAITS_FOR = timedelta(hours=24)
"""How long a request waits for a decision: a working day, also across a team's time zones."""

ASKED_MOST = 5
"""Approvers who are called by name, or written to: more would be a crowd."""


async def stopped(ask: Ask, over: OverLimit, request: Mapping[str, Any]) -> Answer[Any]:
    """What is answered to a purchase over a budget; `request` is what was typed or pressed, to be run once approved.

    Admins decide on the spot. For all others the approvers are asked: in the conversation, or each alone where the
    asker asks alone. Where there is none, the asker is told the figures.
    """
    wanted = over.wanted
    is_own = await may(ask, "administer")
    members = [] if is_own else await approvers_of(ask)
    shown = OverLimitShown(wanted.line, wanted.estimate, over.over)
    if not members and not is_own:
        return Answer(over_limit, shown)
    bound, now = wanted.digest_at(over.purse.account), ask.context.clock()
    known = await ask.context.store.approvals.waiting(ask.workspace, ask.person.id, bound, now)
    if known and not is_own:
        return Answer(over_limit, replace(shown, until=known.expires_at, is_again=True))
    asked = await _written(ask, over, request, members)
    if is_own:
        return Answer(approval_asked, replace(asked, is_own=True))
    names = tuple(member.shown for member in members)
    return Answer(over_limit, replace(shown, asked=names, until=asked.until))


async def approvers_of(ask: Ask) -> list[Member]:
    """Those who may approve and whom Scout knows, but for the asker: at most `ASKED_MOST`."""
    known = await ask.context.store.roles.given(ask.workspace)
    able = [one for one in known if gives("admin" if one.is_admin else one.role or "viewer", "approve")]
    return [one for one in able if one.person != ask.person.id][:ASKED_MOST]


def letter_key(approval: str, number: int) -> str:
    """The key of one of the cards that ask for a request."""
    return f"approval-{approval}-{number}"


async def _written(ask: Ask, over: OverLimit, request: Mapping[str, Any], members: Sequence[Member]) -> ApprovalAsked:
    """The request, written down with the cards that ask for it."""
    store, now = ask.context.store, ask.context.clock()
    made, until = store.token(), now + WAITS_FOR
    asked = ApprovalAsked(
        person=ask.person.name or ask.person.id,
        line=over.wanted.line,
        credits=over.wanted.estimate,
        over=over.over,
        until=until,
        approve=standing("approval.yes", made),
        decline=standing("approval.no", made),
        is_alone=ask.conversation.is_private,
    )
    letters = await _letters(ask, made, asked, members)
    new = NewApproval(
        workspace=ask.workspace,
        person=ask.person.id,
        asker=dump_person(ask.person),
        conversation=dump_conversation(ask.conversation),
        language=ask.language,
        request=request,
        line=over.wanted.line,
        digest=over.wanted.digest_at(over.purse.account),
        account=over.purse.account,
        credits=over.wanted.estimate,
        over=tuple((use.budget.scope, use.budget.period) for use in over.over),
        asked_at=now,
        expires_at=until,
        letters=len(letters),
    )

    def change(tables: Tables) -> str:
        id_ = approvals.add(tables, made, new)
        for token, letter in letters if id_ == made else ():
            outbox.put(tables, token, letter, now)
        return id_

    kept = await store.database.write(change)
    return replace(asked, approve=standing("approval.yes", kept), decline=standing("approval.no", kept))


async def _letters(
    ask: Ask, approval: str, asked: ApprovalAsked, members: Sequence[Member]
) -> list[tuple[str, NewLetter]]:
    """The cards that ask: one where everybody reads along, else one for each approver alone."""
    if not members:
        return []
    places: list[tuple[Conversation, ApprovalAsked]]
    if ask.conversation.is_private:
        places = [(alone_with(ask.workspace, one.person), asked) for one in members]
    else:
        called = tuple((one.person, one.shown) for one in members)
        places = [(ask.conversation, replace(asked, approvers=called))]
    letters = []
    for number, (place, shown) in enumerate(places):
        conversation = dump_conversation(place)
        language = await letter_language(ask.context, ask.workspace, conversation, ask.language)
        letter = NewLetter(
            workspace=ask.workspace,
            chat=ask.workspace.partition(":")[0],
            conversation=conversation,
            kind="post",
            key=letter_key(approval, number),
            card=dump_card(for_everybody(partial(approval_asked, shown), language)),
        )
        letters.append((ask.context.store.token(), letter))
    return letters


async def letter_language(context: Context, workspace: str, place: Mapping[str, Any], asked_in: str) -> Language:
    """The language of a card that asks: an approver's own choice where they read it alone, else the asker's."""
    conversation = load_conversation(place)
    if not conversation.is_private:
        return language_of(asked_in)
    chosen = await context.store.preferences.of_person(workspace, conversation.id)
    return language_of(chosen.language or asked_in)


def shown_person(approval: Approval) -> str:
    """The asker of a request, as they were called then."""
    return str(approval.asker.get("name") or approval.person)
