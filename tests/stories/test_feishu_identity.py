"""In whose name the creator API is asked: the person's own address where Feishu tells it, else the configured one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Scout
from bot.settings import read_settings
from tests.platforms.chats import feishu
from tests.platforms.creator_api import CreatorApi, success
from tests.platforms.feishu import FeishuDriver
from tests.stories.conftest import Clock

SEARCH = "/creators search tiktok beauty country:{country} level:S1"
FOUND = [{"uid": "1", "username": "mia", "nickname": "Mia", "followers_count": 50_000}]


@pytest.fixture
async def api() -> AsyncIterator[CreatorApi]:
    async with CreatorApi() as server:
        server.answer(success(FOUND, credits_consumed=1, service_level="S1"))
        yield server


@pytest.fixture
async def mia(api: CreatorApi, tmp_path: Path, clock: Clock) -> AsyncIterator[FeishuDriver]:
    settings = read_settings(
        _env_file=None,
        cv_api_base_url=api.url,
        cv_api_key="cv_live_0123456789abcdef",
        cv_user_identity="team@brand.example",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
    )
    async with Scout(settings, clock=clock) as scout, feishu(scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


def asked_as(api: CreatorApi) -> str:
    return api.last.headers["x-user-identity"]


async def test_a_person_whose_address_contact_tells_is_asked_for_as_themselves(
    mia: FeishuDriver, api: CreatorApi
) -> None:
    await mia.says(SEARCH.format(country="US"))
    assert asked_as(api) == "mia@example.com"


@pytest.mark.parametrize(
    ("field", "scope"),
    [
        ("email", "contact:user.email:readonly"),
        ("enterprise_email", "contact:user.employee:readonly"),
        ("email", "contact:contact.base:readonly"),
    ],
)
async def test_without_the_permission_it_is_the_configured_identity(
    mia: FeishuDriver, api: CreatorApi, field: str, scope: str
) -> None:
    mia.feishu.people["ou_mia"] = {"open_id": "ou_mia", "user_id": "mia01", "name": "Mia", field: "mia@example.com"}
    mia.feishu.scopes.discard(scope)
    await mia.says(SEARCH.format(country="US"))
    assert asked_as(api) == "team@brand.example"


async def test_nobody_is_asked_for_as_a_colleague(mia: FeishuDriver, api: CreatorApi) -> None:
    leo = mia.elsewhere(place="oc_group", user="ou_leo")
    mia.feishu.people["ou_leo"] = {"open_id": "ou_leo", "name": "mia@example.com", "email": "leo@example.com"}
    await mia.says(SEARCH.format(country="US"))
    await leo.says(SEARCH.format(country="CA"))
    assert asked_as(api) == "leo@example.com"
