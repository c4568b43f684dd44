"""A finished task: its file with a link that is renewed, the first creators in it, and the other formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import (
    Block,
    Button,
    Card,
    Code,
    Control,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Listing,
    Mention,
    Moment,
    Note,
    Option,
    Paragraph,
    Rich,
    Select,
    joined,
    rich,
)
from handlers.chat import DocumentKind
from handlers.creators.masking import masked
from handlers.creators.row import creator_row, profile_button
from handlers.grammar.translating import in_language
from handlers.messages.creator_list import summary
from handlers.messages.examples import LENA, MIA, NOON, TODAY
from handlers.messages.missed import cost, missed
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file and how long it lives; None for `expires_at` where the API did not say."""

    url: str
    expires_at: datetime | None
    left: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class OtherTask:
    """A finished task besides: its platform, its creators, the line that asked for it, and the press for its file."""

    platform: Platform
    count: int
    line: str
    press: str


@dataclass(frozen=True, slots=True)
class Collected:
    """An exported file with `rows` creators; the task looked for `total` values, and `failed` of them in vain.

    `first` are some of its creators. `link` is None once the card can no longer be kept fresh, and where the file
    itself is posted instead (`is_uploaded`) or goes to its requester alone (`is_private`). `is_kept` cards stay for
    all, others answer one person; `is_renewed` where the chat lets Scout put another link there. `formats` pairs other
    formats, and `documents` what the file can become in the chat's own office, with their presses; `refresh` and
    `retry` are presses. `missing` names those of `failed` that can be told; `credits` is None where the API said none.
    With `by_keywords` the values are keywords. Where nobody said which of `finished` tasks was meant, `others` are
    further ones, and `line` is what asked for this one.
    """

    platform: Platform
    person: tuple[str, str]
    file_name: str
    rows: int | None
    total: int
    failed: int
    first: tuple[Creator, ...]
    today: date
    link: FileLink | None
    is_uploaded: bool = False
    is_private: bool = False
    is_kept: bool = True
    is_renewed: bool = True
    formats: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[DocumentKind, str], ...] = ()
    refresh: str = ""
    by_keywords: bool = False
    missing: tuple[str, ...] = ()
    credits: int | None = None
    retry: str = ""
    line: str = ""
    finished: int = 1
    others: tuple[OtherTask, ...] = ()


def collected(file: Collected, words: Words) -> Card:
    """Say that a file is there, for whom, and until when its link works."""
    is_expired = _is_expired(file)
    title = words("ready-expired", file=file.file_name) if is_expired else _title(file, words)
    blocks: list[Block] = [Facts(_facts(file, words))]
    if file.is_kept:
        blocks.insert(0, Paragraph(_said(file, words, is_expired=is_expired)))
    controls = _controls(file, words)
    if controls:
        blocks.append(Controls(controls))
    if file.others:
        told = words.rich(
            "ready-newest", whole=words.whole(file.finished), line=Code(masked(in_language(file.line, words.language)))
        )
        blocks += [Paragraph(told), Controls((_others(file.others, words),))]
    if file.link is not None:
        renewed = rich(words("ready-renewed")) if file.is_kept and file.is_renewed else ()
        blocks.append(Note(joined((link_note(file.link, words), renewed), words.gap)))
    if not is_expired and file.file_name.endswith(".csv"):
        blocks.append(Note(rich(words("ready-csv"))))
    if file.first and not is_expired:
        rows = tuple(
            creator_row(creator, number, file.today, words, profile_button(creator, words))
            for number, creator in enumerate(file.first, 1)
        )
        blocks.append(Listing(rows))
    said = title if is_expired else summary(title, file.first, words) if file.first else title
    return Card(title, tuple(blocks), tone="over" if is_expired else "good", summary=said)


def _is_expired(file: Collected) -> bool:
    return file.link is None and not (file.is_uploaded or file.is_private)


def link_note(link: FileLink, words: Words) -> Rich:
    """Until when a link works, in the reader's own time where the chat can, and how long that is from now."""
    if link.expires_at is None:
        return rich(words("ready-link-some-time"))
    until = Moment(link.expires_at, words.moment(link.expires_at))
    return words.rich("ready-link-until", moment=until, left=words.age(link.left))


def _title(file: Collected, words: Words) -> str:
    platform = words(f"platform-{file.platform}")
    if file.rows is None:
        return words("ready-title-uncounted", platform=platform)
    return words("ready-title", count=file.rows, whole=words.whole(file.rows), platform=platform)


def _said(file: Collected, words: Words, *, is_expired: bool) -> Rich:
    if is_expired:
        return rich(words("ready-expired-text"))
    key = "ready-private" if file.is_private else "ready-uploaded" if file.link is None else "ready-text"
    return words.rich(key, person=Mention(*file.person))


def _facts(file: Collected, words: Words) -> tuple[Fact, ...]:
    facts = [Fact(words("ready-file"), rich(CreatorText(file.file_name, most=100)))]
    found = words("collecting-of", done=words.whole(file.total - file.failed), total=words.whole(file.total))
    kind = "-keywords" if file.by_keywords else ""
    facts.append(Fact(words(f"collecting-done{kind}"), rich(found)))
    if file.failed:
        facts.append(missed(file.failed, file.missing, words))
    return (*facts, *cost(file.credits, words))


def _controls(file: Collected, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if file.link is not None:
        controls.append(Button(words("button-download"), url=file.link.url, style="primary"))
    if file.refresh:
        is_first = file.is_private or _is_expired(file)
        label = words("button-own-link" if file.is_private else "button-fresh-link")
        controls.append(Button(label, file.refresh, style="primary" if is_first else "plain"))
    controls += [Button(words(f"button-document-{kind}"), press) for kind, press in file.documents]
    controls += format_buttons(file.formats, words)
    if file.retry:
        controls.append(Button(words("button-retry", count=words.whole(file.failed)), file.retry))
    return tuple(controls)


def _others(others: Sequence[OtherTask], words: Words) -> Select:
    options = tuple(
        Option(
            words(
                "ready-other",
                platform=words(f"platform-{each.platform}"),
                whole=words.whole(each.count),
                line=masked(in_language(each.line, words.language)),
            ),
            each.press,
        )
        for each in others
    )
    return Select(words("ready-others"), options)


def format_buttons(formats: Sequence[tuple[str, str]], words: Words) -> tuple[Button, ...]:
    """A button for each format that can be had besides."""
    return tuple(Button(words("button-format", format=name.upper()), press) for name, press in formats)


_LINK = FileLink(
    "https://files.example.com/exports/creators.xlsx?key=abc", NOON + timedelta(hours=1), timedelta(hours=1)
)

EXAMPLE = Collected(
    platform=Platform.TIKTOK,
    person=("U1", "Mia"),
    file_name="creators-tiktok.xlsx",
    rows=38,
    total=40,
    failed=2,
    first=(MIA, LENA),
    today=TODAY,
    link=_LINK,
    formats=(("csv", "f1"), ("html", "f2")),
    documents=(("sheet", "d1"), ("base", "d2")),
    refresh="r1",
    missing=("@nope_zz", "@nobody"),
    credits=38,
    retry="m1",
)
EXAMPLES = (
    Collected(
        Platform.YOUTUBE,
        ("U1", "Mia"),
        "a.xlsx",
        500,
        500,
        0,
        (),
        TODAY,
        None,
        is_uploaded=True,
        refresh="r",
        formats=(("csv", "f"),),
    ),
    Collected(
        Platform.TIKTOK,
        ("U1", "Mia"),
        "creators.xlsx",
        12,
        12,
        0,
        (),
        TODAY,
        None,
        is_private=True,
        refresh="r",
        formats=(("csv", "f"),),
    ),
    Collected(Platform.YOUTUBE, ("U1", "Mia"), "creators.xlsx", 1, 1, 0, (), TODAY, None, refresh="r1"),
    Collected(
        Platform.TIKTOK, ("U1", "Mia"), "a.csv", None, 2, 0, (), TODAY, FileLink("https://files.example.com/a", None)
    ),
    Collected(
        Platform.TIKTOK,
        ("U1", "Mia"),
        "a.csv",
        2,
        2,
        0,
        (),
        TODAY,
        _LINK,
        is_kept=False,
        line="/collect @mia @leo",
        finished=3,
        others=(OtherTask(Platform.YOUTUBE, 1, "/collect @kim", "o1"), OtherTask(Platform.TIKTOK, 38, "", "o2")),
    ),
)
