"""The form of a search holds what a line says and says what it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.contract.platforms import Platform
from api.contract.search import SearchRequest
from handlers.cards.form import Values
from handlers.forms.kinds import WrongFields
from handlers.forms.search_values import request_of, values_of
from handlers.line import read_line, read_search
from tests.handlers.lines import DEFAULTS
from tests.handlers.test_line_properties import searches


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draw reads the tables of countries
@given(searches())
def test_any_search_stands_in_the_form_and_comes_back_whole(request: SearchRequest) -> None:
    asked = replace(request, page=1)
    if asked.conditions:
        assert request_of(values_of(asked), DEFAULTS) == asked


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"keyword": ("glass skin",)}, 'tiktok "glass skin"'),
        ({"keyword": ("country:US",)}, 'tiktok "country:US"'),
        ({"platform": ("youtube",), "country": ("US", "CA")}, "youtube country:US,CA"),
        ({"country": ("日本、美国",)}, "tiktok country:JP,US"),
        ({"country": ("United States, Japan",)}, "tiktok country:US,JP"),
        ({"category": ("25009",)}, "tiktok category:skincare"),
        ({"followers": ("10k - 500k",)}, "tiktok followers:10k-500k"),
        ({"followers": ("over 1M",)}, "tiktok followers:>1M"),
        ({"followers": ("1万-50万",)}, "tiktok followers:10k-500k"),
        ({"engagement": ("> 3%",)}, "tiktok er:>3%"),
        ({"contacts": ("email", "line"), "size": ("20",)}, "tiktok has:email,line size:20"),
        ({"last_post": ("2026-10-31",)}, "tiktok last_post:>=2026-10-31"),
        ({"more": ("last_post:30d audience_female:>60%",)}, "tiktok last_post:30d audience_female:>60%"),
        (
            {"keyword": ("yoga",), "sort": ("followers asc",), "level": ("S1",)},
            'tiktok "yoga" sort:followers asc level:S1',
        ),
    ],
)
def test_fields_are_read_as_a_line_is(values: Values, line: str) -> None:
    assert request_of(values, DEFAULTS) == read_search(read_line(line), DEFAULTS)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"keyword": ("yoga",), "followers": ("lots",)}, "followers", "line-not-a-number"),
        ({"keyword": ("yoga",), "followers": ("500k-10k",)}, "followers", "line-reversed"),
        ({"followers": ("10k has:email",)}, "followers", "line-not-a-number"),
        ({"country": ("Untied States",)}, "country", "line-unknown-value"),
        ({"platform": ("youtube",), "contacts": ("zalo",)}, "contacts", "line-wrong-platform"),
        ({"keyword": ("yoga",), "more": ("contry:US",)}, "more", "line-unknown-option"),
        ({"followers": (">1k",), "more": ("followers:>5k",)}, "more", "line-two-values"),
        ({"last_post": ("2026-10-31",), "more": ("last_post:30d",)}, "more", "line-two-values"),
        ({"last_post": ("some day",)}, "last_post", "line-not-a-day"),
        ({"last_post": ("2026-10-31 has:email",)}, "last_post", "line-not-a-day"),
        ({"platform": ("tiktok",), "level": ("S1",)}, "keyword", "line-nothing-asked"),
        ({"platform": ("youtube",), "keyword": ("yoga",), "sort": ("engagement",)}, "sort", "line-no-sort"),
    ],
)
def test_a_mistake_is_said_at_its_field(values: Values, field: str, sentence: str) -> None:
    with pytest.raises(WrongFields) as refused:
        request_of(values, DEFAULTS)
    assert {name: mistake.problem.key for name, mistake in refused.value.problems.items()} == {field: sentence}


@pytest.mark.parametrize(
    ("said", "day", "more"),
    [
        ("last_post:>=2026-10-31", ("2026-10-31",), ()),
        ("last_post:30d", (), ("last_post:30d",)),
        ("last_post:<=2026-10-31", (), ("last_post:<=2026-10-31",)),
    ],
)
def test_a_day_stands_in_its_own_field_and_whatever_else_is_said_of_days_among_the_others(
    said: str, day: tuple[str, ...], more: tuple[str, ...]
) -> None:
    values = values_of(read_search(read_line(f"tiktok beauty {said}"), DEFAULTS))
    assert (values.get("last_post", ()), values.get("more", ())) == (day, more)


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(WrongFields) as refused:
        request_of({"followers": ("lots",), "engagement": ("many",), "country": ("Atlantis",)}, DEFAULTS)
    assert set(refused.value.problems) == {"followers", "engagement", "country"}


def test_an_unknown_platform_is_the_usual_one() -> None:
    assert request_of({"platform": ("x",), "keyword": ("yoga",)}, DEFAULTS).platform is Platform.TIKTOK


_TYPED = ["keyword", "country", "followers", "last_post", "more", "size"]


@given(st.dictionaries(st.sampled_from(_TYPED), st.tuples(st.text())))
def test_whatever_is_typed_is_read_or_told(values: Values) -> None:
    try:
        request_of(values, DEFAULTS)
    except WrongFields as refused:
        assert set(refused.problems) <= {"keyword", "country", "followers", "last_post", "more", "size"}
