"""A digest that cannot go on pauses by itself, tells its owner once why, and costs nothing until it is resumed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Scout
from bot.settings import read_settings
from handlers.scheduled.deliver import deliver
from handlers.scheduled.send_digests import send_digests
from handlers.words import LANGUAGES, Language, words
from storage.digest_rows import Digest
from tests.platforms.chats import Person
from tests.platforms.creator_api import CreatorApi, LostLine, Reply, refused, success
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Channel, Clock, bought
from tests.stories.digests import workspace_of

MORNING = datetime(2026, 11, 25, 9, 5, tzinfo=UTC)
DAY = timedelta(days=1)
LINES: dict[Language, tuple[str, str, str, str]] = {
    "en": (
        "/creators search tiktok zorbling",
        "/creators save Zorbling",
        "/creators digest add Zorbling daily 9:00 utc",
        "Start (up to 150 credits a run)",
    ),
    "zh": (
        "/达人 搜索 tiktok zorbling",
        "/达人 保存 Zorbling",
        "/达人 简报 添加 Zorbling 每天 9点 utc",
        "开启（每次最多 150 积分）",
    ),
}


def found(*names: str) -> Reply:
    """Creators as a search finds them, each for three credits."""
    rows = [{"uid": f"uid-{name}", "username": name, "nickname": name, "followers_count": 50_000} for name in names]
    return success(rows, credits_consumed=3 * len(names), service_level="S2")


@pytest.fixture
async def api() -> AsyncIterator[CreatorApi]:
    async with CreatorApi() as server:
        server.answer(found("ann", "bob"))
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
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


async def started(mia: Person, language: Language = "en") -> None:
    """A digest that comes every morning."""
    await mia.says(f"/creators settings language:{language}")
    *lines, start = LINES[language]
    for line in lines:
        await mia.says(line)
    await mia.presses(start)


async def due(scout: Scout, clock: Clock, at: datetime = MORNING) -> None:
    """Let it be due, and deliver what follows."""
    clock.now = at
    await send_digests(scout.context)
    for _ in range(3):
        await deliver(scout.context)


async def only(scout: Scout, mia: Person) -> Digest:
    [digest] = await scout.context.store.digests.all_of(workspace_of(mia).key)
    return digest


def times_told(mia: Person, text: str) -> int:
    if isinstance(mia, SlackDriver):
        return sum(text in message.words for message in mia.slack.messages)
    if isinstance(mia, FeishuDriver):
        return sum(text in message.words for message in mia.feishu.messages)
    return mia.shown.count(text)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [(refused(40201, 402), "credits"), (refused(40101, 401), "key"), (refused(40001, 400, "no such field"), "request")],
)
async def test_what_the_api_refuses_for_good_pauses_the_digest_and_is_told_once(
    mia: Person, scout: Scout, api: CreatorApi, clock: Clock, language: Language, refusal: Reply, reason: str
) -> None:
    await started(mia, language)
    api.answer(refusal)
    await due(scout, clock)
    say = words(language)
    assert say("digest-stopped", name="Zorbling") in mia.shown
    assert say(f"digest-stopped-{reason}") in mia.shown
    assert say(f"digest-stopped-{reason}-do") in mia.shown
    assert ((await only(scout, mia)).state, (await only(scout, mia)).reason) == ("paused", reason)
    asked = len(api.requests)
    await due(scout, clock, MORNING + DAY)
    assert len(api.requests) == asked
    assert times_told(mia, say(f"digest-stopped-{reason}")) == 1
    api.answer(found("ann", "bob"))
    await mia.presses(say("button-digest-resume"))
    await due(scout, clock, MORNING + 2 * DAY)
    assert say("digest-first", count=2) in mia.shown


async def test_a_budget_that_a_run_would_break_pauses_it_before_anything_is_sent(
    mia: Person, scout: Scout, api: CreatorApi, clock: Clock, language: Language
) -> None:
    await started(mia, language)
    asked = len(api.requests)
    workspace = workspace_of(mia).key
    await scout.context.store.roles.give(workspace, (await only(scout, mia)).owner_id, "Mia", "admin", "U9", clock.now)
    await mia.says("/creators budget set 100 month workspace")
    await due(scout, clock)
    assert words(language)("digest-stopped-budget") in mia.shown
    assert len(api.requests) == asked
    assert len(await bought(scout)) == 1


async def test_an_owner_who_lost_the_right_to_spend_pauses_it(
    channel: Channel, scout: Scout, api: CreatorApi, clock: Clock
) -> None:
    await started(channel.mia)
    digest = await only(scout, channel.mia)
    await scout.context.store.roles.give(digest.workspace, digest.owner_id, "Mia", "viewer", "U9", clock.now)
    await due(scout, clock)
    assert "You may not spend credits any more" in channel.mia.shown
    assert (await only(scout, channel.mia)).reason == "rights"


async def test_an_owner_whose_account_is_gone_pauses_it(channel: Channel, scout: Scout, clock: Clock) -> None:
    mia = channel.mia
    await started(mia)
    if isinstance(mia, SlackDriver):
        mia.slack.people["U1"]["deleted"] = True
    if isinstance(mia, FeishuDriver):
        mia.feishu.people["ou_mia"]["status"] = {"is_resigned": True}
    await due(scout, clock)
    assert (await only(scout, mia)).reason == "owner-gone"


@pytest.mark.parametrize("what", ["left", "closed"])
async def test_a_conversation_that_is_gone_or_shut_to_scout_pauses_it_and_its_owner_is_told_alone(
    channel: Channel, scout: Scout, clock: Clock, api: CreatorApi, what: str
) -> None:
    mia = channel.mia
    await started(mia)
    asked = len(api.requests)
    if isinstance(mia, SlackDriver):
        mia.slack.told["C1"] = {"is_archived": True} if what == "closed" else {}
        mia.slack.channels -= {"C1"} if what == "left" else set()
    if isinstance(mia, FeishuDriver):
        known: dict[str, Any] = {"name": "KOL", "chat_status": "dissolved" if what == "closed" else "normal"}
        mia.feishu.groups[GROUP] = known
    await due(scout, clock)
    assert "Scout cannot post into the conversation of this digest any more." in mia.shown
    assert (await only(scout, mia)).reason == "place-gone"
    assert len(api.requests) == asked


async def test_a_conversation_with_outsiders_by_now_pauses_it(channel: Channel, scout: Scout, clock: Clock) -> None:
    mia = channel.mia
    await started(mia)
    if isinstance(mia, SlackDriver):
        mia.slack.told["C1"] = {"is_ext_shared": True}
    if isinstance(mia, FeishuDriver):
        mia.feishu.groups[GROUP]["external"] = True
    await due(scout, clock)
    assert (await only(scout, mia)).reason == "external"
    assert "People of another organisation read along" in mia.shown


async def test_what_passes_by_itself_is_tried_again_and_costs_once(
    mia: Person, scout: Scout, api: CreatorApi, clock: Clock
) -> None:
    await started(mia)
    api.answer(refused(42902, 402, quota_remaining=0))
    await due(scout, clock)
    assert "first look" not in mia.shown
    api.answer(found("ann"))
    await due(scout, clock, MORNING + timedelta(minutes=4))
    assert "first look" not in mia.shown
    await due(scout, clock, MORNING + timedelta(minutes=40))
    assert "a first look at one creator" in mia.shown
    assert [spent for _, spent in await bought(scout)] == [6, 3]


async def test_an_answer_that_never_came_is_not_asked_for_again_and_that_is_posted(
    mia: Person, scout: Scout, api: CreatorApi, clock: Clock, language: Language
) -> None:
    await started(mia, language)
    api.answer(LostLine())
    await due(scout, clock)
    say, asked = words(language), len(api.requests)
    assert say("digest-failed", name="Zorbling") in mia.shown
    assert say("digest-failed-text") in mia.shown
    for minutes in (10, 60, 600):
        await due(scout, clock, MORNING + timedelta(minutes=minutes))
    assert len(api.requests) == asked
    assert times_told(mia, say("digest-failed-text")) == 1
    api.answer(found("ann"))
    await due(scout, clock, MORNING + DAY)
    assert say("digest-first", count=1) in mia.shown


async def test_only_the_owner_and_admins_change_a_digest_and_everybody_may_mute_it(
    channel: Channel, scout: Scout, clock: Clock
) -> None:
    await started(channel.mia)
    await channel.leo.says("/creators digest")
    assert "One digest" in channel.leo.shown
    for line in ("pause Zorbling", "remove Zorbling", "set Zorbling daily 10:00", "move Zorbling"):
        await channel.leo.says(f"/creators digest {line}")
        assert "admins may change this digest" in channel.leo.shown
    await channel.leo.says("/creators digest mute Zorbling")
    assert "muted the digest “Zorbling” for a week" in channel.mia.shown


async def test_whoever_may_not_spend_starts_no_digest(channel: Channel, scout: Scout, clock: Clock) -> None:
    mia = channel.mia
    for line in LINES["en"][:3]:
        await mia.says(line)
    person = "U1" if isinstance(mia, SlackDriver) else "ou_mia"
    await scout.context.store.roles.give(workspace_of(mia).key, person, "Mia", "viewer", "U9", clock.now)
    await mia.presses("Start (up to 150 credits a run)")
    assert "not spend its credits" in mia.shown
    await mia.says("/creators digest add Zorbling daily 9:00 utc")
    assert "not spend its credits" in mia.shown
    assert await scout.context.store.digests.all_of(workspace_of(mia).key) == []
