"""The API's clock is known from its answers, and `Retry-After` is understood in both its forms."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.server_time import ServerTime
from tests.api.clock import Clock


@pytest.fixture
def server_time(clock: Clock) -> ServerTime:
    return ServerTime(clock)


def test_before_any_answer_the_server_keeps_our_time(server_time: ServerTime, clock: Clock) -> None:
    assert server_time() == clock.now


def test_a_date_header_tells_how_far_the_clocks_are_apart(server_time: ServerTime, clock: Clock) -> None:
    server_time.learn("Tue, 24 Nov 2026 12:05:00 GMT")
    clock.turn(seconds=30)
    assert server_time() == clock.now + timedelta(minutes=5)


def test_less_than_a_second_is_rounding(server_time: ServerTime, clock: Clock) -> None:
    clock.turn(milliseconds=900)
    server_time.learn("Tue, 24 Nov 2026 12:00:00 GMT")
    assert server_time() == clock.now


@pytest.mark.parametrize("date", ["", "yesterday", "Tue, 99 Nov 2026 12:05:00 GMT", "Fri, 31 Dec 9999 23:59:59 -2300"])
def test_what_is_no_date_changes_nothing(server_time: ServerTime, clock: Clock, date: str) -> None:
    server_time.learn(date)
    assert server_time() == clock.now


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("60", 60),
        (" 7 ", 7),
        ("Tue, 24 Nov 2026 12:00:45 GMT", 45),
        ("", 60),
        ("soon", 60),
        ("-5", 60),
        ("²", 60),
        ("0", 1),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 1),
        ("9" * 500, 86_400),
    ],
)
def test_retry_after_is_seconds_or_a_time_within_reason(server_time: ServerTime, header: str, seconds: float) -> None:
    assert server_time.seconds_until(header) == seconds


def test_a_retry_after_time_is_by_the_servers_clock(server_time: ServerTime) -> None:
    server_time.learn("Tue, 24 Nov 2026 13:00:00 GMT")
    assert server_time.seconds_until("Tue, 24 Nov 2026 13:00:20 GMT") == 20
