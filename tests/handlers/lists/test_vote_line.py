"""A line that starts a vote: the list, whom of it, how many must vote, until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handlers.grammar.usage import UsageError
from handlers.votes.line import OPEN_FOR, VoteLine, read_vote

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 18, tzinfo=UTC)
DAY = NOW + OPEN_FOR


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", VoteLine("", "", DAY)),
        ("Summer", VoteLine("Summer", "", DAY)),
        ("Summer picks", VoteLine("Summer picks", "", DAY)),
        ("Summer quorum:3 until:fri 18:00", VoteLine("Summer", "", FRIDAY, 3)),
        ("Summer until:fri 18:00 quorum:3", VoteLine("Summer", "", FRIDAY, 3)),
        ('Summer until:"fri 18:00" people: 3', VoteLine("Summer", "", FRIDAY, 3)),
        ("Summer @mia @leo until: 48h", VoteLine("Summer", "@mia @leo", NOW + timedelta(hours=48))),
        ('"By: us" maybe:yes', VoteLine("By: us", "", DAY, has_maybe=True)),
        ("Summer page:2", VoteLine("Summer", "", DAY, page=2)),
        ("夏季 人数：3人 截止：周五下午6点 待定：是", VoteLine("夏季", "", FRIDAY, 3, has_maybe=True)),
        ("quorum:3", VoteLine("", "", DAY, 3)),
    ],
)
def test_a_line_is_read(typed: str, read: VoteLine) -> None:
    assert read_vote(typed, ["Summer", "Summer picks", "夏季"], NOW) == read


@pytest.mark.parametrize("typed", ["Summer quorum:", "Summer until:", "Summer until:monday 25:00", "Summer maybe:so"])
def test_what_an_option_does_not_take_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_vote(typed, ["Summer"], NOW)
