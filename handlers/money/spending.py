"""`/creators spending`: what a month cost, whom and for what; for admins also as a csv of every call."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handlers.chat import Chat, ChatError, Conversation
from handlers.context import Answer, Ask
from handlers.grammar.usage import choices, wrong
from handlers.line import Line, folded
from handlers.messages.problem import Problem, problem
from handlers.messages.spending_sent import SpendingSent, spending_sent
from handlers.messages.spending_shown import Share, SpendingShown, spending_shown
from handlers.money.audit import audit_name, write_audit
from handlers.money.months import month_before, this_month, zone_name
from handlers.money.warning_letters import alone_with
from handlers.rights import may, require
from handlers.words import words
from storage.spending import Part
from storage.times import Span

EXAMPLE = "/creators spending last"

_LAST = frozenset({"last", "previous", "before", "上月", "上个月"})
_THIS = frozenset({"this", "month", "now", "本月", "这个月"})
_CSV = frozenset({"csv", "audit", "export", "明细", "导出", "审计"})


async def spending_line(ask: Ask, line: Line) -> Answer[Any]:
    """This month or the last one: all of it for admins, for everybody else the sum and their own part.

    With `csv`, every call as a file to the admin alone. Raises `UsageError` and `MayNot`.
    """
    typed = [folded(word.text) for word in line.words]
    unknown = next((word for word in typed if word not in _LAST | _THIS | _CSV), None)
    if unknown:
        raise wrong("unknown-month", unknown, hint=choices(("this", "last", "csv")), example=EXAMPLE)
    month = await this_month(ask)
    if _LAST & set(typed):
        month = month_before(month)
    if _CSV & set(typed):
        return await _sent(ask, month)
    return Answer(spending_shown, await _shown(ask, month))


async def _shown(ask: Ask, span: Span) -> SpendingShown:
    spending, account, workspace = ask.context.store.spending, ask.context.options.account, ask.workspace
    total, calls = await spending.between(workspace, account, *span)
    is_admin = await may(ask, "administer")
    people = await spending.by("person", workspace, account, span)
    lost = await ask.context.store.reservations.lost(workspace, span, account)
    mine = next((one for one in people if one.name == ask.person.id), Part(ask.person.id, 0, 0))
    return SpendingShown(
        month=span[0].date(),
        zone=await zone_name(ask),
        total=total,
        calls=calls,
        saved=await spending.saved(workspace, account, span),
        mine=mine.credits,
        lost=sum(call.credits for call in lost),
        lost_calls=len(lost),
        people=tuple([await _named(ask, one) for one in people]) if is_admin else (),
        places=_shares(await spending.by("conversation", workspace, account, span)) if is_admin else (),
        actions=_shares(await spending.by("action", workspace, account, span)),
        days=_days(await spending.by_day(workspace, account, span), span, ask.context.clock()),
    )


def _days(spent: Mapping[date, int], span: Span, now: datetime) -> tuple[tuple[date, int], ...]:
    """Every day of the span up to today; none where nothing was spent on any."""
    if not any(spent.values()):
        return ()
    first = span[0].date()
    last = min(span[1].date() - timedelta(days=1), now.astimezone(span[0].tzinfo).date())
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    return tuple((day, spent.get(day, 0)) for day in days)


async def _named(ask: Ask, part: Part) -> Share:
    member = await ask.context.store.roles.find(ask.workspace, part.name)
    return Share(member.shown if member else part.name, part.credits, part.calls)


def _shares(parts: list[Part]) -> tuple[Share, ...]:
    return tuple(Share(one.name, one.credits, one.calls) for one in parts)


async def _sent(ask: Ask, span: Span) -> Answer[Any]:
    await require(ask, "administer")
    store = ask.context.store
    calls, lost = await store.spending.calls(ask.workspace, span), await store.reservations.lost(ask.workspace, span)
    chat = ask.context.chats.get(ask.person.workspace.chat)
    acts = await store.acts.within(ask.workspace, span)
    if not (calls or lost or acts) or chat is None:
        return Answer(problem, Problem("no-spending"))
    people = {call.person for call in calls} | {call.person for call in lost} | {act.person for act in acts}
    members = [await store.roles.find(ask.workspace, person) for person in people]
    names = {member.person: member.name for member in members if member}
    name = audit_name(span[0])
    sent = Answer(spending_sent, SpendingSent(name, len(calls), len(lost)))
    try:
        place = await _alone(ask, chat, sent)
        with TemporaryDirectory(prefix="scout-") as folder:
            path = Path(folder) / name
            await asyncio.to_thread(write_audit, path, calls, lost, names, acts)
            await chat.upload(place, name, path)
    except ChatError as refused:
        return Answer(problem, Problem("no-upload", {"code": refused.code}))
    return sent


async def _alone(ask: Ask, chat: Chat, said: Answer[SpendingSent]) -> Conversation:
    """Where nobody but the asker reads along. Raises `ChatError`.

    From elsewhere a first word opens the direct message: chats take files for conversations, and not all for people.
    """
    if ask.conversation.is_private:
        return ask.conversation
    posted = await chat.post(alone_with(ask.workspace, ask.person.id), said.card(words(ask.language)))
    return posted.conversation
