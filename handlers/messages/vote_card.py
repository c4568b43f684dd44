"""The card of a vote: who is voted on, who said what so far, and until when; at its end, whom it chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.contract.creator import Creator
from handlers.cards import (
    Block,
    Bold,
    Button,
    Card,
    Confirm,
    Controls,
    Listing,
    Moment,
    Note,
    Paragraph,
    Rich,
    Row,
    Text,
    Tone,
    joined,
    plain,
    rich,
)
from handlers.cards.bare import cut
from handlers.creators.naming import shows
from handlers.creators.row import creator_row, name_of
from handlers.messages.examples import BEAN, LENA, MIA, NOON, TODAY
from handlers.words import Words
from storage.ballots import CHOICES, Choice
from storage.votes import State

NAMED = 5
"""People named beside what they said; of more the count is said."""

LONGEST_NAME, ROOM_FOR_NAMES = 24, 48
"""Letters of a voter's name, and of all that stand beside one choice: a chat would leave out buttons for more."""


@dataclass(frozen=True, slots=True)
class CandidateShown:
    """A candidate, the names of those who said yes, maybe and no, and its presses, one for each of the choices."""

    creator: Creator
    said: Mapping[Choice, tuple[str, ...]]
    is_chosen: bool = False
    presses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteShown:
    """A vote on the list `name`. `voters` people said something, `complete` of them of everybody.

    `quorum` is how many must vote, 0 for any number. `close`, `collect`, `export` and `open` are presses.
    """

    name: str
    starter: str
    state: State
    closes_at: datetime
    quorum: int
    voters: int
    complete: int
    candidates: tuple[CandidateShown, ...]
    choices: tuple[Choice, ...]
    today: date
    close: str = ""
    collect: str = ""
    export: str = ""
    open: str = ""

    @property
    def chosen(self) -> tuple[CandidateShown, ...]:
        """Whom the vote chose."""
        return tuple(one for one in self.candidates if one.is_chosen)


def vote_card(vote: VoteShown, words: Words) -> Card:
    """Ask, or say what came of it."""
    title = vote_title(vote, words)
    rows = tuple(_row(one, number, vote, words) for number, one in enumerate(vote.candidates, start=1))
    blocks: list[Block] = [Paragraph(rich(_how(vote, words))), Listing(rows, words("list-more"))]
    buttons = vote_buttons(vote, words)
    if buttons:
        blocks.append(Controls(buttons))
    blocks.append(Note(_about(vote, words)))
    said = words.said(title, _how(vote, words))
    return Card(title, tuple(blocks), _TONES[vote.state], said, shows(one.creator for one in vote.candidates))


_TONES: dict[State, Tone] = {"open": "info", "decided": "good", "undecided": "over", "cancelled": "over"}


def vote_title(vote: VoteShown, words: Words) -> str:
    """What is asked, or what came of it, in one line."""
    count = len(vote.candidates)
    if vote.state == "decided":
        return words("vote-decided", list=vote.name, chosen=len(vote.chosen), count=count)
    return words(f"vote-{vote.state}", list=vote.name, count=count)


def vote_buttons(vote: VoteShown, words: Words) -> tuple[Button, ...]:
    """What can be done with a vote: close it while it is open, and then go on with whom it chose."""
    confirm = Confirm(
        words("vote-close-title"),
        words("vote-close-text", quorum=vote.quorum),
        words("button-close-vote"),
        words("button-keep-voting"),
    )
    buttons = (
        Button(words("button-close-vote"), vote.close, confirm=confirm),
        Button(words("button-collect-chosen", count=len(vote.chosen)), vote.collect, style="primary"),
        Button(words("button-export-chosen", count=len(vote.chosen)), vote.export),
        Button(words("button-open-list"), vote.open),
    )
    return tuple(button for button in buttons if button.press)


def _row(candidate: CandidateShown, number: int, vote: VoteShown, words: Words) -> Row:
    buttons = tuple(
        Button(words(f"button-vote-{choice}"), press)
        for choice, press in zip(vote.choices, candidate.presses, strict=False)
    )
    row = creator_row(candidate.creator, number, vote.today, words, buttons)
    chosen = (rich(Bold(words("vote-chosen"))),) if candidate.is_chosen else ()
    return replace(row, lines=(*chosen, _tally(candidate, vote, words), *row.lines[:1]), in_sight=None)


def _tally(candidate: CandidateShown, vote: VoteShown, words: Words) -> Rich:
    """Yes, maybe and no with their counts and names."""
    return joined(_said(choice, candidate.said.get(choice, ()), words) for choice in vote.choices)


def _said(choice: Choice, names: tuple[str, ...], words: Words) -> Rich:
    count = words.rich(f"vote-said-{choice}", count=Bold(words.whole(len(names))))
    if not names:
        return count
    named_ = _named(names)
    shown = words.listed(named_)
    left = len(names) - len(named_)
    named = words("vote-names-more", names=shown, count=words.whole(left)) if left > 0 else shown
    return (*count, Text(words("vote-names", names=named)))


def _named(names: tuple[str, ...]) -> list[str]:
    """The first names, as many as have room beside every button of a crowded vote; the first one in any case."""
    named: list[str] = []
    for name in (cut(each, LONGEST_NAME) for each in names[:NAMED]):
        if named and sum(map(len, named)) + len(name) > ROOM_FOR_NAMES:
            break
        named.append(name)
    return named


def _how(vote: VoteShown, words: Words) -> str:
    """How many have voted, and how many are needed."""
    said = words("vote-voters", count=vote.voters, shown=words.whole(vote.voters))
    if vote.state == "open" and vote.quorum:
        needed = words("vote-complete", complete=words.whole(vote.complete), quorum=words.whole(vote.quorum))
        return words.sentences(said, needed)
    if vote.state == "undecided" and vote.quorum:
        return words.sentences(said, words("vote-missed", quorum=words.whole(vote.quorum)))
    if vote.state == "decided":
        names = words.listed(plain((name_of(one.creator, words),)) for one in vote.chosen)
        return words.sentences(said, words("vote-chosen-names", names=names) if names else words("vote-nobody"))
    return said


def _about(vote: VoteShown, words: Words) -> Rich:
    started = words("vote-started-by", person=vote.starter)
    if vote.state != "open":
        return rich(started)
    until = words.rich("vote-until", moment=Moment(vote.closes_at, words.moment(vote.closes_at)))
    return joined((until, rich(words("vote-rule")), rich(started)))


_Ballots = dict[Choice, tuple[str, ...]]
_ALL: tuple[_Ballots, ...] = (
    {"yes": ("Mia", "Leo"), "no": ("Ann",)},
    {"no": ("Mia", "Leo", "Ann", "Kim", "Bob", "Sam")},
    {},
)
_NONE: tuple[_Ballots, ...] = ({}, {}, {})
_ONE: tuple[_Ballots, ...] = ({"yes": ("Mia",)}, {"no": ("Mia",)}, {})


def _candidates(
    said: tuple[_Ballots, ...], *, is_open: bool = False, chosen: Creator | None = None
) -> tuple[CandidateShown, ...]:
    return tuple(
        CandidateShown(
            creator,
            ballots,
            creator is chosen,
            tuple(f"{place}{choice}" for choice in CHOICES) if is_open else (),
        )
        for place, (creator, ballots) in enumerate(zip((MIA, LENA, BEAN), said, strict=True))
    )


EXAMPLE = VoteShown(
    "Summer 2027",
    "Mia",
    "open",
    NOON + timedelta(days=3),
    quorum=3,
    voters=6,
    complete=2,
    candidates=_candidates(_ALL, is_open=True),
    choices=CHOICES,
    today=TODAY,
    close="c1",
)
OVER = replace(
    EXAMPLE,
    state="decided",
    candidates=_candidates(_ALL, chosen=MIA),
    close="",
    collect="k1",
    export="e1",
    open="o1",
)
EXAMPLES = (
    OVER,
    replace(
        EXAMPLE, quorum=0, voters=0, complete=0, choices=("yes", "no"), candidates=_candidates(_NONE, is_open=True)
    ),
    replace(OVER, state="undecided", voters=1, collect="", export="", candidates=_candidates(_ONE)),
    replace(OVER, state="cancelled", collect="", export="", open="", candidates=_candidates(_ALL)),
)
