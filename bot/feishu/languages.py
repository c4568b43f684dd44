"""One card in several languages: Feishu shows each reader the texts of their client's language.

Feishu's page "Configure multilingual cards": beside the `content` of a text stands `i18n_content` with the same in
other languages, beside the tags of the header `i18n_text_tag_list`. A card for one reader alone must not have them.
Everything else is one for all: what a button carries, how long a listing is.
"""

from __future__ import annotations

from typing import Any

from bot.feishu.limits import Element

LOCALES = {"en": "en_us", "zh": "zh_cn"}
"""Feishu's names for the languages of cards."""

_TEXTS = {"content": "i18n_content", "default_value": "i18n_default_value"}
_TAGS, _TAGS_IN_ALL = "text_tag_list", "i18n_text_tag_list"


class Unlike(Exception):
    """Two drawings differ in more than their words."""


def in_languages(drawn: Element, language: str, others: dict[str, Element]) -> Element:
    """A drawn card with the words of others beside its own, each under its language. Raises `Unlike`."""
    merged: Element = drawn
    for other, card in others.items():
        merged = _beside(merged, drawn, card, LOCALES[other])
    tags = {language: drawn, **others}
    if any(_TAGS in card["header"] for card in tags.values()):
        header = {name: value for name, value in merged["header"].items() if name != _TAGS}
        header[_TAGS_IN_ALL] = {LOCALES[name]: card["header"].get(_TAGS, []) for name, card in tags.items()}
        merged = merged | {"header": header}
    locales = [LOCALES[name] for name in tags]
    return merged | {"config": merged["config"] | {"locales": locales}}


def _beside(merged: Any, drawn: Any, other: Any, locale: str) -> Any:
    """A part of what is merged so far, with the words of `other`; `drawn` is the same part in its own words."""
    if isinstance(drawn, list) and isinstance(other, list) and len(drawn) == len(other):
        return [_beside(*parts, locale) for parts in zip(merged, drawn, other, strict=True)]
    if isinstance(drawn, dict) and drawn.get("tag") == "chart":
        return _charted(merged, other)
    if isinstance(drawn, dict) and isinstance(other, dict) and drawn.keys() == other.keys():
        return _words_beside(merged, drawn, other, locale)
    if drawn != other:
        raise Unlike
    return merged


def _charted(merged: Element, other: Element) -> Element:
    """A chart, inside which Feishu knows no languages: names of series stand in all of them, numbers as they are."""
    spec, values = merged["chart_spec"], []
    told = other.get("chart_spec", {}).get("data", {}).get("values", [])
    if len(spec["data"]["values"]) != len(told):
        raise Unlike
    for value, translated in zip(spec["data"]["values"], told, strict=True):
        names = dict.fromkeys(name for name in (value.get("series"), translated.get("series")) if name)
        values.append({**value, "series": " · ".join(names)} if names else value)
    return {**merged, "chart_spec": {**spec, "data": {"values": values}}}


def _words_beside(merged: Element, drawn: Element, other: Element, locale: str) -> Element:
    together = dict(merged)
    for name, value in drawn.items():
        if name == _TAGS:
            continue
        if name not in _TEXTS:
            together[name] = _beside(merged[name], value, other[name], locale)
        elif value != other[name]:
            together[_TEXTS[name]] = {**merged.get(_TEXTS[name], {}), locale: other[name]}
    return together
