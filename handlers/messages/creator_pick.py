"""The creators that a message names, for whoever pointed at it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from api.contract.platforms import Platform
from handlers.cards import Button, Card, Controls, CreatorText, Link, Listing, Option, Row, Select, Text, rich
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A creator on a platform; without an `address` they may be there. `alike` and `show` are presses."""

    name: str
    platform: Platform
    address: str
    alike: str
    show: str


@dataclass(frozen=True, slots=True)
class CreatorPick:
    """Those with buttons, of `count` in all; `collect` is the press that collects every one."""

    found: tuple[Found, ...]
    count: int
    collect: str


def creator_pick(pick: CreatorPick, words: Words) -> Card:
    """A row for each name: details and lookalikes, on each platform where none is known."""
    title = words("creator-pick-title", count=pick.count)
    rows = tuple(_row(tuple(group), words) for _, group in groupby(pick.found, key=_who))
    all_of_them = Button(words("button-collect-all", count=pick.count), pick.collect, style="primary")
    listing = Listing(rows, words("list-more"))
    names = words.listed(list(dict.fromkeys(f"@{each.name}" for each in pick.found))[:3])
    return Card(title, (listing, Controls((all_of_them,))), "info", words.said(title, names))


def _who(found: Found) -> tuple[str, str]:
    return found.name, found.address


def _row(places: tuple[Found, ...], words: Words) -> Row:
    first = places[0]
    name = CreatorText(f"@{first.name}")
    if first.address:
        platform = words(f"platform-{first.platform.value}")
        title = rich(name, " · ", Link(platform, first.address))
        buttons = (Button(words("button-details"), first.show), Button(words("button-lookalike"), first.alike))
        return Row(title, controls=buttons)
    asked = rich(Text(words("creator-pick-where")))
    on_each = tuple(
        Button(words("button-alike-on", platform=words(f"platform-{each.platform.value}")), each.alike)
        for each in places
    )
    details = tuple(
        Option(words("creator-pick-details-on", platform=words(f"platform-{each.platform.value}")), each.show)
        for each in places
    )
    return Row(rich(name), (asked,), controls=(*on_each, Select(words("creator-pick-details"), details)))


EXAMPLE = CreatorPick(
    (
        Found("mia.makes.up", Platform.TIKTOK, "https://www.tiktok.com/@mia.makes.up", "p1", "p2"),
        Found("MrBeast", Platform.YOUTUBE, "https://www.youtube.com/@MrBeast", "p3", "p4"),
        *(Found("leo_x", platform, "", f"p{n}", f"q{n}") for n, platform in enumerate(Platform)),
    ),
    3,
    "c1",
)
