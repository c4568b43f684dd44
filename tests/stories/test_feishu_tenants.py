"""Two Feishu tenants have the same store app: nothing of the one reaches the other, and one goes without a trace."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.app import Scout
from bot.feishu.chat import feishu_chat
from bot.settings import Settings
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import DM
from tests.storage.rows import bytes_with
from tests.stories.conftest import Clock, bought
from tests.stories.openings import saved

STORE_APP = {"feishu_mode": "webhook", "feishu_app_kind": "store", "secret_key": "k" * 32}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"secret_key": SecretStr("k" * 32)})


@pytest.fixture
async def tenants(scout: Scout, clock: Clock) -> AsyncIterator[tuple[FeishuDriver, FeishuDriver]]:
    """Aki in tenant A and Bo in tenant B, both of which let Scout in."""
    async with FakeFeishu(clock) as feishu:
        chat = feishu_chat(
            feishu.settings(**STORE_APP), scout.desk, clock=clock, store=scout.context.store, pace=feishu.pace()
        )
        scout.speak_through(chat)
        await chat.start()
        app = Starlette(routes=list(chat.routes))
        aki = FeishuDriver(feishu, chat, app, user="ou_aki", place="oc_aki", tenant="tenant_aki")
        bo = FeishuDriver(feishu, chat, app, user="ou_bo", place="oc_bo", tenant="tenant_bo")
        await aki.tells("app_ticket", app_ticket=feishu.shop.ticket)
        for person in (aki, bo):
            feishu.groups[person.place] = {"chat_mode": "group", "external": False, "tenant_key": person.tenant}
            feishu.people[person.user] = {"open_id": person.user, "name": person.user, "tenant_key": person.tenant}
            await person.installs()
        await chat.idle()
        yield aki, bo
        await chat.stop(seconds=1)


async def test_what_one_tenant_saves_the_other_does_not_see(tenants: tuple[FeishuDriver, FeishuDriver]) -> None:
    aki, bo = tenants
    await saved(aki, "/creators search tiktok beauty level:S1", "spring skincare")
    await bo.says("/creators saved")
    assert "spring skincare" not in bo.shown
    await aki.says("/creators saved")
    assert "spring skincare" in aki.shown


async def test_who_is_known_in_one_tenant_is_a_stranger_in_the_other(
    tenants: tuple[FeishuDriver, FeishuDriver],
) -> None:
    aki, bo = tenants
    aki.feishu.scopes -= {"contact:contact.base:readonly"}
    await aki.says("help")
    await aki.chooses("credits")
    assert "Credits left" in aki.shown
    app = Starlette(routes=list(bo.chat.routes))
    namesake = FeishuDriver(bo.feishu, bo.chat, app, user=aki.user, tenant=bo.tenant)
    await namesake.chooses("credits")
    assert "whether you are a member of this team" in namesake.shown


async def test_a_tenant_that_is_gone_leaves_no_byte_with_another_of_whose_group_its_people_are(
    tenants: tuple[FeishuDriver, FeishuDriver], settings: Settings
) -> None:
    aki, bo = tenants
    guest = aki.elsewhere(place=aki.place, user="ou_bo")
    await guest.mention("/creators help", sender={"tenant_key": bo.tenant})
    await guest.chat.idle()
    await aki.says("/creators search tiktok beauty level:S1")
    assert "cannot use this team's credits" in aki.shown
    assert await bo.uninstalls() == 200
    assert bytes_with(settings.database_path, bo.tenant) == {}


async def test_the_tenant_that_takes_scout_out_leaves_no_byte_and_the_other_keeps_all(
    tenants: tuple[FeishuDriver, FeishuDriver], scout: Scout, settings: Settings
) -> None:
    aki, bo = tenants
    memory: Path = settings.database_path
    for person, word in ((aki, "glowrecipe"), (bo, "southsea")):
        await saved(person, f"/creators search tiktok {word} level:S1", f"{word} search")
    assert bytes_with(memory, "tenant_aki", "glowrecipe search")
    assert await aki.uninstalls() == 200
    assert bytes_with(memory, "tenant_aki", "glowrecipe search") == {}
    assert await scout.context.store.installations.find("feishu:tenant_aki") is None
    await bo.says("/creators saved")
    assert "southsea search" in bo.shown


async def test_a_card_in_a_group_of_two_tenants_has_nothing_behind_it_for_the_other_one(
    tenants: tuple[FeishuDriver, FeishuDriver], scout: Scout
) -> None:
    aki, bo = tenants
    await aki.says("/creators search tiktok beauty has:email")
    await aki.presses("Share to channel")
    shared = aki.card
    words, paid = shared.words, len(await bought(scout))
    for label in ("Details", "Find alike", "Shortlist"):
        await bo.press(shared, label, 0)
        await bo.chat.idle()
        assert "This button is no longer valid" in bo.shown
    stood = len(bo.feishu.messages)
    await bo.reacts("fingerheart", shared)
    assert len(bo.feishu.messages) == stood
    assert shared.words == words
    assert len(await bought(scout)) == paid


@pytest.mark.parametrize("is_chat_theirs", [True, False])
async def test_a_press_that_names_another_tenant_s_message_changes_and_shows_nothing_of_it(
    tenants: tuple[FeishuDriver, FeishuDriver], is_chat_theirs: bool
) -> None:
    aki, bo = (each.elsewhere(place=DM) for each in tenants)
    await aki.says("/creators compare tiktok @charlidamelio @khaby.lame")
    await bo.says("/creators compare tiktok @zachking @bellapoarch")
    theirs, words = aki.card, aki.shown
    named = theirs if is_chat_theirs else replace(theirs, chat=bo.card.chat)
    # A card with a chart does not go with the callback's answer, which cannot name a message, but by an edit.
    await bo.press_as_if_on(named, bo.card, "Chart: engagement")
    await bo.chat.idle()
    assert aki.shown == words
    assert "charlidamelio" not in bo.shown
