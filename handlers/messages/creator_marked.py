"""What the team now knows of creators that were just marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import Block, Button, Card, Control, Controls, Listing, Note, Option, Select, joined, plain, rich
from handlers.creators.naming import keys_of, shows
from handlers.creators.row import creator_row, name_of
from handlers.creators.telling import TeamFacts, fact_about, refused_listing, team_lines
from handlers.messages.examples import LENA, MIA, NOON, TODAY
from handlers.words import Words
from storage.marks import Contact, Mark, Status
from storage.people import Named


@dataclass(frozen=True, slots=True)
class CreatorMarked:
    """The creators with their facts. `statuses` are presses for another status, `mine` the one to become the owner.

    `assumed` is the platform that names without one were taken to be on; `refused` is what named nobody, with reasons.
    """

    creators: tuple[Creator, ...]
    facts: Mapping[str, TeamFacts]
    today: date
    statuses: tuple[tuple[Status, str], ...] = ()
    mine: str = ""
    assumed: Platform | None = None
    refused: tuple[tuple[str, str], ...] = ()


def creator_marked(marked: CreatorMarked, words: Words) -> Card:
    """Name them with what is known now."""
    first, count = marked.creators[0], len(marked.creators)
    name = plain((name_of(first, words),))
    title = words("marked-title", name=name) if count == 1 else words("marked-title-many", count=count)
    rows = tuple(
        creator_row(one, place, marked.today, words, facts=fact_about(one, marked.facts))
        for place, one in enumerate(marked.creators, 1)
    )
    known = plain(joined(team_lines(fact_about(first, marked.facts), marked.today, words)))
    summary = words.said(title, known) if known and count == 1 else title
    blocks: list[Block] = [Listing(rows, words("list-more")), *refused_listing(marked.refused, words)]
    if marked.assumed:
        blocks.append(Note(rich(words("list-assumed", platform=words(f"platform-{marked.assumed}")))))
    controls = _controls(marked, words)
    if controls:
        blocks.append(Controls(controls))
    return Card(title, tuple(blocks), "good", summary, shows(marked.creators))


def _controls(marked: CreatorMarked, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if marked.statuses:
        options = tuple(Option(words(f"status-{status}"), press) for status, press in marked.statuses)
        controls.append(Select(words("mark-label"), options, _chosen(marked)))
    if marked.mine:
        controls.append(Button(words("button-mine"), marked.mine))
    return tuple(controls)


def _chosen(marked: CreatorMarked) -> int | None:
    """The place of the status that all of them have."""
    facts = [fact_about(one, marked.facts) for one in marked.creators]
    held = {one.mark.status if one else "new" for one in facts}
    return [status for status, _ in marked.statuses].index(held.pop()) if len(held) == 1 else None


_CONTACTED = Mark(
    "contacted", Named("U1", "Mia"), "asked for rates", Named("U1", "Mia"), NOON, Contact(Named("U1", "Mia"), NOON)
)

EXAMPLE = CreatorMarked(
    (MIA,),
    {keys_of(MIA)[0]: TeamFacts(("Summer 2027",), _CONTACTED)},
    TODAY,
    statuses=(("new", "s1"), ("contacted", "s2"), ("negotiating", "s3"), ("booked", "s4"), ("rejected", "s5")),
    mine="m1",
    assumed=Platform.TIKTOK,
)
EXAMPLES = (
    CreatorMarked((MIA, LENA), {keys_of(one)[0]: TeamFacts(mark=Mark("rejected")) for one in (MIA, LENA)}, TODAY),
)
