"""Text made harmless: what is dropped, what is escaped, and where it may be cut."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.escape import DROPPED, cleaned, cleaned_lines, cut, escaped, escaped_within
from bot.slack.limits import length


def test_characters_that_are_not_meant_to_be_read_are_the_ones_dropped() -> None:
    """Breaks become spaces; what Python's Unicode does not know yet may be an emoji of next year and stays."""
    for point in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(point))
        if category in {"Cc", "Cf", "Cs", "Co"}:
            assert cleaned(chr(point)) in {"", " "}, hex(point)
        elif category != "Cn":
            assert not DROPPED.fullmatch(chr(point)), hex(point)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\u202eb\u200bc\u2066d", "abcd"),
        ("two\nlines\tand\r\nmore", "two lines and more"),
        ("e" + "\u0301" * 30, "e" + "\u0301" * 4),
        ("café Ана 你好 👍🏽", "café Ана 你好 👍🏽"),
        ("\ud83d\ud83d", ""),
    ],
)
def test_cleaned_text(written: str, read: str) -> None:
    assert cleaned(written) == read


def test_our_own_line_feeds_stay() -> None:
    assert cleaned_lines("one\ntwo\u200b\n") == "one\ntwo\n"


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("R&B <b> 1>0", "R&amp;B &lt;b&gt; 1&gt;0"),
        ("*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ ˋcodeˋ"),
        ("khaby_lame ana_maría a_b_c", "khaby_lame ana_maría a_b_c"),
        ("_mia_ snake__case", "＿mia＿ snake＿＿case"),
        (">quoted\n >> again", "＞quoted\n ＞＞ again"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U1> *", "&lt;@U1&gt; ∗"),
        (":tada: at 10:30:45, +1:skin-tone-2:", "∶tada: at 10∶30:45, +1∶skin-tone-2:"),
        (":`: :a`b:", "∶ˋ: ∶aˋb:"),
        ("Cost: 3 at 10:30 https://x.com:80/", "Cost: 3 at 10:30 https://x.com:80/"),
    ],
)
def test_escaped_text(written: str, drawn: str) -> None:
    assert escaped(written) == drawn


@given(text=st.text(), most=st.integers(0, 60))
def test_escaped_text_is_never_cut_inside_an_entity(text: str, most: int) -> None:
    drawn, is_whole = escaped_within(cleaned(text), most)
    assert length(drawn) <= most
    assert is_whole == (drawn == escaped(cleaned(text)))
    assert not re.search("[&<>]", re.sub("&(amp|lt|gt);", "", drawn))


@given(text=st.text(), most=st.integers(0, 60))
def test_cut_text_is_no_longer_than_asked_and_says_so(text: str, most: int) -> None:
    shortened = cut(text, most)
    assert length(shortened) <= most
    assert shortened == text or shortened.endswith("…") or most == 0
