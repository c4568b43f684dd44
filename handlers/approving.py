"""Approve and Decline: one decision, judged when it is pressed; what is approved runs once, for the one who asked."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from handlers.cards.standing import Standing
from handlers.cards.stored import dump_card
from handlers.chat import ChatError, alone_with
from handlers.context import Answer, Ask, Context, unsaid
from handlers.messages.approval_decided import ApprovalDecided, approval_decided
from handlers.messages.problem import Problem, problem
from handlers.money.asking import letter_key, letter_language, shown_person
from handlers.money.limits import OverLimit
from handlers.people.on_behalf import ask_for
from handlers.people.outsiders import asker_now
from handlers.people.rights import may, require
from handlers.stored_chat import dump_conversation, load_conversation, load_person, load_posted
from handlers.troubles import answered
from handlers.words import language_of
from handlers.words.for_everybody import for_everybody
from storage import approvals, outbox
from storage.approvals import Approval, Ran
from storage.database import Tables
from storage.outbox import NewLetter

Run = Callable[[Ask, Mapping[str, Any]], Awaitable[Answer[Any]]]
"""Runs what was typed or pressed once more."""

log = logging.getLogger(__name__)


async def approve(ask: Ask, press: Standing, run: Run) -> Answer[Any]:
    """A pressed Approve: the request runs now, for the one who asked, and they get its answer."""
    approval = await _decided(ask, press, "approved")
    if not isinstance(approval, Approval):
        return approval
    answer, ran = await _run(ask.context, approval, run)
    if approval.person == ask.person.id:
        await ask.context.store.approvals.finish(approval.workspace, approval.id, ran)
        await redraw(ask.context, approval, ran)
        return answer
    await tell_asker(ask.context, approval, answer, ran)
    return await _said(ask, approval, ran)


async def decline(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Decline: nothing runs, and the one who asked is told."""
    approval = await _decided(ask, press, "declined")
    if not isinstance(approval, Approval):
        return approval
    if approval.person != ask.person.id:
        await tell_asker(ask.context, approval, Answer(approval_decided, decided(approval, "declined")), "declined")
    return await _said(ask, approval, "declined")


async def _said(ask: Ask, approval: Approval, outcome: Literal[Ran, "declined"]) -> Answer[Any]:
    """What whoever decided sees: the cards that asked, which say it now.

    A card of its own says it where one of them cannot, or where it did not come as they decided.
    """
    if await redraw(ask.context, approval, outcome) and outcome != "changed":
        return unsaid()
    return Answer(approval_decided, decided(approval, outcome))


async def _decided(ask: Ask, press: Standing, state: Literal["approved", "declined"]) -> Approval | Answer[Any]:
    """The request that this press decides, else what is said instead. Raises `MayNot`."""
    store, now = ask.context.store.approvals, ask.context.clock()
    found = await store.find(ask.workspace, press.id)
    if found is None:
        return Answer(problem, Problem("stale"))
    if state == "approved" or found.person != ask.person.id:
        await require(ask, "approve")
        if found.person == ask.person.id and not await may(ask, "administer"):
            return Answer(problem, Problem("own-approval"))
    is_mine = await store.decide(ask.workspace, found.id, state, ask.person.id, await _name(ask), now)
    found = await store.find(ask.workspace, press.id) or found
    if is_mine:
        return found
    if found.state == "waiting":
        await redraw(ask.context, found, "expired")
        return Answer(approval_decided, decided(found, "expired"))
    return Answer(approval_decided, decided(found, found.state))


async def _name(ask: Ask) -> str:
    """What whoever decides is called: some chats tell it with lines and not with presses."""
    known = await ask.context.store.roles.find(ask.workspace, ask.person.id)
    return ask.person.name or (known.shown if known else ask.person.id)


async def _run(context: Context, approval: Approval, run: Run) -> tuple[Answer[Any], Ran]:
    """What the request answers when it runs for its asker with the grant for exactly what was approved.

    Where another account of the API would pay by now, or it would buy something else that goes over a budget too,
    nothing is sent.
    """
    if approval.account not in {"", context.options.account}:
        return Answer(approval_decided, decided(approval, "changed")), "changed"
    # Outsiders may have joined the conversation since, and the asker have left.
    known = load_person(approval.asker), load_conversation(approval.conversation)
    person, conversation = await asker_now(context, *known)
    # “The last 30 days” are those of the day when it was asked: on the next one it would be another request.
    asked = ask_for(context, person, conversation, language_of(approval.language))
    asker = replace(asked, grant=approval.digest, asked_on=approval.asked_at.date())
    log.info("An approved request runs. action=approved approval=%s by=%s", approval.id, approval.decided_by)
    ran: Ran = "done"

    async def work(ask: Ask) -> Answer[Any]:
        nonlocal ran
        try:
            return await run(ask, approval.request)
        except OverLimit:
            ran = "changed"
            return Answer(approval_decided, decided(approval, ran))

    return await answered(asker, work, approval.request), ran


async def tell_asker(
    context: Context, approval: Approval, answer: Answer[Any], what: Literal[Ran, "declined", "broken"]
) -> None:
    """Write to the one who asked: alone, but for an answer that is meant for everybody.

    What became of running it is noted in one go with the letter.
    """
    conversation = load_conversation(approval.conversation)
    if answer.audience != "everyone" and not conversation.is_private:
        conversation = alone_with(approval.workspace, approval.person)
    letter = NewLetter(
        workspace=approval.workspace,
        chat=approval.workspace.partition(":")[0],
        conversation=dump_conversation(conversation),
        kind="post",
        key=f"decided-{approval.id}-{what}",
        card=dump_card(answer.card_in(language_of(approval.language), conversation)),
        person=approval.person,
    )
    token, now = context.store.token(), context.clock()

    def change(tables: Tables) -> None:
        if what in {"done", "changed"}:
            approvals.finish(tables, approval.workspace, approval.id, what)
        outbox.put(tables, token, letter, now)

    await context.store.write(change)


async def redraw(context: Context, approval: Approval, outcome: Literal[Ran, "declined", "expired", "broken"]) -> bool:
    """Let the cards that asked say what became of it; whether all of them do.

    One that cannot be changed still says so when it is pressed.
    """
    changed = 0
    chat = context.chats.get(approval.workspace.partition(":")[0])
    for number in range(approval.letters):
        letter = await context.store.outbox.find(approval.workspace, letter_key(approval.id, number))
        if chat is None or letter is None or letter.message is None:
            continue
        language = await letter_language(context, approval.workspace, letter.conversation, approval.language)
        card = for_everybody(partial(approval_decided, decided(approval, outcome)), language)
        try:
            await chat.update(load_posted(letter.message), card)
        except ChatError as refused:
            log.info("A decided card stays as it was. action=approval code=%s", refused.code)
        else:
            changed += 1
    return 0 < changed == approval.letters


def decided(approval: Approval, outcome: approvals.State) -> ApprovalDecided:
    """What is said of a request once it is over, or under way."""
    over = "expired" if outcome == "waiting" else outcome
    return ApprovalDecided(shown_person(approval), approval.line, approval.credits, over, approval.decided_name)
