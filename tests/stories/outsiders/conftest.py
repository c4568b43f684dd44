"""Mia of the team, a group of hers, and a guest of another tenant in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.app import Scout
from tests.platforms.chats import feishu
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP

OUTSIDER = {"open_id": "ou_guest", "tenant_key": "tenant_2"}
SENDER = {"sender_id": {"open_id": "ou_guest"}, "tenant_key": "tenant_2"}
REFUSED = "cannot use this team's credits"
UNSURE_WHERE = "whether people of other organisations read along"


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with feishu(scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


@pytest.fixture
def group(mia: FeishuDriver) -> FeishuDriver:
    """Mia in a group of her own tenant."""
    return mia.elsewhere(place=GROUP)


@pytest.fixture
def guest(mia: FeishuDriver) -> FeishuDriver:
    """Somebody of another tenant in that group."""
    return mia.elsewhere(place=GROUP, user="ou_guest")


def let_in(mia: FeishuDriver) -> None:
    """Make the group one with somebody of another tenant in it."""
    mia.feishu.outsiders["ou_guest"] = "tenant_2"
    mia.feishu.members[GROUP] = {"ou_mia", "ou_guest"}
    mia.feishu.groups[GROUP]["external"] = True


async def share_a_search(group: FeishuDriver) -> None:
    """A card of creators with contacts behind it, for everyone in the group."""
    await group.says("/creators search tiktok beauty has:email")
    await group.presses("Share to channel")


async def calls_paid(scout: Scout) -> int:
    """How many calls the team paid for within a day."""
    span = (scout.clock() - timedelta(days=1), scout.clock() + timedelta(days=1))
    return len(await scout.context.store.spending.calls("feishu:tenant_1", span))
