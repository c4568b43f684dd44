"""Every search filter: its neutral name, kind, the platforms that have it and what each calls it (contract 7.0–7.4).

A range filter travels as two fields, `stem_gte` and `stem_lte`. The backend ignores names it does not know and then
bills for unfiltered rows, so the client checks every name against this table before anything is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from api.contract.platforms import Platform

_T, _Y, _I = Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM


class FilterKind(Enum):
    """What a filter takes.

    Ranges take a lower and an upper bound, both inclusive. PERCENT travels as 0..100 while columns hold ratios.
    COUNTRIES, LANGUAGES, CATEGORIES, LABELS and IDS travel as one comma-joined string whose values combine with OR.
    """

    TEXT = "text"
    FLAG = "flag"
    GENDER = "gender"
    COUNTRIES = "countries"
    LANGUAGES = "languages"
    CATEGORIES = "categories"
    LABELS = "labels"
    IDS = "ids"
    WHOLE = "whole numbers"
    NUMBER = "numbers"
    PERCENT = "percents"
    DAYS = "days"

    @property
    def is_range(self) -> bool:
        """Whether the filter has a lower and an upper bound."""
        return self in {FilterKind.WHOLE, FilterKind.NUMBER, FilterKind.PERCENT, FilterKind.DAYS}

    @property
    def is_list(self) -> bool:
        """Whether the filter takes several values joined by commas."""
        return self in {
            FilterKind.COUNTRIES,
            FilterKind.LANGUAGES,
            FilterKind.CATEGORIES,
            FilterKind.LABELS,
            FilterKind.IDS,
        }


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition a search can carry.

    `name` is the word the program and the typed line use; `wire` what each platform calls it (its absence means the
    platform lacks the filter); `older` names that a faithful server also accepts; `column` the creator column it
    tests; `source` the place in the contract.
    """

    name: str
    kind: FilterKind
    column: str
    wire: Mapping[Platform, str]
    older: Mapping[Platform, tuple[str, ...]] = field(default_factory=dict)
    source: str = "7.0"

    def names_on(self, platform: Platform) -> tuple[str, ...]:
        """The stems by which a server knows this filter on `platform`, the current one first; empty if it lacks it."""
        current = self.wire.get(platform)
        return () if current is None else (current, *self.older.get(platform, ()))


def _all(stem: str) -> dict[Platform, str]:
    return {_T: stem, _Y: stem, _I: stem}


def _filter(
    name: str,
    kind: FilterKind,
    column: str,
    wire: str | Mapping[Platform, str],
    source: str = "7.0",
    older: Mapping[Platform, tuple[str, ...]] | None = None,
) -> Filter:
    return Filter(name, kind, column, _all(wire) if isinstance(wire, str) else wire, older or {}, source)


_K = FilterKind
FILTERS: Mapping[str, Filter] = {
    made.name: made
    for made in (
        _filter("keyword", _K.TEXT, "words", "keyword"),
        _filter("country", _K.COUNTRIES, "country", "country_code"),
        _filter("language", _K.LANGUAGES, "language", "language_code"),
        _filter("gender", _K.GENDER, "gender", "gender"),
        _filter(
            "category",
            _K.CATEGORIES,
            "category_ids",
            "industry",
            "7.0, 13",
            older={_T: ("industry_category_levels_list",)},
        ),
        _filter("followers", _K.WHOLE, "followers", "followers_cnt"),
        _filter("email", _K.FLAG, "has_email", "has_email"),
        _filter("whatsapp", _K.FLAG, "has_whatsapp", {_Y: "has_whatsapp", _I: "has_whatsapp"}, "7.2, 7.3"),
        _filter("line", _K.FLAG, "has_line", {_T: "has_line"}, "7.1"),
        _filter("zalo", _K.FLAG, "has_zalo", {_T: "has_zalo"}, "7.1"),
        _filter("mcn", _K.FLAG, "has_mcn", {_T: "has_mcn"}, "7.1"),
        _filter(
            "views",
            _K.NUMBER,
            "avg_views",
            {
                _T: "last10_avg_video_views_cnt",
                _Y: "last10_avg_video_view_count_all",
                _I: "last10_avg_video_view_count",
            },
            "7.4",
        ),
        _filter("short_views", _K.NUMBER, "avg_views_short", {_Y: "last10_avg_video_view_count_short"}, "7.2"),
        _filter(
            "engagement",
            _K.PERCENT,
            "engagement",
            {
                _T: "last10_avg_video_interaction_rate",
                _Y: "last10_avg_interaction_rate_all",
                _I: "last10_avg_video_interaction_rate",
            },
            "7.4",
        ),
        _filter(
            "short_engagement",
            _K.PERCENT,
            "engagement_short",
            {_Y: "last10_avg_interaction_rate_short"},
            "7.2",
        ),
        _filter(
            "last_post",
            _K.DAYS,
            "last_post",
            {_T: "last_video_publish_date", _Y: "last_video_publish_date", _I: "last_video_publish_time"},
            "7.4",
            older={_Y: ("last_video_publish_time",)},
        ),
        _filter("audience_country", _K.COUNTRIES, "audience_countries", "audience_country_code_list"),
        _filter(
            "audience_language",
            _K.LANGUAGES,
            "audience_languages",
            {
                _T: "audience_language_code_list",
                _Y: "audience_language_code_list",
                _I: "audience_language_list",
            },
            "7.4",
            older={_Y: ("audience_language_list",)},
        ),
        _filter("audience_age", _K.LABELS, "audience_ages", "audience_age_list"),
        _filter(
            "audience_female",
            _K.PERCENT,
            "audience_female",
            {_T: "audience_female_rate", _Y: "audience_female_rate", _I: "female_ratio"},
            "7.4",
            older={_Y: ("female_ratio",)},
        ),
        _filter("ai", _K.FLAG, "is_ai_creator", {_Y: "is_ai_creator", _I: "is_ai_creator"}, "7.2, 7.3"),
        _filter("sells", _K.FLAG, "is_product_kol", {_I: "is_product_kol"}, "7.3"),
        _filter("product_category", _K.IDS, "product_category_ids", {_T: "product_category_id_array"}, "7.1"),
        _filter("gmv", _K.NUMBER, "gmv", {_T: "last30day_gmv"}, "7.1"),
        _filter("gpm", _K.NUMBER, "gpm", {_T: "last30day_gpm"}, "7.1"),
        _filter("gmv_per_buyer", _K.NUMBER, "gmv_per_buyer", {_T: "last30day_gmv_per_buyer"}, "7.1"),
        _filter("commission", _K.PERCENT, "commission", {_T: "last30day_commission_rate"}, "7.1"),
    )
}

UNSOLD_COLUMNS = ("is_ai_creator", "is_product_kol", "gmv", "gpm", "gmv_per_buyer", "commission")
"""Scalar columns that a search can test and that no response returns (contract 6.1, 7.5)."""

SORTS: Mapping[str, Mapping[Platform, str]] = {
    "followers": _all("followers_cnt"),
    "views": {_T: "last10_avg_video_views_cnt"},
    "engagement": {_T: "last10_avg_video_interaction_rate"},
}
"""Sort names and their wire names. On YouTube and Instagram only followers are known to be safe (contract 7.0)."""

DEFAULT_SORT = "followers"
SORT_COLUMNS: Mapping[str, str] = {"followers": "followers", "views": "avg_views", "engagement": "engagement"}

GENDERS: Mapping[str, str] = {"female": "0", "male": "1"}
"""Gender words and their request codes (contract 6.3)."""

AUDIENCE_AGES = ("13-17", "18-24", "25-34", "35-44", "45-54", "55+")
"""Age brackets of the embedded service; the live vocabulary is not published (contract 16.3), so the client sends
what it is given."""

PAGES, SIZES = (1, 200), (1, 100)
"""Inclusive bounds of `page` and `size`; beyond them is a refusal, not a clamp (contract 7.0)."""

TOTAL_NEEDS_MORE_THAN = 2
"""`meta.total` is a number only with more filter conditions than this (contract 2.1). What `FILTERS` names is one, and
nothing else is: paging, sorting and the level by the contract, `lang` by our choice."""


def filters_on(platform: Platform) -> tuple[Filter, ...]:
    """The filters that `platform` has."""
    return tuple(made for made in FILTERS.values() if platform in made.wire)
