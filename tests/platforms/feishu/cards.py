"""What Feishu takes for a card of JSON 2.0."""

from __future__ import annotations

import json

from tests.platforms.feishu.card_elements import FILLED_IN, check_element
from tests.platforms.feishu.card_rules import BODY, CONFIG, HEADER, TAG_COLOURS, TEMPLATES, Card, Refused, demand, only
from tests.platforms.feishu.card_words import tagged, text_of
from tests.platforms.feishu.languages import LOCALES, locales_of, read_in

__all__ = ["Card", "Refused", "check", "check_private", "tagged", "text_of"]

BYTES_MOST = 30_000
COMPONENTS_MOST = 200
TABLES_MOST = 3
CHARTS_MOST = 5


def check(card: object) -> Card:
    """The card, if Feishu takes it. Raises `Refused`."""
    if not isinstance(card, dict):
        raise Refused("a card is an object")
    if len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) > BYTES_MOST:
        raise Refused("a card has 30 KB at most", "230025")
    only(card, {"schema", "config", "card_link", "header", "body"})
    demand(card.get("schema") == "2.0", "schema is 2.0")
    only(card.get("config", {}), CONFIG)
    demand(card.get("config", {}).get("update_multi") is True, "update_multi is true")
    _check_languages(card)
    _check_header(card["header"])
    only(card["body"], BODY | {"elements"})
    demand(len(list(tagged(card))) <= COMPONENTS_MOST, "a card has 200 components at most")
    demand(
        sum(each["tag"] == "table" for each in tagged(card)) <= TABLES_MOST,
        "table number over limit",
    )
    demand(sum(each["tag"] == "chart" for each in tagged(card)) <= CHARTS_MOST, "five charts at most")
    for element in card["body"]["elements"]:
        check_element(element, 1)
    names = [each["name"] for each in tagged(card) if each["tag"] in FILLED_IN | {"form"} and "name" in each]
    demand(len(names) == len(set(names)), "every name once")
    return card


def check_private(card: object) -> Card:
    """The card, if Feishu shows it to one person in a group: such a one has one language. Raises `Refused`."""
    checked = check(card)
    demand(not locales_of(checked) and "locales" not in checked["config"], "a private card has one language")
    return checked


def _check_languages(card: Card) -> None:
    """Every language that stands anywhere is one that counts, and in each the card is one that Feishu takes."""
    locales = card["config"].get("locales", [])
    demand(locales_of(card) <= set(locales) <= LOCALES, "the languages of a card are named")
    for locale in locales:
        for element in read_in(card["body"]["elements"], locale):
            check_element(element, 1)


def _check_header(header: Card) -> None:
    only(header, HEADER)
    for tags in (header.get("text_tag_list", []), *header.get("i18n_text_tag_list", {}).values()):
        demand(len(tags) <= 3, "a header shows three tags")
        for each in tags:
            only(each, {"tag", "element_id", "text", "color"})
            demand(each["tag"] == "text_tag" and each.get("color", "blue") in TAG_COLOURS, "a tag has a colour")
            check_element(each["text"], 1)
    demand(header["template"] in TEMPLATES, "template is a colour")
    demand(header["title"]["tag"] == "plain_text" and bool(header["title"]["content"]), "the title has words")
