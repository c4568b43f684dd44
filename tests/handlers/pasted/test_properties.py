"""Any text can be pasted: reading raises nothing but its own refusal, is stable, and costs what the text is long."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.platforms import Platform
from handlers.pasted import MOST_CREATORS, Kind, Pasted, TooMuchPasted, read_pasted
from tests.handlers.pasted.hard_cases import CASES

"""The names of all places are read once, by whichever example comes first."""

SIGNS = list("@#<>|,;:/.?&=[]()'\"` \n\t中é👑\u200b\u202e\\")
HEADS = ["Handle\tPlatform\n", "\nTikTok,Notes\n", "平台\t账号\t\n", "Name|IG\n", "\n\t\n"]
FRAGMENTS = [text for cases in CASES.values() for text, _ in cases] + SIGNS + HEADS
JOINED = st.lists(st.sampled_from(FRAGMENTS), max_size=12)
HOSTILE = (
    "<", "[", "[a](", "<at ", "@", "@a", "a.", "a.b@", "&amp;", "https://", "https:/", "//", "www.", "tiktok.com", "1.",
    "中", "中a", "_", "'",  "https://tiktok.com/@a", "https://evil.cox/@a", "x://", "<a href=", "<a|", ",", "a/", "a:",
    "\u0301",
    "[x](www.", "<http://a|", " a_b", "tik ",
    "https%25", "<https%3A", "tiktok.com%2F%40a ", "@ab, cd, ", "@ab, cd\n",
    "@ab cd ", "ig: ab / ", "微信ab @cd ", "采集的李子柒", "在油管", "https://tiktok.com/@abcd/", "https://a.bc/?u=https://",
    "handle\tplatform\n", "name|tiktok\n", "name,tiktok\n-\n", "name\tx\n\n", "handle,id\n\"", "tiktok\t",
    "ins,id\n@a,\n", "name\ttiktok\nhandle\tcountry\n", "tiktok|", "handle\tname\na\n",
    "https://tiktok.com/@ab cd\n", "Best,\n", "@ab a@b.cd ", "tiktok a and ", "a & ", "tiktok ab,", "油管 ab 和 ",
)  # fmt: skip


@given(st.one_of(st.text(), JOINED.map(" ".join), JOINED.map("".join)))
def test_reading_raises_nothing_but_its_own_refusal(text: str) -> None:
    try:
        pasted = read_pasted(text)
    except TooMuchPasted:
        assert len(text) > MOST_CREATORS
        return
    assert bool(pasted.items) is bool(text.strip()) or not pasted.items
    assert len({item.key for item in pasted.items}) == len(pasted.items)


@given(JOINED.map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_pasted(text) == read_pasted(text)


def named(pasted: Pasted) -> list[tuple[str, ...]]:
    return [item.key for item in pasted.items]


@given(JOINED.map(" ".join))
def test_what_was_read_reads_as_itself(text: str) -> None:
    """The addresses of the creators name the same creators, in the same order; so do the words that were typed."""
    taken = read_pasted(text).taken
    keys = [item.key for item in taken]
    assert named(read_pasted("\n".join(item.url for item in taken))) == keys
    said = [f"{item.platform} @{item.value}" for item in taken if item.kind is Kind.HANDLE]
    assert named(read_pasted("\n".join(said))) == [item.key for item in taken if item.kind is Kind.HANDLE]


NAMES = st.from_regex(r"[a-z][a-z0-9_]{2,18}[a-z0-9]", fullmatch=True)


@given(
    st.lists(st.tuples(st.sampled_from(Platform), NAMES), min_size=1, max_size=20, unique=True),
    st.sampled_from(" \n,;\t"),
)
def test_links_are_read_in_order_whatever_parts_them(creators: list[tuple[Platform, str]], mark: str) -> None:
    text = mark.join(platform.profile_url(name) for platform, name in creators)
    assert [(item.platform, item.value) for item in read_pasted(text).items] == creators


@given(
    st.sampled_from(Platform),
    NAMES,
    st.sampled_from(["{p} @{n}", "@{n} {p}", "@{n} ({p})", "{p}: {n}", "{n},{p}", "{n} on {p}"]),
)
def test_a_handle_and_its_platform_are_read_in_any_order(platform: Platform, name: str, form: str) -> None:
    text = form.format(p=platform.title, n=name + "_1")
    assert [(item.platform, item.value) for item in read_pasted(text).items] == [(platform, name + "_1")]


def calls_for(text: str, most: int | None = None) -> int:
    """How many functions are called to read a text: its cost without a clock."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_pasted(text, most=len(text) if most is None else most)
    except TooMuchPasted:
        assert most is not None
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_the_text_and_no_faster(piece: str) -> None:
    once, twice = calls_for(piece * 1_500), calls_for(piece * 3_000)
    assert twice <= 2 * once + 5_000


def test_a_line_of_too_many_names_is_not_read_to_its_end() -> None:
    assert calls_for("@mia " * 3_000, most=10) * 20 < calls_for("@mia " * 3_000)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Expressions that go back and forth over the text would not come back from this."""
    long = (piece * 60_000)[:60_000] + "é!é"
    assert read_pasted(long, most=len(long)).items is not None
