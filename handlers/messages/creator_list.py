"""Search results: what was found, a few creators, and what can be done next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from handlers.cards import (
    Block,
    Button,
    Card,
    Code,
    Control,
    Controls,
    Listing,
    Note,
    Option,
    Paragraph,
    Row,
    Select,
    plain,
    rich,
)
from handlers.creators.masking import masked
from handlers.creators.naming import shows
from handlers.creators.row import creator_row, name_of, profile_button
from handlers.creators.telling import Known, fact_about
from handlers.grammar.translating import in_language
from handlers.messages.examples import BEAN, LENA, MIA, TODAY
from handlers.messages.footer import Cost, footer, hidden_note
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Presses:
    """The opaque ids behind a listing's controls; an empty id leaves its control out.

    `alike`, `details` and `shortlist` are per creator, in order. `next_cost` is the estimate of a page that
    must be bought, None when the next creators are paid for. `sorts` hold a name, the estimate where the page must be
    bought, and an id; `levels` a level, its price per creator, and an id.
    """

    alike: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    shortlist: tuple[str, ...] = ()
    previous: str = ""
    next: str = ""
    next_cost: int | None = None
    share: str = ""
    refresh: str = ""
    refresh_cost: int = 0
    compare: str = ""
    sorts: tuple[tuple[str, int | None, str], ...] = ()
    levels: tuple[tuple[Level, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CreatorList:
    """A part of a search's results.

    `first` is the place of the first creator shown, from 1; `bought` how many this and the pages before it brought;
    `total` how many
    match, where the API counted; `is_open` is true for a full page, after which there may be more; `shared_by` names
    who shared the card. `facts` are what the team knows of the creators; `hidden` of them are left out.
    """

    platform: Platform
    line: str
    creators: tuple[Creator, ...]
    first: int
    bought: int
    total: int | None
    sort: str
    level: Level
    cost: Cost
    today: date
    presses: Presses = field(default_factory=Presses)
    is_open: bool = False
    shared_by: str = ""
    facts: Known = field(default_factory=dict)
    hidden: int = 0


def creator_list(found: CreatorList, words: Words) -> Card:
    """Say what was found and show this part of it."""
    title = _title(found, words)
    showing = words(
        "search-showing",
        first=found.first,
        last=found.first + len(found.creators) - 1,
        count=len(found.creators),
        sort=words(f"sort-{found.sort}"),
    )
    line = in_language(found.line, words.language)
    blocks: list[Block] = [
        Paragraph(words.rich("search-asked", line=Code(masked(line) if found.shared_by else line))),
        Note(words.rich("note-shared", person=found.shared_by)) if found.shared_by else Note(rich(showing)),
        Listing(rows(found.creators, found.first, found.today, found.presses, words, found.facts), shape="cards"),
    ]
    blocks += hidden_note(found.hidden, words)
    controls = navigation(found.presses, words) + comparing(found.presses, words) + _choices(found, words)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(found.cost, words, is_shared=bool(found.shared_by)))
    said = summary(title, found.creators, words)
    tags = (words(f"platform-{found.platform}"), found.level)
    return Card(title, tuple(blocks), tone="good", summary=said, shows=shows(found.creators), tags=tags)


def _title(found: CreatorList, words: Words) -> str:
    """How many match: as the API counted, else all that the search brought so far, which may be the least of it."""
    platform = words(f"platform-{found.platform}")
    if found.total is not None:
        return words("search-found-total", total=found.total, shown=words.whole(found.total), platform=platform)
    return words("search-found-open" if found.is_open else "search-found", count=found.bought, platform=platform)


def rows(
    creators: tuple[Creator, ...],
    first: int,
    today: date,
    presses: Presses,
    words: Words,
    facts: Known | None = None,
) -> tuple[Row, ...]:
    """Creators as rows, each with its own controls and what the team knows of it."""
    drawn = []
    for place, creator in enumerate(creators):
        controls, about = _row_controls(creator, place, presses, words), fact_about(creator, facts or {})
        drawn.append(creator_row(creator, first + place, today, words, controls, about))
    return tuple(drawn)


def summary(title: str, creators: tuple[Creator, ...], words: Words) -> str:
    """The conclusion in one line: the title and the first names with their sizes."""
    names = []
    for creator in creators[:3]:
        size = f" ({words.count(creator.followers)})" if creator.followers is not None else ""
        names.append(plain((name_of(creator, words),)) + size)
    return words.naming(title, words.listed(names))


def navigation(presses: Presses, words: Words) -> tuple[Control, ...]:
    """Previous, next, share and refresh, as far as they are offered."""
    controls: list[Control] = []
    if presses.previous:
        controls.append(Button(words("button-previous"), presses.previous))
    if presses.next:
        cost = presses.next_cost
        label = words("button-next") if cost is None else words("button-next-cost", credits=cost)
        controls.append(Button(label, presses.next, style="primary"))
    if presses.share:
        controls.append(Button(words("button-share"), presses.share))
    if presses.refresh:
        controls.append(Button(words("button-refresh", credits=presses.refresh_cost), presses.refresh))
    return tuple(controls)


def comparing(presses: Presses, words: Words) -> tuple[Control, ...]:
    """Setting the creators of the card side by side, as far as it is offered."""
    return (Button(words("button-compare"), presses.compare),) if presses.compare else ()


def _row_controls(creator: Creator, place: int, presses: Presses, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if place < len(presses.details):
        controls.append(Button(words("button-details"), presses.details[place]))
    if place < len(presses.alike) and creator.username:
        controls.append(Button(words("button-lookalike"), presses.alike[place]))
    if place < len(presses.shortlist):
        controls.append(Button(words("button-shortlist"), presses.shortlist[place]))
    return (*controls, *profile_button(creator, words))


def _choices(found: CreatorList, words: Words) -> tuple[Control, ...]:
    controls: list[Control] = []
    if len(found.presses.sorts) > 1:
        names = [name for name, _, _ in found.presses.sorts]
        options = tuple(Option(_sort(name, cost, words), press) for name, cost, press in found.presses.sorts)
        chosen = names.index(found.sort) if found.sort in names else None
        controls.append(Select(words("sort-label"), options, chosen))
    if found.presses.levels:
        levels = [level for level, _, _ in found.presses.levels]
        options = tuple(
            Option(words("level-option", level=level.value, price=price), press)
            for level, price, press in found.presses.levels
        )
        controls.append(Select(words("level-label"), options, levels.index(found.level)))
    return tuple(controls)


def _sort(name: str, cost: int | None, words: Words) -> str:
    label = words(f"sort-by-{name}")
    return label if cost is None else words("sort-cost", sort=label, credits=cost)


EXAMPLE = CreatorList(
    platform=Platform.TIKTOK,
    line="/creators search tiktok beauty country:US followers:10k-500k er:>3%",
    creators=(MIA, LENA, BEAN),
    first=1,
    bought=10,
    total=1_234,
    sort="followers",
    level=Level.S2,
    cost=Cost("S2", 30, "req_7f3a", estimate=30, alike=10, requests_left=871),
    today=TODAY,
    presses=Presses(
        alike=("a1", "a2", "a3"),
        details=("d1", "d2", "d3"),
        shortlist=("p1", "p2", "p3"),
        next="n1",
        share="s1",
        compare="v1",
        sorts=(("followers", None, "o1"), ("views", 30, "o2"), ("engagement", 30, "o3")),
        levels=((Level.S1, 1, "l1"), (Level.S2, 3, "l2"), (Level.S3, 4, "l3")),
    ),
)

EXAMPLES = (
    CreatorList(
        platform=Platform.YOUTUBE,
        line="/creators search youtube espresso level:S1",
        creators=(BEAN,),
        first=1,
        bought=1,
        total=None,
        sort="followers",
        level=Level.S1,
        cost=Cost("S1", 1, "req_7f3a", from_memory_for=timedelta(hours=2)),
        today=TODAY,
        presses=Presses(refresh="r1", refresh_cost=10),
    ),
    CreatorList(
        platform=Platform.TIKTOK,
        line="/creators search tiktok beauty",
        creators=(MIA, LENA),
        first=1,
        bought=10,
        total=None,
        sort="followers",
        level=Level.S2,
        cost=Cost("S2", 30, "req_7f3a", estimate=30),
        today=TODAY,
        presses=Presses(next="n1"),
        is_open=True,
    ),
)
