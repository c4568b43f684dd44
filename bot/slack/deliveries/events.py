"""The events that Scout subscribed to: messages to it, emojis, visits to its Home tab, and that it was let go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.slack.deliveries.origin import Body, Origin, part, text
from bot.slack.files import Shared
from bot.slack.markup import addressed, people, typed
from handlers.chat import Departure, Named, Workspace

LATEST = 100_000_000_000
"""Seconds since 1970 that no event has."""


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
    origin = replace(
        _origin(body, text(event, "channel"), is_direct=is_direct),
        user_team=text(event, "user_team") or text(event, "team"),
        thread=text(event, "thread_ts"),
    )
    authorization = _authorization(body)
    bot = text(authorization, "user_id") if authorization.get("is_bot") is True else ""
    files = tuple(_files(event))
    return Message(text(body, "event_id"), text(event, "text"), origin, bot, text(event, "ts"), files)


def visit(body: Body) -> Visit | None:
    """The event that a person opened the Home tab; None for all others."""
    event = part(body, "event")
    if text(event, "type") != "app_home_opened" or text(event, "tab") not in {"", "home"} or not text(event, "user"):
        return None
    return Visit(text(body, "event_id"), _origin(body, text(event, "user"), is_direct=True))


def star(body: Body) -> Star | None:
    """An emoji set to a message; None for all other events, and for one set to a file or a comment."""
    event = part(body, "event")
    item = part(event, "item")
    if text(event, "type") != "reaction_added" or text(item, "type") != "message" or not text(event, "user"):
        return None
    channel = text(item, "channel")
    origin = _origin(body, channel, is_direct=channel.startswith("D"))
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


def _origin(body: Body, channel: str, *, is_direct: bool) -> Origin:
    is_shared = body.get("is_ext_shared_channel")
    return Origin(
        team=_team(body),
        user=text(part(body, "event"), "user"),
        channel=channel,
        is_direct=is_direct,
        is_shared=is_shared if isinstance(is_shared, bool) else None,
        organisation=text(_authorization(body), "enterprise_id"),
    )


def _authorization(body: Body) -> Body:
    """For whom an event is delivered: Scout, in its own workspace."""
    return next((each for each in body.get("authorizations") or [] if isinstance(each, Mapping)), {})


def _team(body: Body) -> str:
    """The workspace that an event is for; one from a shared channel names the sender's besides."""
    return text(_authorization(body), "team_id") or text(body, "team_id")


def _files(event: Body) -> Iterator[Shared]:
    """The files of a message that lie in Slack itself, long pasted texts among them; not deleted or hidden ones."""
    for file in event.get("files") or []:
        if isinstance(file, Mapping) and file.get("mode") in {"hosted", "snippet", None}:
            url = text(file, "url_private_download") or text(file, "url_private")
            size = file.get("size")
            if url:
                yield Shared(text(file, "name") or text(file, "title"), size if isinstance(size, int) else 0, url)
