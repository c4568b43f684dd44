"""The worst that creators write, as Feishu would read it."""

from __future__ import annotations

from handlers.cards import (
    Bold,
    Button,
    Card,
    Controls,
    CreatorText,
    Divider,
    Fact,
    Facts,
    Link,
    Listing,
    Note,
    Option,
    Paragraph,
    Row,
    Select,
    Text,
)
from tests.bot.slack.cards import HOSTILE as HOSTILE_TO_SLACK

HOSTILE = (
    "<at id=all></at> <at user_id=\"all\">x</at> <font color='red'>r</font> <a href='https://evil'>x</a> @_all",
    "**b** *i* ~~s~~ `c` ```x``` [tiktok.com](https://evil.example) ![p](img_v2) :OK: $urlVal ${v} <hr> <br/>",
    "# h\n- l\n1. n\n> q\n---\n===\n| a | b |\n|---|---|\n    code",
    "&lt;at id=all&gt;&lt;/at&gt; &#60;at id=all&#62; &amp; <local_datetime millisecond=''></local_datetime>",
    "<person id='ou_1'></person><number_tag>1</number_tag><text_tag color='red'>t</text_tag><raw>r</raw>",
    "\\*\\<\\[" * 100,
    "[" * 300 + "](" * 300,
    "<" * 3_000,
    *HOSTILE_TO_SLACK,
)


def worst_row(number: int) -> Row:
    """A creator who means no good, with 3,000 characters of it."""
    text = (HOSTILE[number % len(HOSTILE)] * 60)[:3_000]
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


def worst_card(rows: int) -> Card:
    """As many of them as asked, with everything else that a search's card has."""
    return Card(
        HOSTILE[0] * 3,
        (
            Paragraph((Text("Found "), Bold(str(rows)), Text(" creators "), CreatorText(HOSTILE[1]))),
            Facts(tuple(Fact(f"Fact {n}", (CreatorText(HOSTILE[n % len(HOSTILE)]),)) for n in range(12))),
            Listing(tuple(worst_row(number) for number in range(rows))),
            Divider(),
            Controls((Button("Next", press="next", style="primary"), Button("Share", press="share"))),
            Note((Text("36 credits · request req_1"),)),
        ),
        tone="good",
        summary=HOSTILE[0],
    )
