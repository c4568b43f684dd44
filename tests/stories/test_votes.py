"""A team votes on a list: one vote each, changeable until the end, and the result is whom it goes on with."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.close_votes import close_votes
from handlers.scheduled.deliver import deliver
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import person
from tests.stories.conftest import Channel, Clock, Passing, bought
from tests.stories.test_collect import tasks_of
from tests.stories.test_lists_files import files_of

SAID = "/creators list add Summer tiktok @charlidamelio @khaby.lame"
VOTE = "/creators list vote Summer"


@pytest.fixture
def team(channel: Channel) -> Channel:
    """Mia and Leo, whom the chat knows by name."""
    match channel.leo:
        case SlackDriver():
            channel.leo.slack.people["U2"] = person("U2", "Leo", "leo@example.com")
        case FeishuDriver():
            channel.leo.feishu.people["ou_leo"] = {"open_id": "ou_leo", "user_id": "leo01", "name": "Leo"}
    return channel


class Booth:
    """Where votes are cast: a press, and the edit of the card that follows."""

    def __init__(self, scout: Scout, passes: Passing) -> None:
        self._scout, self._passes = scout, passes

    async def opens(self, someone: Person, line: str = VOTE, said: str = SAID) -> None:
        """Put two on a list and vote on them."""
        await someone.says(said)
        await someone.says(line)
        await self._passes.delivers()

    async def takes(self, someone: Person, label: str, place: int = 0) -> None:
        """Press Yes, Maybe or No of the candidate at `place` on the last card."""
        await someone.presses(label, place)
        await self._passes.delivers()

    async def waits(self, **length: float) -> None:
        """Let time pass, and what is due be done."""
        await self._passes(**length)
        await close_votes(self._scout.context)
        await self._passes.delivers()

    async def ballots(self) -> list[tuple[str, str, str]]:
        """Who said what of whom, as the database has it."""
        return await self._asked(
            """
            SELECT person_name, username, choice FROM ballots
            JOIN creators ON creators.workspace = ballots.workspace AND id = creator ORDER BY username, person_name
            """
        )

    async def states(self) -> list[tuple[str]]:
        return await self._asked("SELECT state FROM votes ORDER BY made_at")

    async def _asked(self, sql: str) -> list[Any]:
        return await self._scout.context.store.database.read(lambda tables: tables.conn.execute(sql).fetchall())


@pytest.fixture
def booth(scout: Scout, passes: Passing) -> Booth:
    return Booth(scout, passes)


def tallies(shown: str) -> list[tuple[int, int]]:
    """Yes and no of each candidate on a card."""
    flat = shown.replace("*", "")
    return [(int(yes), int(no)) for yes, no in re.findall(r"yes (\d+).*? · no (\d+)", flat)]


async def test_a_vote_shows_every_candidate_and_counts_on_its_one_card(mia: Person, booth: Booth, scout: Scout) -> None:
    await booth.opens(mia)
    assert "Vote on “Summer”: 2 creators" in mia.shown
    assert tallies(mia.shown) == [(0, 0), (0, 0)]
    await booth.takes(mia, "Yes")
    await booth.takes(mia, "No", 1)
    assert tallies(mia.shown) == [(1, 0), (0, 1)]
    assert "One person has voted" in mia.shown
    assert await bought(scout) == []


async def test_a_vote_is_changed_until_the_end_and_pressed_twice_counts_once(mia: Person, booth: Booth) -> None:
    await booth.opens(mia)
    await booth.takes(mia, "Yes")
    await booth.takes(mia, "Yes")
    assert tallies(mia.shown) == [(1, 0), (0, 0)]
    await booth.takes(mia, "No")
    assert tallies(mia.shown) == [(0, 1), (0, 0)]
    assert [(name, choice) for _, name, choice in await booth.ballots()] == [("charlidamelio", "no")]


async def test_the_deadline_ends_it_and_offers_whom_it_chose(
    mia: Person, booth: Booth, scout: Scout, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await booth.opens(mia, f"{VOTE} until:48h")
    await booth.takes(mia, "Yes")
    await booth.takes(mia, "No", 1)
    await booth.waits(hours=47)
    assert "Vote on “Summer”" in mia.shown
    await booth.waits(hours=1)
    assert "“Summer” is voted on: one of 2 is chosen" in mia.shown
    assert "charlidamelio" in mia.shown
    await mia.presses("Export the chosen one")
    if isinstance(mia, SlackDriver | FeishuDriver):
        [(name, content)] = files_of(mia)
        assert name == "Summer-chosen-2026-11-26.xlsx"
        assert content
    else:
        assert (tmp_path / "Summer-chosen-2026-11-26.xlsx").exists()
    await mia.says("/creators list show Summer")
    assert "★ chosen" in mia.shown
    assert await tasks_of(scout) == []


async def test_whom_the_vote_chose_is_collected_from_the_usual_preview(mia: Person, booth: Booth, scout: Scout) -> None:
    await booth.opens(mia)
    await booth.takes(mia, "Yes", 1)
    await booth.waits(hours=24)
    await mia.presses("Collect the chosen one")
    assert "One creator to collect" in mia.shown
    assert "@khaby.lame" in mia.shown
    assert "@charlidamelio" not in mia.shown
    assert await tasks_of(scout) == []


async def test_whom_a_vote_chose_stays_on_the_list_until_it_is_unlocked(mia: Person, booth: Booth) -> None:
    await booth.opens(mia)
    await booth.takes(mia, "Yes")
    await booth.waits(hours=24)
    await mia.says("/creators list remove Summer tiktok @charlidamelio @khaby.lame")
    assert "One creator is off “Summer”" in mia.shown
    assert "@charlidamelio stays: a vote chose it" in mia.shown
    await mia.says("/creators list unlock Summer")
    assert "“Summer” is unlocked" in mia.shown
    await mia.says("/creators list remove Summer tiktok @charlidamelio")
    assert "One creator is off “Summer”" in mia.shown


async def test_a_vote_that_nobody_took_part_in_chooses_nobody(mia: Person, booth: Booth) -> None:
    await booth.opens(mia)
    await booth.waits(hours=24)
    assert "ended without a result" in mia.shown
    assert await booth.states() == [("undecided",)]


async def test_maybe_is_offered_where_it_is_asked_for_and_chooses_nobody(mia: Person, booth: Booth) -> None:
    await booth.opens(mia, f"{VOTE} maybe:yes")
    await booth.takes(mia, "Maybe")
    assert "maybe 1" in mia.shown.replace("*", "")
    await booth.waits(hours=24)
    assert "nobody was chosen" in mia.shown


async def test_only_those_named_or_of_a_page_are_voted_on(mia: Person, booth: Booth) -> None:
    many = " ".join(f"@creator{number}" for number in range(25))
    await mia.says(f"/creators list add Long tiktok {many}")
    await mia.says("/creators list vote Long")
    assert "at most" in mia.shown and "25" in mia.shown
    assert 'list vote "Long" page:1' in mia.shown
    await booth.opens(mia, "/creators list vote Long page:3", said="/creators list show Long")
    assert "Vote on “Long”: 5 creators" in mia.shown
    assert "creator20" in mia.shown
    await booth.opens(mia, "/creators list vote Long @creator1 @creator2", said="/creators list show Long")
    assert "Vote on “Long”: 2 creators" in mia.shown
    await mia.says("/creators list vote Long page:3")
    assert "has a vote running" in mia.shown


async def test_ten_candidates_keep_all_their_buttons(mia: Person, booth: Booth) -> None:
    many = " ".join(f"@creator{number}" for number in range(10))
    await booth.opens(mia, "/creators list vote Long maybe:yes", said=f"/creators list add Long tiktok {many}")
    for place in range(10):
        await booth.takes(mia, "No", place)
    assert [no for _, no in tallies(mia.shown)] == [1] * 10


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{VOTE} quorum:0", "is no number of people"),
        (f"{VOTE} quorum:lots", "is no number of people"),
        (f"{VOTE} until:soon", "“soon” is no day or time that I know"),
        (f"{VOTE} until:2020-01-01", "is over already"),
        (f"{VOTE} until:60 days", "13 days at most"),
        (f"{VOTE} maybe:perhaps", "neither yes nor no"),
        (f"{VOTE} quorum:2 people:3", "is given twice"),
        (f"{VOTE} page:4", "no page 4"),
        (f"{VOTE} tiktok @nobody.there", "Not everybody in"),
        (f"{VOTE} !!!", "names no creator"),
        ("/creators list vote Sumer", "Did you mean: Summer"),
        ("/creators list unlock Summer", "No vote has locked anybody"),
    ],
)
async def test_what_cannot_be_voted_on_is_named_with_a_line_that_works(
    mia: Person, booth: Booth, line: str, said: str
) -> None:
    await mia.says(SAID)
    await mia.says(line)
    assert said in mia.shown
    assert "Try:" in mia.shown
    assert await booth.states() == []


async def test_a_vote_in_chinese(mia: Person, booth: Booth) -> None:
    await mia.says("/creators settings language:zh")
    await booth.opens(
        mia,
        "/达人 名单 投票 夏季 人数：1 截止：周五 18:00",
        said="/达人 名单 添加 夏季 tiktok @charlidamelio @khaby.lame",
    )
    assert "“夏季”投票：2 位达人" in mia.shown
    await booth.takes(mia, "赞成")
    assert "其中 0 人投完全部，需要 1 人" in mia.shown
    await booth.takes(mia, "反对", 1)
    assert "2 位中 1 位入选" in mia.shown
    await mia.says("/达人 名单 移除 夏季 tiktok @charlidamelio")
    assert "由投票选中" in mia.shown


async def test_the_quorum_ends_a_vote_once_enough_people_said_something_of_everybody(
    team: Channel, booth: Booth
) -> None:
    await booth.opens(team.mia, f"{VOTE} quorum:2 until:fri 18:00")
    await booth.takes(team.mia, "Yes")
    await booth.takes(team.mia, "Yes", 1)
    await booth.takes(team.leo, "Yes")
    assert "2 people have voted" in team.leo.shown
    assert "On everybody: 1 of the 2 needed" in team.leo.shown
    await booth.takes(team.leo, "No", 1)
    assert "“Summer” is voted on: one of 2 is chosen" in team.mia.shown
    assert sorted(await booth.ballots()) == [
        ("Leo", "charlidamelio", "yes"),
        ("Leo", "khaby.lame", "no"),
        ("Mia", "charlidamelio", "yes"),
        ("Mia", "khaby.lame", "yes"),
    ]


async def test_a_vote_short_of_its_quorum_has_no_result(team: Channel, booth: Booth) -> None:
    await booth.opens(team.mia, f"{VOTE} quorum:2 until:48h")
    await booth.takes(team.mia, "Yes")
    await booth.waits(hours=48)
    assert "only one of the 2 needed has voted" in team.mia.shown
    await team.mia.says("/creators list remove Summer tiktok @charlidamelio")
    assert "One creator is off" in team.mia.shown


async def test_a_press_on_a_vote_that_is_over_is_told_so_and_counts_nothing(team: Channel, booth: Booth) -> None:
    await booth.opens(team.mia)
    card = team.leo.card  # type: ignore[attr-defined]
    control = card.control("Yes")
    await booth.takes(team.mia, "No")
    await booth.waits(hours=24)
    before = await booth.ballots()
    if isinstance(team.leo, SlackDriver):
        await team.leo.press(card, control, "Yes")
        await team.leo.chat.idle()
    elif isinstance(team.leo, FeishuDriver):
        await stale_press(team.leo, card, control)
    assert "The vote on “Summer” is over. Nothing was counted." in team.leo.shown
    assert "Nothing was counted" not in team.mia.shown
    assert await booth.ballots() == before


async def stale_press(someone: FeishuDriver, card: Any, control: dict[str, Any]) -> None:
    """A press that was on its way when the card changed."""
    event = {
        "operator": {"open_id": someone.user, "user_id": "leo01", "tenant_key": "tenant_1"},
        "token": someone.feishu.press_token(card),
        "action": {"tag": "button", "value": control["behaviors"][0]["value"], "timezone": "Asia/Shanghai"},
        "host": "im_message",
        "context": {"open_message_id": card.message, "open_chat_id": card.chat},
    }
    await someone.deliver("card.action.trigger", event)
    await someone.chat.idle()


async def test_a_press_after_the_deadline_ends_the_vote_itself(team: Channel, booth: Booth, clock: Clock) -> None:
    await booth.opens(team.mia)
    await booth.takes(team.mia, "Yes")
    clock.turn(hours=24)
    await team.leo.presses("No")
    assert "is over. Nothing was counted" in team.leo.shown
    assert await booth.states() == [("decided",)]


async def test_whoever_started_a_vote_closes_it_early_and_nobody_else(team: Channel, booth: Booth) -> None:
    await booth.opens(team.mia)
    await booth.takes(team.leo, "Yes")
    card = team.mia.card  # type: ignore[attr-defined]
    await team.leo.presses("Close now")
    assert "Mia started this vote" in team.leo.shown
    assert await booth.states() == [("open",)]
    if isinstance(team.mia, SlackDriver):
        await team.mia.press(card, card.control("Close now"), "Close now")
        await team.mia.chat.idle()
    elif isinstance(team.mia, FeishuDriver):
        await team.mia.press(card, "Close now")
        await team.mia.chat.idle()
    assert await booth.states() == [("decided",)]


async def test_a_private_list_is_shared_before_others_vote_on_it(team: Channel, booth: Booth) -> None:
    await team.mia.says("/creators list new Secret private")
    await team.mia.says("/creators list add Secret tiktok @charlidamelio")
    await team.mia.says("/creators list vote Secret quorum:1")
    assert "“Secret” is yours alone" in team.mia.shown
    assert await booth.states() == []
    await team.leo.says("/creators list")
    assert "Secret" not in team.leo.shown
    await team.mia.presses("Share it here and start")
    await booth.waits(seconds=1)
    assert "Vote on “Secret”: one creator" in team.leo.shown
    await team.leo.says("/creators list")
    assert "Secret" in team.leo.shown


async def test_a_list_of_another_conversation_is_not_voted_on_here(team: Channel, booth: Booth, scout: Scout) -> None:
    await team.mia.says(SAID)
    await scout.context.store.database.write(
        lambda tables: tables.conn.execute("UPDATE lists SET conversation = 'elsewhere'")
    )
    await team.mia.says(VOTE)
    assert "the list of another conversation" in team.mia.shown
    await team.mia.says("/creators list share Summer")
    assert "everyone in this conversation sees it" in team.mia.shown
    await team.mia.says(VOTE)
    assert "is on" in team.mia.shown


async def test_the_owner_alone_shares_a_list(team: Channel) -> None:
    await team.mia.says(SAID)
    await team.leo.says("/creators list share Summer team")
    assert "belongs to Mia" in team.leo.shown
    await team.mia.says("/creators list share Summer team")
    assert "the whole team sees it" in team.mia.shown


@pytest.mark.parametrize("channel", ["slack"], indirect=True)
async def test_guests_do_not_vote(team: Channel, booth: Booth) -> None:
    await booth.opens(team.mia)
    assert isinstance(team.leo, SlackDriver)
    team.leo.slack.people["U2"]["is_restricted"] = True
    await booth.takes(team.leo, "Yes")
    assert "Guests and people of other organisations" in team.leo.shown
    assert await booth.ballots() == []


async def test_a_viewer_who_may_not_spend_votes_all_the_same(
    team: Channel, booth: Booth, scout: Scout, clock: Clock
) -> None:
    workspace, leo = ("slack:T1", "U2") if isinstance(team.leo, SlackDriver) else ("feishu:tenant_1", "ou_leo")
    await scout.context.store.roles.give(workspace, leo, "Leo", "viewer", "U1", clock.now)
    await booth.opens(team.mia)
    await booth.takes(team.leo, "Yes")
    assert [name for name, _, _ in await booth.ballots()] == ["Leo"]


async def test_a_deleted_list_takes_its_vote_with_it(team: Channel, booth: Booth) -> None:
    await booth.opens(team.mia)
    await team.mia.says("/creators list delete Summer")
    await team.mia.presses("Delete the list")
    await booth.waits(seconds=1)
    assert "The vote on “Summer” was called off" in team.leo.shown


@pytest.mark.parametrize("channel", ["slack"], indirect=True)
async def test_a_vote_that_cannot_be_posted_is_none_and_is_told(team: Channel, booth: Booth) -> None:
    assert isinstance(team.mia, SlackDriver)
    await team.mia.says(SAID)
    team.mia.slack.channels.discard("C1")
    await team.mia.says(VOTE)
    await booth.waits(seconds=1)
    assert "could not be posted" in team.mia.shown
    assert await booth.states() == [("cancelled",)]


async def test_many_presses_at_once_count_each_person_once(team: Channel, booth: Booth, passes: Passing) -> None:
    await booth.opens(team.mia)
    card = team.mia.card  # type: ignore[attr-defined]
    if isinstance(team.mia, SlackDriver):
        control = card.control("Yes")
        await asyncio.gather(*(one.press(card, control, "Yes") for one in (team.mia, team.leo) * 5))  # type: ignore[attr-defined]
    else:
        await asyncio.gather(*(one.press(card, "Yes") for one in (team.mia, team.leo) * 5))  # type: ignore[attr-defined]
    await team.mia.chat.idle()  # type: ignore[attr-defined]
    await passes.delivers()
    assert tallies(team.mia.shown) == [(2, 0), (0, 0)]


@pytest.mark.parametrize("chat", ["slack", "feishu"])
async def test_a_vote_goes_on_after_a_restart(settings: Settings, clock: Clock, chat: str) -> None:
    async with Scout(settings, clock=clock) as scout, CHATS[chat](scout) as mia:
        await mia.says(SAID)
        await mia.says(f"{VOTE} until:48h")
        await deliver(scout.context)
        await mia.presses("Yes")
        clock.turn(hours=48)
        await scout_again(settings, clock, scout, mia)


async def scout_again(settings: Settings, clock: Clock, scout: Scout, mia: Person) -> None:
    """Another process on the same memory, which speaks through the same chat: it ends the vote and says so."""
    async with Scout(settings, clock=clock) as later:
        for chat in scout.context.chats.values():
            later.speak_through(chat)
        await close_votes(later.context)
        for _ in range(4):
            await deliver(later.context)
    assert "“Summer” is voted on: one of 2 is chosen" in mia.shown
