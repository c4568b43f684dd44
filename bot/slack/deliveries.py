"""What Slack delivers, read into plain values: no network, no memory, so it can be done before or after the ack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.slack.controls import OPENS
from bot.slack.files import Shared
from bot.slack.markup import addressed, people, typed
from bot.slack.said import said_in
from handlers.chat import Departure, Named, Workspace

Body = Mapping[str, Any]

LATEST = 100_000_000_000
"""Seconds since 1970 that no event has."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who and where, as the delivery names them. `reply_url` is empty for events, which have none.

    `organisation` is the Enterprise Grid that the workspace belongs to, or empty. `is_shared`, whether another
    organisation reads along, is None where the delivery does not say: only events do.
    """

    team: str
    user: str
    channel: str
    user_name: str = ""
    user_team: str = ""
    thread: str = ""
    reply_url: str = ""
    is_direct: bool = False
    is_shared: bool | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command. `named` are the people whom it mentions; `trigger` opens a modal for three seconds."""

    id: str
    text: str
    origin: Origin
    named: tuple[Named, ...] = ()
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A mention in a channel, or a message in the direct message with Scout. `text` still has Slack's markup."""

    id: str
    text: str
    origin: Origin
    bot_user: str
    sent_at: str
    files: tuple[Shared, ...] = ()

    @property
    def key(self) -> str:
        """The message itself, whichever events tell of it."""
        return f"{self.origin.team}:{self.origin.channel}:{self.sent_at}:{self.origin.user}"

    def named(self, bot_user: str) -> tuple[Named, ...]:
        """The people whom it mentions besides Scout."""
        return people(self.text, self.bot_user or bot_user)

    def line(self, bot_user: str) -> str:
        """What the person typed to Scout, without the mention and without markup."""
        bot = self.bot_user or bot_user
        # Without knowing its own id Scout takes the first mention for its own, but a direct message needs none.
        return typed(addressed(self.text, bot) if bot or not self.origin.is_direct else self.text)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut, on a message or from anywhere. `line` is what it stands for; `trigger` and `named` as a command's."""

    id: str
    line: str
    origin: Origin
    trigger: str
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Click:
    """A button or a chosen option. `message` is the message it sits on, empty on a private one.

    `trigger` opens a modal for three seconds; `is_home` is one on the Home tab.
    """

    id: str
    press: str
    origin: Origin
    message: str
    is_private: bool
    trigger: str = ""
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody opened the Home tab."""

    id: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Star:
    """An emoji that a person set to a message. `author` is whose message it is, empty where Slack does not say."""

    id: str
    emoji: str
    message: str
    author: str
    origin: Origin


def command(body: Body) -> Command:
    """A slash command delivery."""
    channel = text(body, "channel_id")
    origin = Origin(
        team=text(body, "team_id"),
        user=text(body, "user_id"),
        channel=channel,
        user_name=text(body, "user_name"),
        reply_url=text(body, "response_url"),
        is_direct=channel.startswith("D") or text(body, "channel_name") == "directmessage",
        organisation=text(body, "enterprise_id"),
    )
    line = f"{text(body, 'command')} {typed(text(body, 'text'))}".strip()
    trigger = text(body, "trigger_id")
    return Command(f"command:{trigger}", line, origin, people(text(body, "text")), trigger)


def message(body: Body) -> Message | None:
    """An event, when it is a person talking to Scout: a mention, or a direct message. None for all others.

    Bots, edits, joins and the like are not; nor is a mention that an edit added, which the person did not send.
    """
    event = part(body, "event")
    if event.get("bot_id") or event.get("edited") or event.get("hidden") or not text(event, "user"):
        return None
    is_direct = text(event, "channel_type") == "im" or text(event, "channel").startswith("D")
    if text(event, "type") not in {"app_mention", "message"} or text(event, "subtype") not in {"", "file_share"}:
        return None
    if text(event, "type") == "message" and not is_direct:
        return None
    authorization = _authorization(body)
    origin = Origin(
        team=_team(body),
        user=text(event, "user"),
        channel=text(event, "channel"),
        user_team=text(event, "user_team") or text(event, "team"),
        thread=text(event, "thread_ts"),
        is_direct=is_direct,
        is_shared=_is_shared(body),
        organisation=text(_authorization(body), "enterprise_id"),
    )
    bot = text(authorization, "user_id") if authorization.get("is_bot") is True else ""
    files = tuple(_files(event))
    return Message(text(body, "event_id"), text(event, "text"), origin, bot, text(event, "ts"), files)


def visit(body: Body) -> Visit | None:
    """The event that a person opened the Home tab; None for all others."""
    event = part(body, "event")
    if text(event, "type") != "app_home_opened" or text(event, "tab") not in {"", "home"} or not text(event, "user"):
        return None
    user = text(event, "user")
    origin = Origin(
        team=_team(body),
        user=user,
        channel=user,
        is_direct=True,
        organisation=text(_authorization(body), "enterprise_id"),
    )
    return Visit(text(body, "event_id"), origin)


def star(body: Body) -> Star | None:
    """An emoji set to a message; None for all other events, and for one set to a file or a comment."""
    event = part(body, "event")
    item = part(event, "item")
    if text(event, "type") != "reaction_added" or text(item, "type") != "message" or not text(event, "user"):
        return None
    channel = text(item, "channel")
    origin = Origin(
        team=_team(body),
        user=text(event, "user"),
        channel=channel,
        is_direct=channel.startswith("D"),
        is_shared=_is_shared(body),
        organisation=text(_authorization(body), "enterprise_id"),
    )
    # A skin tone is no other emoji: `raised_hands::skin-tone-3`.
    emoji = text(event, "reaction").partition("::")[0]
    return Star(text(body, "event_id"), emoji, text(item, "ts"), text(event, "item_user"), origin)


def departure(body: Body) -> Departure | None:
    """That Scout was uninstalled, or its own token revoked; None for all other events, and for people's tokens.

    Of an app that was installed for a whole organisation, the organisation may be named alone.
    """
    event = part(body, "event")
    kind, bots = text(event, "type"), part(event, "tokens").get("bot")
    gone, told = _team(body) or text(body, "enterprise_id"), body.get("event_time")
    if not gone or not (kind == "app_uninstalled" or (kind == "tokens_revoked" and bots)):
        return None
    at = datetime.fromtimestamp(told, UTC) if isinstance(told, int) and 0 < told < LATEST else None
    return Departure(text(body, "event_id"), Workspace("slack", gone), at)


SHORTCUTS: Mapping[str, str] = {
    "find_creators": "/creators search",
    "collect_creators": "/collect",
    "creators_in_message": "/creators pick",
}
"""The lines that shortcuts stand for, by their callback ids as the manifest names them."""


def shortcut(body: Body) -> Shortcut | None:
    """A shortcut of Scout's; one on a message is about what the message says.

    One from anywhere has no place but the person's own direct message with Scout.
    """
    line = SHORTCUTS.get(text(body, "callback_id"))
    if line is None:
        return None
    user, on = part(body, "user"), part(body, "message")
    channel = text(part(body, "channel"), "id")
    origin = Origin(
        team=team_of(body),
        user=text(user, "id"),
        channel=channel or text(user, "id"),
        user_name=text(user, "name") or text(user, "username"),
        user_team=text(user, "team_id"),
        thread=text(on, "thread_ts"),
        reply_url=text(body, "response_url"),
        is_direct=not channel or channel.startswith("D"),
        organisation=text(part(body, "enterprise"), "id"),
    )
    trigger = text(body, "trigger_id")
    said = said_in(on)
    return Shortcut(f"shortcut:{trigger}", f"{line} {typed(said)}".strip(), origin, trigger, people(said))


def click(body: Body) -> Click | None:
    """A press, or None for a button or a menu's line that only opens a page."""
    action = next((each for each in body.get("actions") or [] if isinstance(each, Mapping)), {})
    press = text(action, "value") or text(part(action, "selected_option"), "value")
    if press in {"", OPENS}:
        return None
    user, container = part(body, "user"), part(body, "container")
    # A press on the Home tab has no channel; what it leads to is for the direct message with whoever pressed.
    is_home = text(part(body, "view"), "type") == "home"
    channel = text(user, "id") if is_home else text(part(body, "channel"), "id") or text(container, "channel_id")
    origin = Origin(
        team=team_of(body),
        user=text(user, "id"),
        channel=channel,
        user_name=text(user, "name") or text(user, "username"),
        user_team=text(user, "team_id"),
        thread=text(container, "thread_ts") or text(part(body, "message"), "thread_ts"),
        reply_url=text(body, "response_url"),
        is_direct=is_home or channel.startswith("D"),
        organisation=text(part(body, "enterprise"), "id"),
    )
    is_private = container.get("is_ephemeral") is True
    sits_on = "" if is_private else text(container, "message_ts") or text(part(body, "message"), "ts")
    name = f"press:{text(action, 'action_ts')}:{text(action, 'action_id')}:{origin.team}:{origin.user}"
    return Click(name, press, origin, sits_on, is_private, text(body, "trigger_id"), is_home)


def team_of(body: Body) -> str:
    """The workspace that a press, a shortcut or a form comes from.

    Where an organisation installed Scout, Slack may name no other than that of whoever acts.
    """
    return text(part(body, "team"), "id") or text(part(body, "user"), "team_id")


def _authorization(body: Body) -> Body:
    """For whom an event is delivered: Scout, in its own workspace."""
    return next((each for each in body.get("authorizations") or [] if isinstance(each, Mapping)), {})


def _team(body: Body) -> str:
    """The workspace that an event is for; one from a shared channel names the sender's besides."""
    return text(_authorization(body), "team_id") or text(body, "team_id")


def _is_shared(body: Body) -> bool | None:
    told = body.get("is_ext_shared_channel")
    return told if isinstance(told, bool) else None


def _files(event: Body) -> Iterator[Shared]:
    """The files of a message that lie in Slack itself, long pasted texts among them; not deleted or hidden ones."""
    for file in event.get("files") or []:
        if isinstance(file, Mapping) and file.get("mode") in {"hosted", "snippet", None}:
            url = text(file, "url_private_download") or text(file, "url_private")
            size = file.get("size")
            if url:
                yield Shared(text(file, "name") or text(file, "title"), size if isinstance(size, int) else 0, url)


def text(body: Body, key: str) -> str:
    """A text of a delivery, empty where it has none."""
    value = body.get(key)
    return value if isinstance(value, str) else ""


def part(body: Body, key: str) -> Body:
    """A part of a delivery, empty where it has none."""
    value = body.get(key)
    return value if isinstance(value, Mapping) else {}
