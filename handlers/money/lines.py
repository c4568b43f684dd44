"""A `budget` or `role` line, read: how much, for how long, for whom; and who is meant by a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.chat import Named
from handlers.context import Ask
from handlers.grammar.tokens import Line, Option, Word, read_line
from handlers.grammar.usage import choices, did_you_mean, within, wrong
from handlers.vocabulary.names import folded
from handlers.vocabulary.numbers import read_number
from storage.budgets import Period, Scope
from storage.roles import ROLES, Role

BUDGET_EXAMPLE = "/creators budget set 500 month channel"
ROLE_EXAMPLE = "/creators role @mia approver"

MOST_CREDITS = 100_000_000

_PERIODS: dict[str, Period] = {
    **dict.fromkeys(("day", "daily", "日", "天", "每天", "每日", "一天"), "day"),
    **dict.fromkeys(("month", "monthly", "月", "每月", "每个月", "一个月"), "month"),
}
_AMOUNT_A_PERIOD = re.compile(r"([0-9].*?)(?:credits?|积分)?[/／每]?(day|month|daily|monthly|日|天|月)")
"""A number and its period in one word, as a line brings `500 month` and people write `500/month`."""

_AMOUNT_OTHERWISE = re.compile(r"[0-9][^/／每]*?(?:credits?|积分)?[/／每]?(weeks?|years?|hours?|周|年|小时)")

_OTHERWISE = frozenset(
    {
        *("week", "weekly", "year", "yearly", "annual", "hour", "hourly", "quarter", "quarterly"),
        *("周", "每周", "星期", "年", "每年", "小时", "每小时", "季度", "每季度"),
    }
)
"""Periods that no budget is for."""

_SCOPES: dict[str, Scope] = {
    **dict.fromkeys(("channel", "conversation", "here", "频道", "群", "群聊", "本群", "会话", "这里"), "conversation"),
    **dict.fromkeys(("workspace", "team", "everyone", "工作区", "团队", "全部", "全员"), "workspace"),
    **dict.fromkeys(("person", "user", "人", "个人", "成员"), "person"),
}
_PERSON_OPTIONS = frozenset({"person", "user", "for", "人", "个人", "成员"})
_ROLES: dict[str, Role] = {
    **{role: role for role in ROLES},
    **dict.fromkeys(("查看者", "观察者", "只读"), "viewer"),
    **dict.fromkeys(("使用者", "花费者", "成员"), "spender"),
    **dict.fromkeys(("审批人", "审批者", "审批"), "approver"),
    **dict.fromkeys(("管理员",), "admin"),
}
_ME = frozenset({"me", "myself", "我", "自己", "我自己"})


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What a line says of a budget; None for what it leaves open. `subject` is set where a person is meant."""

    credits: int | None
    period: Period | None
    scope: Scope | None
    subject: Named | None


async def read_budget(ask: Ask, line: Line) -> BudgetLine:
    """What a `budget set` or `budget remove` line says. Raises `UsageError`."""
    credits_: int | None = None
    period: Period | None = None
    scope: Scope | None = None
    subject: Named | None = None
    for item in _items(ask, line):
        if isinstance(item, Option):
            if folded(item.name) not in _PERSON_OPTIONS:
                raise wrong("unknown-option", item.name, hint=did_you_mean("person:"), example=BUDGET_EXAMPLE)
            scope, subject = "person", await person_named(ask, item.typed, BUDGET_EXAMPLE)
            continue
        word = folded(item.text)
        together = _AMOUNT_A_PERIOD.fullmatch(word)
        if together:
            credits_, period = _credits(together[1]), _PERIODS[together[2]]
            continue
        otherwise = _AMOUNT_OTHERWISE.fullmatch(word)
        if otherwise or word in _OTHERWISE:
            raise wrong("no-such-period", otherwise[1] if otherwise else item.text, example=BUDGET_EXAMPLE)
        if item.text.startswith("@") or word in _ME:
            scope, subject = "person", await person_named(ask, item.text, BUDGET_EXAMPLE)
        elif word in _PERIODS:
            period = _PERIODS[word]
        elif word in _SCOPES:
            scope = _SCOPES[word]
        elif word not in _FILL:
            credits_ = _credits(item.text)
    if scope == "person" and subject is None:
        raise wrong("no-person", example=BUDGET_EXAMPLE)
    return BudgetLine(credits_, period, scope, subject)


async def read_role(ask: Ask, line: Line) -> tuple[Named, Role]:
    """Whom a `role` line names, and the role. Raises `UsageError`."""
    role: Role | None = None
    person: Named | None = None
    for item in _items(ask, line):
        typed = item.typed if isinstance(item, Option) else item.text
        if not isinstance(item, Option) and folded(typed) in _ROLES:
            role = _ROLES[folded(typed)]
        elif person is None and (isinstance(item, Option) or typed.startswith("@") or folded(typed) in _ME):
            person = await person_named(ask, typed, ROLE_EXAMPLE)
        else:
            raise wrong("unknown-role", typed, hint=choices(ROLES), example=ROLE_EXAMPLE)
    if person is None:
        raise wrong("no-person", example=ROLE_EXAMPLE)
    if role is None:
        raise wrong("unknown-role", hint=choices(ROLES), example=ROLE_EXAMPLE)
    return person, role


async def person_named(ask: Ask, typed: str, example: str) -> Named:
    """Who is meant: whom the chat says the line mentions, else who used Scout under that name.

    Raises `UsageError` for a name that nobody has, or several have.
    """
    name = typed.strip().removeprefix("@")
    if folded(name) in _ME:
        return Named(ask.person.id, ask.person.name)
    told = next((each for each in ask.people if f"@{name}" == _mark(each)), None)
    if told is not None:
        return await _with_name(ask, told)
    if name == ask.person.id:
        return Named(ask.person.id, ask.person.name)
    known = await ask.context.store.roles.find(ask.workspace, name)
    found = [known] if known else await ask.context.store.roles.named(ask.workspace, name)
    if not found:
        raise wrong("unknown-person", f"@{name}", example=example)
    if len(found) > 1:
        raise wrong("many-people", f"@{name}", example=example)
    return Named(found[0].person, found[0].name)


async def _with_name(ask: Ask, told: Named) -> Named:
    """The person with the name that Scout knows; a chat may mention people by their id."""
    known = await ask.context.store.roles.find(ask.workspace, told.id)
    name = known.name if known and known.name else told.name
    return Named(told.id, "" if name == told.id else name)


def _items(ask: Ask, line: Line) -> list[Word | Option]:
    """The items of a line in which each person whom the chat tells is one word, however many their name has."""
    text = line.typed
    for each in sorted(ask.people, key=lambda one: -len(one.name)):
        text = text.replace(f"@{each.name}", f" {_mark(each)} " if ":" not in text else _mark(each))
    return list(read_line(text).items)


def _mark(named: Named) -> str:
    return f"@{named.id}"


def _credits(typed: str) -> int:
    number = read_number(typed)
    if number is None or number.is_percent:
        raise wrong("not-credits", typed, example=BUDGET_EXAMPLE)
    if number.value != int(number.value) or not 0 <= number.value <= MOST_CREDITS:
        raise wrong("not-credits", typed, hint=within(0, f"{MOST_CREDITS:,}"), example=BUDGET_EXAMPLE)
    return int(number.value)


_FILL = frozenset({"a", "per", "for", "credits", "credit", "the", "this", "积分", "个积分", "每", "/"})
