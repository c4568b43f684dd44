"""Promises about every line: reading never fails but with a `UsageError`, takes steps in proportion to the length, and
a written request reads as an equal one, whatever the reader's defaults are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from api.contract.categories import categories, leaves_below
from api.contract.filters import AUDIENCE_AGES, FILTERS, PAGES, SIZES, SORTS, Filter, FilterKind, filters_on
from api.contract.platforms import Level, Platform
from api.contract.search import LIMITS, LookalikeRequest, Range, SearchRequest
from handlers.grammar.straight import straightened
from handlers.grammar.translating import in_language
from handlers.line import (
    Line,
    SearchDefaults,
    UsageError,
    read_creator_name,
    read_line,
    read_lookalike,
    read_search,
    read_settings_line,
    write_lookalike,
    write_search,
)
from handlers.menu import command_of
from handlers.vocabulary.languages import language_codes
from handlers.vocabulary.places import country_codes
from handlers.words import LANGUAGES, words
from tests.handlers.lines import DEFAULTS

PIECES = [
    *(
        "beauty",
        "美妆",
        "tiktok",
        "US",
        "united",
        "states",
        "粉丝",
        "1万",
        "10k",
        "-",
        "..",
        "~",
        "to",
        "至",
        ">",
        ">=",
        "<",
    ),
    *(
        ":",
        "：",
        ",",
        "，",
        '"',
        "“",
        "'",
        "@",
        "@mia",
        "https://",
        "tiktok.com/@x",
        "<https://a|b>",
        "<@U1|x>",
        "<!x|",
        "&amp;",
    ),
    *(
        "country:",
        "followers:",
        "er:",
        "3%",
        "0.03",
        "has:",
        "email",
        "有",
        "邮箱",
        "sort:",
        "asc",
        "level:",
        "last_post:",
    ),
    *(
        "30d",
        "2026-11-01",
        "2026年13月1日",
        "\u200b",
        "\u00a0",
        "\n",
        "\x00",
        "%",
        "+",
        "以上",
        "女",
        "的",
        "(",
        "/",
        "\\",
        "é",
    ),
    *("audience", "female", "category:", "toy", "Others", "﷽", "🧑‍🎤", "9" * 70, "१२", "²", "½", "٣"),
]
typed = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)
READERS: tuple[Callable[[str], object], ...] = (
    lambda text: read_search(read_line(text), DEFAULTS),
    lambda text: read_lookalike(read_line(text), DEFAULTS),
    lambda text: read_creator_name(read_line(text), DEFAULTS),
    lambda text: read_settings_line(read_line(text)),
)


@settings(max_examples=400)
@given(typed)
def test_any_text_is_read_or_refused_with_a_sentence_in_both_languages(text: str) -> None:
    for read in READERS:
        try:
            read(text)
        except UsageError as refused:
            for language in LANGUAGES:
                assert refused.problem.text(words(language))
                assert not refused.hint or refused.hint.text(words(language))


@settings(max_examples=200)
@given(typed)
@example('<#|">')
@example('<#|"a""b">')
@example('<https://tiktok.com/@a|">')
@example('<!| ""TIKTOK>')
@example('<#| ">')
def test_what_a_search_line_means_can_be_sent(text: str) -> None:
    try:
        request = READERS[0](text)
    except UsageError:
        return
    assert isinstance(request, SearchRequest)
    assert request.body()
    assert read_search(read_line(write_search(request)), DEFAULTS) == request


@settings(max_examples=400)
@given(typed)
def test_straightening_twice_changes_nothing_more(text: str) -> None:
    assert straightened(straightened(text)) == straightened(text)


def one_line(text: str) -> str:
    return " ".join(straightened(text).translate({ord("<"): " ", ord(">"): " "}).split())


phrases = st.text(min_size=1, max_size=40).map(one_line).filter(lambda text: one_line(text) == text != "")


def bounds(sides: st.SearchStrategy[Any]) -> st.SearchStrategy[Range]:
    pairs = st.tuples(sides, sides).map(lambda pair: Range(min(pair), max(pair)))
    return st.one_of(pairs, sides.map(Range), sides.map(lambda side: Range(None, side)))


def uniquely(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, min_size=1, max_size=5, unique=True).map(tuple)


wholes = st.integers(1, 10**12)
percents = st.integers(1, 10**6).map(lambda millionths: millionths / 10**6)


def leaves_of_all(ids: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf for one in ids for leaf in leaves_below(one)))


nodes = st.lists(st.sampled_from(list(categories())), min_size=1, max_size=4)
VALUES: dict[FilterKind, st.SearchStrategy[Any]] = {
    FilterKind.TEXT: phrases,
    FilterKind.FLAG: st.just(True),
    FilterKind.GENDER: st.sampled_from(["female", "male"]),
    FilterKind.COUNTRIES: uniquely(st.sampled_from(sorted(country_codes()))),
    FilterKind.LANGUAGES: uniquely(st.sampled_from(sorted(language_codes()))),
    FilterKind.CATEGORIES: nodes.map(leaves_of_all),
    FilterKind.LABELS: uniquely(st.one_of(st.sampled_from(AUDIENCE_AGES), phrases)),
    FilterKind.IDS: uniquely(st.integers(0, 10**9).map(str)),
    FilterKind.WHOLE: bounds(wholes),
    FilterKind.NUMBER: bounds(st.one_of(wholes, st.integers(1, 10**9).map(lambda cents: cents / 100))),
    FilterKind.PERCENT: bounds(percents),
    FilterKind.DAYS: bounds(st.dates(date(1990, 1, 1), date(2100, 1, 1))),
}


@st.composite
def searches(draw: st.DrawFn) -> SearchRequest:
    platform = draw(st.sampled_from(Platform))
    chosen: list[Filter] = draw(st.lists(st.sampled_from(filters_on(platform)), unique_by=lambda known: known.name))
    return SearchRequest(
        platform,
        {known.name: draw(VALUES[known.kind]) for known in chosen},
        page=draw(st.integers(*PAGES)),
        size=draw(st.integers(*SIZES)),
        sort=draw(st.sampled_from([sort for sort, holders in SORTS.items() if platform in holders])),
        order=draw(st.sampled_from(["asc", "desc"])),
        level=draw(st.sampled_from(Level)),
        lang=draw(st.sampled_from([None, "cn", "en"])),
    )


defaults = st.builds(
    SearchDefaults,
    st.sampled_from(Platform),
    st.sampled_from(Level),
    st.integers(*SIZES),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)


def asked(line: str) -> Line:
    """A line without its command's words."""
    found = command_of(read_line(line))
    assert found
    return found[1]


@settings(max_examples=400)
@given(searches(), defaults)
def test_a_written_search_reads_as_an_equal_one_for_anybody(request: SearchRequest, of_reader: SearchDefaults) -> None:
    for language in LANGUAGES:
        assert read_search(asked(in_language(write_search(request), language)), of_reader) == request


usernames = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,28}[A-Za-z0-9_]", fullmatch=True)
counts = st.one_of(st.none(), wholes)


@st.composite
def lookalikes(draw: st.DrawFn) -> LookalikeRequest:
    followers, views = (sorted(draw(st.tuples(wholes, wholes))) for _ in range(2))
    return LookalikeRequest(
        username=draw(usernames),
        platform=draw(st.one_of(st.none(), st.sampled_from(Platform))),
        target=draw(st.one_of(st.none(), st.sampled_from(Platform))),
        region=draw(st.one_of(st.just(""), st.sampled_from(sorted(country_codes())))),
        language=draw(st.one_of(st.just(""), st.sampled_from(sorted(language_codes())))),
        limit=draw(st.integers(*LIMITS)),
        follower_min=draw(st.sampled_from([None, followers[0]])),
        follower_max=draw(st.sampled_from([None, followers[1]])),
        views_min=draw(st.sampled_from([None, views[0]])),
        views_max=draw(st.sampled_from([None, views[1]])),
        female_min=draw(st.one_of(st.none(), percents)),
        level=draw(st.sampled_from(Level)),
        lang=draw(st.sampled_from([None, "cn", "en"])),
    )


@settings(max_examples=300)
@given(lookalikes(), defaults)
def test_a_written_lookalike_reads_as_an_equal_one(request: LookalikeRequest, of_reader: SearchDefaults) -> None:
    for language in LANGUAGES:
        assert read_lookalike(asked(in_language(write_lookalike(request), language)), of_reader) == request


def steps_of(read: Callable[[str], object], text: str) -> int:
    """How many functions, Python's and C's, reading `text` calls."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        read(text)
    except UsageError:
        pass
    finally:
        sys.setprofile(None)
    return steps


UNITS = [
    *("zq ", "united ", "国", "美妆", "er:>3% ", "has:email ", '"', '"a" ', "'", "<@", "&amp;", "&<!x|"),
    *("1,000,", "10k - ", "a>", "a:", ", ", "audience ", "https://a/ "),
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("read", READERS)
def test_reading_takes_steps_in_proportion_to_the_length(read: Callable[[str], object], unit: str) -> None:
    once, twice = unit * (1_600 // len(unit)), unit * (3_200 // len(unit))
    for text in (once, twice):
        steps_of(read, text)  # vocabularies are made on first use
    assert steps_of(read, twice) <= 2.2 * steps_of(read, once) + 200


def test_every_filter_has_values_to_be_tried_with() -> None:
    assert {known.kind for known in FILTERS.values()} <= VALUES.keys()
