"""The digests that a person may see where they ask: when each comes and where, what it costs, what it did last."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from handlers.cards import Bold, Button, Card, Code, Listing, Note, Paragraph, Rich, Row, joined, rich
from handlers.creators.masking import masked
from handlers.messages.examples import NOON
from handlers.schedules.telling import local, told_schedule
from handlers.words import Words
from storage.digest_rows import Reason, Says

Where = Literal["here", "alone", "named", "elsewhere"]
"""Where a digest posts: where one asks, to its owner alone, to a conversation of a known name, or to another one."""


@dataclass(frozen=True, slots=True)
class DigestPress:
    """What the buttons of a digest's row press; those that the asker may not use are empty."""

    preview: str = ""
    pause: str = ""
    resume: str = ""
    mute: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class LastRun:
    """What became of the last due time: when it was, its `state`, what changed then, and what it cost."""

    at: datetime
    state: str
    new: int = 0
    rising: int = 0
    silent: int = 0
    credits: int | None = None


@dataclass(frozen=True, slots=True)
class DigestRow:
    """A digest. `schedule` is its one form, `place` the name of a conversation that is `named`.

    A run looks at `size` creators and costs up to `cost` credits, all runs of 30 days up to `month`. Growth from
    `rising` on (a part) and no post for `silent_days` are news. `next_at` is None while it is paused for a `reason`.
    """

    name: str
    line: str
    schedule: str
    zone: str
    where: Where
    owner: str
    cost: int
    month: int
    size: int
    rising: float
    silent_days: int
    says: Says = "news"
    place: str = ""
    reason: Reason = ""
    next_at: datetime | None = None
    muted_until: datetime | None = None
    last: LastRun | None = None
    presses: DigestPress = field(default_factory=DigestPress)


@dataclass(frozen=True, slots=True)
class DigestList:
    """The digests, the newest first. `which` is a name that several of them have, where one had to be meant."""

    digests: tuple[DigestRow, ...]
    which: str = ""


def digest_list(listed: DigestList, words: Words) -> Card:
    """Name each with its buttons; where there is none, say how one is made."""
    if not listed.digests:
        title, text = words("digests-none"), words("digests-none-text")
        line = Paragraph(words.rich("usage-try", line=Code(words("digests-none-line"))))
        said = words.said(title, text)
        return Card(title, (Paragraph(rich(text)), line), tone="info", summary=said)
    if listed.which:
        title = words("digests-which", name=masked(listed.which))
    else:
        title = words("digests-title", count=len(listed.digests))
    names = words.listed(masked(one.name) for one in listed.digests[:5])
    summary = words.naming(title, names)
    rows = Listing(tuple(digest_row(one, words) for one in listed.digests), words("list-more"))
    return Card(title, (rows, Note(rich(words("digests-note")))), "info", summary)


def digest_row(row: DigestRow, words: Words) -> Row:
    """A digest as a row with its buttons."""
    when = joined([rich(told_schedule(row.schedule, row.zone, words)), rich(where(row, words))])
    lines = (when, _state(row, words), joined([_cost(row, words), words.rich("list-owner", person=row.owner)]))
    last = _last(row, words)
    title, told = rich(Bold(masked(row.name))), (*lines, *([last] if last else []))
    return Row(title, told, controls=_buttons(row, words), in_sight=1)


def where(row: DigestRow, words: Words) -> str:
    """Where a digest posts, in words."""
    return words(f"digests-where-{row.where}", place=row.place)


def _state(row: DigestRow, words: Words) -> Rich:
    if row.reason:
        return rich(Bold(words("digests-paused")), words.gap, words(f"digests-paused-{row.reason}"))
    if row.next_at is None:
        return rich(words("digests-never"))
    following = words.rich("digests-next", at=local(row.next_at, row.zone, words))
    if row.muted_until is None:
        return following
    return joined([words.rich("digests-muted", at=local(row.muted_until, row.zone, words)), following])


def _cost(row: DigestRow, words: Words) -> Rich:
    return rich(words("digests-cost", credits=words.whole(row.cost), month=words.whole(row.month)))


def _last(row: DigestRow, words: Words) -> Rich:
    last = row.last
    if last is None:
        return ()
    counts = {"new": last.new, "rising": last.rising, "silent": last.silent}
    changed = [words(f"digest-{section}", count=count) for section, count in counts.items() if count]
    what = (
        words.listed(changed) if last.state in {"posted", "late"} and changed else words(f"digests-last-{last.state}")
    )
    cost = () if last.credits is None else rich(words("note-credits", credits=last.credits))
    return joined([words.rich("digests-last", at=local(last.at, row.zone, words), what=what), cost])


def _buttons(row: DigestRow, words: Words) -> tuple[Button, ...]:
    presses = row.presses
    buttons = (
        Button(words("button-digest-resume"), presses.resume, style="primary"),
        Button(words("button-digest-preview", credits=row.cost), presses.preview),
        Button(words("button-digest-mute"), presses.mute),
        Button(words("button-digest-pause"), presses.pause),
        Button(words("button-digest-remove"), presses.remove),
    )
    return tuple(button for button in buttons if button.press)


OWN = DigestRow(
    name="US skincare",
    line="/creators search tiktok skincare country:US level:S2",
    schedule="weekly mon,thu 09:00",
    zone="America/New_York",
    where="named",
    owner="Mia",
    cost=150,
    month=1_350,
    size=50,
    rising=0.1,
    silent_days=30,
    place="#kol",
    next_at=datetime(2026, 11, 26, 14, tzinfo=UTC),
    last=LastRun(datetime(2026, 11, 23, 14, tzinfo=UTC), "posted", 3, 2, 1, 150),
    presses=DigestPress(preview="v1", pause="p1", mute="m1", remove="d1"),
)
EXAMPLE = DigestList(
    (
        OWN,
        replace(
            OWN,
            name="Espresso",
            schedule="monthly 1,last 10:00",
            where="here",
            says="always",
            reason="credits",
            next_at=None,
            last=LastRun(NOON - timedelta(days=1), "stopped"),
            presses=DigestPress(preview="v2", resume="r2", remove="d2"),
        ),
        replace(OWN, name="Gaming", where="alone", muted_until=NOON + timedelta(days=6), last=None),
    )
)
EXAMPLES = (
    DigestList(()),
    DigestList((OWN, replace(OWN, where="elsewhere", schedule='cron "0 9 * * 1#1"')), "US skincare"),
)
