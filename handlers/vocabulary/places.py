"""Countries and regions as people type them, in English and Chinese, from CLDR with a few everyday names added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from babel.core import Locale

from api.contract.places import REGIONS
from handlers.vocabulary.names import name_key, unaccented

_EVERYDAY: Mapping[str, str] = {
    "US": "usa,u s,u s a,united states of america,america,the states,美利坚",
    "GB": "uk,u k,britain,great britain,england,英格兰",
    "AE": "uae,emirates,阿联酋",
    "KR": "korea,south korea,republic of korea,南韩",
    "KP": "north korea",
    "CN": "prc,mainland china,中国大陆,大陆,中国内地",
    "HK": "hong kong,hongkong,香港,中国香港",
    "MO": "macau,macao,澳门,中国澳门",
    "TW": "taiwan,台湾,中国台湾",
    "RU": "russian federation,俄国",
    "VN": "viet nam",
    "CZ": "czech,czech republic",
    "NL": "holland,the netherlands",
    "TR": "turkey,turkiye",
    "MM": "burma",
    "CI": "ivory coast",
    "CD": "dr congo,democratic republic of the congo",
    "CG": "republic of the congo",
    "PH": "the philippines",
    "SA": "ksa,沙特",
    "NZ": "纽西兰",
    "PS": "palestine",
    "BA": "bosnia",
    "MK": "macedonia",
    "VA": "vatican",
}
_ALSO_REGIONS: Mapping[str, str] = {
    "southeast asia": "south east asia,sea,sea region,asean,东南亚国家",
    "latin america": "latam,拉丁美洲国家",
    "middle east": "mena,中东地区",
    "europe": "欧洲国家",
    "north america": "北美地区,北美洲",
    "africa": "非洲国家",
}
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""CLDR's codes for unions, islets without a code of ISO 3166-1, and tests."""

_PART = re.compile(r"\s*[(（]([^)）]*)[)）]\s*")


def _names(locale: str) -> Mapping[str, str]:
    """CLDR's names of countries by code."""
    names: Mapping[str, str] = Locale.parse(locale).territories
    return names


@cache
def country_codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code that CLDR names."""
    return frozenset(code for code in _names("en") if len(code) == 2 and code.isalpha()) - _NO_COUNTRY


@cache
def places_by_name() -> Mapping[str, tuple[str, ...]]:
    """Codes by the keys of names (`name_key`): countries, regions, everyday names; no bare codes."""
    found: dict[str, tuple[str, ...]] = {}
    for locale in ("en", "zh_Hans", "zh_Hant"):
        for code in sorted(country_codes()):
            for name in _spellings(_names(locale).get(code, "")):
                found.setdefault(name_key(name), (code,))
    for code, names in _EVERYDAY.items():
        found.update({name_key(name): (code,) for name in names.split(",")})
    for region, codes in REGIONS.items():
        found[name_key(region)] = codes
        found.update({name_key(name): codes for name in _ALSO_REGIONS.get(region, "").split(",") if name})
    found.pop("", None)
    return found


def _spellings(name: str) -> Iterable[str]:
    """A name, its forms without accents and brackets, and without the title of a special region."""
    bare = _PART.sub(" ", name).strip()
    inside = _PART.search(name)
    for form in (
        name,
        bare,
        inside[1] if inside else "",
        bare.removesuffix(" SAR China"),
        bare.replace("St.", "Saint"),
    ):
        yield form
        yield unaccented(form)


def read_place(typed: str) -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes that a name, a region or a code stands for; empty when it is none."""
    found = places_by_name().get(name_key(typed))
    if found:
        return found
    code = name_key(typed).upper()
    return (code,) if code in country_codes() else ()


@cache
def place_names() -> tuple[str, ...]:
    """Names to suggest from: the English and Chinese ones of CLDR, the regions, and the everyday ones."""
    return tuple(places_by_name())
