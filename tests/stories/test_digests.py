"""Someone lets a saved search run by a schedule: it tells what changed, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.deliver import deliver
from handlers.scheduled.send_digests import send_digests
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Passing, bought
from tests.stories.digests import ADD, PREVIEW, SEARCH, START, creator, put, started
from tests.stories.openings import saved

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def zorblers(settings: Settings) -> None:
    """Three creators who zorble."""
    put(settings, creator("ann"), creator("bob"), creator("cyd", last_post="2026-10-30"))


async def morning(passes: Passing, clock: Clock, days: int = 0) -> None:
    """Go on to five past nine, the next morning or some days after it."""
    ahead = (NINE.replace(minute=5) - clock.now).total_seconds() % 86_400 or 86_400
    await passes(seconds=ahead, days=days)


async def test_what_it_costs_and_when_it_comes_is_shown_before_it_starts(mia: Person, scout: Scout) -> None:
    await saved(mia, SEARCH, "Zorbling")
    await mia.says(ADD)
    assert "Start the digest “Zorbling”?" in mia.shown
    assert "every day at 09:00 (Europe/London)" in mia.shown
    assert "up to 150 credits a run, about 4,500 in 30 days" in mia.shown
    assert "the first 50 creators" in mia.shown
    assert await scout.context.store.digests.all_of(scout.context.store.token()) == []
    await mia.says("/creators digest")
    assert "There is no digest yet" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_digest_that_started_is_listed_with_its_price_and_next_time(mia: Person) -> None:
    await started(mia)
    assert "started the digest “Zorbling”" in mia.shown
    await mia.says("/creators digest list")
    assert "One digest" in mia.shown
    assert "up to 150 credits a run" in mia.shown
    assert isinstance(mia, FeishuDriver) or "Wed, Nov 25, 09" in mia.shown  # Feishu shows each reader's own clocks


async def test_the_first_run_is_the_baseline_and_the_next_tells_what_changed(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    await morning(passes, clock)
    assert "“Zorbling”: a first look at 3 creators" in mia.shown
    assert "is the baseline" in mia.shown
    put(settings, creator("ann", followers=60_000), creator("bob", avg_views=12_600), creator("dan"))
    await morning(passes, clock, days=6)
    assert "“Zorbling”: 1 new, 2 rising, 1 gone quiet" in mia.shown
    assert "followers +20% (50K → 60K)" in mia.shown
    assert "avg views +40% (9,000 → 12.6K)" in mia.shown
    assert "no post for 33 days (26 at the last look)" in mia.shown
    assert "12 credits used" in mia.shown


async def test_nothing_is_posted_where_nothing_changed(
    mia: Person, passes: Passing, clock: Clock, scout: Scout
) -> None:
    await started(mia)
    await morning(passes, clock)
    await mia.says("/creators help")
    await morning(passes, clock)
    assert "Zorbling" not in mia.shown
    await mia.says("/creators digest")
    assert "nothing new" in mia.shown
    assert len(await bought(scout)) == 3


async def test_a_digest_that_is_to_come_always_says_that_nothing_is_new(
    mia: Person, passes: Passing, clock: Clock
) -> None:
    await started(mia, f"{ADD} when:always")
    await morning(passes, clock)
    await morning(passes, clock)
    assert "“Zorbling”: nothing new" in mia.shown


async def test_what_counts_as_news_and_how_many_are_looked_at_is_chosen(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await started(mia, f"{ADD} rising:50% quiet:60d size:20", "Start (up to 60 credits a run)")
    assert "up to 60 credits a run" in mia.shown
    await morning(passes, clock)
    put(settings, creator("ann", followers=70_000), creator("bob", followers=80_000))
    await morning(passes, clock, days=6)
    assert "“Zorbling”: 1 rising" in mia.shown
    assert "followers +60% (50K → 80K)" in mia.shown


async def test_hidden_creators_are_left_out_and_counted_and_contacted_ones_flagged(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    await mia.says("/creators hide tiktok @ann")
    await mia.says("/creators mark tiktok @bob contacted")
    await morning(passes, clock)
    assert "a first look at 2 creators" in mia.shown
    assert "@ann" not in mia.shown
    assert "1 hidden" in mia.shown
    assert "contacted" in mia.shown


async def test_a_preview_says_so_and_moves_nothing(
    mia: Person, settings: Settings, passes: Passing, clock: Clock, scout: Scout
) -> None:
    await started(mia)
    await morning(passes, clock)
    put(settings, creator("dan"))
    clock.turn(hours=7)  # what was bought in the morning is too old by now
    await mia.says("/creators digest preview Zorbling")
    assert len(await bought(scout)) == 2  # above the threshold it asks first
    await mia.presses("Spend ~150 credits")
    assert "This is a preview" in mia.shown
    assert "“Zorbling”: 1 new" in mia.shown
    await morning(passes, clock)
    assert "“Zorbling”: 1 new" in mia.shown.rpartition("This is a preview")[2]


async def test_a_preview_before_it_starts_shows_the_first_look(mia: Person) -> None:
    await saved(mia, SEARCH, "Zorbling")
    await mia.says(ADD)
    await mia.presses(PREVIEW)
    assert "This is a preview" in mia.shown
    assert "a first look at 3 creators" in mia.shown


async def test_a_paused_digest_buys_and_posts_nothing_until_it_is_resumed(
    mia: Person, passes: Passing, clock: Clock, scout: Scout
) -> None:
    await started(mia)
    await mia.says("/creators digest pause zorbling")
    assert "paused the digest “Zorbling”" in mia.shown
    await morning(passes, clock)
    assert len(await bought(scout)) == 1
    await mia.says("/creators digest")
    assert "Paused: somebody paused it." in mia.shown
    await mia.presses("Resume")
    assert "resumed the digest “Zorbling”" in mia.shown
    await morning(passes, clock)
    assert "a first look" in mia.shown


async def test_a_digest_is_muted_for_a_week_by_its_own_button(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    await morning(passes, clock)
    await mia.presses("Mute for a week")
    assert "muted the digest “Zorbling” for a week" in mia.shown
    put(settings, creator("dan"))
    for _ in range(7):
        await morning(passes, clock)
        assert "muted the digest" in mia.shown
    await morning(passes, clock)
    assert "“Zorbling”: 1 new" in mia.shown


async def test_a_removed_digest_is_gone_and_its_search_stays(
    mia: Person, passes: Passing, clock: Clock, scout: Scout
) -> None:
    await started(mia)
    await mia.says("/creators digest remove Zorbling")
    await mia.presses("Remove it")
    assert "removed the digest “Zorbling”" in mia.shown
    await morning(passes, clock)
    assert len(await bought(scout)) == 1
    await mia.says("/creators digest")
    assert "There is no digest yet" in mia.shown
    await mia.says("/creators saved")
    assert "One saved search" in mia.shown


async def test_a_digest_gets_another_schedule_once_its_price_was_seen(
    mia: Person, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    await morning(passes, clock)
    await mia.says("/creators digest set Zorbling every friday at 5pm when:always")
    assert "Change the digest “Zorbling”?" in mia.shown
    assert "every Friday at 17:00 (Europe/London)" in mia.shown
    await mia.presses("Change it (up to 150 credits a run)")
    assert "changed the digest “Zorbling”" in mia.shown
    await morning(passes, clock)
    assert "changed the digest" in mia.shown
    clock.now = datetime(2026, 11, 27, 17, tzinfo=UTC)
    await passes(minutes=5)
    assert "“Zorbling”: nothing new" in mia.shown  # what it saw before is still what it compares with


async def test_a_late_digest_says_so_and_a_missed_one_is_told_by_the_next(
    mia: Person, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    clock.now = NINE
    await passes(hours=11, minutes=59)
    assert "comes 12 hours late" in mia.shown or "comes 11 hours late" in mia.shown
    await mia.says("/creators help")
    await passes(hours=24, minutes=2)  # a minute past nine in the evening: twelve hours and one
    assert "Zorbling" not in mia.shown
    await morning(passes, clock)
    assert "“Zorbling”: nothing new" in mia.shown
    assert "was left out: it would have been more than 12 hours late" in mia.shown


async def test_a_due_time_is_posted_once_however_often_the_job_runs(
    mia: Person, passes: Passing, clock: Clock, scout: Scout
) -> None:
    await started(mia)
    await morning(passes, clock)
    for _ in range(3):
        await send_digests(scout.context)
        await passes(seconds=15)
    assert len(await bought(scout)) == 2
    if isinstance(mia, SlackDriver):
        [posted] = [sent for sent in mia.slack.called("chat.postMessage") if "first look" in sent["text"]]
        assert (posted["unfurl_links"], posted["unfurl_media"]) in {(False, False), ("0", "0"), ("false", "false")}
    if isinstance(mia, FeishuDriver):
        assert len([shown for shown in mia.feishu.messages if "a first look" in shown.words]) == 1


async def test_a_digest_survives_a_restart(settings: Settings, clock: Clock) -> None:
    async with Scout(settings, clock=clock) as scout, CHATS["slack"](scout) as mia:
        await started(mia)
    clock.now = NINE
    async with Scout(settings, clock=clock) as scout, CHATS["slack"](scout) as mia:
        await send_digests(scout.context)
        await deliver(scout.context)
        assert "“Zorbling”: a first look at 3 creators" in mia.shown


async def test_a_saved_search_that_changed_is_looked_at_anew(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await started(mia)
    await morning(passes, clock)
    put(settings, creator("eve", country="GB"))
    await saved(mia, f"{SEARCH} country:GB", "Zorbling")
    await mia.presses("Replace it")
    await morning(passes, clock)
    assert "a first look at one creator" in mia.shown
    assert "@eve" in mia.shown


@pytest.mark.parametrize("schedule", ["monthly last 9:00", "monthly 30 9:00"])
async def test_what_comes_each_month_costs_at_least_one_run_in_a_month(mia: Person, schedule: str) -> None:
    await saved(mia, SEARCH, "Zorbling")
    await mia.says(f"/creators digest add Zorbling {schedule} UTC")
    assert "up to 150 credits a run, about 150 in 30 days" in mia.shown


async def test_a_digest_that_is_paused_already_is_said_to_be_so(mia: Person) -> None:
    await started(mia)
    await mia.says("/creators digest pause Zorbling")
    await mia.says("/creators digest pause Zorbling")
    assert "This digest is paused already." in mia.shown


async def test_days_that_a_search_counts_back_are_counted_from_each_run(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await saved(mia, f"{SEARCH} last_post:14d", "Zorbling")
    assert "last_post:14d" in mia.shown
    await mia.says(f"{ADD} when:always")
    assert "last_post:14d" in mia.shown
    await mia.presses(START)
    await morning(passes, clock)
    assert "a first look at 2 creators" in mia.shown
    put(settings, creator("cyd", last_post="2026-12-15"))
    await morning(passes, clock, days=20)
    assert "looked at the first creator" in mia.shown
    assert "@cyd" in mia.shown
    await mia.says("/creators run Zorbling")
    assert "One creator on TikTok" in mia.shown
    assert "last_post:14d" in mia.shown


async def test_in_chinese_the_same_lines_and_cards(
    mia: Person, settings: Settings, passes: Passing, clock: Clock
) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 tiktok zorbling")
    await mia.says("/达人 保存 “美国护肤”")
    await mia.says("/达人 简报 添加 美国护肤 每周一、周四 上午9点半 北京时间")
    assert "开启定时简报“美国护肤”？" in mia.shown
    assert "每周一、周四 09:30（Asia/Shanghai）" in mia.shown
    assert "每次最多 150 积分" in mia.shown
    await mia.presses("开启（每次最多 150 积分）")
    assert " 开启了定时简报“美国护肤”" in mia.shown
    clock.now = datetime(2026, 11, 26, 1, 30, tzinfo=UTC)
    await passes(minutes=5)
    assert "“美国护肤”：首次查看 3 位达人" in mia.shown
    assert "作为对比基准" in mia.shown
    put(settings, creator("ann", followers=60_000), creator("dan"))
    clock.now = datetime(2026, 11, 30, 1, 30, tzinfo=UTC)
    await passes(minutes=5)
    assert "“美国护肤”：新增 1 位、上升 1 位、沉寂 1 位" in mia.shown
    assert "粉丝 +20%（5万 → 6万）" in mia.shown
    for line, said in (
        ("/达人 简报 预览 美国护肤", "这是预览"),
        ("/达人 简报 静音 美国护肤", "静音一周"),
        ("/达人 简报 恢复 美国护肤", "已恢复定时简报"),
        ("/达人 简报 暂停 美国护肤", "已暂停定时简报"),
        ("/达人 简报", "有人手动暂停。"),
        ("/达人 简报 设置 美国护肤 工作日 9点", "周一至周五 09:00"),
        ("/达人 简报 删除 美国护肤", "要删除定时简报“美国护肤”吗？"),
    ):
        await mia.says(line)
        assert said in mia.shown


@pytest.mark.parametrize(
    ("line", "said", "way_out"),
    [
        ("/creators digest add Zorbling", "When should the digest come?", "weekly mon 09:00"),
        ("/creators digest add Zorblin daily 9:00", "no saved search “Zorblin”", "Did you mean: Zorbling"),
        ("/creators digest add daily 9:00", "no saved search", "Try:"),
        ("/creators digest add", "Which name does the saved search have?", "Did you mean: Zorbling"),
        ("/creators digest add Zorbling weekly munday 9:00 utc", "“munday” is no part of a schedule", "monday"),
        ("/creators digest add Zorbling daily 25:00 utc", "No clock shows “25:00”", "00:00 to 23:59"),
        ("/creators digest add Zorbling daily 9:00 zone:Mars", "no time zone “Mars”", "Try:"),
        ("/creators digest add Zorbling daily 9:00 Asia/Shangai", "“asia/shangai”", "Did you mean: Asia/Shanghai"),
        ('/creators digest add Zorbling cron "0 9 * *" utc', "are not five cron fields", "Try:"),
        ('/creators digest add Zorbling "*/5 * * * *" utc', "comes too often", "at least an hour"),
        ("/creators digest add Zorbling daily 9:00 utc size:900", "“900” is no value", "from 1 to 200"),
        ("/creators digest add Zorbling daily 9:00 utc in:#nowhere", "“#nowhere” is no conversation", "Invite Scout"),
        ("/creators digest add Zorbling every 2 weeks on monday", "“every 2 weeks” cannot be set", "Try:"),
        ("/creators digest pause Nothing", "no digest “Nothing”", "Try:"),
        ("/creators digest pause", "Which digest do you mean?", "Try:"),
    ],
)
async def test_what_cannot_be_done_is_named_with_the_way_out(
    mia: Person, scout: Scout, line: str, said: str, way_out: str
) -> None:
    await saved(mia, SEARCH, "Zorbling")
    await mia.says(line)
    assert said in mia.shown
    assert way_out in mia.shown
    assert len(await bought(scout)) == 1


async def test_the_zone_is_the_workspace_s_where_the_profile_names_none(scout: Scout) -> None:
    async with CHATS["feishu"](scout) as mia:
        assert isinstance(mia, FeishuDriver)
        mia.feishu.people["ou_mia"]["is_tenant_manager"] = True
        await saved(mia, SEARCH, "Zorbling")
        await mia.says("/creators digest add Zorbling weekly mon 09:00")
        assert "“/creators settings zone:Singapore”" in mia.shown
        await mia.says("/creators settings zone:Singapore")
        await mia.says("/creators digest add Zorbling weekly mon 09:00")
        assert "09:00 (Singapore)" in mia.shown


async def test_the_zone_is_the_profile_s_unless_it_is_named(scout: Scout) -> None:
    for chat, said in (
        ("slack", "(Europe/London)"),
        ("feishu", "Your profile names no time zone"),
        ("terminal", "Your profile names no time zone"),
    ):
        async with CHATS[chat](scout) as mia:
            await saved(mia, SEARCH, "Zorbling")
            await mia.says("/creators digest add Zorbling weekly mon 09:00")
            assert said in mia.shown


async def test_feishu_posts_a_little_after_the_crowded_minute(scout: Scout, clock: Clock) -> None:
    async with CHATS["feishu"](scout) as mia:
        assert isinstance(mia, FeishuDriver)
        await started(mia)
        clock.now = NINE
        await send_digests(scout.context)
        assert len(await bought(scout)) == 1
        clock.turn(seconds=59)
        await send_digests(scout.context)
        assert len(await bought(scout)) == 1
        clock.turn(minutes=3, seconds=1)
        await send_digests(scout.context)
        assert len(await bought(scout)) == 2
