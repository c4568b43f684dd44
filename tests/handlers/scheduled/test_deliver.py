"""The one sender: in order, once, and honest about what nobody can know."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from handlers.cards import Card
from handlers.cards.stored import dump_card
from handlers.chat import UNREACHABLE, ChatError, Conversation, Posted, Workspace
from handlers.context import Options
from handlers.context.fetch import NotFetched
from handlers.scheduled.deliver import LEASE_FOR, deliver
from handlers.scheduled.drawing import subject_of
from handlers.scheduled.outcomes import GIVE_UP_AFTER
from handlers.scheduled.sending import sent
from handlers.scheduled.sweep import sweep
from handlers.stored_chat import dump_conversation
from storage.leases import Lease
from storage.outbox import About, Letter, NewLetter, put
from tests.handlers.scheduled.conftest import LINKS, TEAM, Clock, World
from tests.handlers.scheduled.noticeboard import LOST, Noticeboard

FEISHU = "feishu:t1"


@pytest.fixture
def chat(clock: Clock, request: pytest.FixtureRequest) -> Noticeboard:
    """Slack where it shows no past messages, unless the test says otherwise."""
    return Noticeboard(clock, **getattr(request, "param", {}))


def a_chat(**like: object) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("chat", [like], indirect=True)


feishu = a_chat(name="feishu", repeats_for=timedelta(hours=1), edits_for=timedelta(days=14))
slack_with_history = a_chat(shows_past=True)


async def letter_of(world: World, key: str, team: str = TEAM) -> Letter:
    letter = await world.store.outbox.find(team, key)
    assert letter is not None
    return letter


async def dies_after_posting(world: World, team: str = TEAM) -> None:
    """Another process posts the card and dies before it can write that down."""
    dead = world.worker("dead")
    [letter] = await dead.store.outbox.claim_due(Lease("dead", world.clock(), LEASE_FOR), 10, world.context.chats)
    await sent(dead, world.chat, letter, await subject_of(dead, letter))


async def test_a_lost_answer_is_never_posted_again_where_the_chat_shows_no_past(world: World) -> None:
    id_ = await world.collects()
    world.chat.troubles = [LOST]
    for _ in range(20):
        await deliver(world.context)
        world.clock.turn(minutes=5)
    assert len(world.chat.posts) == 1
    assert (await letter_of(world, f"collection-{id_}")).state == "unknown"


async def test_a_failure_of_our_own_after_a_post_leaves_it_in_doubt_rather_than_posted_twice(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.collects()

    def fail() -> None:
        raise KeyError("ts")

    world.chat.on_arrival = fail
    await world.runs(minutes=10)
    assert len(world.chat.posts) == 1
    assert "Sending went wrong" in caplog.text


async def test_the_announcement_of_a_finished_task_is_rather_repeated_than_missed(world: World) -> None:
    await world.collects()
    await world.runs(seconds=10)
    world.api.finish()

    def lose_once() -> None:
        world.chat.on_arrival = lambda: None
        raise ConnectionResetError

    world.chat.on_arrival = lose_once
    await world.runs(minutes=10)
    assert [post.cards[0][1].tone for post in world.chat.posts[1:]] == ["good", "good"]
    assert (await world.file()).message is not None


@slack_with_history
async def test_a_lost_answer_is_looked_up_where_the_chat_shows_the_past(world: World) -> None:
    id_ = await world.collects()
    world.chat.troubles = [LOST]
    for _ in range(3):
        await deliver(world.context)
        world.clock.turn(seconds=10)
    assert len(world.chat.posts) == 1
    assert (await letter_of(world, f"collection-{id_}")).state == "sent"
    assert (await world.collection()).message is not None


@slack_with_history
async def test_a_post_that_surely_is_not_there_is_posted_again(world: World) -> None:
    await world.collects()
    dead = world.worker("dead")
    [letter] = await dead.store.outbox.claim_due(Lease("dead", world.clock(), LEASE_FOR), 10, world.context.chats)
    await dead.store.outbox.mark_in_flight(letter, Lease("dead", world.clock(), LEASE_FOR))
    world.clock.turn(minutes=4)
    await deliver(world.context)
    assert len(world.chat.posts) == 1
    assert world.chat.calls == ["find", "post"]


@feishu
async def test_a_lost_answer_is_posted_again_under_the_same_key_within_its_hour(world: World) -> None:
    await world.collects(team=FEISHU)
    world.chat.troubles = [LOST, LOST]
    for _ in range(4):
        await deliver(world.context)
        world.clock.turn(seconds=10)
    assert len(world.chat.posts) == 1
    assert world.chat.calls == ["post", "post"]
    assert (await world.collection(FEISHU)).message is not None


@feishu
async def test_after_that_hour_it_is_not_posted_again(world: World) -> None:
    id_ = await world.collects(team=FEISHU)
    await dies_after_posting(world, FEISHU)
    world.clock.turn(hours=1)
    await deliver(world.context)
    assert len(world.chat.posts) == 1
    assert (await letter_of(world, f"collection-{id_}", FEISHU)).state == "unknown"


@a_chat(shows_past=True)
async def test_a_process_that_dies_between_post_and_mark_posts_nothing_twice(world: World) -> None:
    id_ = await world.collects()
    await dies_after_posting(world)
    await deliver(world.context)
    assert (await letter_of(world, f"collection-{id_}")).state == "waiting"
    world.clock.turn(minutes=4)
    await deliver(world.context)
    assert len(world.chat.posts) == 1
    assert (await letter_of(world, f"collection-{id_}")).state == "sent"


async def test_a_worker_that_comes_back_too_late_writes_nothing(world: World) -> None:
    """It posted, but its lease ran out meanwhile and another worker settled the letter."""
    id_ = await world.collects()
    world.chat.on_arrival = lambda: world.clock.turn(minutes=4)
    other = world.worker()
    letters: list[Letter] = []

    async def takes_over() -> None:
        letters.extend(
            await other.store.outbox.claim_due(Lease("other", world.clock(), LEASE_FOR), 10, world.context.chats)
        )

    post = world.chat.post

    async def slow_post(*given: object, **named: object) -> object:
        posted = await post(*given, **named)  # type: ignore[arg-type]
        await takes_over()
        return posted

    world.chat.post = slow_post  # type: ignore[assignment,method-assign]
    await deliver(world.context)
    assert letters[0].is_in_doubt
    assert (await letter_of(world, f"collection-{id_}")).state == "waiting"


async def test_what_surely_never_left_is_simply_sent_later(world: World) -> None:
    id_ = await world.collects()
    world.chat.troubles = [ChatError("no route", code=UNREACHABLE)] * 3
    for _ in range(6):
        await deliver(world.context)
        world.clock.turn(seconds=30)
    assert len(world.chat.posts) == 1
    assert (await letter_of(world, f"collection-{id_}")).state == "sent"


async def test_a_chat_that_asks_for_patience_gets_it(world: World) -> None:
    await world.collects()
    world.chat.troubles = [ChatError("slow down", code="ratelimited", wait=30)]
    await deliver(world.context)
    world.clock.turn(seconds=29)
    await deliver(world.context)
    assert world.chat.posts == []
    world.clock.turn(seconds=1)
    await deliver(world.context)
    assert len(world.chat.posts) == 1


async def test_a_chat_that_is_busy_and_does_not_say_for_how_long_is_asked_ever_less_often(world: World) -> None:
    await world.collects()
    world.chat.troubles = [ChatError("slow down", code="99991400")] * 1_000
    moments = []
    for _ in range(20 * 60):
        before = len(world.chat.troubles)
        await deliver(world.context)
        moments += [world.clock()] * (before - len(world.chat.troubles))
        world.clock.turn(seconds=1)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    assert gaps[:7] == [2, 4, 8, 16, 32, 64, 128]
    assert max(gaps) <= 300


async def test_an_archived_conversation_ends_the_trying_and_its_owner_is_told(world: World) -> None:
    id_ = await world.collects()
    world.chat.troubles = [ChatError("archived", code="is_archived", permanent=True, kind="place_gone")]
    for _ in range(5):
        await world.tick()
        world.clock.turn(minutes=10)
    assert world.chat.posts == []
    letter = await letter_of(world, f"collection-{id_}")
    assert (letter.state, letter.error) == ("refused", "is_archived")
    assert [person for person, _ in world.chat.whispers] == ["U1"]


async def test_whose_every_post_is_refused_is_told_once_for_the_collection(world: World) -> None:
    await world.collects(LINKS, LINKS)
    world.chat.troubles = [ChatError("out", code="not_in_channel", permanent=True, kind="place_gone")] * 9
    await world.tick()
    world.api.finish()
    await world.runs(minutes=2)
    assert world.chat.posts == []
    assert len(world.chat.whispers) == 1
    assert {(await world.task(number)).state for number in (0, 1)} == {"completed"}


async def test_what_waits_while_the_token_is_revoked_leaves_once_it_works_again(world: World) -> None:
    await world.collects()
    await world.runs(seconds=10)
    world.api.finish()
    revoked = ChatError("revoked", code="token_revoked", permanent=True, kind="app_gone")
    world.chat.troubles = [revoked] * 10_000
    await world.runs(every=60, hours=5)
    assert len(world.chat.troubles) > 10_000 - 20
    assert world.chat.whispers == []
    world.chat.troubles = []
    await world.runs(every=60, minutes=70)
    assert len(world.chat.about("file")) == 1


async def test_what_waits_for_a_chat_to_let_scout_in_is_news_for_as_long_as_messages_are_kept(world: World) -> None:
    await world.collects()
    await world.runs(seconds=10)
    world.api.finish()
    revoked = ChatError("revoked", code="token_revoked", permanent=True, kind="app_gone")
    world.chat.troubles = [revoked] * 10_000
    await world.runs(every=1800, days=20)
    world.chat.troubles = [ChatError("no route", code=UNREACHABLE)]
    await world.runs(every=60, minutes=70)
    assert len(world.chat.about("file")) == 1
    [(person, card)] = world.chat.whispers
    assert (person, card.title) == ("U1", "Scout can post here again")


async def test_what_no_chat_takes_for_longer_than_messages_are_kept_ends(world: World) -> None:
    id_ = await world.collects()
    revoked = ChatError("revoked", code="token_revoked", permanent=True, kind="app_gone")
    world.chat.troubles = [revoked] * 10_000
    await world.runs(every=3600, days=31)
    assert (await letter_of(world, f"collection-{id_}")).state == "refused"


@pytest.mark.parametrize("chat", [{}, {"name": "feishu", "repeats_for": timedelta(hours=1)}], indirect=True)
async def test_who_waits_for_a_card_in_doubt_is_told_once_and_gets_the_file(world: World) -> None:
    team = TEAM if world.chat.name == "slack" else FEISHU
    await world.collects(team=team)
    world.chat.troubles = [LOST]
    await deliver(world.context)
    world.clock.turn(hours=1.1)
    await world.runs(minutes=2)
    world.api.finish()
    await world.runs(minutes=5)
    [(person, card)] = world.chat.whispers
    assert (person, card.title) == ("U1", "The card of your collection may be missing")
    assert [message.conversation.thread for message in world.chat.about("file")] == [""]


async def test_who_could_not_be_told_of_a_card_in_doubt_is_told_as_soon_as_there_is_news_of_it(world: World) -> None:
    whisper = world.chat.whisper

    async def fail(*_: Any) -> None:
        raise ChatError("no route", code=UNREACHABLE)

    world.chat.whisper = fail  # type: ignore[assignment,method-assign]
    await world.collects()
    world.chat.troubles = [LOST]
    await deliver(world.context)
    await deliver(world.context)
    world.clock.turn(seconds=5)
    await deliver(world.context)
    world.chat.whisper = whisper  # type: ignore[method-assign]
    await world.runs(minutes=2)
    assert [card.title for _, card in world.chat.whispers] == ["The card of your collection may be missing"]


async def test_who_could_not_be_told_is_told_the_next_time(world: World) -> None:
    whisper = world.chat.whisper

    async def fail(*_: Any) -> None:
        raise ChatError("no route", code=UNREACHABLE)

    world.chat.whisper = fail  # type: ignore[assignment,method-assign]
    await world.collects()
    world.chat.troubles = [ChatError("out", code="not_in_channel", permanent=True, kind="place_gone")] * 99
    await deliver(world.context)
    world.chat.whisper = whisper  # type: ignore[method-assign]
    await world.runs(seconds=10)
    world.api.finish()
    await world.runs(minutes=2)
    assert len(world.chat.whispers) == 1


async def test_letters_of_one_conversation_keep_their_order_and_others_do_not_wait_for_them(world: World) -> None:
    first = await world.collects()
    second = await world.collects()
    elsewhere = await world.collects(conversation="C2")
    world.chat.troubles = [ChatError("slow down", code="ratelimited", wait=60)]
    await deliver(world.context)
    assert [message.key for message in world.chat.posts] == [f"collection-{elsewhere}"]
    for _ in range(3):
        world.clock.turn(seconds=60)
        await deliver(world.context)
    assert [message.key for message in world.chat.posts[1:]] == [f"collection-{first}", f"collection-{second}"]


async def test_one_letter_that_cannot_be_drawn_keeps_no_other_from_leaving(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    id_ = await world.collects()
    await world.collects(conversation="C2")
    await world.store.write(
        lambda tables: tables.conn.execute("UPDATE tasks SET platform = '' WHERE collection = ?", (id_,))
    )
    await deliver(world.context)
    assert len(world.chat.posts) == 1
    assert "A letter could not be sent" in caplog.text


async def test_a_chat_that_does_not_run_here_leaves_its_letters_to_others(world: World) -> None:
    id_ = await world.collects(team=FEISHU)
    await world.runs(minutes=5)
    letter = await letter_of(world, f"collection-{id_}", FEISHU)
    assert (letter.state, letter.attempts) == ("waiting", 0)


async def test_letters_for_a_chat_that_nobody_runs_any_more_end_with_one_word_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    gone = [await world.collects(team=FEISHU) for _ in range(3)]
    here = await world.collects()
    await sweep(world.context)
    world.clock.turn(days=31)
    caplog.clear()
    await sweep(world.context)
    await sweep(world.context)
    [told] = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert told == "Nobody runs the chat that letters were for. action=sweep chat=feishu letters=3"
    for id_ in gone:
        assert await world.store.outbox.find(FEISHU, f"collection-{id_}") is None
    assert (await letter_of(world, f"collection-{here}")).state == "waiting"


async def test_what_could_not_be_said_for_three_days_is_no_news_any_more(world: World) -> None:
    id_ = await world.collects()
    world.chat.troubles = [ChatError("no route", code=UNREACHABLE)] * 5_000
    for _ in range(80):
        await deliver(world.context)
        world.clock.turn(hours=1)
    assert (await letter_of(world, f"collection-{id_}")).state == "refused"
    assert timedelta(days=3) == GIVE_UP_AFTER


async def handed_over(world: World, way: str, fetch: Callable[..., object]) -> None:
    object.__setattr__(world.context, "fetch", fetch)
    if way:
        await world.store.handover.choose(TEAM, way, world.clock())
    await world.collects()
    await world.tick()
    world.api.finish()
    await world.runs(seconds=30)


async def _fetched(url: str, into: Path) -> None:
    await asyncio.to_thread(into.write_bytes, b"the file behind " + url.encode())


async def _too_large(url: str, into: Path) -> None:
    raise NotFetched("too large", is_passing=False)


@pytest.mark.parametrize("way", ["upload", "both"])
async def test_a_workspace_that_wants_files_gets_the_file_in_the_thread(world: World, way: str) -> None:
    await handed_over(world, way, _fetched)
    [upload] = world.chat.about("upload")
    assert (upload.file or b"").startswith(b"the file behind https://files.example.com/f-task_1-xlsx")
    assert upload.conversation.thread == "m1"
    [ready] = world.chat.about("file")
    assert any("f-task_1" in url for url in ready.links) == (way == "both")


@pytest.mark.parametrize(("chat", "state"), [({"shows_files": True}, "sent"), ({}, "unknown")], indirect=["chat"])
async def test_a_file_whose_answer_is_lost_stands_once_and_is_looked_up_where_the_chat_lists_files(
    world: World, state: str
) -> None:
    upload = world.chat.upload

    async def lost(*args: Any, **more: Any) -> Posted:
        world.chat.troubles = [LOST]
        return await upload(*args, **more)

    world.chat.upload = lost  # type: ignore[method-assign]
    await handed_over(world, "upload", _fetched)
    await world.runs(minutes=5)
    [file] = world.chat.about("upload")
    assert (await letter_of(world, file.key)).state == state


@pytest.mark.parametrize("options", [Options(handover="both")])
async def test_a_workspace_that_chose_nothing_gets_files_as_the_operator_says(world: World) -> None:
    await handed_over(world, "", _fetched)
    assert len(world.chat.about("upload")) == len(world.chat.about("file")) == 1


async def test_refused_uploads_become_links_and_one_word_to_who_asked(world: World) -> None:
    refusal = ChatError("off", code="file_uploads_disabled", permanent=True, kind="no_uploads")
    for _ in range(2):
        upload = world.chat.upload

        async def refuse(*_: object, **__: object) -> object:
            raise refusal

        world.chat.upload = refuse  # type: ignore[assignment,method-assign]
        await handed_over(world, "upload", _fetched) if not world.ids else await _another(world)
        world.chat.upload = upload  # type: ignore[method-assign]
    ready = world.chat.about("file")
    assert len(ready) == 2
    assert all(any("/f-task_" in url for url in message.links) for message in ready)
    assert len(world.chat.whispers) == 1


async def test_the_admins_are_told_that_files_come_as_links_where_scout_knows_them(world: World) -> None:
    await world.store.roles.remember(TEAM, "U_ADA", "Ada", is_admin=True)

    async def refuse(*_: object, **__: object) -> object:
        raise ChatError("off", code="file_uploads_disabled", permanent=True, kind="no_uploads")

    world.chat.upload = refuse  # type: ignore[assignment,method-assign]
    await handed_over(world, "upload", _fetched)
    assert [person for person, _ in world.chat.whispers] == ["U_ADA"]


async def test_a_file_that_is_too_large_stays_a_link(world: World) -> None:
    await handed_over(world, "upload", _too_large)
    [ready] = world.chat.about("file")
    assert any("/f-task_1" in url for url in ready.links)
    assert world.chat.about("upload") == []


async def _another(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish()
    await world.runs(seconds=30)


async def test_a_file_that_cannot_be_fetched_for_long_stays_a_link(world: World) -> None:
    async def never(url: str, into: Path) -> None:
        raise NotFetched("its host is away", is_passing=True)

    await handed_over(world, "upload", never)
    await world.runs(every=30, minutes=5)
    [ready] = world.chat.about("file")
    assert any("/f-task_1" in url for url in ready.links)


async def test_a_file_that_may_or_may_not_be_there_gets_a_link_as_well(world: World) -> None:
    upload = world.chat.upload

    async def lost(*given: object, **named: object) -> object:
        await upload(*given, **named)  # type: ignore[arg-type]
        raise LOST

    world.chat.upload = lost  # type: ignore[assignment,method-assign]
    await handed_over(world, "upload", _fetched)
    await world.runs(minutes=2)
    assert len(world.chat.about("upload")) == 1
    [ready] = world.chat.about("file")
    assert any("/f-task_1" in url for url in ready.links)


async def test_digests_and_edits_that_show_progress_let_what_people_wait_for_go_first(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish()
    await world.runs(minutes=2)
    assert set(world.chat.unhurried) == {"update"}
    where = dump_conversation(Conversation(Workspace("slack", "T1"), "C2"))
    about: tuple[About, ...] = ("digest", "answer")
    for subject in about:
        new = NewLetter(TEAM, "slack", where, "post", subject, subject, card=dump_card(Card(subject)))
        await world.store.write(partial(put, id_=subject, new=new, at=world.clock()))
        await world.tick()
    assert world.chat.unhurried.count("post") == 1
    assert [post.card.title for post in world.chat.posts[-2:]] == ["digest", "answer"]
