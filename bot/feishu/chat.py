"""The Feishu chat as the program sees it: routes, start, stop, check, and the port that handlers speak through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from starlette.routing import BaseRoute

from bot.feishu.calls import FeishuCalls, part, text
from bot.feishu.gate import Gate
from bot.feishu.listen import Listener
from bot.feishu.panel import keep_in_sync
from bot.feishu.people import People
from bot.feishu.post import FeishuPost
from bot.feishu.presence import conversation_now, places
from bot.feishu.socket import Socket
from bot.feishu.web import Web
from bot.settings import Settings
from bot.works import Works
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError, Conversation, Desk, Person, Place, Presence

SCOPES = {
    "im:message": "to edit cards, to show them to one person and to open a file that was sent to Scout",
    "im:message:send_as_bot": "to answer",
    "im:resource:upload": "to put a finished export into a conversation as a file",
    "im:message.p2p_msg:readonly": "to read direct messages",
    "im:message.group_at_msg:readonly": "to read messages that mention Scout",
    "im:chat:readonly": "to know groups with people from outside, where nobody may spend, and by name",
    "contact:contact.base:readonly": "to know a person by name",
    "contact:user.email:readonly": "to act for a person under their own address",
}
"""What Scout asks a tenant for, each with its reason."""

SECONDS_TO_FINISH = 10.0
_GRANTED = 1


class FeishuChat(FeishuPost):
    """Feishu or Lark, with one app. Posts as `handlers.chat.Chat`; brings deliveries to the desk while started.

    Raises `SettingsError` in webhook mode without its two keys.
    """

    def __init__(self, settings: Settings, desk: Desk, *, clock: Callable[[], datetime]) -> None:
        self._calls = FeishuCalls(settings, clock)
        super().__init__(self._calls)
        self._people = People(self._calls, clock)
        self._works = Works()
        gate = Gate(settings, clock) if settings.feishu_mode == "webhook" else None
        listener = Listener(settings, desk, self._calls, clock)
        self._web = Web(gate, listener, self._works) if gate else None
        self._socket = None if gate else Socket(settings, listener, self._works, self._calls, clock)

    @property
    def routes(self) -> list[BaseRoute]:
        """Feishu's request URLs in webhook mode; none on the long connection."""
        return self._web.routes if self._web else []

    async def open(self) -> None:
        """Keep connections, to post without taking deliveries."""
        await self._calls.open()

    async def start(self) -> None:
        """Keep connections, and begin the long one where it is chosen; returns at once.

        Raises `ChatError` where Feishu refuses the app for good. An unreachable Feishu is tried again.
        """
        await self._calls.open()
        if self._socket:
            await self._socket.open()
        self._works.start([partial(keep_in_sync, self._calls)])

    async def stop(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Take no more deliveries, give those under way `seconds` to be answered, and let everything go."""
        if self._socket:
            await self._socket.close()
        await self._works.stop(seconds)
        await self._calls.close()

    async def idle(self) -> None:
        """Wait until every delivery taken so far is answered."""
        await self._works.done()

    @property
    def is_connected(self) -> bool:
        """Whether the long connection is chosen and stands."""
        return self._socket is not None and self._socket.is_connected

    async def watch(self) -> None:
        """Look once whether the long connection lives and replace it if not; a started chat does so by itself."""
        if self._socket:
            await self._socket.watch()

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        """What Feishu tells now of a person, as of an hour ago at the most, and of a conversation."""
        return Presence(await self._people.again(person), await conversation_now(self._calls, conversation))

    async def places(self, name: str, person: Person) -> list[Place]:
        """The groups of that name or id that both are in. Raises `ChatError`."""
        return await places(self._calls, name, person)

    async def check(self) -> list[str]:
        """The permissions that the app lacks, each with its reason and the way to get it; empty when all is well.

        Raises `ChatError` where Feishu refuses the app, its bot or, where it is chosen, the long connection.
        """
        await self._calls.open()
        await self._calls.call("Scout's own identity", "GET", "/bot/v3/info")
        if self._socket:
            await self._socket.check()
        granted = await self._granted()
        domain = self._calls.domain
        return [
            f"{scope}, {reason} (add it at {domain.permission(scope)} and publish a new version of the app)"
            for scope, reason in SCOPES.items()
            if granted is not None and scope not in granted
        ]

    async def _granted(self) -> set[str] | None:
        """The scopes that the tenant granted, or None where Feishu does not tell."""
        try:
            told = await self._calls.call("the list of permissions", "GET", "/application/v6/scopes")
        except ChatError as error:
            if error.code in {UNREACHABLE, NO_ANSWER}:
                raise
            return None
        scopes = part(told, "data").get("scopes")
        listed = [each for each in scopes if isinstance(each, dict)] if isinstance(scopes, list) else []
        return {text(each, "scope_name") for each in listed if each.get("grant_status") == _GRANTED}


def feishu_chat(settings: Settings, desk: Desk, *, clock: Callable[[], datetime]) -> FeishuChat:
    """The Feishu chat for these settings. `clock` gives the time now, aware."""
    return FeishuChat(settings, desk, clock=clock)
