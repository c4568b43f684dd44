"""What changed among the creators of a saved search since the last look, each creator with its delta."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from api.contract.creator import Creator
from handlers.cards import (
    Block,
    Bold,
    Button,
    Card,
    Code,
    Control,
    Controls,
    Listing,
    Note,
    Paragraph,
    Row,
    joined,
    rich,
)
from handlers.creators.changes import Changed, Diff
from handlers.creators.deltas import delta_line
from handlers.creators.masking import masked
from handlers.creators.naming import shows
from handlers.creators.row import creator_row, profile_button
from handlers.creators.telling import Known, fact_about
from handlers.grammar.translating import in_language
from handlers.messages.creator_list import summary as summary_of
from handlers.messages.examples import BEAN, LENA, MIA, NOON, TODAY
from handlers.messages.footer import hidden_note
from handlers.schedules.telling import local, told_schedule
from handlers.words import Words
from storage.sightings import Sighting

SECTIONS = ("new", "rising", "silent")
"""The parts of a card, in the order in which they stand on it; each is a field of `Diff`."""


@dataclass(frozen=True, slots=True)
class DigestPresses:
    """What the controls press, empty where they are not offered.

    `details` and `shortlist` are the rows' own, by the creators' place on the card, from 0.
    """

    mute: str = ""
    pause: str = ""
    details: tuple[str, ...] = ()
    shortlist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestShown:
    """A run. `diff` holds the creators on the card, `more` how many of each section are left out.

    `name` is the saved search's, `line` what it asks for, `schedule` when it runs
    (empty for never). `looked` creators were looked at,
    `hidden` of them left out; the run cost `credits` (None: not told) and the next one may cost up to `run_cost`.
    `since` is when it looked before, None for a first look. A run that is late says by how much (`late_by`), and
    `missed` names the due times that came to nothing. A preview posts nothing and forgets what it saw.
    """

    name: str
    line: str
    schedule: str
    zone: str
    diff: Diff
    looked: int
    credits: int | None
    run_cost: int
    today: date
    more: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    since: datetime | None = None
    late_by: timedelta | None = None
    missed: tuple[tuple[datetime, str], ...] = ()
    is_preview: bool = False
    facts: Known = field(default_factory=dict)
    presses: DigestPresses = field(default_factory=DigestPresses)

    @property
    def creators(self) -> tuple[Creator, ...]:
        """The creators on the card, in order."""
        return tuple(one.creator for section in SECTIONS for one in getattr(self.diff, section))

    def count(self, section: str) -> int:
        """How many creators a section has, also those that are left out."""
        return len(getattr(self.diff, section)) + self.more.get(section, 0)


def digest(told: DigestShown, words: Words) -> Card:
    """Say what changed, then show whom."""
    title = words("digest-title", name=masked(told.name), what=_what(told, words))
    blocks: list[Block] = [
        Paragraph(words.rich("digest-asked", line=Code(masked(in_language(told.line, words.language)))))
    ]
    blocks += [Note(rich(line)) for line in _remarks(told, words)]
    first = 1
    for section in SECTIONS:
        blocks += _section(told, section, first, words)
        first += len(getattr(told.diff, section))
    blocks += hidden_note(told.hidden, words)
    controls = _controls(told, words)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(_footer(told, words))
    said = summary_of(title, told.creators, words) if told.creators else title
    return Card(title, tuple(blocks), tone="info", summary=said, shows=shows(told.creators))


def changes(counts: Mapping[str, int], words: Words) -> str:
    """The conclusion in words: `3 new, 2 rising, 1 gone quiet`; sections without creators are left out."""
    said = [words(f"digest-{section}", count=counts[section]) for section in SECTIONS if counts[section]]
    return words.listed(said) if said else words("digest-nothing")


def _what(told: DigestShown, words: Words) -> str:
    if told.since is None:
        return words("digest-first", count=told.count("new"))
    return changes({section: told.count(section) for section in SECTIONS}, words)


def _remarks(told: DigestShown, words: Words) -> list[str]:
    """What is odd about this run, a sentence each."""
    said = []
    if told.is_preview:
        said.append(words("digest-preview"))
    if told.since is None:
        said.append(words("digest-first-text"))
    if told.late_by is not None:
        said.append(words("digest-late", age=words.age(told.late_by)))
    for at, reason in told.missed[:MISSED_NAMED]:
        said.append(words(f"digest-missed-{reason}", at=local(at, told.zone, words).text))
    left = len(told.missed) - MISSED_NAMED
    return [*said, words("digest-missed-more", count=left)] if left > 0 else said


MISSED_NAMED = 3
"""Due times named that came to nothing; of more the count is said."""


def _section(told: DigestShown, section: str, first: int, words: Words) -> list[Block]:
    changed: tuple[Changed, ...] = getattr(told.diff, section)
    if not changed:
        return []
    heading = words(f"digest-heading-{section}", count=told.count(section))
    rows = tuple(_row(one, first + place, told, words, section) for place, one in enumerate(changed))
    blocks: list[Block] = [Paragraph(rich(Bold(heading))), Listing(rows, words("digest-more"))]
    more = told.more.get(section, 0)
    return [*blocks, Note(rich(words(f"digest-more-{section}", count=more)))] if more else blocks


def _row(one: Changed, number: int, told: DigestShown, words: Words, section: str) -> Row:
    controls = _row_controls(one.creator, number - 1, told.presses, words)
    row = creator_row(one.creator, number, told.today, words, controls, fact_about(one.creator, told.facts))
    delta = delta_line(one, told.today, words, is_silent=section == "silent")
    return replace(row, lines=(delta, *row.lines)) if delta else row


def _row_controls(creator: Creator, place: int, presses: DigestPresses, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if place < len(presses.details):
        controls.append(Button(words("button-details"), presses.details[place]))
    if place < len(presses.shortlist):
        controls.append(Button(words("button-shortlist"), presses.shortlist[place]))
    return (*controls, *profile_button(creator, words))


def _controls(told: DigestShown, words: Words) -> tuple[Control, ...]:
    presses, controls = told.presses, []
    if presses.mute:
        controls.append(Button(words("button-digest-mute"), presses.mute))
    if presses.pause:
        controls.append(Button(words("button-digest-pause"), presses.pause))
    return tuple(controls)


def _footer(told: DigestShown, words: Words) -> Note:
    looked = words("digest-looked", count=told.looked)
    since = words.rich("digest-since", at=local(told.since, told.zone, words)) if told.since else ()
    cost = words("note-credits-unknown") if told.credits is None else words("note-credits", credits=told.credits)
    next_cost = words("digest-next-cost", credits=told.run_cost)
    parts = [rich(looked), since, rich(cost), rich(next_cost), rich(told_schedule(told.schedule, told.zone, words))]
    return Note(joined([part for part in parts if part]))


def _before(followers: int, views: int, last_post: date) -> Sighting:
    return Sighting("key", NOON - timedelta(days=7), followers, views, last_post)


_WEEK_AGO = NOON - timedelta(days=7)
_PRESSES = DigestPresses("m1", "p1", ("d1", "d2", "d3"), ("s1", "s2", "s3"))
_SILENT = replace(BEAN, followers=88_200, avg_views=21_000, last_post=date(2026, 10, 20))

EXAMPLE = DigestShown(
    name="US skincare",
    line="/creators search tiktok skincare country:US followers:10k-500k",
    schedule="weekly mon 09:00",
    zone="America/New_York",
    diff=Diff(
        new=(Changed(MIA),),
        rising=(Changed(LENA, _before(366_000, 61_000, TODAY)),),
        silent=(Changed(_SILENT, _before(88_100, 20_500, date(2026, 10, 20))),),
    ),
    looked=50,
    credits=150,
    run_cost=150,
    today=TODAY,
    more={"new": 2, "rising": 1},
    hidden=2,
    since=_WEEK_AGO,
    presses=_PRESSES,
)
EXAMPLES = (
    replace(EXAMPLE, diff=Diff(new=(Changed(MIA), Changed(LENA))), more={"new": 48}, since=None, hidden=0),
    replace(
        EXAMPLE,
        diff=Diff(rising=(Changed(LENA, _before(366_000, 61_000, TODAY)),)),
        more={},
        hidden=0,
        credits=None,
        late_by=timedelta(hours=3),
        missed=((NOON - timedelta(days=2), "skipped"), (NOON - timedelta(days=1), "doubtful")),
    ),
    replace(EXAMPLE, diff=Diff(), more={}, hidden=0, is_preview=True, presses=DigestPresses()),
)
