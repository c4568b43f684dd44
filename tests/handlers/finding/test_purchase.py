"""A page is bought once: by one of fifty presses, for one API, and never for nothing that may be more tomorrow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.app import Scout
from bot.settings import Settings, read_settings
from handlers.cards import Card, Select
from handlers.chat import Audience, Conversation, Person, Posted, Press, Request, Workspace
from storage.kinds import Periods
from tests.cards import controls_of, lines_of
from tests.handlers.scheduled.conftest import Clock
from tests.platforms.creator_api import CreatorApi, LostLine, Reply, refused, success

TEAM = Workspace("slack", "T1")
MIA = Person(TEAM, "U1", "Mia", "mia@brand.example", language="en")
CHANNEL = Conversation(TEAM, "C1")
STALE = "no longer valid"
SEARCH = "/creators search tiktok beauty size:100"
LOOKALIKE = "/creators lookalike tiktok @mia limit:50 level:S3"
ROWS = [
    {"uid": f"{number}", "username": f"mia{number}", "nickname": "Mia", "followers_count": 9_000 + number}
    for number in range(7)
]


@pytest.fixture
async def api() -> AsyncIterator[CreatorApi]:
    async with CreatorApi() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Visitor:
    """Somebody at the desk. `seen` are the answers, `signs` what stood in their place before."""

    keeps_place = True

    def __init__(self, scout: Scout, clock: Clock, person: Person = MIA, *, first_id: int = 0) -> None:
        self._scout, self._clock, self._person = scout, clock, person
        self.seen: list[Card] = []
        self.signs: list[Card] = []
        self.audience: Audience = "asker"
        self._ids = count(first_id)

    async def says(self, line: str) -> str:
        """Type a line; gives the words of the answer."""
        request = Request(f"{self._person.id}-r{next(self._ids)}", line, self._person, CHANNEL, self._clock())
        await self._scout.desk.request(request, self)
        return self.shown

    async def press(self, offer: str) -> str:
        """Press what an offer is behind."""
        press = Press(f"{self._person.id}-p{next(self._ids)}", offer, self._person, CHANNEL, self._clock())
        await self._scout.desk.press(press, self)
        return self.shown

    def offered(self, label: str) -> str:
        """The offer behind a label of the last answer. Raises `LookupError`."""
        for control in controls_of(self.seen[-1]):
            for choice in control.options if isinstance(control, Select) else (control,):
                if choice.label.startswith(label):
                    return choice.press
        raise LookupError(label)

    @property
    def choices(self) -> str:
        """The options of the last answer's drop-downs."""
        drop_downs = [control for control in controls_of(self.seen[-1]) if isinstance(control, Select)]
        return "; ".join(option.label for each in drop_downs for option in each.options)

    @property
    def shown(self) -> str:
        return "\n".join(lines_of(self.seen[-1]))

    async def working(self, card: Card, *, aside: bool = False) -> None:
        self.signs.append(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self.seen.append(card)
        self.audience = audience
        return None


def settings_for(api: CreatorApi, folder: Path, key: str = "cv_live_0123456789abcdef") -> Settings:
    return read_settings(
        _env_file=None,
        cv_api_base_url=api.url,
        cv_api_key=key,
        cv_user_identity="team@brand.example",
        database_url=f"sqlite:///{folder / 'scout.db'}",
    )


async def _soon(_: float) -> None:
    await asyncio.sleep(0)


@pytest.fixture
async def scout(api: CreatorApi, tmp_path: Path, clock: Clock) -> AsyncIterator[Scout]:
    async with Scout(settings_for(api, tmp_path), clock=clock, sleep=_soon) as running:
        yield running


@pytest.fixture
def mia(scout: Scout, clock: Clock) -> Visitor:
    return Visitor(scout, clock)


def found(*rows: dict[str, Any], **meta: Any) -> Reply:
    """Creators as a search gives them."""
    return success([*rows], credits_consumed=3 * len(rows), **meta)


def alike(*rows: dict[str, Any], **meta: Any) -> Reply:
    """Creators as the lookalikes of one come."""
    items = [{**row, "platform": "tiktok", "match_score": 0.9} for row in rows]
    return success({"items": items}, credits_consumed=4 * len(rows), **meta)


@pytest.mark.parametrize(
    ("line", "label", "answer"),
    [(SEARCH, "Spend", found), (LOOKALIKE, "Spend", alike), ("/creators search tiktok a", "Refresh", found)],
    ids=["confirm a search", "confirm lookalikes", "refresh"],
)
async def test_fifty_presses_of_one_button_at_once_are_one_charge(
    api: CreatorApi, mia: Visitor, line: str, label: str, answer: Any
) -> None:
    api.answer(answer(*ROWS))
    await mia.says(line)
    if label == "Refresh":
        await mia.says(line)
    before, offer, gate = len(api.requests), mia.offered(label), asyncio.Event()
    held = answer(*ROWS)
    api.answer(Reply(held.status, held.content, held.headers, after=gate))
    api.arrived.clear()
    presses = [asyncio.ensure_future(mia.press(offer)) for _ in range(50)]
    await api.arrived.wait()
    gate.set()
    await asyncio.gather(*presses)
    assert len(api.requests) == before + 1
    answers = ["\n".join(lines_of(card)) for card in mia.seen[-50:]]
    assert sum("from memory" in shown for shown in answers) == 49
    assert all("mia3" in shown for shown in answers)


@pytest.mark.parametrize(("line", "answer"), [(SEARCH, found), (LOOKALIKE, alike)], ids=["search", "lookalike"])
async def test_a_button_pressed_again_days_later_shows_what_it_bought(
    api: CreatorApi, mia: Visitor, clock: Clock, line: str, answer: Any
) -> None:
    api.answer(answer(*ROWS))
    await mia.says(line)
    spend = mia.offered("Spend")
    assert "credits used" in await mia.press(spend)
    clock.turn(days=3)
    assert "from memory, bought 3 days ago · 0 credits" in await mia.press(spend)
    refresh = mia.offered("Refresh")
    assert "credits used" in await mia.press(refresh)
    assert "from memory, bought just now" in await mia.press(refresh)
    assert len(api.requests) == 2


async def test_an_example_pressed_tells_its_estimate_and_pressed_again_costs_nothing(
    api: CreatorApi, mia: Visitor, clock: Clock
) -> None:
    api.answer(found(*ROWS))
    await mia.says("/creators help search")
    example = mia.offered("Try it")
    await mia.press(example)
    assert [sign.title for sign in mia.signs] == ["Searching TikTok … about 30 credits"]
    clock.turn(days=7)
    assert "from memory, bought 7 days ago" in await mia.press(example)
    assert len(api.requests) == 1


async def test_find_alike_pressed_again_next_week_costs_nothing(api: CreatorApi, mia: Visitor, clock: Clock) -> None:
    api.answer(found(*ROWS), alike(*ROWS))
    await mia.says("/creators search tiktok beauty")
    offer = mia.offered("Find alike")
    await mia.press(offer)
    clock.turn(days=7)
    assert "from memory, bought 7 days ago" in await mia.press(offer)
    assert len(api.requests) == 2


async def test_lookalikes_dearer_than_the_threshold_wait_for_a_press(api: CreatorApi, mia: Visitor) -> None:
    api.answer(alike(*ROWS))
    shown = await mia.says(LOOKALIKE)
    assert "about 200 credits" in shown
    assert "@mia" in shown
    assert api.requests == []
    await mia.press(mia.offered("Level S1 · ~50 credits"))
    assert [request.body["service_level"] for request in api.requests] == ["S1"]


async def test_one_creator_dearer_than_the_threshold_waits_for_a_press(
    api: CreatorApi, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(api, tmp_path).model_copy(update={"confirm_above": 10})
    async with Scout(settings, clock=clock, sleep=_soon) as scout:
        mia = Visitor(scout, clock)
        api.answer(found(*ROWS[:5]))
        assert "about 15 credits" in await mia.says("/creators show tiktok @mia2")
        assert api.requests == []
        spend = mia.offered("Spend ~15 credits")
        assert "Mia on TikTok" in await mia.press(spend)
        assert "from memory" in await mia.press(spend)
        assert len(api.requests) == 1


async def test_the_estimate_of_a_typed_line_stands_where_the_answer_will_and_after_it(
    api: CreatorApi, mia: Visitor
) -> None:
    api.answer(found(*ROWS[:5]))
    shown = await mia.says("/creators search tiktok beauty")
    assert [sign.title for sign in mia.signs] == ["Searching TikTok … about 30 credits"]
    assert "10 × S2, 3 credits each · this month so far: 0 credits" in "\n".join(lines_of(mia.signs[0]))
    assert "15 credits used (estimate 30)" in shown
    assert "find alike: about 10 credits" in shown
    mia.signs.clear()
    await mia.press(mia.offered("Sort: engagement · ~30 credits"))
    assert mia.signs == []  # the price was on the option
    assert "Sort: followers · ~" not in " ".join(
        option.label
        for control in controls_of(mia.seen[-1])
        if isinstance(control, Select)
        for option in control.options
    )


@pytest.mark.parametrize(
    ("line", "nothing", "something"),
    [("/creators search tiktok a", found(), found(*ROWS)), ("/creators lookalike @a", alike(), alike(*ROWS))],
    ids=["search", "lookalike"],
)
async def test_nothing_found_for_nothing_is_asked_for_again(
    api: CreatorApi, mia: Visitor, line: str, nothing: Reply, something: Reply
) -> None:
    api.answer(nothing, something)
    assert "0 credits" in await mia.says(line)
    assert "mia3" in await mia.says(line)
    assert len(api.requests) == 2


async def test_nothing_found_that_was_charged_is_not_charged_again(api: CreatorApi, mia: Visitor) -> None:
    api.answer(success([], credits_consumed=15))
    await mia.says("/creators search tiktok a")
    assert "from memory" in await mia.says("/creators search tiktok a")
    assert len(api.requests) == 1
    api.answer(found(*ROWS))
    assert "mia3" in await mia.press(mia.offered("Refresh · ~30 credits"))


async def test_another_account_is_asked_anew(api: CreatorApi, tmp_path: Path, clock: Clock) -> None:
    api.answer(found(*ROWS))
    async with Scout(settings_for(api, tmp_path), clock=clock, sleep=_soon) as scout:
        mia = Visitor(scout, clock)
        await mia.says("/creators search tiktok beauty")
        details, share = mia.offered("Details"), mia.offered("Share")
    api.answer(found({**ROWS[0], "username": "somebody_else"}))
    async with Scout(settings_for(api, tmp_path, "cv_live_another0123456"), clock=clock, sleep=_soon) as scout:
        mia = Visitor(scout, clock, first_id=100)
        assert STALE in await mia.press(details)
        assert STALE in await mia.press(share)
        assert "somebody_else" in await mia.says("/creators search tiktok beauty")
    assert len(api.requests) == 2


async def test_what_another_account_paid_is_not_counted(api: CreatorApi, tmp_path: Path, clock: Clock) -> None:
    api.answer(found(*ROWS))
    async with Scout(settings_for(api, tmp_path), clock=clock, sleep=_soon) as scout:
        mia = Visitor(scout, clock)
        await mia.says("/creators search tiktok beauty")
        assert "21 credits in one request" in await mia.says("/creators credits")
        assert "This month so far: 21 credits" in await mia.says(SEARCH)
    async with Scout(settings_for(api, tmp_path, "cv_live_another0123456"), clock=clock, sleep=_soon) as scout:
        mia = Visitor(scout, clock, first_id=100)
        shown = await mia.says("/creators credits")
        assert "21 credits" not in shown
        assert "credits a day" not in shown
        assert "This month so far: 0 credits" in await mia.says(SEARCH)


@pytest.mark.parametrize(
    ("line", "answer"),
    [("/creators search tiktok a", found), ("/creators lookalike @a", alike)],
    ids=["search", "alike"],
)
async def test_share_never_buys(
    api: CreatorApi, scout: Scout, mia: Visitor, line: str, answer: Any, clock: Clock
) -> None:
    api.answer(answer(*ROWS))
    await mia.says(line)
    clock.turn(minutes=1)
    await scout.context.store.keeping.sweep(clock(), Periods(cards=timedelta(0)))
    assert STALE in await mia.press(mia.offered("Share to channel"))
    assert mia.audience == "asker"
    assert len(api.requests) == 1


@pytest.mark.parametrize("line", ["/creators search tiktok a", "/creators lookalike @a"])
async def test_a_refusal_tells_the_balance_too(api: CreatorApi, mia: Visitor, line: str) -> None:
    api.answer(refused(40201, 402, credits_remaining=4))
    await mia.says(line)
    credits_shown = await mia.says("/creators credits")
    assert "4 (just now)" in credits_shown
    api.answer(refused(42902, 402, quota_remaining=0))
    await mia.says(line)
    credits_shown = await mia.says("/creators credits")
    assert "4 (just now)" in credits_shown
    assert "0 (just now)" in credits_shown


@pytest.mark.parametrize("trouble", [LostLine(), refused(40201, 402), found()], ids=["lost", "refused", "nothing"])
async def test_whatever_comes_of_it_fifty_presses_are_one_request(
    api: CreatorApi, mia: Visitor, trouble: LostLine | Reply
) -> None:
    api.answer(found(*ROWS))
    await mia.says(SEARCH)
    offer = mia.offered("Spend")
    api.answer(trouble)
    await asyncio.gather(*(mia.press(offer) for _ in range(50)))
    assert len(api.requests) == 1
    assert len({card.title for card in mia.seen[1:]}) == 1


async def test_processes_on_one_memory_buy_once_between_them(
    api: CreatorApi, scout: Scout, mia: Visitor, tmp_path: Path, clock: Clock
) -> None:
    gate, answer = asyncio.Event(), found(*ROWS)
    api.answer(Reply(answer.status, answer.content, answer.headers, after=gate))
    looked = asyncio.Event()

    async def sleep(_: float) -> None:
        looked.set()
        await asyncio.sleep(0)

    async with Scout(settings_for(api, tmp_path), clock=clock, sleep=sleep) as other:
        leo = Visitor(other, clock, Person(TEAM, "U2", "Leo", "leo@brand.example", language="en"))
        first = asyncio.ensure_future(mia.says("/creators search tiktok a"))
        await api.arrived.wait()
        second = asyncio.ensure_future(leo.says("/creators search tiktok a"))
        await looked.wait()
        gate.set()
        await asyncio.gather(first, second)
    assert "21 credits used" in mia.shown
    assert "from memory" in leo.shown
    assert len(api.requests) == 1
