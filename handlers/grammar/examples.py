"""Lines that work, to be shown beside a mistake."""

from __future__ import annotations

from api.contract.filters import FILTERS
from api.contract.platforms import Platform
from handlers.vocabulary.filters import SAMPLES

LOOKALIKE = "/creators lookalike @mrbeast on:youtube in:US followers:100k-1M"
SHOW = "/creators show tiktok @charlidamelio level:S3"
COLLECT = "/collect https://www.tiktok.com/@charlidamelio https://www.youtube.com/@MrBeast"
KEYWORDS = '/collect keywords tiktok "beauty tips", skincare'
EXPORT = "/collect export csv"
LINK = "/collect link creators.xlsx"
STATUS = "/collect status"
SETTINGS = "/creators settings language:zh platform:youtube level:S1"
ZONE = "/creators settings zone:Asia/Shanghai"


def search_with(platform: Platform, option: str = "country:US followers:10k-500k") -> str:
    """A search on `platform` that works, with one option in it."""
    return f"/creators search {platform.value} beauty {option}"


def search_by(name: str, platform: Platform) -> str:
    """A search by the filter `name`, on `platform` when it has the filter, else on one that has."""
    holders = tuple(FILTERS[name].wire)
    option = f"{name}:{SAMPLES[name]}"
    chosen = platform if platform in holders else holders[0]
    return f"/creators search {chosen.value} {option}" if name == "category" else search_with(chosen, option)
