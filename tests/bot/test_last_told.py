"""What chats tell is asked for once in a while and outlives the moments when they do not answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.last_told import LastTold

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Names(LastTold[str, str]):
    """Names of people, fresh for an hour, of the two who were told of last."""

    def __init__(self) -> None:
        self.now = NOON
        super().__init__(lambda: self.now, fresh_for=timedelta(hours=1), most=2)


def test_what_was_told_is_not_asked_again_within_the_hour() -> None:
    names = Names()
    assert names.fresh("U1") is None
    names.keep("U1", "Mia")
    names.now += timedelta(minutes=59)
    assert names.fresh("U1") == "Mia"


def test_after_the_hour_it_is_asked_again_and_known_for_when_nobody_answers() -> None:
    names = Names()
    names.keep("U1", "Mia")
    names.now += timedelta(hours=1)
    assert names.fresh("U1") is None
    assert names.known("U1") == "Mia"


def test_an_empty_answer_is_an_answer() -> None:
    names = Names()
    names.keep("U1", "")
    assert names.fresh("U1") == ""


def test_those_of_whom_nothing_came_for_longest_make_room() -> None:
    names = Names()
    for person in ("U1", "U2", "U1", "U3"):
        names.keep(person, person)
    assert [names.known(person) for person in ("U1", "U2", "U3")] == ["U1", None, "U3"]


def test_what_was_told_some_time_ago_gives_way_to_what_was_told_since() -> None:
    names = Names()
    names.keep("U1", "Mia")
    names.keep("U1", "Mia Rose", at=NOON - timedelta(minutes=1))
    assert (names.known("U1"), names.told_at("U1")) == ("Mia", NOON)
    names.keep("U1", "Mia Li", at=NOON + timedelta(minutes=1))
    assert (names.known("U1"), names.told_at("U1")) == ("Mia Li", NOON + timedelta(minutes=1))
    assert names.told_at("U2") is None
