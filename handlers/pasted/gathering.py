"""Items of lines and of whole texts, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from api.contract.links import name_key
from handlers.pasted.items import Item, Kind, Reason, TooManyCreators


def gathered(lines: Iterable[list[Item]], most: int) -> list[Item]:
    """The items of all lines in order, each once with how often it came. Raises `TooManyCreators` above `most`."""
    seen: dict[tuple[str, ...], Item] = {}
    count = 0
    for items in lines:
        count += len(items)
        if count > most:
            raise TooManyCreators(most)
        for item in items:
            seen[item.key] = _again(seen[item.key], item) if item.key in seen else item
    return list(seen.values())


def once_each(items: list[Item]) -> list[Item]:
    """The items of one line, where a name without a platform beside the same name with one is no other creator."""
    told = {name_key(item.value) for item in items if item.platform and item.value}
    kept = [item for item in items if item.reason is not Reason.PLATFORM or name_key(item.value) not in told]
    links = {item.key for item in kept if item.kind is Kind.PROFILE}
    return [item for item in kept if item.kind is not Kind.HANDLE or item.key not in links]


def _again(first: Item, item: Item) -> Item:
    """The same creator once more. A link says more than the handle before it."""
    better = item if first.kind is Kind.HANDLE and item.kind is Kind.PROFILE else first
    return replace(better, times=first.times + 1)
