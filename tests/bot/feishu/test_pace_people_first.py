"""What people wait for goes before digests and signs of progress, which go on all the same."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.pace import posting
from bot.feishu.post import FeishuPost
from handlers.chat import Conversation, Workspace, unhurried
from tests.bot.slack.desk import Clock, card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.limits import Limits, SharedPace, Time
from tests.platforms.feishu.tenant import GROUP, TENANT

HERE = Conversation(Workspace("feishu", TENANT), GROUP)
_places = count(1)


class Crowd:
    """Calls of one tenant, each to another place, by a clock that their waits alone turn. `went` is when each left."""

    def __init__(self) -> None:
        self.time = Time(Clock())
        self.went: dict[str, list[float]] = {"people": [], "digests": []}
        self._pace = SharedPace(self.time)
        self._limits = Limits(self.time)

    async def comes(self, who: str, number: int, *, at: float = 0.0) -> None:
        """So many come at once after so many seconds; back once all have left."""
        self.time.sets_out()
        if at:
            await self.time.pause(at)
        coming = [asyncio.create_task(self._comes(who)) for _ in range(number)]
        await asyncio.sleep(0)
        await self.time.comes_in()
        await asyncio.gather(*coming)

    async def _comes(self, who: str) -> None:
        place = f"oc_{next(_places)}"
        await self._pace.turn(posting(TENANT, place), is_waited_for=who == "people")
        self.went[who].append(self.time())
        assert self._limits.take("POST", "im/v1/messages", place, TENANT)
        await asyncio.sleep(0)  # it is on its way, and the next in line is called
        await self.time.comes_in()


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


async def test_whoever_comes_into_a_minute_full_of_digests_goes_at_once(crowd: Crowd) -> None:
    await asyncio.gather(crowd.comes("digests", 1_100), crowd.comes("people", 10, at=30))
    assert len([at for at in crowd.went["digests"] if at < 30]) == 750
    assert crowd.went["people"] == [30] * 10


async def test_people_overtake_what_came_before_them(crowd: Crowd) -> None:
    await asyncio.gather(crowd.comes("digests", 200), crowd.comes("people", 100))
    last = max(crowd.went["people"])
    assert last == 2
    assert len([at for at in crowd.went["digests"] if at < last]) < 40


async def test_digests_go_on_while_people_keep_coming(crowd: Crowd) -> None:
    streams = [crowd.comes("people", 50, at=second) for second in range(15)]
    await asyncio.gather(crowd.comes("digests", 100), *streams)
    last = max(crowd.went["people"])
    assert len([at for at in crowd.went["digests"] if 1 < at < last]) >= 10


async def test_an_answer_stands_before_the_digests_that_were_posted_before_it(clock: Clock) -> None:
    async with FakeFeishu(clock) as feishu:
        groups = [f"oc_{number}" for number in range(120)]
        feishu.groups |= {group: {"chat_mode": "group", "external": False} for group in groups}
        calls = FeishuCalls(feishu.settings(), clock, pace=feishu.pace())
        await calls.open()
        post = FeishuPost(calls, clock)

        async def posts_digest(group: str) -> None:
            with unhurried():
                await post.post(Conversation(HERE.workspace, group), card("Digest"))

        await post.post(HERE, card("Hello"))
        await asyncio.gather(*map(posts_digest, groups), post.post(HERE, card("Answer")))
        assert [shown.said for shown in feishu.messages].index("Answer said") < 60
        assert len(feishu.messages) == 122
        assert feishu.limits.refused == []
        await calls.close()
