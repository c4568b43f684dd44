"""Charts as text: what a chat shows that draws none, and what a screen reader says of a picture."""

from __future__ import annotations

import pytest

from handlers.cards import Amount, Bar, Chart, CreatorText, Progress, Text, plain
from handlers.cards.bars import BARS_MOST, chart_as_sentence, chart_as_text, progress_as_text

VIEWS = Chart(
    "Average views",
    (
        Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)),
        Bar(CreatorText("@lena"), (Amount(88_000, "88K"),)),
        Bar(CreatorText("@bean"), (Amount(None, "—"),)),
    ),
)
BOTH = Chart(
    "Views",
    (
        Bar(CreatorText("@mia"), (Amount(12_040, "12K"), Amount(11_020, "11K"))),
        Bar(CreatorText("@lena"), (Amount(88_000, "88K"), Amount(9_100, "9,100"))),
    ),
    ("average", "median"),
)


def days(*spent: int | None) -> Chart:
    bars = tuple(Bar(Text(f"Nov {day}"), (Amount(each, f"{each}"),)) for day, each in enumerate(spent, 1))
    return Chart("By day", bars, shape="days")


def lines(chart: Chart) -> list[str]:
    return plain(chart_as_text(chart).text).split("\n")


def test_bars_stand_below_each_other_with_their_numbers_and_names() -> None:
    assert lines(VIEWS) == [
        "Average views",
        "█░░░░░░░░░ 12K @mia",
        "██████████ 88K @lena",
        "░░░░░░░░░░ — @bean",
    ]


def test_several_series_stand_below_the_name_on_one_scale() -> None:
    assert lines(BOTH) == [
        "Views",
        "@mia",
        "█░░░░░░░░░ 12K average",
        "█░░░░░░░░░ 11K median",
        "@lena",
        "██████████ 88K average",
        "█░░░░░░░░░ 9,100 median",
    ]


def test_days_are_one_shape_with_the_highest_of_them() -> None:
    assert lines(days(0, 10, None, 120, 60)) == ["By day", "Nov 1 ▁▂░█▅ Nov 5", "█ 120 Nov 4"]


def test_nothing_in_a_month_is_a_flat_line() -> None:
    assert lines(days(0, 0)) == ["By day", "Nov 1 ▁▁ Nov 2"]


def test_a_chart_of_too_many_bars_says_how_many_are_left() -> None:
    many = Chart("Many", tuple(Bar(Text(f"n{n}"), (Amount(n, f"{n}"),)) for n in range(BARS_MOST + 3)))
    assert lines(many)[-1] == "… 3 more"


def test_a_sentence_has_the_same_numbers() -> None:
    assert chart_as_sentence(VIEWS) == "Average views: @mia: 12K; @lena: 88K; @bean: —"
    assert chart_as_sentence(BOTH) == "Views: @mia: 12K average, 11K median; @lena: 88K average, 9,100 median"


def test_a_sentence_leaves_out_days_without_anything() -> None:
    assert chart_as_sentence(days(0, 10, 0, 120)) == "By day: Nov 2: 10; Nov 4: 120"


@pytest.mark.parametrize("name", ["\u202egnp.exe", "name\nsecond line", "\x1b[31mred", ""])
def test_a_creator_s_name_breaks_no_line(name: str) -> None:
    [_, line] = lines(Chart("Views", (Bar(CreatorText(name), (Amount(1, "1"),)),)))
    assert line.startswith("██████████ 1 ")
    assert "\u202e" not in chart_as_sentence(Chart("Views", (Bar(CreatorText(name), (Amount(1, "1"),)),)))


@pytest.mark.parametrize(
    ("part", "bar"), [(0.0, "▱▱▱▱▱▱▱▱▱▱"), (0.319, "▰▰▰▱▱▱▱▱▱▱"), (0.999, "▰▰▰▰▰▰▰▰▰▱"), (1.0, "▰▰▰▰▰▰▰▰▰▰")]
)
def test_a_bar_of_progress_is_full_only_when_all_is_done(part: float, bar: str) -> None:
    assert plain(progress_as_text(Progress(part, "x%"))) == f"{bar} x%"
