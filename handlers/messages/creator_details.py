"""Everything that is known about one creator. Contacts stand only in the asker's own card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from api.contract.creator import Creator
from api.contract.fields import COLUMNS, CONTACT_COLUMNS
from api.contract.values import Kind
from handlers.cards import (
    Block,
    Button,
    Card,
    Control,
    Controls,
    CreatorText,
    Fact,
    Facts,
    Note,
    Paragraph,
    Rich,
    joined,
    plain,
    rich,
)
from handlers.creator_row import country_name, language_name, name_of, profile_button
from handlers.messages.examples import MIA, NOON, TODAY
from handlers.messages.footer import Cost, footer
from handlers.words import Words

NOT_FACTS = frozenset({"uid", "username", "nickname", "avatar_url", "profile_url", "bio", *CONTACT_COLUMNS})


@dataclass(frozen=True, slots=True)
class CreatorDetails:
    """A creator at a level.

    `fetched` is the day the answer came; `shows_contacts` is true for the asker's eyes only.
    """

    creator: Creator
    cost: Cost
    fetched: date
    today: date
    shows_contacts: bool = True
    alike: str = ""


def creator_details(details: CreatorDetails, words: Words) -> Card:
    """Show every known field, each in its own words."""
    creator = details.creator
    name = plain((name_of(creator, words),))
    title = words("details-title", name=name, platform=words(f"platform-{creator.platform}"))
    facts = tuple(_facts(creator, details.today, words))
    blocks: list[Block] = [Paragraph((CreatorText(creator.bio, most=600),))] if creator.bio else []
    blocks += [Facts(facts), *_contacts(details, words)]
    controls: tuple[Control, ...] = profile_button(creator, words)
    if details.alike:
        controls = (Button(words("button-lookalike"), details.alike), *controls)
    if controls:
        blocks.append(Controls(controls))
    blocks.append(footer(details.cost, words))
    first = ", ".join(f"{fact.label}: {plain(fact.value)}" for fact in facts[:4])
    return Card(title, tuple(blocks), tone="good", summary=f"{title}. {first}" if first else title)


def _facts(creator: Creator, today: date, words: Words) -> list[Fact]:
    facts = []
    for field in fields(Creator):
        value = getattr(creator, field.name)
        if field.name in NOT_FACTS or field.name not in COLUMNS or value is None or value == ():
            continue
        facts.append(Fact(words(f"details-fact-{field.name}"), _value(field.name, value, today, words)))
    return facts


def _value(column: str, value: Any, today: date, words: Words) -> Rich:
    match COLUMNS[column]:
        case Kind.WHOLE:
            return rich(words.count(value))
        case Kind.NUMBER:
            return rich(f"{value:,.2f}")
        case Kind.RATIO | Kind.PERCENT:
            return rich(words.percent(value))
        case Kind.FLAG:
            return rich(words("yes") if value else words("no"))
        case Kind.TIME:
            age = today - value
            return rich(words("details-age", age=words.age(age)) if age.days > 0 else words("details-today"))
        case Kind.CATEGORIES:
            return joined(((CreatorText(_path(entry)),) for entry in value), "; ")
        case Kind.TEXTS:
            return joined(((CreatorText(_entry(column, entry, words), most=60),) for entry in value[:12]), ", ")
        case _:
            return _coded(column, str(value), words)


def _path(entry: Mapping[str, str]) -> str:
    """A category from its branch down, without levels that repeat the one above."""
    return " › ".join(dict.fromkeys(entry[level] for level in ("primary", "secondary", "tertiary") if entry.get(level)))


def _entry(column: str, entry: str, words: Words) -> str:
    if column == "hashtags":
        return f"#{entry.lstrip('#')}"
    if column == "audience_countries":
        return country_name(entry, words)
    return language_name(entry, words) if column == "audience_languages" else entry


def _coded(column: str, value: str, words: Words) -> Rich:
    if column == "country":
        return rich(country_name(value, words))
    if column == "language":
        return rich(language_name(value, words))
    if column == "gender" and words.has(f"gender-{value}"):
        return rich(words(f"gender-{value}"))
    return (CreatorText(value),)


def _contacts(details: CreatorDetails, words: Words) -> tuple[Block, ...]:
    contacts = tuple(
        Fact(words(f"details-fact-{column}"), (CreatorText(value),))
        for column in CONTACT_COLUMNS
        if (value := getattr(details.creator, column))
    )
    if not contacts:
        return ()
    if not details.shows_contacts:
        return (Note(words.rich("details-contacts-hidden")),)
    return (Facts(contacts), Note(words.rich("details-contacts-note", date=words.date(details.fetched))))


EXAMPLE = CreatorDetails(MIA, Cost("S3", 4, "req_5"), NOON.date(), TODAY, alike="a1")
