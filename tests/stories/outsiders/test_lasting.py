"""Whose people and groups are is known beyond a restart and to every process, and no longer than by one alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.embedded import open_service
from bot.settings import Settings
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.stories.conftest import Clock, Passing, bought
from tests.stories.feishu_lives import Life, life
from tests.stories.outsiders.conftest import REFUSED, SENDER, UNSURE_WHERE, share_a_search
from tests.stories.outsiders.test_unnamed import CONTACTS, FAILS, GROUP_PATH, MEMBERS_PATH, UNSURE_WHO
from tests.stories.test_full_disk import nothing_can_be_written

SEARCH = "/creators search tiktok beauty level:S1"


@pytest.fixture
async def feishu(clock: Clock) -> AsyncIterator[FakeFeishu]:
    """The team's tenant, whose contacts Scout may not read."""
    async with FakeFeishu(clock) as fake:
        fake.scopes -= CONTACTS
        yield fake


@pytest.fixture
async def scouts(settings: Settings, clock: Clock, feishu: FakeFeishu) -> AsyncIterator[tuple[Life, Life]]:
    """Two processes over one database, which Feishu's deliveries come to in turns."""
    async with AsyncExitStack() as both:
        yield (
            await both.enter_async_context(life(settings, clock, feishu)),
            await both.enter_async_context(life(settings, clock, feishu)),
        )


def at(scout: Life, feishu: FakeFeishu, **who: str) -> FeishuDriver:
    return FeishuDriver(feishu, scout.chat, scout.app, **who)


async def test_after_a_restart_the_menu_is_open_to_whoever_wrote_before(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        await at(first, feishu).says("help")
    clock.turn(days=20)
    async with life(settings, clock, feishu) as second:
        mia, leo = at(second, feishu), at(second, feishu, user="ou_leo")
        await mia.chooses("credits")
        assert "Credits left" in mia.shown
        await leo.chooses("credits")
        assert UNSURE_WHO in leo.shown


async def test_after_a_restart_an_emoji_counts_of_whoever_wrote_before_though_no_list_of_feishu_s_names_them(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    feishu.scopes |= CONTACTS  # which do not cover Leo
    async with life(settings, clock, feishu) as first:
        await at(first, feishu, user="ou_leo").says("help")
        group = at(first, feishu, place=GROUP)
        await share_a_search(group)
        shared = group.card
    async with life(settings, clock, feishu) as second:
        leo = at(second, feishu, user="ou_leo", place=GROUP)
        feishu.refuse(MEMBERS_PATH, FAILS)
        await leo.reacts("fingerheart", shared)
        assert "Who goes on “Shortlist”?" in leo.shown


async def test_after_a_restart_older_word_lapses_when_it_would_have_without(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        await at(first, feishu).says("help")
    clock.turn(days=15)
    async with life(settings, clock, feishu) as second:
        await at(second, feishu).chooses("credits")
        clock.turn(days=15)
        mia = at(second, feishu)
        await mia.chooses("credits")
        assert UNSURE_WHO in mia.shown


async def test_after_a_restart_an_outsider_is_one_whatever_they_do_first(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        visitor = at(first, feishu, user="ou_guest")
        await visitor.message("help", sender=SENDER)
    async with life(settings, clock, feishu) as second:
        visitor = at(second, feishu, user="ou_guest")
        await visitor.chooses("credits")
        assert REFUSED in visitor.shown


async def test_whom_a_group_vouches_for_is_looked_up_again_after_a_restart(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        await share_a_search(at(first, feishu, place=GROUP))
        leo = at(first, feishu, user="ou_leo", place=GROUP)
        await leo.reacts("fingerheart")
        assert "Who goes on “Shortlist”?" in leo.shown
        await leo.chooses("credits")
        assert "Credits left" in leo.shown
    async with life(settings, clock, feishu) as second:
        leo = at(second, feishu, user="ou_leo")
        await leo.chooses("credits")
        assert UNSURE_WHO in leo.shown


async def test_after_a_restart_the_team_s_own_group_stays_open_for_a_day_while_feishu_does_not_answer(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        await at(first, feishu, place=GROUP).says(SEARCH)
    clock.turn(hours=2)
    async with life(settings, clock, feishu) as second:
        feishu.refuse(GROUP_PATH, FAILS, FAILS)
        group = at(second, feishu, place=GROUP)
        await group.says("/creators search tiktok skincare level:S1")
        assert len(await bought(second.scout)) == 2
        clock.turn(hours=22)
        await group.says("/creators search tiktok makeup level:S1")
        assert UNSURE_WHERE in group.shown


async def test_after_a_restart_a_self_built_app_knows_its_tenant_though_feishu_does_not_answer(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as first:
        await at(first, feishu, place=GROUP).says("help")
    async with life(settings, clock, feishu) as second:
        feishu.refuse("im/v1/chats", FAILS)
        far = at(second, feishu, user="ou_guest", tenant="tenant_2")
        await far.says(SEARCH)
        assert REFUSED in far.shown
        assert await bought(second.scout) == []


async def test_what_was_known_already_is_written_down_again_once_a_day(
    settings: Settings, clock: Clock, feishu: FakeFeishu
) -> None:
    async with life(settings, clock, feishu) as scout:
        mia, known = at(scout, feishu), scout.scout.context.store.belonging
        written = []
        for _ in range(6):
            await mia.says("help")
            word = await known.find("feishu:tenant_1", "person", "ou_mia")
            written.append(word.at if word else None)
            clock.turn(hours=9)
        assert len(set(written)) == 2


async def test_an_outsider_of_whom_one_process_hears_shuts_the_group_in_the_other_at_once(
    scouts: tuple[Life, Life], feishu: FakeFeishu
) -> None:
    one, other = scouts
    group, guest = at(one, feishu, place=GROUP), at(other, feishu, place=GROUP)
    await group.says(SEARCH)
    feishu.outsiders["ou_guest"] = "tenant_2"
    await guest.joins("ou_guest")
    feishu.scopes -= {"im:chat:readonly"}
    await group.says("/creators search tiktok skincare level:S1")
    assert REFUSED in group.shown
    assert len(await bought(one.scout)) == 1


async def test_an_outsider_who_speaks_to_one_process_finds_the_menu_of_the_other_shut(
    scouts: tuple[Life, Life], feishu: FakeFeishu
) -> None:
    one, other = scouts
    await share_a_search(at(one, feishu, place=GROUP))
    guest = at(one, feishu, user="ou_guest", place=GROUP)
    await guest.reacts("fingerheart")  # for whom the group vouches, before Feishu tells who joined it
    await at(other, feishu, user="ou_guest", place=GROUP).mention("help", sender=SENDER)
    await other.chat.idle()
    await guest.chooses("credits")
    assert REFUSED in guest.shown


async def test_of_whom_nothing_could_be_written_the_others_know_once_it_can(
    scouts: tuple[Life, Life], feishu: FakeFeishu
) -> None:
    one, other = scouts
    guest = at(one, feishu, user="ou_guest")
    async with nothing_can_be_written(one.scout):
        await guest.message("help", sender=SENDER)
        await one.chat.idle()
    await guest.chooses("credits")
    assert REFUSED in guest.shown
    for heard, shown in ((False, UNSURE_WHO), (True, REFUSED)):
        if heard:
            await guest.message("help", sender=SENDER)
            await one.chat.idle()
        stranger = at(other, feishu, user="ou_guest")
        await stranger.chooses("credits")
        assert shown in stranger.shown


async def test_a_group_with_outsiders_opens_to_all_processes_once_feishu_says_that_they_left(
    scouts: tuple[Life, Life], feishu: FakeFeishu, clock: Clock
) -> None:
    one, other = scouts
    group = at(one, feishu, place=GROUP)
    await at(other, feishu, place=GROUP).joins("ou_guest", is_external=True)
    clock.turn(minutes=6)
    await group.says(SEARCH)
    assert len(await bought(one.scout)) == 1


async def test_what_feishu_said_of_a_group_before_an_outsider_joined_does_not_open_it_again(
    scouts: tuple[Life, Life], feishu: FakeFeishu, clock: Clock
) -> None:
    one, other = scouts
    group = at(one, feishu, place=GROUP)
    await group.says(SEARCH)
    clock.turn(minutes=4)
    await at(other, feishu, place=GROUP).joins("ou_guest", is_external=True)
    clock.turn(minutes=4)
    for scout in scouts:
        group = at(scout, feishu, place=GROUP)
        await group.says("/creators search tiktok skincare level:S1")
        assert REFUSED in group.shown


async def test_a_file_asked_for_in_a_group_is_its_requester_s_alone_once_another_process_heard_of_an_outsider(
    scouts: tuple[Life, Life], feishu: FakeFeishu, settings: Settings, clock: Clock
) -> None:
    one, other = scouts
    group = at(one, feishu, place=GROUP)
    await group.says("/collect tiktok @charlidamelio @khaby.lame")
    await group.presses("Collect 2")
    service = open_service(settings, clock)
    passes = Passing(one.scout, clock, service)
    for _ in range(4):
        await at(other, feishu, place=GROUP).joins("ou_guest", is_external=True)  # while Feishu calls it the team's
        await passes(minutes=1)
    service.close()
    guest = at(one, feishu, user="ou_guest", place=GROUP)
    assert "Only you can get it" in guest.shown
    assert "[Download]" not in guest.shown
