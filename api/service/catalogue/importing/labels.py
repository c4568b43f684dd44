"""Category labels and the leaves of the tree they stand for.

A label fits when `labels.csv` says so or when it is a node's own name: a leaf, a node with one leaf, or one with a
leaf for all others. What fits nothing is kept as it is, since a wrong category is worse than none.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from api.contract.categories import Category, categories, leaves_below

_LEVELS = ("primary", "secondary", "tertiary")

_NEED_PARENT = ("19", "30003", "16001")
"""Branches and twigs whose parts bear names that mean something wider when they stand alone: `Sports` is a kind of
game and of clothing there, `Music` and `Fitness` are apps. Such names need their parents beside them."""


def leaves_and_labels(entries: Iterable[Any]) -> tuple[list[str], list[str]]:
    """Leaf ids of the entries that fit the tree, and the labels of those that do not.

    An entry is a label, an id, or an object with `primary`, `secondary` and `tertiary` (contract 6.2).
    """
    leaves: dict[str, None] = {}
    labels: dict[str, None] = {}
    for entry in entries:
        found, kept = _levels(entry) if isinstance(entry, Mapping) else _label(str(entry))
        leaves.update(dict.fromkeys(found))
        labels.update(dict.fromkeys(kept))
    return list(leaves), list(labels)


def _levels(entry: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [str(entry[level]) for level in _LEVELS if entry.get(level)]
    exact = _paths().get(tuple(map(_word, names)))
    if exact:
        return (exact,), ()
    return _label(names[-1]) if names else ((), ())


def _label(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A whole label if it fits; else its parts, if one of them does; else the label as it is."""
    text = " ".join(text.split())
    if found := _leaves(text):
        return found, ()
    if ">" in text and (found := _path(text)):
        return found, ()
    parts = [part.strip() for part in re.split(r"[/>|,;、，；]", text) if part.strip()]
    fitting = {part: _leaves(part) for part in parts}
    if len(parts) > 1 and any(fitting.values()):
        return tuple(leaf for found in fitting.values() for leaf in found), tuple(p for p in parts if not fitting[p])
    return (), (text,) if text else ()


def _path(text: str) -> tuple[str, ...]:
    """The leaf of `Games > Sports & Racing > Sports`, or what the last name of a shorter path stands for."""
    names = [name for name in text.split(">") if name.strip()]
    exact = _paths().get(tuple(map(_word, names)))
    return (exact,) if exact else _leaves(names[-1]) if names else ()


def _leaves(label: str) -> tuple[str, ...]:
    return _known().get(_word(label), ())


def _word(label: str) -> str:
    folded = unicodedata.normalize("NFKC", label).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", folded.replace("'", "")).split())


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    text = (files(__package__) / "labels.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        known[_word(row["label"])] = tuple(row["leaves"].split("|"))
    for node in sorted(categories().values(), key=lambda node: node.depth):
        known.setdefault(node.id, _general(node))
        if node.name != "Others" and not _needs_parent(node):
            for name in filter(None, (node.name, node.chinese)):
                known.setdefault(_word(name), _general(node))
    return known


def _needs_parent(node: Category) -> bool:
    return any(node.id.startswith(above) and node.id != above for above in _NEED_PARENT)


def _general(node: Category) -> tuple[str, ...]:
    """The one leaf that stands for a node as a whole; nothing for a branch with many."""
    below = leaves_below(node.id)
    if len(below) == 1:
        return below
    if node.depth == 2:
        return tuple(leaf for leaf in below if categories()[leaf].name == "Others")
    return ()


@cache
def _paths() -> Mapping[tuple[str, ...], str]:
    tree = categories()
    paths = {}
    for leaf in tree.values():
        if leaf.depth == 3:
            twig = tree[leaf.parent_id]
            paths[tuple(_word(name) for name in (tree[twig.parent_id].name, twig.name, leaf.name))] = leaf.id
    return paths
