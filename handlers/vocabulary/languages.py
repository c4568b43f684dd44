"""Languages as people type them, in English and Chinese, as ISO 639-1 codes. No countries: here `my` is Burmese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel.core import Locale

from handlers.vocabulary.names import name_key, unaccented

_EVERYDAY: Mapping[str, str] = {
    "zh": "mandarin,cn,chinese mandarin,simplified chinese,traditional chinese,中文,汉语,普通话,国语,华语",
    "en": "英文",
    "ja": "jp,日文",
    "ko": "韩文,朝鲜语",
    "fr": "法文",
    "de": "德文",
    "es": "西文,castilian",
    "pt": "葡文,brazilian portuguese",
    "ru": "俄文",
    "ar": "阿拉伯文",
    "th": "泰文",
    "vi": "越南文,越文",
    "id": "bahasa,bahasa indonesia,印尼语,印尼文,indonesian",
    "ms": "bahasa melayu,马来文",
    "tl": "filipino,tagalog,fil,他加禄语,菲律宾语,菲律宾文",
    "my": "burmese,缅甸文",
    "no": "norwegian",
    "fa": "farsi",
    "el": "希腊文",
    "it": "意大利文,意文",
    "tr": "土耳其文",
    "hi": "印度语",
}
_TAG = re.compile(r"([a-z]{2})(?:[-_](?:[a-z]{2}|[a-z]{4}))?", re.IGNORECASE)
_WRITTEN = "en zh es fr de ja ko pt ru ar hi it nl sv no da fi pl tr th vi id ms tl uk el cs ro hu he bn ur sw km my lo"
"""The languages of contract 14: where two share a name, these have it."""


def _names(locale: str) -> Mapping[str, str]:
    """CLDR's names of languages by code."""
    names: Mapping[str, str] = Locale.parse(locale).languages
    return names


@cache
def language_codes() -> frozenset[str]:
    """Every two-letter code that CLDR names, with `tl` for Filipino (contract 6.3)."""
    return frozenset(code for code in _names("en") if len(code) == 2) | {"tl"}


@cache
def languages_by_name() -> Mapping[str, str]:
    """Codes by the keys of names; no bare codes."""
    found: dict[str, str] = {}
    written = _WRITTEN.split()
    for locale in ("en", "zh_Hans", "zh_Hant"):
        for code in sorted(language_codes(), key=lambda code: (code not in written, code)):
            name = _names(locale).get(code, "")
            for form in (name, unaccented(name)):
                found.setdefault(name_key(form), code)
    for code, names in _EVERYDAY.items():
        found.update({name_key(name): code for name in names.split(",")})
    found.pop("", None)
    return found


def read_language(typed: str) -> str:
    """The ISO 639-1 code of a name or a code (`zh-CN` is `zh`); empty when it is none."""
    key = name_key(typed)
    found = languages_by_name().get(key)
    if found:
        return found
    tagged = _TAG.fullmatch(typed.strip())
    base = tagged[1].lower() if tagged else ""
    return base if base in language_codes() else ""


@cache
def language_names() -> tuple[str, ...]:
    """Names to suggest from."""
    return tuple(languages_by_name())
