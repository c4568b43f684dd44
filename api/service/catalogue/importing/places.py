"""Countries and languages from codes or from their names in English and Chinese, as CLDR spells them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale

from api.service.catalogue.importing.problems import Unreadable

_COUNTRIES = {
    "uk": "GB",
    "england": "GB",
    "great britain": "GB",
    "usa": "US",
    "united states of america": "US",
    "america": "US",
    "uae": "AE",
    "turkey": "TR",
    "korea": "KR",
    "republic of korea": "KR",
    "czech republic": "CZ",
    "hong kong": "HK",
    "macau": "MO",
    "ivory coast": "CI",
    "burma": "MM",
    "viet nam": "VN",
    "russian federation": "RU",
    "香港": "HK",
    "澳门": "MO",
    "中国台湾": "TW",
    "阿联酋": "AE",
    "沙特": "SA",
}
_LANGUAGES = {
    "mandarin": "zh",
    "汉语": "zh",
    "国语": "zh",
    "普通话": "zh",
    "粤语": "zh",
    "filipino": "tl",
    "菲律宾语": "tl",
}


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country. Raises `Unreadable` for what is none."""
    word = _word(text)
    if len(word) == 2 and word.upper() in _codes():
        return "GB" if word == "uk" else word.upper()
    code = _COUNTRIES.get(word) or _territories().get(word)
    if code is None:
        raise Unreadable("is no country known here; write its name or its two-letter code")
    return code


def language_code(text: str) -> str:
    """The ISO 639-1 code of a language, regions left aside. Raises `Unreadable` for what is none."""
    word = _word(re.sub(r"[-_][A-Za-z]{2,4}$", "", text.strip()))
    known = _languages()
    if word in known.values():
        return word
    code = _LANGUAGES.get(word) or known.get(word)
    if code is None:
        raise Unreadable("is no language known here; write its name or its two-letter code")
    return code


def _word(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.removeprefix("the ").replace(".", "").split())


@cache
def _codes() -> frozenset[str]:
    return frozenset(_territories().values()) | {"UK"}


@cache
def _territories() -> Mapping[str, str]:
    return {
        _word(name): code
        for language in ("en", "zh", "zh_Hant")
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}
    }


@cache
def _languages() -> Mapping[str, str]:
    return {
        _word(name): code
        for language in ("en", "zh", "zh_Hant")
        for code, name in Locale.parse(language).languages.items()
        if len(code) == 2
    }
