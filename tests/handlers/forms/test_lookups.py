"""What is suggested while somebody types the name of a country, a language or a category."""

from __future__ import annotations

import pytest

from handlers.cards.form import Choice, Source
from handlers.forms.lookups import SUGGESTED_MOST, read_names, suggested
from handlers.words import Language


@pytest.mark.parametrize(
    ("source", "typed", "language", "first"),
    [
        ("countries", "ger", "en", Choice("DE", "Germany")),
        ("countries", "德", "zh", Choice("DE", "德国")),
        ("countries", "germany", "zh", Choice("DE", "德国")),
        ("countries", "us", "en", Choice("US", "United States")),
        ("countries", "kingdom", "en", Choice("GB", "United Kingdom")),
        ("countries", "Untied States", "en", Choice("US", "United States")),
        ("languages", "jap", "en", Choice("ja", "Japanese")),
        ("countries", "uni", "en", Choice("US", "United States")),
        ("languages", "日", "zh", Choice("ja", "日语")),
        ("languages", "法", "zh", Choice("fr", "法语")),
        ("languages", "s", "en", Choice("es", "Spanish")),
        ("categories", "skinc", "en", Choice("25009", "Beauty & Personal Care › Skincare")),
    ],
)
def test_the_likeliest_comes_first(source: Source, typed: str, language: Language, first: Choice) -> None:
    assert suggested(source, typed, language)[0].value == first.value
    assert suggested(source, typed, language)[0].label == first.label


@pytest.mark.parametrize("source", ["countries", "languages", "categories"])
def test_before_anything_is_typed_the_usual_ones_are_offered(source: Source) -> None:
    assert 10 <= len(suggested(source, "  ", "en")) <= SUGGESTED_MOST


def test_no_more_than_a_screen_is_offered() -> None:
    assert len(suggested("countries", "a", "en")) == SUGGESTED_MOST


def test_nonsense_suggests_nothing() -> None:
    assert suggested("countries", "qqqqqqq", "en") == ()


def test_names_in_a_text_are_told_from_what_is_none() -> None:
    assert read_names("countries", "Japan, 美国、Atlantis") == (("JP", "US"), ("Atlantis",))
