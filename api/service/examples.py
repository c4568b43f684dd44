"""One request and one answer of every endpoint for the OpenAPI page; a test holds them to what the service does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.contract import endpoints
from api.contract.endpoints import Endpoint
from api.contract.platforms import Platform
from api.service.collection import described as collection

_T, _Y, _I = (endpoints.SEARCH[platform] for platform in (Platform.TIKTOK, Platform.YOUTUBE, Platform.INSTAGRAM))

SUMMARIES: Mapping[Endpoint, str] = {
    **{endpoint: f"Find {platform.title} creators" for platform, endpoint in endpoints.SEARCH.items()},
    endpoints.LOOKALIKE: "Find creators like one that you know",
    **collection.SUMMARIES,
    endpoints.VERIFY: "Check that the service can be reached; needs no key",
}

REQUESTS: Mapping[Endpoint, dict[str, Any]] = {
    _T: {"keyword": "beauty", "country_code": "US,CA", "last10_avg_video_interaction_rate_gte": 3, "size": 10},
    _Y: {"followers_cnt_gte": 50_000, "last10_avg_interaction_rate_all_gte": 2.5, "service_level": "S1"},
    _I: {"female_ratio_gte": 60, "last_video_publish_time_gte": "2026-01-01", "sort_order": "asc", "lang": "en"},
    endpoints.LOOKALIKE: {"username": "charlidamelio", "platform": "tiktok", "target_platform": "youtube", "limit": 5},
    **collection.REQUESTS,
    endpoints.VERIFY: {"challenge": "hello"},
}


def _answer(data: Any, **meta: Any) -> dict[str, Any]:
    told = {"request_id": "req_7f3a12cd90ab34ef", "page": None, "size": None, "total": None}
    return {"success": True, "data": data, "error": None, "meta": told | meta}


def _searched(row: dict[str, Any], level: str, price: int) -> dict[str, Any]:
    paging: dict[str, Any] = {"page": 1, "size": 50, "quota_remaining": 871, "service_level": level, "lang": None}
    return _answer([row], **paging, credits_consumed=price, credits_remaining=4200)


_MIA = {"uid": "7012345678901234567", "username": "mia.makes", "nickname": "Mia", "followers_count": 48_120}

ANSWERS: Mapping[Endpoint, dict[str, Any]] = {
    _T: _searched({**_MIA, "profile_url": "https://www.tiktok.com/@mia.makes", "engagement_rate": 0.065}, "S2", 3),
    _Y: _searched({"uid": "UCq1", "username": "beanlab", "channel_url": "https://www.youtube.com/@beanlab"}, "S1", 1),
    _I: _searched({**_MIA, "profile_url": "https://www.instagram.com/mia.makes", "gender": "female"}, "S2", 3),
    endpoints.LOOKALIKE: _answer(
        {"items": [{**_MIA, "engagement_rate": 0.081, "match_score": 91.2}], "total": 1},
        quota_remaining=870,
        lang=None,
        credits_consumed=1,
        credits_remaining=4199,
    ),
    **{endpoint: _answer(data, quota_remaining=869) for endpoint, data in collection.TOLD.items()},
    endpoints.VERIFY: _answer({"challenge": "hello", "timestamp": "2026-11-24T12:00:00+00:00"}),
}
