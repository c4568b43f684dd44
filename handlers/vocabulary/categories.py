"""Categories as people type them, ids and names at any level in English and Chinese, to the leaf ids of the API.

A name that several nodes share means the highest of them; `Others` needs its parent's name before it (contract 13).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from api.contract.categories import Category, categories, leaves_below
from handlers.vocabulary.category_names import ASKED_BACK, EVERYDAY, FILLERS
from handlers.vocabulary.names import folded, name_key

_ENGLISH_PARTS = re.compile(r"\s+(?:&|and)\s+")
_CHINESE_PARTS = re.compile(r"[与和及]")


@cache
def categories_by_name() -> Mapping[str, str]:
    """Category ids by the keys of names (`name_key`), the sharper kinds of names first: everyday, whole, parts."""
    found: dict[str, str] = {}
    for category_id, names in EVERYDAY.items():
        for name in names.split(","):
            found.setdefault(name_key(name), category_id)
    tree = sorted(categories().values(), key=lambda node: node.depth)
    for naming in (_own_names, _first_parts, _second_parts):
        for node in tree:
            for name in naming(node):
                found.setdefault(name_key(name), node.id)
    found.pop("", None)
    return found


def _own_names(node: Category) -> Iterator[str]:
    parent = categories().get(node.parent_id)
    if node.name != "Others":
        yield from (node.name, node.chinese)
    elif parent:
        yield from (f"{parent.name} others", f"other {parent.name}", f"{parent.chinese}其他", f"其他{parent.chinese}")


def _first_parts(node: Category) -> Iterator[str]:
    """The parts of the names of branches and twigs before `&`, 与, 和, 及."""
    if node.depth < 3:
        yield from (_ENGLISH_PARTS.split(node.name)[0], _CHINESE_PARTS.split(node.chinese)[0])


def _second_parts(node: Category) -> Iterator[str]:
    if node.depth == 1:
        yield from (*_ENGLISH_PARTS.split(node.name)[1:], *_CHINESE_PARTS.split(node.chinese)[1:])


def read_category(typed: str) -> str:
    """The id that an id or a name stands for; empty when it is none. Filler words around it are ignored."""
    if typed in categories():
        return typed
    key = name_key(typed)
    return categories_by_name().get(key) or categories_by_name().get(_without_fillers(key), "")


def _without_fillers(key: str) -> str:
    kept = " ".join(word for word in key.split() if word not in FILLERS)
    for filler in sorted((word for word in FILLERS if not word.isascii()), key=len, reverse=True):
        if kept.endswith(filler):
            return kept.removesuffix(filler).strip()
    return kept


def may_mean(typed: str) -> tuple[str, ...]:
    """The names among which a word that stands for several subjects must be chosen; empty for every other word."""
    return ASKED_BACK.get(_without_fillers(name_key(typed)), ())


def leaves_of(category_ids: tuple[str, ...]) -> tuple[str, ...]:
    """All leaves below, each once, in the order of the ids."""
    return tuple(dict.fromkeys(leaf for category_id in category_ids for leaf in leaves_below(category_id)))


def categories_of(leaves: tuple[str, ...]) -> tuple[str, ...]:
    """The fewest ids, in order, whose leaves are exactly `leaves`; ids that the tree lacks stand for themselves."""
    tree, ids, at = categories(), [], 0
    while at < len(leaves):
        whole = leaves[at]
        above = [whole[:-6], whole[:-3]] if whole in tree else []
        for node in above:
            below = leaves_below(node)
            if leaves[at : at + len(below)] == below:
                whole = node
                break
        ids.append(whole)
        at += len(leaves_below(whole)) if whole in tree else 1
    return tuple(ids)


@cache
def shortest_name(category_id: str) -> str:
    """The shortest English name that reads as this category, for lines; the id where none does."""
    by_name = categories_by_name()
    official = categories()[category_id].name
    own = [
        name for name in (*EVERYDAY.get(category_id, "").split(",")[:1], official) if name and folded(name).isascii()
    ]
    return next((name.lower() for name in own if by_name.get(name_key(name)) == category_id), category_id)


@cache
def _by_path() -> Mapping[tuple[str, ...], str]:
    """Chinese names by the English ones from the branch down."""
    tree, found = categories(), dict[tuple[str, ...], str]()
    paths: dict[str, tuple[str, ...]] = {}
    for node in sorted(tree.values(), key=lambda each: each.depth):
        paths[node.id] = (*paths.get(node.parent_id, ()), node.name)
        found.setdefault(paths[node.id], node.chinese)
    return found


def chinese_path(names: tuple[str, ...]) -> tuple[str, ...]:
    """A category's names from its branch down, in Chinese; those that the tree lacks stay as they are."""
    return tuple(_by_path().get(names[: depth + 1]) or name for depth, name in enumerate(names))


@cache
def category_names() -> tuple[str, ...]:
    """Names to suggest from."""
    return tuple(categories_by_name())
