"""Creators write addresses and numbers into their names; whoever reads along in a channel never sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import import_files
from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import CHATS, Person, slack
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import person
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Clock
from tests.stories.test_spending import log_in

ADDRESS, NUMBER = "me2@secret.com", "+14155550101"
ROWS = f"""username,nickname,bio,hashtags,followers,country
zorbler,"Zorbler {ADDRESS} call {NUMBER}","Zorbling daily. Business: {ADDRESS}, {NUMBER}",zorbling,33149,US
"""


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """A catalogue in which one creator's name and bio hold contacts."""
    file = tmp_path / "creators.csv"
    file.write_text(ROWS, encoding="utf-8")
    catalogue = Catalogue.open(Path(settings.service_database))
    assert import_files(catalogue, [file], Platform.TIKTOK).added == 1
    catalogue.close()
    return settings


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[SlackDriver]:
    """Mia in a Slack channel, where others read along."""
    async with slack(scout) as driver:
        assert isinstance(driver, SlackDriver)
        yield driver


@pytest.fixture(params=["slack", "feishu"])
async def someone(scout: Scout, request: pytest.FixtureRequest) -> AsyncIterator[Person]:
    """Mia where others read along: in a Slack channel, or in a Feishu group."""
    async with CHATS[request.param](scout) as driver:
        yield driver.elsewhere(place=GROUP) if isinstance(driver, FeishuDriver) else driver


@dataclass(frozen=True)
class Sent:
    """A message as it stands: who alone sees it, what a notification shows, and its whole payload."""

    only_for: str
    notice: str
    payload: str


def sent(mia: Person) -> list[Sent]:
    """Every message, and what Feishu shows for a moment to whoever presses."""
    if isinstance(mia, FeishuDriver):
        cards = [Sent(shown.only_for, shown.said, str(shown.card)) for shown in mia.feishu.messages]
        return cards + [Sent(mia.user, toast, toast) for toast in mia.feishu.toasts]
    assert isinstance(mia, SlackDriver)
    return [Sent(each.only_for, each.text, str((each.text, each.blocks))) for each in mia.slack.messages]


async def test_no_list_holds_a_contact_that_stands_in_a_name_not_even_the_shared_one(someone: Person) -> None:
    await someone.says("/creators search tiktok zorbler")
    assert "Zorbler" in someone.shown
    await someone.presses("Share to channel")
    assert any(not each.only_for and "Zorbler" in each.payload for each in sent(someone))
    for each in sent(someone):
        assert ADDRESS not in each.payload
        assert NUMBER not in each.payload


@pytest.mark.parametrize("is_shared", [False, True])
async def test_details_are_whole_for_the_asker_alone(someone: Person, is_shared: bool) -> None:
    await someone.says("/creators search tiktok zorbler")
    if is_shared:
        await someone.presses("Share to channel")
    await someone.presses("Details")
    assert ADDRESS in someone.shown and NUMBER in someone.shown
    for each in sent(someone):
        assert ADDRESS not in each.notice and NUMBER not in each.notice
        assert each.only_for or ADDRESS not in each.payload


async def test_an_address_typed_into_a_search_is_not_shared_with_it(someone: Person) -> None:
    await someone.says(f'/creators search tiktok "zorbler {ADDRESS}"')
    await someone.presses("Share to channel")
    for each in sent(someone):
        assert each.only_for or ADDRESS not in each.payload


LEO = "U2"


def beside(mia: SlackDriver, user: str, **told: Any) -> SlackDriver:
    """Somebody else in Mia's channel."""
    mia.slack.people[user] = person(user, "Leo", "leo@example.com", **told)
    return SlackDriver(mia.slack, mia.chat, Starlette(routes=list(mia.chat.routes)), user=user)


async def looks(scout: Scout, clock: Clock) -> list[tuple[str, str, str]]:
    """Who was shown whose contacts where, as the record has it."""
    span = (clock() - timedelta(days=1), clock() + timedelta(days=1))
    found = await scout.context.store.reveals.within("slack:T1", span)
    return [(look.person, look.name, look.conversation) for look in found]


async def test_a_look_at_contacts_is_on_record_and_a_list_of_creators_is_none(
    mia: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await mia.says("/creators search tiktok zorbler")
    assert await looks(scout, clock) == []
    await mia.presses("Details")
    assert await looks(scout, clock) == [("U1", "zorbler", "C1")]


async def test_who_may_not_spend_is_shown_no_contacts_and_told_the_way_to_them(
    mia: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await scout.context.store.roles.give("slack:T1", LEO, "Leo", "viewer", "U1", clock())
    leo = beside(mia, LEO)
    await mia.says("/creators search tiktok zorbler level:S3")
    await mia.presses("Share to channel")
    await leo.presses("Details")
    assert "Zorbling daily" in leo.shown
    assert ADDRESS not in leo.shown and NUMBER not in leo.shown
    assert await looks(scout, clock) == []
    await scout.context.store.roles.give("slack:T1", LEO, "Leo", "spender", "U1", clock())
    shared = next(each for each in mia.slack.messages if not each.only_for)
    await leo.press(shared, shared.control("Details"))
    await leo.chat.idle()
    assert ADDRESS in leo.shown
    assert await looks(scout, clock) == [(LEO, "zorbler", "C1")]


async def test_guests_and_shared_channels_get_no_contacts(mia: SlackDriver, scout: Scout, clock: Clock) -> None:
    gus = beside(mia, "U9", is_restricted=True)
    await mia.says("/creators search tiktok zorbler level:S3")
    await mia.presses("Share to channel")
    await gus.presses("Details")
    for each in sent(mia):
        assert each.only_for != "U9" or ADDRESS not in each.payload
    assert await looks(scout, clock) == []


async def test_admins_read_in_the_log_who_looked_at_whose_contacts(
    scout: Scout, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ann = TerminalDriver(scout.desk, clock)
    scout.speak_through(ann.chat)
    await ann.says("/creators show tiktok @zorbler level:S3")
    assert ADDRESS in ann.shown
    await ann.says("/creators spending csv")
    log = log_in(tmp_path)
    [look] = [row for row in log if row["action"] == "contacts"]
    assert (look["line"], look["outcome"], look["credits"]) == ("tiktok @zorbler", "shown", "0")
    assert look["person"] and look["time"]
    assert ADDRESS not in str(log)


async def test_the_record_of_looks_goes_with_a_forgotten_creator(scout: Scout, clock: Clock) -> None:
    ann = TerminalDriver(scout.desk, clock)
    await ann.says("/creators show tiktok @zorbler level:S3")
    await ann.says("/creators forget tiktok @zorbler")
    await ann.presses("Forget for good")
    count = await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT count(*) FROM reveals").fetchone()[0]
    )
    assert count == 0
