"""What a preview holds until it is pressed: the creators or keywords that were read, as JSON in storage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from api.contract.platforms import Platform
from handlers.pasted import Item, Pasted, read_pasted

NAMED = 3
"""How many creators the line of a collection names."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A creator to collect: the name as people write it and the profile's address, which is what a task takes."""

    platform: Platform
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Basket:
    """A reading that waits for a press.

    `owned` are the links of `chosen` that the workspace collected lately; `unsure` names without a platform; `refused`
    pairs what was typed with a reason's key. Of a spreadsheet with several sheets, `sheets` were read, each with its
    creators, and `unread` name nobody. `keywords` are for a keyword collection on `platform`, and then nothing
    else is set. `line` is what the person typed, `file` the dropped file's name.
    """

    chosen: tuple[Chosen, ...] = ()
    owned: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    repeated: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    platform: Platform | None = None
    file: str = ""
    sheets: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line that others are shown: a few names of what was typed, and nothing else of it."""
        if self.platform:
            return f"/collect keywords {self.platform.value} {', '.join(self.keywords)}"
        if self.file:
            return f"/collect {self.file}"
        names = [each.name for each in self.chosen]
        return f"/collect {' '.join(names[:NAMED])}" + (f" +{len(names) - NAMED}" if len(names) > NAMED else "")

    @property
    def on_platforms(self) -> Mapping[Platform, tuple[Chosen, ...]]:
        """The creators by platform, in the platforms' own order; platforms without any are left out."""
        parts = {name: tuple(each for each in self.chosen if each.platform is name) for name in Platform}
        return {name: part for name, part in parts.items() if part}

    def only_new(self) -> Basket:
        """The basket without the creators that were collected lately."""
        owned = set(self.owned)
        return replace(self, chosen=tuple(each for each in self.chosen if each.link not in owned), owned=())

    def joined(self, other: Basket) -> Basket:
        """Both baskets as one; `other` gives the file and its sheets. What both have counts as repeated."""
        known = {each.link for each in self.chosen}
        twice = tuple(each.name for each in other.chosen if each.link in known)
        return Basket(
            chosen=(*self.chosen, *(each for each in other.chosen if each.link not in known)),
            unsure=tuple(dict.fromkeys((*self.unsure, *other.unsure))),
            refused=tuple(dict.fromkeys((*self.refused, *other.refused))),
            repeated=tuple(dict.fromkeys((*self.repeated, *other.repeated, *twice))),
            file=other.file or self.file,
            sheets=other.sheets or self.sheets,
            unread=other.unread or self.unread,
        )

    def on(self, platform: Platform) -> Basket:
        """The basket after its unsure handles were said to be on `platform`; those that cannot be are refused."""
        said = read_pasted("\n".join(f"{platform.value} @{name}" for name in self.unsure), most=len(self.unsure))
        known = {each.link for each in self.chosen}
        more = tuple(each for each in _chosen(said.taken) if each.link not in known)
        refused = tuple((item.input, str(item.reason)) for item in said.unreadable)
        return replace(self, chosen=(*self.chosen, *more), unsure=(), refused=(*self.refused, *refused))


def basket_of(pasted: Pasted, file: str = "") -> Basket:
    """The basket of a reading."""
    return Basket(
        chosen=tuple(_chosen(pasted.taken)),
        unsure=tuple(item.value for item in pasted.without_platform),
        refused=tuple((item.input, str(item.reason)) for item in (*pasted.unreadable, *pasted.aside)),
        repeated=tuple(_shown(item) for item in pasted.repeated),
        file=file,
    )


def _chosen(items: Sequence[Item]) -> Iterable[Chosen]:
    return (Chosen(item.platform, _shown(item), item.url) for item in items if item.platform)


def _shown(item: Item) -> str:
    """A name as people write it; ids and what names nobody stay as they are."""
    return f"@{item.value}" if item.kind in {"profile", "handle"} else item.value or item.input


_BASKET = TypeAdapter(Basket)


def dump_basket(basket: Basket) -> dict[str, Any]:
    """A basket as JSON values; `load_basket` gives an equal one."""
    return dict(_BASKET.dump_python(basket, mode="json"))


def load_basket(stored: Mapping[str, Any]) -> Basket:
    """The basket of `dump_basket`."""
    return _BASKET.validate_python(stored)
