"""The creator API refuses or fails: every published code has a friendly card of its own, in both languages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.contract.codes import CODES
from bot.app import Scout
from bot.settings import read_settings
from handlers.words import LANGUAGES, Language, words
from tests.platforms.chats import CHATS, Person, as_named
from tests.platforms.creator_api import CreatorApi, LostLine, Reply, bare, refused
from tests.stories.conftest import Clock
from tests.stories.test_budgets import admin

LINE = "/creators search tiktok beauty country:US"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
async def api() -> AsyncIterator[CreatorApi]:
    async with CreatorApi() as server:
        yield server


@pytest.fixture
async def scout(api: CreatorApi, tmp_path: Path, clock: Clock) -> AsyncIterator[Scout]:
    """Scout with an account of a creator API."""
    settings = read_settings(
        _env_file=None,
        cv_api_base_url=api.url,
        cv_api_key="cv_live_0123456789abcdef",
        cv_user_identity="team@brand.example",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
    )

    async def sleep(seconds: float) -> None:
        clock.turn(seconds=seconds)

    async with Scout(settings, clock=clock, sleep=sleep) as running:
        yield running


@pytest.fixture(params=LANGUAGES)
async def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


async def asked_in(language: Language, mia: Person) -> str:
    await mia.says(f"/creators settings language:{language}")
    await mia.says(LINE)
    return mia.shown


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: str(code.code))
async def test_every_code_has_its_own_card(api: CreatorApi, mia: Person, language: Language, code: object) -> None:
    known = CODES[code.code]  # type: ignore[attr-defined]
    api.answer(refused(known.code, known.http, "upstream words", {"Retry-After": "42"}, credits_remaining=7))
    shown = await asked_in(language, mia)
    values: dict[str, str | int] = {"message": "upstream words", "seconds": 42}
    assert words(language)(f"problem-{known.code}", **values) in shown
    assert "req_no" in shown
    assert bool(CHINESE.search(shown)) == (language == "zh")
    if known.code != 40001:  # which says what the API found wrong with the line
        assert "upstream words" not in shown


async def test_only_40201_speaks_of_credits_that_are_gone(api: CreatorApi, mia: Person) -> None:
    api.answer(refused(40201, 402, credits_remaining=7))
    assert "not enough credits" in await asked_in("en", mia)
    assert "7 credits are left" in mia.shown
    api.answer(refused(42902, 402, quota_remaining=0))
    assert "daily request quota" in await asked_in("en", mia)
    assert "credits" not in mia.shown.lower()


async def test_an_answer_that_never_came_leaves_open_whether_it_was_charged(
    api: CreatorApi, mia: Person, language: Language
) -> None:
    api.answer(LostLine())
    shown = await asked_in(language, mia)
    assert words(language)("problem-timeout") in shown
    assert as_named(words(language)("problem-charged-unknown"), mia) in shown
    searches = [request for request in api.requests if request.path.endswith("/search")]
    assert len(searches) == 1  # a search may have been paid for: nothing repeats it by itself


async def test_nonsense_from_another_program_is_said_to_be_no_answer(api: CreatorApi, mia: Person) -> None:
    api.answer(Reply(502, b"<html>bad gateway</html>"))
    assert words("en")("problem-not-understood", status=502) in await asked_in("en", mia)
    assert "<html>" not in mia.shown


async def test_an_address_that_is_not_the_api_s_is_not_blamed_on_the_creator(api: CreatorApi, mia: Person) -> None:
    api.answer(bare(404, "Not Found"))
    await mia.says("/creators lookalike @mrbeast")
    assert words("en")("problem-not-understood", status=404) in mia.shown
    assert "CV_API_BASE_URL" in mia.shown
    assert words("en")("problem-charged-nothing") in mia.shown


async def test_the_key_is_nowhere_in_what_people_see(api: CreatorApi, mia: Person) -> None:
    api.answer(refused(40101, 401, "unknown key cv_live_0123456789abcdef"))
    assert "cv_live" not in await asked_in("en", mia)


def test_the_stories_run_in_every_chat() -> None:
    assert set(CHATS) == {"terminal", "slack", "feishu"}


@pytest.mark.parametrize(
    ("code", "status"), [(40102, 401), (50001, 500)], ids=["a key that expired", "trouble of the API"]
)
async def test_an_admin_reads_in_their_language_why_the_api_does_not_answer(
    api: CreatorApi, scout: Scout, mia: Person, language: Language, code: int, status: int
) -> None:
    await admin(scout, mia)
    await mia.says(f"/creators settings language:{language}")
    api.answer(*[refused(code, status, "upstream words")] * 4)
    await mia.says(as_named("/creators doctor", mia))
    assert words(language)(f"problem-{code}") in mia.shown
    assert "req_no" in mia.shown
    assert "upstream words" not in mia.shown
    assert ("CV_API_KEY" in mia.shown) == (code == 40102)
