"""Names of categories, countries, regions and languages, in both languages, become the codes that the API takes."""

from __future__ import annotations

import pytest
from babel.core import Locale

from api.contract.categories import Category, categories, leaves_below
from api.contract.places import REGIONS
from handlers.vocabulary.categories import categories_of, leaves_of, may_mean, read_category, shortest_name
from handlers.vocabulary.category_names import ASKED_BACK, EVERYDAY
from handlers.vocabulary.languages import read_language
from handlers.vocabulary.names import folded, near, nearest
from handlers.vocabulary.places import read_place

COUNTRIES = (
    "US GB CA AU DE FR JP KR CN HK TW SG MY TH VN ID PH IN BR MX SA AE RU ES IT NL SE NO PL TR EG NG ZA KE AR CO CL "
    "PE NZ IE IL PK BD KH MM LA"
)
LANGUAGES = (
    "en zh es fr de ja ko pt ru ar hi it nl sv no da fi pl tr th vi id ms tl uk el cs ro hu he bn ur sw km my lo"
)
NODES = [node for node in categories().values() if node.name != "Others"]


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.id)
def test_a_category_is_found_by_its_id_and_by_its_name_unless_a_higher_one_has_it(node: Category) -> None:
    assert read_category(node.id) == node.id
    for name in (node.name, node.chinese):
        found = categories()[read_category(name)]
        is_everyday = folded(name) in {folded(each) for names in EVERYDAY.values() for each in names.split(",")}
        assert found.id == node.id or found.depth < node.depth or is_everyday


@pytest.mark.parametrize(
    ("typed", "category_id"),
    [
        ("美妆", "25"),
        ("医疗保健", "3"),
        ("户外", "12"),
        ("科技数码", "24"),
        ("beauty creators", "25"),
        ("Men's Care", "25010"),
        ("mens care", "25010"),
        ("food & beverages", "26"),
        ("Food and Beverages", "26"),
        ("FINANCE", "29"),
        ("sports", "12"),
        ("soccer", "12007010"),
        ("足球", "12007010"),
        ("篮球", "12007007"),
        ("health", "3"),
        ("reading", "4"),
        ("相机", "24001004"),
        ("computer", "24001006"),
        ("饮品", "26005"),
        ("music", "28004"),
        ("Beverages Others", "26005001"),
        ("others", ""),
        ("其他", ""),
        ("nothing of the sort", ""),
    ],
)
def test_a_category_is_what_the_complete_tree_says(typed: str, category_id: str) -> None:
    assert read_category(typed) == category_id


def test_what_an_ambiguous_word_may_mean_can_be_typed() -> None:
    for word, meanings in ASKED_BACK.items():
        assert may_mean(word) == meanings
        assert all(read_category(meaning) and not may_mean(meaning) for meaning in meanings)


def test_every_everyday_name_points_at_a_category_that_exists() -> None:
    assert EVERYDAY.keys() <= categories().keys()


@pytest.mark.parametrize("category_id", list(categories()))
def test_the_name_that_lines_show_reads_as_the_same_category(category_id: str) -> None:
    assert read_category(shortest_name(category_id)) == category_id


def test_leaves_are_gathered_into_the_fewest_names() -> None:
    assert categories_of(leaves_of(("25", "26005002"))) == ("25", "26005002")
    assert categories_of(leaves_below("25006")[:2]) == leaves_below("25006")[:2]


@pytest.mark.parametrize("code", COUNTRIES.split())
def test_a_country_is_found_by_code_and_by_its_names(code: str) -> None:
    assert read_place(code) == read_place(code.lower()) == (code,)
    for locale in ("en", "zh_Hans", "zh_Hant"):
        assert read_place(str(Locale.parse(locale).territories[code])) == (code,)


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_a_language_is_found_by_code_and_by_its_names(language: str) -> None:
    assert read_language(language) == language
    for locale in ("en", "zh_Hans", "zh_Hant"):
        assert read_language(str(Locale.parse(locale).languages[language])) == language


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("UK", "GB"),
        ("uk", "GB"),
        ("USA", "US"),
        ("u.s.", "US"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("hong kong", "HK"),
        ("香港", "HK"),
        ("台灣", "TW"),
        ("韓國", "KR"),
        ("阿联酋", "AE"),
        ("EU", ""),
        ("ZZ", ""),
        ("Atlantis", ""),
    ],
)
def test_everyday_names_of_countries_are_known(typed: str, codes: str) -> None:
    assert ",".join(read_place(typed)) == codes


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_is_its_countries(region: str) -> None:
    assert read_place(region.title()) == REGIONS[region]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Filipino", "tl"),
        ("Tagalog", "tl"),
        ("zh-CN", "zh"),
        ("pt_BR", "pt"),
        ("英文", "en"),
        ("日文", "ja"),
        ("xx", ""),
    ],
)
def test_everyday_names_of_languages_are_known(typed: str, code: str) -> None:
    assert read_language(typed) == code


def test_countries_and_languages_are_kept_apart() -> None:
    assert (read_place("my"), read_language("my")) == (("MY",), "my")
    assert (read_place("ar"), read_language("ar")) == (("AR",), "ar")


def test_the_nearest_name_is_guessed_and_nonsense_is_not() -> None:
    assert nearest("serch", ["search", "show", "settings"]) == "search"
    assert nearest("zzz", ["search", "show"]) is None
    assert near("家居装", ["家居装饰", "家庭", "汽车"], 3) == ["家居装饰"]


@pytest.mark.parametrize(("traditional", "simplified"), [("頻道名稱", "频道名称"), ("連結", "连结"), ("帳號", "账号")])
def test_traditional_words_are_compared_as_simplified_ones(traditional: str, simplified: str) -> None:
    assert folded(traditional) == folded(simplified)
