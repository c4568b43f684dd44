"""Lines of pieces as Slack's markup."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.slack.mrkdwn import mrkdwn
from handlers.cards import Bold, Code, CreatorText, Link, Mention, Moment, Rich, Text

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ((Text("Found "), Bold("12"), Text(" creators")), "Found *12* creators"),
        ((Bold("12"), Text("k")), "*12*\u200bk"),
        ((Text("共"), Bold("12"), Text("个")), "共\u200b*12*\u200b个"),
        ((Bold("a"), Bold("b")), "*a*\u200b*b*"),
        ((Bold(" edge "), Text("x")), " *edge* x"),
        ((Bold("two\nlines"),), "*two*\n*lines*"),
        ((Bold("  "), Bold("")), " "),
        ((Text("Type "), Code("/creators search `x` <b>")), "Type `/creators search ˋxˋ &lt;b&gt;`"),
        ((Link("@mia", "https://www.tiktok.com/@mia"),), "<https://www.tiktok.com/@mia|@mia>"),
        ((Link("a|b>", "https://x.com/?a=1&b=<2>|3"),), "<https://x.com/?a=1&amp;b=%3C2%3E%7C3|a¦b&gt;>"),
        ((Link("click", "javascript:alert(1)"),), "click"),
        ((Link("click", "https://" + "x" * 4_000),), "click"),
        ((Link("", "https://x.com/"),), "<https://x.com/|https://x.com/>"),
        ((Moment(NOON, "Nov 24 | noon"),), "<!date^1795521600^{date_short_pretty} {time}|Nov 24 ¦ noon>"),
        ((Moment(NOON, "", "date"),), "<!date^1795521600^{date_short_pretty}|?>"),
        ((Mention("U1AB", "Mia"),), "<@U1AB>"),
        ((Mention("!channel", "Mia"),), "@Mia"),
        (
            (CreatorText("<!channel> *x* <http://evil|tiktok.com>"),),
            "&lt;!channel&gt; ∗x∗ &lt;http://evil|tiktok.com&gt;",
        ),
        ((CreatorText("a\nb", most=2),), "a…"),
        ((CreatorText(":100: :tada:"),), "∶100: ∶tada:"),
        ((Text("Name:"), CreatorText("fire:")), "Name:\u200bfire:"),
        ((CreatorText("go :fi"), CreatorText("re: on")), "go :fi\u200bre: on"),
        ((Code("/x :tada:"),), "`/x :tada:`"),
    ],
)
def test_pieces(line: Rich, drawn: str) -> None:
    assert mrkdwn(line, 3_000) == drawn


def test_heavy_line_is_bold_all_along() -> None:
    line = (Link("@mia", "https://x.com/"), Text(" · "), CreatorText("Mia"))
    assert mrkdwn(line, 3_000, heavy=True) == "*<https://x.com/|@mia>* · *Mia*"


@pytest.mark.parametrize(
    "line",
    [
        (Text("&" * 100),),
        (Bold("<" * 100),),
        (Link("label " * 20, "https://x.com/"), Text("after")),
        (Text("x" * 35), Link("label", "https://x.com/"), Text("after")),
        (Text("x" * 35), Moment(NOON, "noon"), Text("after")),
        (Text("x" * 38), Code("code")),
    ],
)
def test_line_too_long_is_cut_between_its_marks(line: Rich) -> None:
    drawn = mrkdwn(line, 40)
    assert len(drawn) <= 40
    assert "…" in drawn
    assert drawn.count("<") == drawn.count(">")
    assert drawn.count("*") in {0, 2}
    assert "after" not in drawn
