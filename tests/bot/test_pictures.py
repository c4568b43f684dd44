"""Charts as PNG: sharp, harmless, and without boxes where a name should stand."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib import font_manager

from bot.pictures import picture_of
from bot.pictures.fonts import families, has_letters, readable
from handlers.cards import Amount, Bar, Chart, CreatorText, Text

WESTERN = ("DejaVu Sans",)
"""The family that comes with matplotlib itself, so that it is on every machine."""


def chart(*names: str, title: str = "Average views", shape: str = "bars") -> Chart:
    bars = tuple(Bar(CreatorText(name), (Amount(n * 1_000.0, f"{n}K"),)) for n, name in enumerate(names))
    return Chart(title, bars, shape=shape)  # type: ignore[arg-type]


def size(picture: bytes | None) -> tuple[int, int]:
    assert picture is not None
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


async def test_a_picture_grows_with_its_bars() -> None:
    low, high = size(await picture_of(chart("@mia", "@leo"))), size(await picture_of(chart(*"abcdef")))
    assert low[0] == high[0]
    assert low[1] < high[1]


async def test_series_and_days_are_drawn_too() -> None:
    both = Chart("Views", (Bar(Text("@mia"), (Amount(2, "2"), Amount(None, "—"))),), ("average", "median"))
    assert size(await picture_of(both))
    month = chart(*(f"Nov {day}" for day in range(1, 31)), shape="days")
    assert size(await picture_of(month))


async def test_a_chart_without_bars_is_no_picture() -> None:
    assert await picture_of(Chart("Nothing", ())) is None


@pytest.mark.parametrize(
    "name", [r"$\frac{a}{", "_a_", "\u202egnp.exe", "a\nb", "", "💄💄", "ก็็็็็็็็็็", "\ud800", "مرحبا", "x" * 3_000]
)
async def test_no_name_of_a_creator_breaks_a_picture(name: str) -> None:
    assert size(await picture_of(chart(name, "@mia")))


async def test_own_words_without_letters_for_them_give_no_picture_but_text() -> None:
    assert await picture_of(chart("@mia", title="\U00013000\U00013001")) is None


def test_a_name_without_letters_for_it_is_its_alias_or_its_number() -> None:
    assert readable("@老高與小茉", "@laogao", 2, WESTERN) == "@laogao"
    assert readable("@老高與小茉", "", 2, WESTERN) == "#2"
    assert readable("Mia Makes Up \U0001f484", "", 1, WESTERN) == "Mia Makes Up"


needs_eastern_letters = pytest.mark.skipif(len(families()) < 3, reason="this machine has no font with eastern letters")


@needs_eastern_letters
@pytest.mark.parametrize("name", ["@老高與小茉", "@美妆日记", "@はじめしゃちょー", "@먹방"])
def test_names_in_eastern_letters_stay_as_they_are_where_there_is_a_font(name: str) -> None:
    assert has_letters(name)
    assert readable(name, "", 1) == name


@needs_eastern_letters
def test_a_font_that_was_installed_after_the_first_picture_is_found_at_the_next_start(tmp_path: Path) -> None:
    before = font_manager.FontManager()
    before.ttflist = [entry for entry in before.ttflist if entry.name == WESTERN[0]]
    font_manager.json_dump(before, tmp_path / f"fontlist-v{before.__version__}.json")
    drawn = "from bot.pictures.fonts import has_letters; import sys; sys.exit(not has_letters('美妆日记'))"
    started = {**os.environ, "MPLCONFIGDIR": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", drawn], check=False, env=started).returncode == 0


def test_the_library_is_not_loaded_before_the_first_picture() -> None:
    looked = "import sys, bot.app, bot.slack.chat; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", looked], check=False).returncode == 0
