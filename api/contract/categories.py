"""The category tree behind the `industry` filter: 30 branches, 114 twigs, 207 leaves (contract 13, Appendix A).

A child's id is its parent's plus three digits: branches have 1 or 2 digits, leaves 7 or 8. The API takes leaf ids only.
Leaf names repeat, so a category is known by its id.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Category:
    """A node of the tree. `chinese` is the vendor's own label on branches and ours below them."""

    id: str
    name: str
    chinese: str

    @property
    def depth(self) -> int:
        """1 for a branch, 2 for a twig, 3 for a leaf."""
        return (len(self.id) + 2) // 3

    @property
    def parent_id(self) -> str:
        """The id one level up; empty for a branch."""
        return self.id[:-3] if self.depth > 1 else ""


@cache
def categories() -> Mapping[str, Category]:
    """The whole tree by id, parents before their children."""
    text = (files(__package__) / "categories.csv").read_text(encoding="utf-8")
    return {row["id"]: Category(row["id"], row["name"], row["chinese"]) for row in csv.DictReader(text.splitlines())}


def leaves_below(category_id: str) -> tuple[str, ...]:
    """The ids of all leaves below a node; a leaf gives itself. Raises `KeyError` for an id the tree lacks."""
    node = categories()[category_id]
    if node.depth == 3:
        return (node.id,)
    size = len(node.id) + 3 * (3 - node.depth)
    return tuple(leaf for leaf in categories() if len(leaf) == size and leaf.startswith(node.id))


def path_of(leaf_id: str) -> dict[str, str]:
    """The names above and of a leaf as the API returns them: primary, secondary, tertiary (contract 6.2)."""
    tree = categories()
    leaf = tree[leaf_id]
    twig = tree[leaf.parent_id]
    return {"primary": tree[twig.parent_id].name, "secondary": twig.name, "tertiary": leaf.name}
