"""What Feishu delivers, read into plain values: no network and no memory, so it is done before the acknowledgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.feishu.calls import part, text
from bot.feishu.controls import AT, DAY, PRESS
from bot.feishu.fields import REDRAWS, values_in
from bot.feishu.files import Sent, shown_by
from bot.feishu.markup import Mentioned, addressed, typed
from handlers.cards.form import Values
from handlers.chat import Departure, Named, Workspace

STALE_AFTER = timedelta(minutes=30)
"""A message or a choice that arrives later than this after it was made is left alone: its answer would surprise."""

_KINDS = frozenset({"text", "post", "file"})

Place = Literal["", "direct", "alone"]
"""Where a card sits: everyone's in a group, the direct message with Scout, or shown to one person in a group."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who and where, as the delivery names them. `person` is an open id, or a user id where Feishu gives no other."""

    tenant: str
    person: str
    person_tenant: str
    chat: str
    is_direct: bool
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a person's. `words` still has mentions as keys; `answers` is the message that it replies to."""

    id: str
    message: str
    origin: Origin
    words: str
    mentions: tuple[Mentioned, ...]
    sent_at: datetime
    is_threaded: bool
    files: tuple[Sent, ...] = ()
    answers: str = ""

    def is_for(self, bot: str) -> bool:
        """Whether the message speaks to `bot`: directly, or by mentioning it and not just everybody."""
        return self.origin.is_direct or any(bot in each.ids for each in self.mentions)

    def is_stale(self, now: datetime) -> bool:
        """Whether it took longer than `STALE_AFTER` to arrive."""
        return now - self.sent_at > STALE_AFTER

    def named(self, bot: str) -> tuple[Named, ...]:
        """The people whom it mentions besides Scout."""
        others = [each for each in self.mentions if bot not in each.ids and each.ids]
        return tuple(Named(_open_id(each.ids), each.name) for each in others if each.name)

    def line(self, bot: str) -> str:
        """What the person typed to Scout."""
        return addressed(self.words, self.mentions, bot)


@dataclass(frozen=True, slots=True)
class Click:
    """A button or a chosen option on the card `message`, which stands since `day` (`bot.feishu.messages`) if told.

    `token` allows two late changes of that card.
    """

    id: str
    press: str
    origin: Origin
    message: str
    token: str
    place: Place
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was sent in by the press `click`; or only to be drawn anew, where it `redraws`."""

    click: Click
    values: Values
    redraws: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the bot's menu that a person chose. `line` is what it stands for."""

    id: str
    line: str
    origin: Origin
    chosen_at: datetime

    def is_stale(self, now: datetime) -> bool:
        """Whether it took longer than `STALE_AFTER` to arrive."""
        return now - self.chosen_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class Arrival:
    """That a tenant has Scout now. `by` is the person who let it in, if Feishu says so."""

    workspace: Workspace
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Joined:
    """People who joined a group, each with their tenant, and whether it is one with outsiders now."""

    tenant: str
    chat: str
    is_external: bool
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Star:
    """An emoji that a person set to a message. Feishu does not say in which chat the message stands."""

    id: str
    emoji: str
    message: str
    origin: Origin


def message(event: Any) -> Message | None:
    """The SDK's `P2ImMessageReceiveV1`, when it is a person's text, post or file; None for all others.

    Bots, pictures and the like are not. A file comes without a word.
    """
    sender, told = event.event.sender, event.event.message
    if sender is None or told is None or sender.sender_type != "user" or told.message_type not in _KINDS:
        return None
    origin = Origin(
        tenant=event.header.tenant_key or "",
        person=_id(sender.sender_id),
        person_tenant=sender.tenant_key or "",
        chat=told.chat_id or "",
        is_direct=told.chat_type == "p2p",
    )
    is_file = told.message_type == "file"
    files = shown_by(told.message_id or "", told.content or "") if is_file else ()
    words = "" if is_file else typed(told.content or "", told.message_type)
    if not origin.person or not (words or files):
        return None
    return Message(
        id=event.header.event_id or "",
        message=told.message_id or "",
        origin=origin,
        words=words,
        mentions=tuple(_mentioned(each) for each in told.mentions or ()),
        sent_at=_moment(told.create_time),
        is_threaded=bool(told.thread_id),
        files=files,
        answers=told.parent_id or "",
    )


MENU: Mapping[str, str] = {
    "home": "/creators home",
    "search": "/creators search",
    "collect": "/collect",
    "status": "/collect status",
    "saved": "/creators saved",
    "digests": "/creators digest",
    "lists": "/creators list",
    "credits": "/creators credits",
    "help": "/creators help",
}
"""The lines that the bot's menu stands for, by the event keys that its entries are given in the developer console."""


def choice(event: Any) -> Choice | None:
    """The SDK's `CustomizedEvent` of the bot's menu; None for entries that are none of Scout's.

    It names no chat, because the menu stands in the direct message with Scout alone, and no tenant of the person:
    outsiders too can have such a conversation (`bot.feishu.belonging`).
    """
    told = event.event or {}
    line = MENU.get(text(told, "event_key").removeprefix("scout.").casefold(), "")
    ids = part(part(told, "operator"), "operator_id")
    person = text(ids, "open_id") or text(ids, "user_id") or text(ids, "union_id")
    if not line or not person:
        return None
    origin = Origin(event.header.tenant_key or "", person, "", chat=person, is_direct=True)
    return Choice(event.header.event_id or "", line, origin, _moment(event.header.create_time))


def star(event: Any) -> Star | None:
    """The SDK's `P2ImMessageReactionCreatedV1`, when a person set the emoji; None for those of apps."""
    told = event.event
    person = _id(told.user_id)
    if told.operator_type != "user" or told.reaction_type is None or not person:
        return None
    origin = Origin(event.header.tenant_key or "", person, "", chat="", is_direct=False)
    return Star(event.header.event_id or "", told.reaction_type.emoji_type or "", told.message_id or "", origin)


def joined(event: Any) -> Joined | None:
    """The SDK's `CustomizedEvent` of people who joined a group; None for one that names no group."""
    told = event.event or {}
    chat, users = text(told, "chat_id"), told.get("users")
    listed = [each for each in users if isinstance(each, dict)] if isinstance(users, list) else []
    people = tuple((text(part(each, "user_id"), "open_id"), text(each, "tenant_key")) for each in listed)
    return Joined(event.header.tenant_key or "", chat, told.get("external") is True, people) if chat else None


def click(event: Any) -> Click | None:
    """The SDK's `P2CardActionTrigger` as a press, or None for a control that carries none of ours."""
    told = event.event
    if told is None or told.action is None or told.operator is None:
        return None
    value = told.action.value if isinstance(told.action.value, dict) else {}
    press = told.action.option if told.action.tag == "select_static" else value.get(PRESS)
    if not isinstance(press, str) or not press:
        return None
    place: Place = value[AT] if value.get(AT) in {"direct", "alone"} else ""
    origin = Origin(
        tenant=event.header.tenant_key or "",
        person=_id(told.operator),
        person_tenant=told.operator.tenant_key or "",
        chat=(told.context.open_chat_id if told.context else "") or "",
        is_direct=place == "direct",
        time_zone=told.action.timezone or "",
    )
    sits_on = (told.context.open_message_id if told.context else "") or ""
    day = value.get(DAY)
    since = day if isinstance(day, int) else None
    return Click(event.header.event_id or "", press, origin, sits_on, told.token or "", place, since)


def departure(event: Any) -> Departure | None:
    """The SDK's `CustomizedEvent` of the older form, when a tenant uninstalled the app."""
    tenant = text(event.event or {}, "tenant_key")
    return Departure(event.uuid or "", Workspace("feishu", tenant), _sent_at(event)) if tenant else None


def arrival(event: Any) -> Arrival | None:
    """The SDK's `CustomizedEvent` of the older form, when a tenant enabled the app for the first time."""
    told = event.event or {}
    tenant = text(told, "tenant_key")
    by = text(part(told, "installer"), "open_id") or text(part(told, "installer_employee"), "open_id")
    return Arrival(Workspace("feishu", tenant), by, _sent_at(event)) if tenant else None


def filled(event: Any) -> Filled | None:
    """The SDK's `P2CardActionTrigger` as a form that was sent in, or None for other presses."""
    pressed = click(event)
    if pressed is None or event.event.action.form_value is None:
        return None
    return Filled(pressed, values_in(event.event.action.form_value), event.event.action.value.get(REDRAWS) is True)


def _id(told: Any) -> str:
    """The open id, else the user id, else the union id."""
    return (told.open_id or told.user_id or told.union_id or "") if told is not None else ""


def _open_id(ids: frozenset[str]) -> str:
    """The id by which Scout knows people, where Feishu gives it."""
    return min(ids, key=lambda each: (not each.startswith("ou_"), each))


def _mentioned(told: Any) -> Mentioned:
    ids = (told.id.open_id, told.id.user_id, told.id.union_id) if told.id is not None else ()
    return Mentioned(told.key or "", told.name or "", frozenset(each for each in ids if each))


def _sent_at(event: Any) -> datetime | None:
    """When an event of the older form was sent, in seconds as `1502199207.7171419`."""
    seconds, _, _ = str(event.ts or "").partition(".")
    return _moment(f"{seconds}000") if seconds.isdecimal() else None


def _moment(milliseconds: Any) -> datetime:
    """Feishu's time in milliseconds, a number or a string of one; the beginning of time for anything else."""
    digits = str(milliseconds or "")
    return datetime.fromtimestamp(int(digits) / 1000 if digits.isdecimal() and len(digits) < 15 else 0, UTC)
