"""Whatever is asked, the index finds what plain SQL finds in the same rows, in the same order, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.contract.filters import AUDIENCE_AGES, FILTERS, GENDERS, SORT_COLUMNS, FilterKind, filters_on
from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue import steps
from api.service.catalogue.catalogue import Catalogue
from tests.api.service.catalogue.conftest import some_creators
from tests.api.service.catalogue.plain_sql import ids_in_sql

WORDS = (
    "mbappé",
    "MBAPPE",
    "Mbappe\u0301",
    "cafe",
    "CAFÉ",
    "beauty",
    "tea",
    "护肤",
    "美",
    "이지",
    "日本",
    "メイ",
    "straße",
)
CODES = {
    FilterKind.COUNTRIES: ("US", "us", "GB", "JP", "BR", "ZZ"),
    FilterKind.LANGUAGES: ("en", "ja", "pt", "JA"),
    FilterKind.CATEGORIES: ("25006001", "25006002", "19001001", "1"),
    FilterKind.LABELS: AUDIENCE_AGES,
    FilterKind.IDS: ("600101", "600111"),
}
NUMBERS = (0, 1, 7, 1_000, 52_000, 90_000, 440_000_000, 2.5, 12.5, 60.25, 0.5, 3e9)
SHARES = (0.0, 0.029, 0.03, 0.0301, 0.1, 0.5, 0.7865, 1.0)
DAYS = tuple(date.fromisoformat(day) for day in ("2024-02-29", "2026-11-01", "2026-11-20", "2026-11-21"))


def values_of(kind: FilterKind) -> st.SearchStrategy[Any]:
    """Values that some row has, and some that none has."""
    if kind is FilterKind.TEXT:
        return st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
    if kind is FilterKind.FLAG:
        return st.booleans()
    if kind is FilterKind.GENDER:
        return st.sampled_from(sorted(GENDERS))
    if kind.is_list:
        return st.lists(st.sampled_from(CODES[kind]), min_size=1, max_size=3).map(tuple)
    bounds = DAYS if kind is FilterKind.DAYS else SHARES if kind is FilterKind.PERCENT else NUMBERS
    side = st.none() | st.sampled_from(bounds)
    return st.builds(Range, side, side)


@st.composite
def searches(draw: st.DrawFn) -> tuple[Platform, dict[str, Condition], str, bool]:
    """A platform, some of its filters, a sort and a direction."""
    platform = draw(st.sampled_from(Platform))
    names = draw(st.lists(st.sampled_from([made.name for made in filters_on(platform)]), max_size=4, unique=True))
    conditions = {name: draw(values_of(FILTERS[name].kind)) for name in names}
    return platform, conditions, draw(st.sampled_from(sorted(SORT_COLUMNS))), draw(st.booleans())


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = Catalogue.open(tmp_path_factory.mktemp("catalogue") / "creators.db", sample=False)
    opened.put(some_creators(900))
    yield opened
    opened.close()


@pytest.fixture(params=[steps.TOP_ROWS, 5], ids=["all rows", "the top first"])
def catalogue_searched_either_way(
    request: pytest.FixtureRequest, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> Catalogue:
    """Large catalogues try the top of an order before all rows; this one does when few rows are called many."""
    monkeypatch.setattr(steps, "TOP_ROWS", request.param)
    return catalogue


OFFSETS, LIMITS = st.integers(0, 3) | st.integers(0, 320), st.integers(1, 8) | st.integers(1, 100)


@given(asked=searches(), offset=OFFSETS, limit=LIMITS)
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_search_finds_what_sql_finds(
    catalogue_searched_either_way: Catalogue,
    asked: tuple[Platform, dict[str, Condition], str, bool],
    offset: int,
    limit: int,
) -> None:
    platform, conditions, sort, descending = asked
    catalogue = catalogue_searched_either_way
    expected = ids_in_sql(catalogue.connection, platform, conditions, sort, descending=descending)
    for count in (False, True):
        page = catalogue.search(
            platform, conditions, sort=sort, descending=descending, offset=offset, limit=limit, count=count
        )
        assert page.total == (len(expected) if count else None)
        assert [record["uid"] for record in page.records] == expected[offset : offset + limit]


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_changes_a_search_still_finds_what_sql_finds(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Creators come and change in any order, some of them twice in one import."""
    path: Path = tmp_path_factory.mktemp("changing") / "creators.db"
    catalogue = Catalogue.open(path, sample=False)
    for seed in data.draw(st.lists(st.integers(1, 50), min_size=1, max_size=4)):
        creators = some_creators(40, seed)
        catalogue.put(data.draw(st.lists(st.sampled_from(creators), min_size=1, max_size=30)))
        platform, conditions, sort, descending = data.draw(searches())
        page = catalogue.search(platform, conditions, sort=sort, descending=descending, limit=100, count=True)
        expected = ids_in_sql(catalogue.connection, platform, conditions, sort, descending=descending)
        assert ([record["uid"] for record in page.records], page.total) == (expected, len(expected))
    catalogue.close()


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", sorted(SORT_COLUMNS))
def test_pages_to_the_very_end_are_the_whole_list(catalogue: Catalogue, sort: str, descending: bool) -> None:
    """Rows without the value come last in either direction, ties by age in the catalogue."""
    pages = [
        catalogue.search(Platform.TIKTOK, {}, sort=sort, descending=descending, offset=offset, limit=70).records
        for offset in range(0, 400, 70)
    ]
    seen = [record["uid"] for page in pages for record in page]
    assert seen == ids_in_sql(catalogue.connection, Platform.TIKTOK, {}, sort, descending=descending)
    values = [record.get(SORT_COLUMNS[sort]) for page in pages for record in page]
    assert None in values
    assert None not in values[: values.index(None)]
    assert set(values[values.index(None) :]) == {None}


def test_a_page_after_the_last_is_empty(catalogue: Catalogue) -> None:
    assert catalogue.search(Platform.TIKTOK, {}, offset=19_900, limit=100).records == []
