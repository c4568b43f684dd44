"""Creators write addresses and numbers into their names; whoever reads along in a channel never sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
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
from tests.platforms.chats import slack
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


def sent(mia: SlackDriver) -> Iterator[tuple[str, Any]]:
    """Every message as it stands: who alone sees it, and its whole payload."""
    for message in mia.slack.messages:
        yield message.only_for, (message.text, message.blocks)


async def test_no_list_holds_a_contact_that_stands_in_a_name_not_even_the_shared_one(mia: SlackDriver) -> None:
    await mia.says("/creators search tiktok zorbler")
    assert "Zorbler" in mia.shown
    await mia.presses("Share to channel")
    assert any(not only_for and "Zorbler" in str(payload) for only_for, payload in sent(mia))
    for _, payload in sent(mia):
        assert ADDRESS not in str(payload)
        assert NUMBER not in str(payload)


async def test_details_are_whole_for_the_asker_alone(mia: SlackDriver) -> None:
    await mia.says("/creators search tiktok zorbler")
    await mia.presses("Details")
    assert ADDRESS in mia.shown and NUMBER in mia.shown
    for only_for, (text, blocks) in sent(mia):
        assert ADDRESS not in text and NUMBER not in text  # what a notification shows
        assert only_for or ADDRESS not in str(blocks)


async def test_an_address_typed_into_a_search_is_not_shared_with_it(mia: SlackDriver) -> None:
    await mia.says(f'/creators search tiktok "zorbler {ADDRESS}"')
    await mia.presses("Share to channel")
    for only_for, payload in sent(mia):
        assert only_for or ADDRESS not in str(payload)


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
    for only_for, payload in sent(mia):
        assert only_for != "U9" or ADDRESS not in str(payload)
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
