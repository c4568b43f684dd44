"""A team at Scout's desk with a budget to keep, a noticeboard on the wall, and a creator API that counts its calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from bot.app import Scout
from bot.settings import Settings, read_settings
from handlers.cards import Card
from handlers.chat import Audience, Conversation, Person, Posted, Press, Request, Workspace
from handlers.scheduled.deliver import deliver
from handlers.scheduled.settle_money import settle_money
from storage.roles import Role
from tests.cards import lines_of
from tests.handlers.collecting.room import press_of
from tests.handlers.scheduled.conftest import Clock
from tests.handlers.scheduled.noticeboard import Noticeboard
from tests.platforms.creator_api import CreatorApi, Reply, success

TEAM, ELSEWHERE = Workspace("slack", "T1"), Workspace("slack", "T2")
MIA = Person(TEAM, "U1", "Mia", "mia@brand.example", language="en")
LEO = Person(TEAM, "U2", "Leo", "leo@brand.example", language="en")
ADA = Person(TEAM, "U3", "Ada", "ada@brand.example", language="en", is_admin=True)
PIA = Person(ELSEWHERE, "U2", "Pia", "pia@other.example", language="en", is_admin=True)
CHANNEL, OTHER_CHANNEL = Conversation(TEAM, "C1"), Conversation(TEAM, "C2")

ROWS = [{"uid": f"{n}", "username": f"maker{n}", "nickname": "Maker", "followers_count": 9_000} for n in range(10)]


def found(**meta: Any) -> Reply:
    """Ten creators of level S1, as a search gives them for ten credits."""
    return success(ROWS, **{"credits_consumed": 10, "service_level": "S1", **meta})


def search(word: str, level: str = "level:S1") -> str:
    """The line of a search that costs ten credits."""
    return f"/creators search tiktok {word} {level}".strip()


class Office:
    """`says` and `presses` give the answer's card; `board` has what was posted and `api.requests` what went out."""

    keeps_place = False

    def __init__(self, folder: Path, api: CreatorApi, clock: Clock) -> None:
        self.api, self.clock, self.board = api, clock, Noticeboard(clock)
        self._folder, self._seen = folder, list[Card]()
        self.while_waiting: Callable[[], None] = lambda: None
        """What happens while Scout leaves something for a moment."""
        self.audience: Audience = "asker"

    async def opens(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """Start Scout over the team's one file, again after it `closes`."""
        self.scout = Scout(self._settings, clock=self.clock, sleep=self._sleep, transport=transport)
        await self.scout.__aenter__()
        self.scout.speak_through(self.board)

    async def _sleep(self, seconds: float) -> None:
        await self.clock.sleep(seconds)
        self.while_waiting()

    async def closes(self) -> None:
        """Stop Scout."""
        await self.scout.__aexit__(None, None, None)

    @property
    def _settings(self) -> Settings:
        return read_settings(
            _env_file=None,
            cv_api_base_url=self.api.url,
            cv_api_key="cv_live_0123456789abcdef",
            cv_user_identity="team@brand.example",
            database_url=f"sqlite:///{self._folder / 'scout.db'}",
            default_language="en",
        )

    async def says(self, line: str, person: Person = MIA, place: Conversation = CHANNEL) -> str:
        """Type a line; gives the words of the answer."""
        await self.scout.desk.request(Request(uuid4().hex, line, person, place, self.clock()), self)
        return self.shown

    async def presses(self, press: str, person: Person, place: Conversation = CHANNEL) -> str:
        """Use a button by its id, as it came on some card; gives the words of the answer."""
        await self.scout.desk.press(Press(uuid4().hex, press, person, place, self.clock()), self)
        return self.shown

    @property
    def shown(self) -> str:
        """The words of the last answer."""
        return words_of(self._seen[-1])

    def offered(self, label: str) -> str:
        """The button with this label on the last answer. Raises `LookupError`."""
        return press_of(self._seen[-1], label)

    async def gives(self, person: Person, role: Role) -> None:
        """Give a role, as an admin does."""
        roles, at = self.scout.context.store.roles, self.clock()
        await roles.give(person.workspace.key, person.id, person.name, role, "U3", at)

    async def delivers(self) -> None:
        """Bring what is due to be posted."""
        for _ in range(8):
            await deliver(self.scout.context)

    async def settles(self, **later: float) -> None:
        """Let time pass and end what money waits for."""
        self.clock.turn(**later)
        await settle_money(self.scout.context)
        await self.delivers()

    def asked(self, person: Person | None = None) -> Card:
        """The last card that asked for a decision, as it stands now: in the channel, or a person's own."""
        cards = self.board.about("approval-")
        return next(one.card for one in reversed(cards) if person is None or one.conversation.id == person.id)

    def written(self, person: Person) -> list[str]:
        """What was posted to a person alone."""
        return [words_of(one.card) for one in self.board.posts if one.conversation.id == person.id]

    @property
    def sent(self) -> list[Mapping[str, Any]]:
        """The bodies of the calls that went out."""
        return [request.body for request in self.api.requests]

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """A sign of work; the answer follows."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self._seen.append(card)
        self.audience = audience
        return None


def words_of(card: Card) -> str:
    """Everything that a card says."""
    return "\n".join(lines_of(card))
