"""The lookalikes of several creators as one: whoever is like most of them comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from api.contract.creator import Creator
from handlers.creators.naming import keys_of
from handlers.finding.bought import Bought


@dataclass(frozen=True, slots=True)
class SeedPage:
    """The lookalikes of one `seed`, by its name as people write it, bought under `key`."""

    seed: str
    key: str
    bought: Bought


@dataclass(slots=True)
class Agreed:
    """A creator with the names of the seeds that it is like; `key` is the page on which it is most alike."""

    creator: Creator
    key: str
    seeds: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """How alike it is to the seed that it is most like; below all others where nothing was said."""
        return self.creator.match_score if self.creator.match_score is not None else -1.0


def merged(pages: Iterable[SeedPage], without: Iterable[str]) -> tuple[list[Agreed], int]:
    """All lookalikes, each once, and how many were left out because one of their keys is among `without`.

    Those on whom most seeds agree come first, and of these the most alike ones.
    """
    left_out, found, gone = set(without), dict[str, Agreed](), set[str]()
    for page in pages:
        for creator in page.bought.creators:
            keys = keys_of(creator)
            if left_out.intersection(keys):
                gone.add(keys[0])
            elif keys:
                _add(found, keys[0], creator, page)
    ranked = sorted(found.values(), key=lambda one: (-len(one.seeds), -one.score))
    return ranked, len(gone)


def _add(found: dict[str, Agreed], key: str, creator: Creator, page: SeedPage) -> None:
    known = found.setdefault(key, Agreed(creator, page.key))
    if page.seed not in known.seeds:
        known.seeds.append(page.seed)
    if (creator.match_score or -1.0) > known.score:
        known.creator, known.key = creator, page.key


def creators_of(agreed: Sequence[Agreed]) -> tuple[Creator, ...]:
    """The creators in their order."""
    return tuple(one.creator for one in agreed)
