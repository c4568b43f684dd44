"""Cards for the renderers' tests: the worst that creators write, and any card at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from handlers.cards import (
    Amount,
    Bar,
    Block,
    Bold,
    Button,
    Card,
    Chart,
    Code,
    Column,
    Confirm,
    Control,
    Controls,
    CreatorText,
    Divider,
    Fact,
    Facts,
    Folded,
    Link,
    Listing,
    Mention,
    Moment,
    Note,
    Option,
    Paragraph,
    Piece,
    Progress,
    Row,
    Select,
    State,
    Table,
    Text,
)

TO_ANYBODY = (
    "<!channel> *x* <http://evil|tiktok.com> <@U1> <#C1> _i_ ~s~ `c` ```b``` &amp; &lt;!here&gt; @everyone tiktok.com",
    "\u202egnp.exe\u202c \u200b\u200f\u2066\u2069\ufeff\x00\x1b[31m\x07 name",
    "👩‍👩‍👧‍👦🏳️‍🌈💃🏽" * 40,
    "مرحبا يا حلوة " * 40,
    "ก็็็็็็็็็็็็็็็็็็็็" + "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢" * 10,
    "> quoted\n> again\n*bold across\nlines*",
    "|" * 50 + ">" * 50 + "<" * 50 + "&" * 50,
    "\ud800 lone surrogate",
    "字" * 3_000,
    "&<>*_~`" * 430,
)
"""What a chat may take for a mention, a link or markup, or cannot show; most of it is Slack's."""

TO_FEISHU = (
    "<at id=all></at> <at user_id=\"all\">x</at> <font color='red'>r</font> <a href='https://evil'>x</a> @_all",
    "**b** *i* ~~s~~ `c` ```x``` [tiktok.com](https://evil.example) ![p](img_v2) :OK: $urlVal ${v} <hr> <br/>",
    "# h\n- l\n1. n\n> q\n---\n===\n| a | b |\n|---|---|\n    code",
    "&lt;at id=all&gt;&lt;/at&gt; &#60;at id=all&#62; &amp; <local_datetime millisecond=''></local_datetime>",
    "<person id='ou_1'></person><number_tag>1</number_tag><text_tag color='red'>t</text_tag><raw>r</raw>",
    "\\*\\<\\[" * 100,
    "[" * 300 + "](" * 300,
    "<" * 3_000,
)
"""What Feishu would read as its own."""


def worst_row(number: int, hostile: Sequence[str]) -> Row:
    """A creator who means no good, with 3,000 characters of one of the hostile texts."""
    text = (hostile[number % len(hostile)] * 60)[:3_000]
    return Row(
        (
            CreatorText(text, most=80),
            Text(" · "),
            Link("@" + text[:40], f"https://www.tiktok.com/@user{number}?a=1&b=<|>"),
        ),
        ((CreatorText(text, most=3_000),), (Bold("33.1K"), Text(" followers · "), CreatorText(text))),
        image=f"https://cdn.example.com/{number}.jpg",
        image_alt=text,
        controls=(
            Button("Lookalikes " + text, press=f"p{number}", style="primary"),
            Button("Profile", url=f"https://www.tiktok.com/@user{number}"),
            Select(text[:100], tuple(Option(text[:200] or "x", f"o{each}") for each in range(3)), chosen=1),
        ),
    )


def worst_card(rows: int, hostile: Sequence[str]) -> Card:
    """As many of them as asked, with everything else that a search's card has."""
    return Card(
        hostile[0] * 3,
        (
            Paragraph((Text("Found "), Bold(str(rows)), Text(" creators "), CreatorText(hostile[1]))),
            Facts(tuple(Fact(f"Fact {n}", (CreatorText(hostile[n % len(hostile)]),)) for n in range(12))),
            Listing(tuple(worst_row(number, hostile) for number in range(rows))),
            Divider(),
            Controls((Button("Next", press="next", style="primary"), Button("Share", press="share"))),
            Note((Text("36 credits · request req_1"),)),
        ),
        tone="good",
        summary=hostile[0],
    )


_words = st.one_of(
    st.text(max_size=120), st.sampled_from((*TO_FEISHU, *TO_ANYBODY)), st.text("*_~`<>&| \n@#!", max_size=40)
)
_long = st.one_of(_words, _words.map(lambda text: text * 30))
_urls = st.one_of(
    st.sampled_from(
        ["https://a.example/x", "http://a.example/?q=<b>|c&d", "javascript:alert(1)", "", "https://[", "//x"]
    ),
    st.text(max_size=30).map(lambda text: f"https://a.example/{text}"),
    st.just("https://a.example/" + "x" * 4_000),
)
_presses = st.text("abcdef0123456789", min_size=1, max_size=40)
_moments = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # aware
_pieces: st.SearchStrategy[Piece] = st.one_of(
    st.builds(Text, _long),
    st.builds(Bold, _words),
    st.builds(Code, _words),
    st.builds(Link, _words, _urls),
    st.builds(Moment, _moments, _words, st.sampled_from(["date", "time", "date_time"])),
    st.builds(CreatorText, _long, st.integers(0, 3_000)),
    st.builds(Mention, st.one_of(st.just("U123ABC"), _words), _words),
)
_lines = st.lists(_pieces, max_size=5).map(tuple)
_confirms = st.builds(Confirm, _words, _long, _words, _words)
_styles = st.sampled_from(["plain", "primary", "danger"])
_options = st.lists(st.builds(Option, _words, _presses), max_size=3).map(tuple)
_controls: st.SearchStrategy[Control] = st.one_of(
    st.builds(Button, _words, press=_presses, style=_styles, confirm=st.none() | _confirms),
    st.builds(Button, _words, url=_urls.filter(bool)),
    st.builds(Select, _words, _options, st.none() | st.integers(-1, 4)),
    st.builds(lambda press: Select("Many", tuple(Option(f"{n}", press) for n in range(130)), 129), _presses),
)
_some_controls = st.lists(_controls, max_size=4).map(tuple)
_progress = st.builds(Progress, st.floats(0, 1), _words, _words)
_rows = st.builds(
    Row,
    _lines,
    st.lists(_lines, max_size=4).map(tuple),
    _urls,
    _words,
    _some_controls,
    state=st.sampled_from(get_args(State)),
    progress=st.none() | _progress,
)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(0, 22))
    cells = st.tuples(*[_lines] * width)
    rows = draw(st.lists(cells, max_size=3)) * draw(st.sampled_from([1, 1, 60]))
    return Table(tuple(Column(draw(_words)) for _ in range(width)), tuple(rows))


_amounts = st.builds(Amount, st.none() | st.floats(0, 1e12), _words)


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    series = tuple(draw(st.lists(_words, min_size=1, max_size=3)))
    labels = st.one_of(st.builds(Text, _words), st.builds(CreatorText, _long, st.integers(0, 3_000)))
    bars = st.lists(st.builds(Bar, labels, st.tuples(*[_amounts] * len(series)), _words), max_size=4)
    times = draw(st.sampled_from([1, 1, 30]))
    return Chart(draw(_words), tuple(draw(bars) * times), series, draw(st.sampled_from(["bars", "days"])))


_folding = st.one_of(
    st.builds(Paragraph, _lines),
    st.builds(Note, _lines),
    st.builds(Facts, st.lists(st.builds(Fact, _words, _lines), max_size=12).map(tuple)),
    st.builds(Listing, st.lists(_rows, max_size=3).map(tuple)),
    _tables(),
)
_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Folded, _words, st.lists(_folding, max_size=3).map(tuple), st.booleans()),
    st.builds(Paragraph, _lines),
    st.builds(Note, _lines),
    st.builds(Facts, st.lists(st.builds(Fact, _words, _lines), max_size=12).map(tuple)),
    st.builds(
        Listing,
        st.builds(lambda rows, times: tuple(rows * times), st.lists(_rows, max_size=3), st.sampled_from([1, 30])),
        shape=st.sampled_from(["rows", "cards", "steps"]),
        label=_words,
    ),
    _tables(),
    _charts(),
    _progress,
    st.builds(Controls, st.lists(_controls, max_size=30).map(tuple)),
    st.just(Divider()),
)
cards = st.builds(
    Card,
    _words,
    st.lists(_blocks, max_size=6).map(tuple),
    st.sampled_from(["plain", "info", "good", "warning", "bad", "over"]),
    _words,
)
