"""What the team knows of a creator, as lines below the creator on every card that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from api.contract.creator import Creator
from handlers.cards import Bold, Code, CreatorText, Listing, Rich, Row, Text, joined, rich
from handlers.creators.masking import masked
from handlers.creators.naming import keys_of
from handlers.people.names import person
from handlers.words import Words
from storage.marks import NOBODY, Contact, Mark

_NOTE_MOST = 200
_LISTS_NAMED = 3


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """The lists that a creator is on, as far as the reader may see them, and its mark."""

    lists: tuple[str, ...] = ()
    mark: Mark = field(default_factory=Mark)


Known: TypeAlias = Mapping[str, TeamFacts]
"""Facts by each key of `handlers.creators.naming.keys_of`; `fact_about` reads it."""


def fact_about(creator: Creator, known: Known) -> TeamFacts | None:
    """What is known about a creator; by its name only where it has no uid: another may have taken the name over."""
    return next((known[key] for key in keys_of(creator)[:1] if key in known), None)


def team_lines(facts: TeamFacts | None, today: date, words: Words) -> tuple[Rich, ...]:
    """Status, who wrote to the creator and when, owner and lists; then the note. No line where nothing is known."""
    if facts is None:
        return ()
    mark = facts.mark
    parts = (_state(mark, today, words), _owner(mark, words), _lists(facts.lists, words))
    note = words.rich("mark-note", note=CreatorText(masked(mark.note), _NOTE_MOST)) if mark.note else ()
    return tuple(line for line in (joined(parts), note) if line)


def told_contact(contact: Contact, today: date, words: Words) -> str:
    """Who wrote to a creator and how many days ago."""
    age = today - contact.at.date()
    if age.days < 1:
        return words("mark-contacted-today", person=contact.person.shown)
    return words("mark-contacted", person=contact.person.shown, age=words.age(age))


def refused_listing(refused: tuple[tuple[str, str], ...], words: Words) -> tuple[Listing, ...]:
    """What was typed and names nobody, each with its reason (`links-reason-KEY`); no listing for none."""
    rows = tuple(Row(rich(Code(masked(typed))), (rich(words(f"links-reason-{key}")),)) for typed, key in refused)
    return (Listing(rows, words("collect-refused-more")),) if rows else ()


def _state(mark: Mark, today: date, words: Words) -> Rich:
    contact = told_contact(mark.contact, today, words) if mark.contact else ""
    if mark.status == "contacted" and contact:
        return rich(Bold(contact))
    status = Bold(words(f"status-{mark.status}")) if mark.status != "new" else Text("")
    return joined((rich(status), rich(contact)))


def _owner(mark: Mark, words: Words) -> Rich:
    return words.rich("mark-owner", person=person(mark.owner)) if mark.owner != NOBODY else ()


def _lists(names: tuple[str, ...], words: Words) -> Rich:
    if not names:
        return ()
    shown = words.listed(words("list-quoted", name=name) for name in names[:_LISTS_NAMED])
    left = len(names) - _LISTS_NAMED
    return rich(words("on-lists-more", names=shown, count=left) if left > 0 else words("on-lists", names=shown))
