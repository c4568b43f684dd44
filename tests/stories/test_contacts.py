"""Creators write addresses and numbers into their names; whoever reads along in a channel never sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import import_files
from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import slack
from tests.platforms.slack import SlackDriver

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
    async with slack(scout) as person:
        assert isinstance(person, SlackDriver)
        yield person


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
