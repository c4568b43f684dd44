"""The saved searches that a person may run from where they ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.cards import Bold, Button, Card, Code, Listing, Paragraph, Row, joined, rich
from handlers.grammar.translating import in_language
from handlers.messages.turning import part_note, turning
from handlers.people.names import person
from handlers.words import Words
from storage.lists import Reach
from storage.people import Named


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved search: its `line` says what it asks for, `estimate` is the most credits that it takes.

    `run`, `share` and `remove` are presses; those that the asker may not use are empty. `share` `is_for_team`
    where nobody else reads along.
    """

    name: str
    owner: Named
    reach: Reach
    platform: str
    level: str
    line: str
    estimate: int
    run: str = ""
    share: str = ""
    remove: str = ""
    is_for_team: bool = False


@dataclass(frozen=True, slots=True)
class SavedAll:
    """A part of `total` saved searches, the newest first: those from place `first` on, from 1."""

    searches: tuple[SavedRow, ...]
    total: int
    first: int = 1
    previous: str = ""
    next: str = ""


def saved_all(listed: SavedAll, words: Words) -> Card:
    """Name each with its owner, what it asks for and what it costs."""
    if not listed.searches:
        title, text = words("saved-none"), words("saved-none-text")
        line = Paragraph(words.rich("usage-try", line=Code(words("saved-none-line"))))
        said = words.said(title, text)
        return Card(title, (Paragraph(rich(text)), line), tone="info", summary=said)
    title = words("saved-title", count=listed.total)
    rows = tuple(saved_row(one, words) for one in listed.searches)
    note = part_note(listed.first, len(rows), listed.total, words("saved-note"), words)
    names = words.listed(one.name for one in listed.searches[:5])
    summary = words.naming(title, names)
    turns = turning(listed.previous, listed.next, words)
    return Card(title, (Listing(rows, words("list-more")), *turns, note), "info", summary)


def saved_row(saved: SavedRow, words: Words, *, is_alone: bool = False) -> Row:
    """A saved search as a row with its buttons."""
    about = joined(
        (
            words.rich("list-owner", person=person(saved.owner)),
            rich(words(f"saved-reach-{saved.reach}")),
            rich(words(f"platform-{saved.platform}")),
            rich(saved.level),
            rich(words("saved-estimate", credits=words.whole(saved.estimate))),
        )
    )
    buttons = (
        Button(words("button-saved-run"), saved.run, style="primary" if is_alone else "plain"),
        Button(words("button-saved-share-team" if saved.is_for_team else "button-saved-share"), saved.share),
        Button(words("button-saved-remove"), saved.remove),
    )
    offered = tuple(one for one in buttons if one.press)
    return Row(
        rich(Bold(saved.name)),
        (about, rich(Code(in_language(saved.line, words.language)))),
        controls=offered,
        in_sight=1,
    )


OWN = SavedRow(
    "US skincare",
    Named("U1", "Mia"),
    "private",
    "tiktok",
    "S2",
    "/creators search tiktok skincare country:US level:S2 size:10",
    30,
    "r1",
    "s1",
    "d1",
)
EXAMPLE = SavedAll(
    (
        OWN,
        SavedRow(
            "Espresso",
            Named("U2"),
            "conversation",
            "youtube",
            "S1",
            "/creators search youtube espresso level:S1 size:10",
            10,
            "r2",
        ),
    ),
    total=2,
)
EXAMPLES = (
    SavedAll((), 0),
    SavedAll((replace(OWN, is_for_team=True),), 1),
    SavedAll((OWN,) * 8, 200, first=9, previous="p1", next="n1"),
)
