"""Whatever the API answers while a task runs, the task is not lost, and people are told what only they can mend."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from handlers.cards import Button, Card
from handlers.collecting.under_way import task_shown
from handlers.context.fresh_links import SHORTEST
from handlers.messages.task_row import told
from handlers.words import LANGUAGES, words
from tests.cards import controls_of, lines_of
from tests.handlers.scheduled.conftest import TEAM, World
from tests.platforms.task_api import Refusal

LASTING = [(40103, 401), (40101, 401), (0, 401), (40301, 403), (0, 403), (40401, 404), (0, 404), (42902, 402)]
KEY_REVOKED = Refusal(40103, 401)
BROKEN = b'{"success": true, "data": {"task_id": "ta'


async def running(world: World, *troubles: Refusal) -> None:
    """A task that runs and whose next polls are answered so."""
    await world.collects()
    await world.tick()
    world.api.troubles["status"] = [*troubles]


def card(world: World) -> list[str]:
    [message] = world.chat.about("collection")
    return list(lines_of(message.card))


def labels(world: World) -> list[str]:
    [message] = world.chat.about("collection")
    return [control.label for control in controls_of(message.card) if isinstance(control, Button)]


def download_links(card: Card) -> list[str]:
    """The links to the file itself on a card."""
    urls = [control.url for control in controls_of(card) if isinstance(control, Button)]
    return [url for url in urls if url.startswith("https://files.example.com/")]


@pytest.mark.parametrize(("code", "http"), LASTING)
async def test_what_somebody_must_mend_is_on_the_card_at_once_and_asked_about_once_an_hour(
    world: World, code: int, http: int
) -> None:
    await running(world, *[Refusal(code, http)] * 100)
    await world.runs(seconds=30)
    task = await world.task()
    assert (task.reason, task.state, task.ended_at) == (str(code or http), "processing", None)
    for language in LANGUAGES:
        assert all(told(task_shown(task, world.clock()), words(language)))
    assert any(words("en")("stage-unanswered-told") in line for line in card(world))
    await world.runs(every=60, hours=4)
    polls = [at for at, word in world.api.times if word == "status"]
    gaps = [later - earlier for earlier, later in pairwise(polls)]
    assert all(timedelta(hours=1) <= gap < timedelta(hours=1, minutes=2) for gap in gaps) and len(gaps) >= 3
    assert world.chat.about("task") == []


async def test_the_card_says_why_and_nothing_of_what_the_api_wrote(world: World) -> None:
    await running(world, KEY_REVOKED)
    await world.runs(seconds=30)
    said = " ".join(card(world))
    assert "The API key was revoked." in said
    assert "req_1" in said
    assert "HTTP" not in said and "40103" not in said


async def test_once_the_key_is_mended_the_task_goes_on_and_the_card_says_no_more_of_it(world: World) -> None:
    await running(world, KEY_REVOKED)
    await world.runs(every=30, minutes=62)
    assert (await world.task()).reason == ""
    assert "The API key was revoked." not in " ".join(card(world))
    world.api.finish()
    await world.runs(every=60, hours=1.1)
    assert len(world.chat.about("file")) == 1


async def test_who_mended_the_key_need_not_wait_for_the_hour(world: World) -> None:
    await running(world, KEY_REVOKED)
    await world.runs(seconds=30)
    assert "Look again" in labels(world)
    world.api.finish()
    began = (await world.task()).submitted_at
    assert await world.store.tasks.watch(TEAM, (await world.task()).id, world.clock())
    await world.runs(seconds=10)
    task = await world.task()
    assert (task.state, task.submitted_at) == ("completed", began)
    assert len(world.chat.about("file")) == 1


async def test_a_key_that_stays_revoked_ends_the_watching_after_a_day_with_the_reason_and_a_way_on(
    world: World,
) -> None:
    await running(world, *[KEY_REVOKED] * 100)
    await world.runs(every=600, hours=26)
    assert (await world.task()).state == "given_up"
    [ended] = world.chat.about("task")
    assert any("The API key was revoked." in line for line in lines_of(ended.card))
    world.api.troubles["status"] = []
    world.api.finish()
    assert await world.store.tasks.watch(TEAM, (await world.task()).id, world.clock())
    await world.runs(seconds=20)
    assert len(world.chat.about("file")) == 1


async def test_a_finished_task_whose_file_the_key_may_not_have_says_so_and_gets_it_later(world: World) -> None:
    await running(world)
    world.api.troubles["export"] = [Refusal(40301, 403)]
    world.api.finish()
    await world.runs(seconds=30)
    assert "The API key may not do this." in " ".join(card(world))
    assert world.api.asked["export"] == 1
    await world.runs(every=60, hours=1.1)
    assert len(world.chat.about("file")) == 1
    assert "The API key may not do this." not in " ".join(card(world))


async def test_a_file_that_never_came_is_not_called_a_search_in_vain(world: World) -> None:
    await running(world)
    world.api.troubles["export"] = [Refusal(50001, 500)] * 500
    world.api.finish()
    await world.runs(every=600, hours=26)
    [ended] = world.chat.about("task")
    assert ended.card.title == "A task on TikTok is done, but its file is not there"


PASSING = {
    "429 without Retry-After": Refusal(42901, 429),
    "429 without a code": Refusal(0, 429),
    "a body that stalls": Refusal(is_slow=True),
    "a broken line": Refusal(is_lost=True),
    "broken JSON": Refusal(http=200, content=BROKEN),
    "no JSON": Refusal(http=200, content=b"<html>Sign in to the hotel's network</html>"),
    "an answer of another shape": Refusal(http=200, content=b'{"success": true, "data": 7}'),
    "nobody listening": Refusal(is_away=True),
    "trouble of the server": Refusal(50001, 503),
}


@pytest.mark.parametrize("word", ["status", "export", "data"])
@pytest.mark.parametrize("trouble", PASSING.values(), ids=PASSING.keys())
async def test_trouble_that_passes_only_delays_the_one_announcement(world: World, word: str, trouble: Refusal) -> None:
    await running(world)
    world.api.troubles[word] = [trouble] * 4
    world.api.finish()
    await world.runs(minutes=15)
    assert world.api.troubles[word] == []
    assert (await world.task()).state == "completed"
    assert len(world.chat.about("file")) == world.api.asked["submit"] == 1
    assert world.chat.about("task") == []


async def test_a_link_that_ended_between_the_check_and_the_post_is_replaced_at_once(world: World) -> None:
    """The process was paused for two hours after it had looked at the link."""
    await running(world)
    world.api.finish()

    def paused() -> None:
        if world.chat.about("file"):
            world.clock.turn(hours=2)

    world.chat.on_arrival = paused
    while not world.chat.about("file"):
        world.clock.turn(seconds=5)
        await world.tick()
    [ready] = world.chat.about("file")
    [ended] = download_links(ready.cards[0][1])
    assert world.api.lives(ended) < timedelta(0)
    assert download_links(ready.card) == []
    await world.runs(minutes=6)
    [link] = download_links(ready.card)
    assert world.api.lives(link) >= SHORTEST


async def test_a_link_that_ended_while_its_answer_was_on_its_way_is_not_posted(world: World) -> None:
    await running(world)

    async def paused() -> None:
        world.clock.turn(hours=2)

    world.api.on_its_way["export"] = paused
    world.api.finish()
    await world.runs(seconds=30)
    await world.runs(seconds=30)
    [ready] = world.chat.about("file")
    [first] = download_links(ready.cards[0][1])
    assert world.api.links[first] - ready.at >= SHORTEST


DOWN = [KEY_REVOKED, Refusal(50001, 500), Refusal(is_away=True), Refusal(is_lost=True)]


@pytest.mark.parametrize("word", ["status", "export"])
@pytest.mark.parametrize("trouble", DOWN)
async def test_a_day_in_which_scout_itself_was_down_brings_no_task_nearer_to_its_end(
    world: World, word: str, trouble: Refusal
) -> None:
    await running(world)
    if word == "export":
        world.api.finish()
    for _ in range(3):
        world.api.troubles[word] = [trouble] * 100
        await world.runs(minutes=3)
        world.clock.turn(hours=25)
    world.api.troubles[word] = [trouble] * 100
    await world.runs(minutes=3)
    assert (await world.task()).ended_at is None
    world.api.troubles[word] = []
    world.api.finish()
    await world.runs(every=60, hours=1.1)
    assert world.chat.about("task") == []
    assert len(world.chat.about("file")) == 1


async def test_a_task_that_still_runs_after_scout_was_down_for_a_day_is_watched_as_closely_as_before(
    world: World,
) -> None:
    await running(world)
    await world.runs(minutes=5)
    world.clock.turn(hours=30)
    await world.runs(minutes=6)
    assert (await world.task()).state == "processing"
    world.api.finish()
    await world.runs(minutes=2.5)
    assert len(world.chat.about("file")) == 1


@pytest.mark.parametrize("word", ["status", "export"])
async def test_a_key_without_a_request_left_for_two_days_ends_no_task(world: World, word: str) -> None:
    await running(world)
    if word == "export":
        world.api.finish()
    busy = Refusal(42901, 429, {"Retry-After": "600"})
    world.api.troubles[word] = [Refusal(50001, 500)] * 4 + [busy] * 10_000
    await world.runs(every=60, hours=50)
    world.api.troubles[word] = [Refusal(50001, 500)] * 3
    await world.runs(every=60, hours=1.5)
    world.api.finish()
    await world.runs(every=60, hours=1.5)
    assert world.chat.about("task") == []
    assert len(world.chat.about("file")) == 1
