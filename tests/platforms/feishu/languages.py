"""Cards in several languages, as Feishu takes them and as its clients show them.

From Feishu's page "Configure multilingual cards": a reader sees the texts of their client's language, and those
without a language where theirs has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TEXTS = {"content": "i18n_content", "default_value": "i18n_default_value", "text_tag_list": "i18n_text_tag_list"}
LOCALES = frozenset({"en_us", "zh_cn", "zh_hk", "zh_tw", "ja_jp", "ko_kr"})
"""Some of the sixteen that Feishu knows."""


def read_in(card: Any, locale: str) -> Any:
    """The card as a client in this language shows it; in any language where it is empty."""
    if isinstance(card, list):
        return [read_in(each, locale) for each in card]
    if not isinstance(card, dict):
        return card
    shown = {name: read_in(value, locale) for name, value in card.items() if name not in TEXTS.values()}
    for name, translated in TEXTS.items():
        told = card.get(translated, {})
        if locale in told or (name not in shown and told):
            shown[name] = read_in(told.get(locale, next(iter(told.values()))), locale)
    return shown


def locales_of(card: Any) -> set[str]:
    """The languages in which any of its texts stands beside the first."""
    return {locale for told in _translations(card) for locale in told}


def _translations(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for each in part:
            yield from _translations(each)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in TEXTS.values():
                yield value
            yield from _translations(value)
