"""Twenty searches as teams make them: from none to six filters, narrow and wide, with and without words, every sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from api.contract.search import Condition, Order, Range


@dataclass(frozen=True, slots=True)
class Asked:
    """A search without its page: conditions as in `SearchRequest`, the sort and its direction."""

    name: str
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    sort: str = "followers"
    order: Order = "desc"


_RECENT = Range(low=date(2026, 11, 1))

MIX: tuple[Asked, ...] = (
    Asked("everybody"),
    Asked("one country", {"country": ("US",)}),
    Asked("three countries, a size", {"country": ("US", "CA", "GB"), "followers": Range(10_000, 500_000)}),
    Asked("a size, engagement", {"followers": Range(10_000, 500_000), "engagement": Range(0.03)}, "engagement"),
    Asked("e-mail, a narrow size", {"email": True, "followers": Range(90_000, 110_000)}, "views"),
    Asked("one category", {"category": ("25006001",)}),
    Asked("a branch of categories", {"category": tuple(f"2500600{leaf}" for leaf in range(1, 5)), "country": ("US",)}),
    Asked("a word", {"keyword": "beauty"}),
    Asked("a word, a country", {"keyword": "makeup", "country": ("US",)}, "views"),
    Asked("two words", {"keyword": "fitness workout"}, "engagement"),
    Asked("a Chinese word", {"keyword": "美妆"}),
    Asked("a rare name", {"keyword": "odalys", "country": ("JP",)}),
    Asked("women's audience", {"audience_female": Range(0.7), "country": ("US", "GB")}, "engagement"),
    Asked("audience country and age", {"audience_country": ("US",), "audience_age": ("18-24",), "email": True}),
    Asked("posted lately", {"last_post": _RECENT, "followers": Range(low=100_000)}, "views"),
    Asked("posted lately, small first", {"last_post": _RECENT, "language": ("en",)}, "followers", "asc"),
    Asked("sales", {"gmv": Range(low=10_000), "commission": Range(0.1, 0.2)}, "views"),
    Asked("goods in a country", {"product_category": ("600111",), "country": ("US",), "engagement": Range(0.05)}),
    Asked("gender, language, views", {"gender": "female", "language": ("es",), "views": Range(5_000, 50_000)}, "views"),
    Asked(
        "six filters",
        {
            "keyword": "skincare",
            "country": ("US", "CA"),
            "gender": "female",
            "followers": Range(10_000, 500_000),
            "engagement": Range(0.03),
            "email": True,
        },
        "engagement",
    ),
)
