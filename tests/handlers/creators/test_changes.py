"""A digest tells what changed since it last looked, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.creators.changes import Changed, Diff, Rules, compared, growth, key_of, seen
from storage.sightings import Sighting

LAST, NOW = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)
RULES = Rules(rising=0.1, silent_for=timedelta(days=30))
MIA = Creator(Platform.TIKTOK, "1", "mia", followers=1_000, avg_views=500, last_post=date(2026, 3, 1))


def _diff(now: Creator, before: Creator = MIA, at: datetime = NOW) -> Diff:
    known = {one.creator: one for one in seen([before], {}, LAST, RULES)}
    return compared([now], known, at, RULES)


def test_the_same_creators_as_last_time_are_no_news() -> None:
    assert _diff(MIA).is_empty


def test_a_creator_that_was_never_seen_is_new() -> None:
    leo = replace(MIA, uid="2", username="leo")
    assert _diff(leo).new == (Changed(leo),)


def test_a_creator_is_known_by_uid_under_another_name() -> None:
    assert _diff(replace(MIA, username="mia.renamed")).is_empty


def test_growth_from_the_threshold_on_is_rising_with_what_it_was() -> None:
    [risen] = _diff(replace(MIA, followers=1_100)).rising
    assert risen.before is not None
    assert risen.before.followers == 1_000
    assert _diff(replace(MIA, followers=1_099)).is_empty


def test_rising_views_are_enough() -> None:
    assert len(_diff(replace(MIA, avg_views=550)).rising) == 1
    assert _diff(replace(MIA, avg_views=100)).is_empty


def test_figures_that_are_not_told_tell_of_no_change() -> None:
    assert _diff(replace(MIA, followers=None, avg_views=None)).is_empty
    assert _diff(MIA, replace(MIA, followers=None, avg_views=0)).is_empty


def test_who_was_active_and_has_not_posted_for_long_went_quiet() -> None:
    later = datetime(2026, 3, 31, 9, tzinfo=UTC)
    assert len(_diff(MIA, at=later).silent) == 1
    assert _diff(MIA, at=later - timedelta(days=1)).silent == ()


def test_who_was_quiet_already_is_no_news() -> None:
    quiet = replace(MIA, last_post=date(2025, 12, 1))
    assert _diff(quiet, quiet).is_empty


def test_who_posted_again_may_go_quiet_again() -> None:
    quiet, back = replace(MIA, last_post=date(2025, 12, 1)), replace(MIA, last_post=date(2026, 3, 8))
    known = {one.creator: one for one in seen([quiet], {}, LAST, RULES)}
    known = {one.creator: one for one in seen([back], known, NOW, RULES)}
    assert len(compared([back], known, NOW + timedelta(days=40), RULES).silent) == 1


def test_a_rising_creator_that_went_quiet_has_one_line() -> None:
    diff = _diff(replace(MIA, followers=9_000), at=NOW + timedelta(days=60))
    assert (len(diff.silent), len(diff.rising)) == (1, 0)


def test_a_figure_that_is_not_told_stays_as_it_was_known() -> None:
    known = {one.creator: one for one in seen([MIA], {}, LAST, RULES)}
    [kept] = seen([replace(MIA, followers=None, last_post=None)], known, NOW, RULES)
    assert kept == Sighting(key_of(MIA), NOW, 1_000, 500, date(2026, 3, 1))


def test_growth_is_a_part_of_what_was_there() -> None:
    assert growth(1_120, 1_000) == 0.12
    assert growth(90, 100) == -0.1
    assert growth(5, 0) is None
    assert growth(None, 5) is None
