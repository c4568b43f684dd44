"""Votes at rest: one ballot per person and candidate, an end that comes once, and a tally that is the ballots."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import ballots, votes
from storage.ballots import CHOICES
from storage.creators import CreatorName
from storage.lists import Viewer
from storage.people import Named
from storage.store import Store, open_store
from storage.votes import InAnotherVote, NewVote, Vote

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MIA, LEO = Named("U1", "Mia"), Named("U2", "Leo")
TEAM = "slack:T1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db")
    yield opened
    opened.close()


async def started(store: Store, count: int = 3, quorum: int = 0) -> tuple[Vote, list[str]]:
    """A vote on a list of so many."""
    viewer = Viewer(TEAM, MIA.id, "C1")
    made = await store.lists.make(viewer, MIA, f"Summer {store.token()}", "conversation", NOW)
    named = [CreatorName("tiktok", username=f"creator{number}") for number in range(count)]
    added = await store.lists.add(TEAM, made.id, named, MIA, NOW)
    ids = [one.id for one in (*added.new, *added.known)]
    new = NewVote(TEAM, made.id, made.name, {"id": "C1"}, MIA, "en", quorum, True, NOW + timedelta(days=1))
    return await store.votes.start(new, ids, NOW), ids


async def says(store: Store, vote: Vote, creator: str, by: Named, choice: ballots.Choice, at: datetime = NOW) -> bool:
    return await store.database.write(
        lambda tables: ballots.cast(tables, vote.workspace, vote.id, creator, by, choice, at)
    )


async def test_what_a_person_says_last_is_what_counts(store: Store) -> None:
    vote, [first, *_] = await started(store)
    assert await says(store, vote, first, MIA, "yes")
    assert not await says(store, vote, first, MIA, "yes")
    assert await says(store, vote, first, MIA, "no")
    tally = await store.votes.tally(vote)
    assert (tally.candidates[0].count("yes"), tally.candidates[0].count("no"), tally.voters) == (0, 1, 1)


async def test_a_creator_who_is_no_candidate_and_a_vote_that_is_over_take_no_ballot(store: Store) -> None:
    vote, [first, *_] = await started(store)
    assert not await says(store, vote, "nobody", MIA, "yes")
    assert not await says(store, vote, first, MIA, "yes", NOW + timedelta(days=1))
    await store.database.write(lambda tables: votes.close(tables, vote, NOW))
    assert not await says(store, vote, first, MIA, "yes")
    assert (await store.votes.tally(vote)).voters == 0


async def test_a_vote_ends_once_whoever_ends_it(store: Store) -> None:
    vote, [first, *_] = await started(store)
    await says(store, vote, first, MIA, "yes")
    over = await store.database.write(lambda tables: votes.close(tables, vote, NOW))
    assert over is not None and over.state == "decided"
    assert await store.database.write(lambda tables: votes.close(tables, vote, NOW)) is None
    assert not await store.database.write(lambda tables: votes.cancel(tables, TEAM, vote.id, NOW))
    assert list(await store.votes.locked(TEAM, vote.list)) == [first]


async def test_a_candidate_is_in_one_open_vote_of_a_list(store: Store) -> None:
    vote, ids = await started(store)
    new = NewVote(TEAM, vote.list, "Summer", {"id": "C1"}, LEO, "en", 0, False, NOW + timedelta(days=1))
    with pytest.raises(InAnotherVote):
        await store.votes.start(new, ids[1:], NOW)
    await store.database.write(lambda tables: votes.close(tables, vote, NOW))
    assert (await store.votes.start(new, ids[1:], NOW)).starter == LEO


async def test_whom_a_vote_chose_is_not_taken_off_until_it_is_unlocked(store: Store) -> None:
    vote, ids = await started(store)
    await says(store, vote, ids[0], MIA, "yes")
    await store.database.write(lambda tables: votes.close(tables, vote, NOW))
    assert await store.lists.take_off(TEAM, vote.list, ids) == 2
    await store.votes.unlock(TEAM, [vote.id], NOW)
    assert await store.lists.take_off(TEAM, vote.list, ids) == 1


async def test_the_tally_is_the_ballots_whatever_a_thousand_presses_say(store: Store) -> None:
    vote, ids = await started(store, count=5, quorum=3)
    dice, said = random.Random(7), dict[tuple[str, str], str]()
    for _ in range(1_000):
        creator, person, choice = dice.choice(ids), f"U{dice.randrange(12)}", dice.choice(CHOICES)
        await says(store, vote, creator, Named(person), choice)
        said[creator, person] = choice
    tally = await store.votes.tally(vote)
    for candidate in tally.candidates:
        for choice in CHOICES:
            wanted = sum(each == choice for (creator, _), each in said.items() if creator == candidate.creator.id)
            assert candidate.count(choice) == wanted
    assert tally.voters == len({person for _, person in said})


async def test_another_workspace_neither_finds_a_vote_nor_votes(store: Store) -> None:
    vote, [first, *_] = await started(store)
    assert await store.votes.find("slack:T2", vote.id) is None
    assert not await store.database.write(
        lambda tables: ballots.cast(tables, "slack:T2", vote.id, first, MIA, "yes", NOW)
    )


async def test_votes_are_due_when_their_time_is_over(store: Store) -> None:
    vote, _ = await started(store)
    assert await store.votes.due(NOW + timedelta(hours=23), 10) == []
    assert [one.id for one in await store.votes.due(NOW + timedelta(days=1), 10)] == [vote.id]
    assert [one.id for one in await store.votes.open_on(TEAM, vote.list)] == [vote.id]
