"""What a `mark` line says of a creator."""

from __future__ import annotations

import pytest

from handlers.grammar.usage import UsageError
from handlers.line import read_line
from handlers.lists.mark_line import LONGEST_NOTE, read_mark
from storage.marks import NOBODY, Change
from storage.people import Named

ANA = Named("U1", "Ana")


@pytest.mark.parametrize(
    ("typed", "named", "change"),
    [
        ("@mia contacted", "@mia", Change("contacted")),
        ("contacted @mia @leo", "@mia @leo", Change("contacted")),
        ("tiktok @mia Booked", "tiktok @mia", Change("booked")),
        ("@mia on:youtube rejected", "youtube @mia", Change("rejected")),
        ("@mia status:negotiating", "@mia", Change("negotiating")),
        ("@mia 已联系 负责人：我", "@mia", Change("contacted", ANA)),
        ("@mia 洽谈中 备注：“要求预付两成，再谈”", "@mia", Change("negotiating", note="要求预付两成,再谈")),
        ("@mia owner:me", "@mia", Change(owner=ANA)),
        ("@mia owner:@ana", "@mia", Change(owner=ANA)),
        ("@mia owner:nobody", "@mia", Change(owner=NOBODY)),
        ("@mia owner:@Li Lei contacted", "@mia", Change("contacted", Named("@li lei", "Li Lei"))),
        ("@mia owner:leo @bo new", "@mia @bo", Change("new", Named("@leo", "leo"))),
        ('@mia note:"call, then write" contacted', "@mia", Change("contacted", note="call, then write")),
        ("@mia note:call then, write owner:me", "@mia", Change(owner=ANA, note="call then, write")),
        ('@mia note:"-"', "@mia", Change(note="")),
        ("https://www.tiktok.com/@mia booked", "https://www.tiktok.com/@mia", Change("booked")),
    ],
)
def test_a_line_marks_what_it_says_and_nothing_else(typed: str, named: str, change: Change) -> None:
    read = read_mark(read_line(typed), ANA)
    assert (read.named, read.change) == (named, change)


@pytest.mark.parametrize(
    "typed",
    ["@mia", "", "@mia booked new", "@mia status:maybe", "@mia color:red", f'@mia note:"{"x" * (LONGEST_NOTE + 1)}"'],
)
def test_what_marks_nothing_or_two_things_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_mark(read_line(typed), ANA)
