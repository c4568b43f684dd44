"""A guest, or someone in a conversation shared with another organisation: what they cannot do, and how it is told."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from bot.app import Scout
from handlers.cards import Button, Card
from handlers.chat import Audience, Conversation, Person, Press, Request, Workspace
from tests.cards import controls_of, lines_of
from tests.stories.conftest import Clock

TEAM = Workspace("slack", "T1")
CHANNEL, SHARED = Conversation(TEAM, "C1"), Conversation(TEAM, "C2", is_external=True)
MIA = Person(TEAM, "U1", "Mia", "mia@brand.example", language="en")
GUEST = Person(TEAM, "U9", "Gus", language="en", is_external=True)


class Counter:
    """Scout's desk with a bell on it: `says` and `presses` give the words of the answer."""

    keeps_place = False

    def __init__(self, scout: Scout, clock: Clock) -> None:
        self._desk, self._clock = scout.desk, clock
        self.card = Card("")

    async def says(self, line: str, person: Person, place: Conversation = CHANNEL) -> str:
        await self._desk.request(Request(uuid4().hex, line, person, place, self._clock()), self)
        return "\n".join(lines_of(self.card))

    async def presses(self, label: str, person: Person, place: Conversation = CHANNEL) -> str:
        buttons = (each for each in controls_of(self.card) if isinstance(each, Button))
        press = next(each.press for each in buttons if each.label == label and each.press)
        await self._desk.press(Press(uuid4().hex, press, person, place, self._clock()), self)
        return "\n".join(lines_of(self.card))

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """A sign of work; the answer follows."""

    async def answer(self, card: Card, audience: Audience) -> None:
        self.card = card


@pytest.fixture
def counter(scout: Scout, clock: Clock) -> Counter:
    return Counter(scout, clock)


WHO = [(GUEST, CHANNEL), (MIA, SHARED)]


@pytest.mark.parametrize(("person", "place"), WHO)
async def test_credits_are_the_team_s_own(counter: Counter, person: Person, place: Conversation) -> None:
    assert "cannot use this team's credits" in await counter.says("/creators credits", person, place)


@pytest.mark.parametrize(("person", "place"), WHO)
async def test_the_workspace_s_language_is_the_team_s_own(
    counter: Counter, person: Person, place: Conversation
) -> None:
    refused = await counter.says("/creators settings workspace_language:zh level:S1", person, place)
    assert "chosen by its own members" in refused
    assert "Nothing was changed" in refused
    shown = await counter.says("/creators settings", MIA)
    assert "Language of this workspace" not in shown
    assert "S2 (default)" in await counter.says("/creators settings", person, place)


@pytest.mark.parametrize(("person", "place"), WHO)
async def test_how_files_are_handed_over_is_the_team_s_own(
    counter: Counter, person: Person, place: Conversation
) -> None:
    assert "Nothing was changed" in await counter.says("/creators settings files:both", person, place)
    assert "as a link" in await counter.says("/creators settings", MIA)
    assert "as a link and as the file itself" in await counter.says("/creators settings files:both", MIA)


async def test_one_s_own_language_is_one_s_own(counter: Counter) -> None:
    assert "已保存" in await counter.says("/creators settings language:zh", GUEST)


async def test_details_of_a_shared_card_hold_no_contact_for_a_guest(counter: Counter) -> None:
    await counter.says("/creators search tiktok beauty has:email", MIA)
    await counter.presses("Share to channel", MIA)
    shared = counter.card
    assert "E-mail: " in await counter.presses("Details", MIA)
    counter.card = shared
    told = await counter.presses("Details", GUEST)
    assert "Followers" in told
    assert "E-mail: " not in told
    assert "Contacts are shown to members of the team only" in told


@pytest.mark.parametrize(("person", "place"), WHO)
@pytest.mark.parametrize(
    "line",
    [
        *("list", "list new Summer", "list add Summer tiktok @mia", "list show", "mark tiktok @mia contacted"),
        *("list collect", "list export", "list import Summer\n@mia tiktok"),
    ],
)
async def test_lists_and_marks_are_the_team_s_own(
    counter: Counter, person: Person, place: Conversation, line: str
) -> None:
    assert "Guests and people of other organisations" in await counter.says(f"/creators {line}", person, place)
    assert "There is no list yet" in await counter.says("/creators list", MIA)


async def test_a_guest_s_press_on_a_team_s_list_does_nothing(counter: Counter) -> None:
    await counter.says("/creators list add Summer tiktok @charlidamelio", MIA)
    await counter.presses("Open the list", MIA)
    refused = await counter.presses("Take off", GUEST)
    assert "Guests and people of other organisations" in refused
    assert "1 creator" in await counter.says("/creators list", MIA)


async def test_what_the_team_knows_of_a_creator_is_not_told_to_guests(counter: Counter) -> None:
    line = "/creators search tiktok beauty country:US"
    name = re.findall(r"@([\w.]+)", await counter.says(line, MIA))[0]
    await counter.says(f"/creators mark tiktok @{name} contacted", MIA)
    await counter.says(line, MIA)
    await counter.presses("Share to channel", MIA)
    card = counter.card
    assert "contacted by Mia" in await counter.presses("Details", MIA)
    counter.card = card
    details = await counter.presses("Details", GUEST)
    assert "Followers" in details
    assert "contacted by" not in details
