"""What is easy to misread is read right: look-alike hosts, glued text, markup, columns, names like domains."""

from __future__ import annotations

import pytest

from handlers.pasted import Kind, Pasted, read_pasted
from tests.handlers.pasted.hard_cases import CASES

ALL = [(text, names) for cases in CASES.values() for text, names in cases]


def told(pasted: Pasted) -> str:
    """What was read, as the table of cases writes it."""
    return "; ".join(f"{item.platform or '-'} {item.kind} {item.value}".strip() for item in pasted.items)


@pytest.mark.parametrize("about", CASES)
def test_each_text_names_what_it_says_and_nothing_else(about: str) -> None:
    read = {text: told(read_pasted(text)) for text, _ in CASES[about]}
    assert read == dict(CASES[about])


def test_whatever_cannot_be_taken_has_a_reason() -> None:
    for text, _ in ALL:
        for item in read_pasted(text).items:
            is_open = item.platform is None or item.kind in {Kind.VIDEO, Kind.NONE}
            assert (item.reason is not None) is is_open, text


@pytest.mark.parametrize("frame", ["{}\n", "  {}  ", "\n\n{}\r\n", "{}\n\nThanks!", "Hi team,\n{}"])
def test_a_text_says_the_same_among_other_lines(frame: str) -> None:
    """Except for texts that name nobody, of which other lines leave nothing to say, and for digits alone."""
    for text, names in ALL:
        if "- none" not in names and text != "433":
            assert told(read_pasted(frame.format(text))) == names
