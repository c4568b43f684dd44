"""Letters wait in order, one at a time in each conversation, and are written once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from storage import outbox
from storage.database import Tables
from storage.kinds import Periods
from storage.leases import Lease, LeaseLost
from storage.outbox import PATIENCE, Kind, Letter, NewLetter
from storage.store import Store, open_store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LASTS = timedelta(minutes=3)
TEAM = "slack:T1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


def a_letter(key: str, *, place: str = "C1", kind: Kind = "post", about: str = "x") -> NewLetter:
    return NewLetter(TEAM, "slack", {"id": place}, kind, key, "collection", about)


async def put(store: Store, *letters: NewLetter, due_in: float = 0) -> None:
    due_at, ids = NOON + timedelta(seconds=due_in), [store.token() for _ in letters]

    def change(tables: Tables) -> None:
        for id_, letter in zip(ids, letters, strict=True):
            outbox.put(tables, id_, letter, NOON, due_at)

    await store.write(change)


async def claims(store: Store, after: float = 0, owner: str = "w1") -> list[Letter]:
    return await store.outbox.claim_due(Lease(owner, NOON + timedelta(seconds=after), LASTS), 50, ["slack"])


async def test_one_letter_of_a_conversation_leaves_at_a_time_and_in_order(store: Store) -> None:
    await put(store, a_letter("a"), a_letter("b"), a_letter("c", place="C2"))
    first = await claims(store)
    assert [letter.key for letter in first] == ["a", "c"]
    assert await claims(store) == []
    await store.write(lambda tables: outbox.sent(tables, first[0], "w1", {"message_id": "m1"}, NOON))
    assert [letter.key for letter in await claims(store)] == ["b"]


async def test_a_letter_that_waits_for_its_time_lets_others_pass(store: Store) -> None:
    await put(store, a_letter("later"), due_in=30)
    await put(store, a_letter("now"))
    assert [letter.key for letter in await claims(store)] == ["now"]


async def test_a_post_does_not_wait_for_the_links_of_a_hundred_old_cards(store: Store) -> None:
    renewals = [replace(a_letter(f"u{n}", kind="update"), about="file", about_id=f"f{n}") for n in range(100)]
    await put(store, *renewals, a_letter("post"))
    [first] = await claims(store)
    assert first.key == "post"
    assert await claims(store) == []
    await store.write(lambda tables: outbox.sent(tables, first, "w1", {"message_id": "m1"}, NOON))
    assert [letter.key for letter in await claims(store)] == ["u0"]


async def test_an_edit_leaves_nothing_behind_once_it_is_settled(store: Store) -> None:
    await put(store, a_letter("u1", kind="update"), a_letter("u2", kind="update", about="y"), a_letter("post"))
    for end in (
        lambda tables, letter: outbox.sent(tables, letter, "w1", {"message_id": "m1"}, NOON),
        lambda tables, letter: outbox.end(tables, letter, "w1", "refused", "message_gone"),
        lambda tables, letter: outbox.sent(tables, letter, "w1", {"message_id": "m2"}, NOON),
    ):
        [letter] = await claims(store)
        await store.write(partial(end, letter=letter))
    kept = await store.database.read(lambda tables: [row["key"] for row in tables.table("outbox").rows])
    assert kept == ["post"]


async def test_a_letter_that_failed_lets_no_later_one_pass(store: Store) -> None:
    await put(store, a_letter("a"), a_letter("b"))
    [letter] = await claims(store)
    retry_at = NOON + timedelta(seconds=30)
    await store.write(lambda tables: outbox.later(tables, letter, "w1", retry_at, "busy"))
    assert await claims(store, after=10) == []
    [again] = await claims(store, after=30)
    assert (again.key, again.attempts, again.is_in_doubt) == ("a", 2, False)


async def test_a_key_is_written_once(store: Store) -> None:
    await put(store, a_letter("a"), a_letter("a"), replace(a_letter("a"), conversation={"id": "C2"}))
    assert await store.outbox.waiting() == 1


async def test_an_edit_joins_the_one_that_waits_and_brings_it_forward(store: Store) -> None:
    await put(store, a_letter("u1", kind="update"), due_in=30)
    await put(store, a_letter("u2", kind="update"), due_in=5)
    await put(store, a_letter("u3", kind="update"), due_in=60)
    await put(store, a_letter("other", kind="update", about="y"), due_in=60)
    assert await store.outbox.waiting() == 2
    assert [letter.key for letter in await claims(store, after=5)] == ["u1"]


async def test_an_edit_joins_a_post_that_was_not_sent_yet_but_not_one_in_doubt(store: Store) -> None:
    await put(store, a_letter("post"), a_letter("u1", kind="update"))
    assert await store.outbox.waiting() == 1
    [letter] = await claims(store)
    await store.outbox.mark_in_flight(letter, Lease("w1", NOON, LASTS))
    await store.write(lambda tables: outbox.later(tables, letter, "w1", NOON, "lost", in_doubt=True))
    await put(store, a_letter("u2", kind="update"))
    assert await store.outbox.waiting() == 2


async def test_an_edit_that_is_being_sent_may_be_drawn_already_so_a_new_one_waits_behind_it(store: Store) -> None:
    await put(store, a_letter("u1", kind="update"))
    [letter] = await claims(store)
    await put(store, a_letter("u2", kind="update"))
    await store.write(lambda tables: outbox.sent(tables, letter, "w1", None, NOON))
    assert [letter.key for letter in await claims(store)] == ["u2"]


async def test_an_edit_does_not_shorten_the_wait_that_a_chat_asked_for(store: Store) -> None:
    await put(store, a_letter("u1", kind="update"))
    [letter] = await claims(store)
    told = NOON + timedelta(seconds=300)
    await store.write(lambda tables: outbox.later(tables, letter, "w1", told, "ratelimited"))
    await put(store, a_letter("u2", kind="update"))
    assert await claims(store, after=299) == []
    assert [letter.key for letter in await claims(store, after=300)] == ["u1"]


async def test_a_letter_that_keeps_failing_lets_later_ones_pass_but_for_those_about_the_same(store: Store) -> None:
    await put(store, a_letter("stuck"), a_letter("same", kind="upload"), a_letter("other", about="y"))
    for attempt in range(PATIENCE + 1):
        after = 100 * attempt
        [letter] = await claims(store, after=after)
        assert letter.key == "stuck"
        assert await claims(store, after=after + 1) == []
        due_at = NOON + timedelta(seconds=after + 100)
        await store.write(lambda tables, letter=letter, due_at=due_at: outbox.later(tables, letter, "w1", due_at, "no"))  # type: ignore[misc]
    assert [letter.key for letter in await claims(store, after=after + 50)] == ["other"]


async def test_all_letters_wait_for_one_in_doubt(store: Store) -> None:
    await put(store, a_letter("doubtful"), a_letter("other", about="y"))
    for attempt in range(PATIENCE + 1):
        [letter] = await claims(store, after=100 * attempt)
        due_at = NOON + timedelta(seconds=100 * attempt + 100)
        await store.write(
            lambda tables, letter=letter, due_at=due_at: outbox.later(  # type: ignore[misc]
                tables, letter, "w1", due_at, "lost", in_doubt=True
            )
        )
    assert await claims(store, after=100 * PATIENCE + 50) == []


async def test_a_letter_that_leaves_begins_its_lease_anew(store: Store) -> None:
    await put(store, a_letter("a", kind="upload"))
    [letter] = await claims(store)
    await store.outbox.mark_in_flight(letter, Lease("w1", NOON + timedelta(seconds=170), LASTS))
    assert await claims(store, after=190, owner="w2") == []


async def test_other_letters_of_a_conversation_tell_which_messages_are_theirs(store: Store) -> None:
    await put(store, a_letter("a"), a_letter("b"), a_letter("far", place="C2"))
    first, far = await claims(store)
    for letter, id_ in ((first, "m1"), (far, "m2")):
        await store.write(
            lambda tables, letter=letter, id_=id_: outbox.sent(tables, letter, "w1", {"message_id": id_}, NOON)  # type: ignore[misc]
        )
    [second] = await claims(store)
    assert await store.outbox.arrived(second, NOON) == {"m1"}
    assert await store.outbox.arrived(second, NOON + timedelta(seconds=1)) == set()


async def test_a_letter_whose_sender_died_on_the_way_is_in_doubt(store: Store) -> None:
    await put(store, a_letter("a"))
    [letter] = await claims(store, owner="dead")
    await store.outbox.mark_in_flight(letter, Lease("dead", NOON, LASTS))
    [taken] = await claims(store, after=180, owner="w2")
    assert (taken.is_in_doubt, taken.first_sent_at) == (True, NOON)
    with pytest.raises(LeaseLost):
        await store.write(lambda tables: outbox.sent(tables, letter, "dead", None, NOON))


async def test_a_letter_whose_sender_died_before_is_not(store: Store) -> None:
    await put(store, a_letter("a"))
    await claims(store, owner="dead")
    [taken] = await claims(store, after=180, owner="w2")
    assert not taken.is_in_doubt


async def test_of_two_workers_one_gets_a_letter(tmp_path: Path, store: Store) -> None:
    other = open_store(tmp_path / "scout.db")
    try:
        await put(store, *(a_letter(f"k{number}", place=f"C{number}") for number in range(30)))
        got = await asyncio.gather(*(claims(each, owner=f"w{n}") for n in range(4) for each in (store, other)))
    finally:
        other.close()
    keys = [letter.key for letters in got for letter in letters]
    assert len(keys) == len(set(keys)) == 30


async def test_ended_letters_are_forgotten_and_waiting_ones_are_not(store: Store) -> None:
    await put(store, a_letter("a"), a_letter("b"))
    [letter] = await claims(store)
    await store.write(lambda tables: outbox.end(tables, letter, "w1", "refused", "is_archived"))
    assert await store.keeping.sweep(NOON + timedelta(days=31), Periods()) == {"outbox": 1}
    assert await store.outbox.waiting() == 1


async def test_letters_of_chats_that_run_elsewhere_are_left_to_others(store: Store) -> None:
    await put(store, a_letter("a"), replace(a_letter("b", place="oc_1"), workspace="feishu:t1", chat="feishu"))
    lease = Lease("w1", NOON, LASTS)
    assert await store.outbox.claim_due(lease, 50, []) == []
    assert [letter.key for letter in await store.outbox.claim_due(lease, 50, ["feishu", "terminal"])] == ["b"]


async def test_doubt_begins_with_the_first_attempt_that_nobody_knows_the_end_of(store: Store) -> None:
    """Attempts before it that surely came to nothing do not count against the hour of a chat that repeats safely."""
    await put(store, a_letter("a"))
    [letter] = await claims(store)
    await store.outbox.mark_in_flight(letter, Lease("w1", NOON, LASTS))
    await store.write(lambda tables: outbox.later(tables, letter, "w1", NOON, "never left"))
    begun = NOON + timedelta(minutes=70)
    for after in (4_200, 4_500):
        [letter] = await claims(store, after=after)
        await store.outbox.mark_in_flight(letter, Lease("w1", NOON + timedelta(seconds=after), LASTS))
    [letter] = await claims(store, after=4_800)
    assert (letter.is_in_doubt, letter.first_sent_at) == (True, begun)
