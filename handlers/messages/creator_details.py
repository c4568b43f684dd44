"""Everything that is known about one creator. Contacts, also those in free text, stand only in the asker's own card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Literal

from api.contract.creator import Creator
from api.contract.fields import COLUMNS, CONTACT_COLUMNS
from handlers.cards import (
    Block,
    Button,
    Card,
    Control,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Folded,
    Note,
    Option,
    Paragraph,
    Rich,
    Select,
    plain,
)
from handlers.cards.bare import bare
from handlers.creators.figures import figure
from handlers.creators.masking import masked
from handlers.creators.naming import shows
from handlers.creators.row import name_of, profile_button
from handlers.creators.telling import TeamFacts, team_lines
from handlers.messages.examples import MIA, NOON, TODAY
from handlers.messages.footer import Cost, footer
from handlers.words import Words
from storage.marks import STATUSES, Contact, Mark, Status
from storage.people import Named

FACTS_IN_SIGHT = 10
"""So many figures are shown at once; the rest is folded away where the chat can."""

Showing = Literal["shown", "hidden", "spenders"]
"""Whether contacts are shown: to the team alone, and in it to those who may spend."""

NOT_FACTS = frozenset({"uid", "username", "nickname", "avatar_url", "profile_url", "bio", *CONTACT_COLUMNS})


@dataclass(frozen=True, slots=True)
class CreatorDetails:
    """A creator at a level.

    `fetched` is the day the answer came. Where `contacts` are not shown, they are left out and those in texts are
    masked; title and summary never hold any. `facts` are what the team knows; `alike`, `shortlist`, `hide`,
    `marks` (one for each status) and `refresh`, which buys anew what memory showed, are presses.
    """

    creator: Creator
    cost: Cost
    fetched: date
    today: date
    contacts: Showing = "shown"
    alike: str = ""
    shortlist: str = ""
    hide: str = ""
    refresh: str = ""
    marks: tuple[tuple[Status, str], ...] = ()
    facts: TeamFacts | None = None

    @property
    def shows_contacts(self) -> bool:
        """Whether contacts stand in it."""
        return self.contacts == "shown"


def holds_contacts(creator: Creator) -> bool:
    """Whether anything that details show of a creator is a contact."""
    named = (getattr(creator, column) for column in CONTACT_COLUMNS)
    return any(named) or any(masked(text) != bare(text) for text in (creator.nickname or "", creator.bio or ""))


def creator_details(details: CreatorDetails, words: Words) -> Card:
    """Show every known field, each in its own words."""
    creator = details.creator
    name = plain((name_of(creator, words),))
    title = words("details-title", name=name, platform=words(f"platform-{creator.platform}"))
    facts = tuple(_facts(details, words))
    known = team_lines(details.facts, details.today, words)
    first, further = facts[:FACTS_IN_SIGHT], facts[FACTS_IN_SIGHT:]
    blocks: list[Block] = [*map(Paragraph, known), *_about(details), Facts(first), *_contacts(details, words)]
    if further:
        blocks.append(Folded(words("details-further", count=len(further)), (Facts(further),)))
    controls = _controls(details, words)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(details.cost, words))
    told = words.listed(words("fact-said", label=fact.label, value=masked(plain(fact.value))) for fact in facts[:4])
    summary = words.said(title, told) if told else title
    tags = (words(f"platform-{creator.platform}"), details.cost.level)
    return Card(title, tuple(blocks), tone="good", summary=summary, shows=shows((creator,)), tags=tags)


def _controls(details: CreatorDetails, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if details.shortlist:
        controls.append(Button(words("button-shortlist"), details.shortlist))
    if details.hide:
        controls.append(Button(words("button-hide"), details.hide))
    if details.marks:
        status = details.facts.mark.status if details.facts else "new"
        options = tuple(Option(words(f"status-{each}"), press) for each, press in details.marks)
        controls.append(Select(words("mark-label"), options, [each for each, _ in details.marks].index(status)))
    if details.alike:
        controls.append(Button(words("button-lookalike"), details.alike))
    if details.refresh:
        controls.append(Button(words("button-refresh", credits=details.cost.estimate or 0), details.refresh))
    return (*controls, *profile_button(details.creator, words))


def _about(details: CreatorDetails) -> Iterator[Paragraph]:
    """The bio, and before it the name where it holds a contact, which the title masks."""
    name, bio = details.creator.nickname or "", details.creator.bio or ""
    if details.shows_contacts and masked(name) != bare(name):
        yield Paragraph((CreatorText(name, most=200),))
    if bio:
        yield Paragraph((CreatorText(bio if details.shows_contacts else masked(bio), most=600),))


def _facts(details: CreatorDetails, words: Words) -> Iterator[Fact]:
    for field in fields(Creator):
        value = getattr(details.creator, field.name)
        if field.name in NOT_FACTS or field.name not in COLUMNS or value is None or value == ():
            continue
        if field.name == "views_per_sub" and _is_told_twice(details.creator):
            continue
        line = figure(field.name, value, details.today, words)
        yield Fact(words(f"details-fact-{field.name}"), line if details.shows_contacts else _masked(line))


def _is_told_twice(creator: Creator) -> bool:
    """Whether TikTok's two names for views a follower hold the same figure, as far as it is shown."""
    return f"{creator.views_per_sub:.2f}" == f"{creator.views_per_follower or -1:.2f}"


def _masked(line: Rich) -> Rich:
    return tuple(replace(piece, text=masked(piece.text)) if isinstance(piece, CreatorText) else piece for piece in line)


def _contacts(details: CreatorDetails, words: Words) -> tuple[Block, ...]:
    contacts = tuple(
        Fact(words(f"details-fact-{column}"), (CreatorText(value),))
        for column in CONTACT_COLUMNS
        if (value := getattr(details.creator, column))
    )
    if not contacts:
        return ()
    if not details.shows_contacts:
        return (Note(words.rich(f"details-contacts-{details.contacts}")),)
    return (Facts(contacts), Note(words.rich("details-contacts-note", date=words.date(details.fetched))))


_KNOWN = TeamFacts(
    ("Summer 2027", "Agency picks"),
    Mark("contacted", Named("U2", "Leo"), "Wants 20% up front", contact=Contact(Named("U1", "Mia"), NOON)),
)

EXAMPLE = CreatorDetails(
    MIA,
    Cost("S3", 4, "req_5"),
    NOON.date(),
    TODAY,
    alike="a1",
    shortlist="p1",
    hide="h1",
    marks=tuple((status, f"m-{status}") for status in STATUSES),
    facts=_KNOWN,
)
EXAMPLES = (
    CreatorDetails(MIA, Cost("S3", None, ""), NOON.date(), TODAY, contacts="hidden"),
    replace(
        EXAMPLE,
        cost=Cost("S3", 0, "req_5", estimate=20, from_memory_for=timedelta(hours=2)),
        contacts="spenders",
        refresh="r1",
    ),
)
