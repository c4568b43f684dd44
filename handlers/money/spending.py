"""`/creators spending`: what a month cost, whom and for what; for admins also as a csv of every call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.chat import ChatError
from handlers.context import Answer, Ask
from handlers.grammar.usage import choices, wrong
from handlers.line import Line, folded
from handlers.messages.problem import Problem, problem
from handlers.messages.spending_sent import SpendingSent, spending_sent
from handlers.messages.spending_shown import Share, SpendingShown, spending_shown
from handlers.money.audit import Log, audit_name, write_audit
from handlers.money.months import month_before, month_named, this_month, zone_name
from handlers.money.where import names_of
from handlers.people.own_files import hand_over
from handlers.people.rights import may, require
from storage.spending import Part
from storage.times import Span

EXAMPLE = "/creators spending last"

_LAST = frozenset({"last", "previous", "before", "上月", "上个月"})
_THIS = frozenset({"this", "month", "now", "本月", "这个月"})
_CSV = frozenset({"csv", "audit", "export", "明细", "导出", "审计"})


async def spending_line(ask: Ask, line: Line) -> Answer[Any]:
    """This month or an earlier one: all of it for admins, for everybody else the sum and their own part.

    With `csv`, every call as a file to the admin alone. Raises `UsageError` and `MayNot`.
    """
    typed = [folded(word.text) for word in line.words]
    this = month = await this_month(ask)
    for word in typed:
        if word in _LAST:
            month = month_before(this)
        elif word not in _THIS | _CSV:
            month = _earlier(word, this)
    if _CSV & set(typed):
        return await _sent(ask, month)
    return Answer(spending_shown, await _shown(ask, month))


def _earlier(word: str, this: Span) -> Span:
    month = month_named(word, this)
    if month is None or month > this:
        raise wrong("unknown-month", word, hint=choices(("this", "last", f"{this[0]:%Y-%m}", "csv")), example=EXAMPLE)
    return month


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
        places=await _places(ask, await spending.by("conversation", workspace, account, span)) if is_admin else (),
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


async def _places(ask: Ask, parts: list[Part]) -> tuple[Share, ...]:
    """Conversations by what the chat calls them, this one at least as such, and all others as one part."""
    names = await names_of(ask, [one.name for one in parts])
    named = [one for one in parts if one.name in names or one.name == ask.conversation.id]
    shares = [Share(names.get(one.name, ""), one.credits, one.calls, "here") for one in named]
    others = [one for one in parts if one not in named]
    if others:
        credits_, calls = sum(one.credits for one in others), sum(one.calls for one in others)
        shares.append(Share("", credits_, calls, "others"))
    return tuple(sorted(shares, key=lambda share: -share.credits))


def _shares(parts: list[Part]) -> tuple[Share, ...]:
    return tuple(Share(one.name, one.credits, one.calls) for one in parts)


async def _sent(ask: Ask, span: Span) -> Answer[Any]:
    await require(ask, "administer")
    log = await _log(ask, span)
    if not log.rows:
        return Answer(problem, Problem("no-spending"))
    name = audit_name(span[0])
    sent = Answer(spending_sent, SpendingSent(name, len(log.calls), len(log.lost)))
    try:
        await hand_over(ask, name, lambda path: write_audit(path, log), sent)
    except ChatError as refused:
        return Answer(problem, Problem("no-upload", {"code": refused.code}))
    return sent


async def _log(ask: Ask, span: Span) -> Log:
    store, workspace = ask.context.store, ask.workspace
    calls, lost = await store.spending.calls(workspace, span), await store.reservations.lost(workspace, span)
    acts, reveals = await store.acts.within(workspace, span), await store.reveals.within(workspace, span)
    log = Log(calls, lost, acts, reveals)
    members = [await store.roles.find(workspace, person) for person in {row.person for row in log.rows}]
    places = Counter(row.conversation for row in log.rows)
    names = await names_of(ask, [place for place, _ in places.most_common()])
    return replace(log, names={**names, **{member.person: member.name for member in members if member}})
