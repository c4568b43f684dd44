"""Category labels and the leaves they stand for."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import pytest

from api.contract.categories import categories, path_of
from api.service.catalogue.importing.labels import leaves_and_labels


@pytest.mark.parametrize(
    ("entry", "leaves"),
    [
        ("Skincare", ["25009001"]),
        ("skin care", ["25009001"]),
        ("护肤", ["25009001"]),
        ("Music", ["28004001"]),
        ("Finance", ["29001001"]),
        ("Makeup", ["25006001"]),
        ("25009001", ["25009001"]),
        ("Tech/Lifestyle", ["24001002", "15002001"]),
        ("Beauty & Personal Care > Skincare", ["25009001"]),
        ("Mens Care", ["25010001"]),
    ],
)
def test_a_label_that_fits_becomes_leaves(entry: str, leaves: list[str]) -> None:
    assert leaves_and_labels([entry]) == (leaves, [])


@pytest.mark.parametrize("entry", ["Sports", "Others", "Cinema & Actors/actresses", "Entertainment", "Adult content"])
def test_a_label_that_fits_nothing_or_too_much_is_kept(entry: str) -> None:
    """`Sports` alone is the name of a kind of game; a creator of sports is not meant by it."""
    assert leaves_and_labels([entry]) == ([], [entry])


def test_what_is_left_of_a_half_known_label_is_kept() -> None:
    assert leaves_and_labels(["Politics/Commentary"]) == (["13001001"], ["Commentary"])


def test_levels_as_the_api_sends_them_give_back_their_leaf() -> None:
    for category in categories().values():
        if category.depth == 3:
            assert leaves_and_labels([path_of(category.id)]) == ([category.id], [])


def test_levels_unknown_to_the_tree_keep_their_last_name() -> None:
    entries: list[Any] = [{"primary": "Hobbies", "secondary": "Kites"}]
    assert leaves_and_labels(entries) == ([], ["Kites"])


def test_every_label_of_the_table_leads_to_leaves() -> None:
    text = (files("api.service.catalogue.importing") / "labels.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        assert all(categories()[leaf].depth == 3 for leaf in row["leaves"].split("|")), row
