"""The Slack chat as the program sees it: routes, start, stop, check, and the port that handlers speak through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.routing import BaseRoute

from bot.lacking import SLACK_APPS
from bot.settings import Settings
from bot.slack.accepted import Accepted
from bot.slack.calls import SlackCalls
from bot.slack.granted import INSTALL_AGAIN, lacking, lacking_anywhere
from bot.slack.holds import Holds
from bot.slack.install import INSTALL, InstallPage
from bot.slack.listen import Listener
from bot.slack.people import People
from bot.slack.post import SlackPost
from bot.slack.presence import conversation_now, places
from bot.slack.socket import Socket
from bot.slack.tokens import Tokens
from bot.slack.web import Web
from bot.works import Works
from handlers.chat import Conversation, Desk, Person, Place, Presence, Workspace
from handlers.context.examining import Lack
from handlers.words import words
from storage.store import Store

SCOPES = (
    "commands",
    "chat:write",
    "app_mentions:read",
    "im:history",
    "users:read",
    "users:read.email",
    "files:write",
    "files:read",
    "reactions:read",
    "channels:read",
    "groups:read",
)
"""What Scout asks a workspace for; `manifest.yml` gives the reason for each."""

SECONDS_TO_FINISH = 10.0


class SlackChat(SlackPost):
    """Slack, with one bot token or with one for each installation that `store` keeps.

    Posts as `handlers.chat.Chat`; brings deliveries to the desk while started.
    """

    def __init__(
        self, settings: Settings, desk: Desk, *, clock: Callable[[], datetime], store: Store | None = None
    ) -> None:
        self._store = store
        self._calls = SlackCalls(settings)
        room = store.refused_blocks if store else None
        self._calls.accepted = Accepted(clock, room, is_on=settings.slack_rich_blocks)
        self._calls.holds = Holds(clock)
        if settings.installs_slack and store is not None:
            self._calls.use(Tokens(store.installations, self._calls.refreshed, clock))
        super().__init__(self._calls)
        self._people = People(self._calls, clock)
        self._works = Works()
        listener = Listener(settings, desk, self._calls, clock)
        self._installs: InstallPage | None = None
        if settings.installs_slack and store is not None:
            self._installs = InstallPage(settings, store, self._calls, SCOPES, clock, listener.welcome)
        secret = settings.slack_signing_secret.get_secret_value()
        token = settings.slack_app_token.get_secret_value()
        self._web = Web(secret, listener, self._works) if secret else None
        self._socket = Socket(token, listener, self._works, self._calls) if token else None

    @property
    def routes(self) -> list[BaseRoute]:
        """Slack's request URLs; none without a signing secret, because nobody could then tell who calls."""
        return [*(self._web.routes if self._web else []), *(self._installs.routes if self._installs else [])]

    async def open(self) -> None:
        """Keep connections, to post without taking deliveries."""
        await self._calls.open()

    async def start(self) -> None:
        """Keep connections, and with an app token begin Socket Mode; returns at once.

        Raises `ChatError` where Slack refuses the app token for good. An unreachable Slack is tried again.
        """
        await self._calls.open()
        if self._socket:
            await self._socket.open()

    async def stop(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Take no more deliveries, give those under way `seconds` to be answered, and let everything go."""
        if self._socket:
            await self._socket.close()
        await self._works.stop(seconds)
        await self._calls.close()

    async def idle(self) -> None:
        """Wait until every delivery taken so far is answered."""
        await self._works.done()

    async def is_connected(self) -> bool:
        """Whether Socket Mode is on and its connection stands."""
        return self._socket is not None and await self._socket.is_connected()

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        """What Slack tells now of a person, as of an hour ago at the most, and of a conversation."""
        return Presence(await self._people.again(person), await conversation_now(self._calls, conversation))

    async def places(self, name: str, person: Person) -> list[Place]:
        """The channels of that name that both are in; of open ones, those that Scout is in. Raises `ChatError`."""
        return await places(self._calls, name, person)

    async def lacks(self, workspace: Workspace) -> list[Lack]:
        """The scopes that the token of one workspace lacks. Raises `ChatError`."""
        has_page = self._calls.tokens is not None
        way, at = (INSTALL_AGAIN, INSTALL) if has_page else ("lack-way-slack", SLACK_APPS)
        return [Lack(scope, way, at=at) for scope in await lacking(await self._calls.client_in(workspace), SCOPES)]

    async def check(self) -> list[str]:
        """The scopes that the bot token lacks, each with the way to get it; empty when all is well.

        With installations, those that each of their tokens lacks, and the tokens that Slack refuses. Raises `ChatError`
        where Slack refuses the only bot token, or the app token if there is one.
        """
        if self._socket:
            await self._socket.check()
        if self._store is not None and self._calls.tokens is not None:
            return await lacking_anywhere(self._calls, self._store.installations, SCOPES)
        lacks = [Lack(scope, "lack-way-slack", at=SLACK_APPS) for scope in await lacking(self._calls.client, SCOPES)]
        return [each.told(words("en")) for each in lacks]


def slack_chat(
    settings: Settings, desk: Desk, *, clock: Callable[[], datetime], store: Store | None = None
) -> SlackChat:
    """The Slack chat for these settings. `clock` gives the time now, aware; `store` keeps installations."""
    return SlackChat(settings, desk, clock=clock, store=store)
