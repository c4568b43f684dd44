"""What the OpenAPI page says of each endpoint, made from the contract's tables: nothing is written down twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from fastapi import FastAPI

from api.contract import endpoints
from api.contract.codes import CODES
from api.contract.endpoints import Endpoint
from api.contract.fields import LOOKALIKE, Field, fields_of
from api.contract.filters import GENDERS, PAGES, SIZES, SORTS, FilterKind
from api.contract.platforms import LOOKALIKE_LEVEL, SEARCH_LEVEL, Level, Platform
from api.contract.search import LIMITS, Lang, Order
from api.contract.values import Kind
from api.service.collection.described import ANSWERED, FIELDS
from api.service.examples import ANSWERS, REQUESTS, SUMMARIES
from api.service.lookalike_bodies import DEFAULT_LIMIT
from api.service.search_bodies import DEFAULT_SIZE, names_on

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_LANG: Schema = {"enum": list(get_args(Lang)), "description": "language of coded values in the answer; filters nothing"}
_PERCENT: Schema = {"type": "number", "minimum": 0, "maximum": 100, "description": "percent: 3 means 3 %"}

_FILTERS: Mapping[FilterKind, Schema] = {
    FilterKind.TEXT: _TEXT,
    FilterKind.FLAG: {"type": "boolean"},
    FilterKind.GENDER: {"enum": list(GENDERS.values()), "description": "0 is female, 1 is male"},
    FilterKind.COUNTRIES: _TEXT | {"description": "ISO 3166-1 alpha-2 codes, joined by commas"},
    FilterKind.LANGUAGES: _TEXT | {"description": "ISO 639-1 codes, joined by commas"},
    FilterKind.CATEGORIES: _TEXT | {"description": "leaf category ids, joined by commas"},
    FilterKind.LABELS: _TEXT | {"description": "labels, joined by commas"},
    FilterKind.IDS: _TEXT | {"description": "ids, joined by commas"},
    FilterKind.WHOLE: {"type": "integer", "minimum": 0},
    FilterKind.NUMBER: {"type": "number"},
    FilterKind.PERCENT: _PERCENT,
    FilterKind.DAYS: {"type": "string", "format": "date"},
}

_FIELDS: Mapping[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.RATIO: {"type": "number", "description": "ratio: 0.065 means 6.5 %"},
    Kind.PERCENT: {"type": "number", "description": "percent: 78.65 means 78.65 %"},
    Kind.FLAG: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.TIME: {"type": "string", "format": "date-time"},
    Kind.TEXTS: {"type": "array", "items": _TEXT},
    Kind.CATEGORIES: {"type": "array", "items": {"type": "object", "additionalProperties": _TEXT}},
}


_FINDS = (endpoints.LOOKALIKE, endpoints.STATUS, endpoints.DATA, endpoints.EXPORT, endpoints.DOWNLOAD_URL)
"""Endpoints about one thing that may not be there."""


SCHEMES: Mapping[str, Schema] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "a key of this service"},
    "identity": {
        "type": "apiKey",
        "in": "header",
        "name": "X-User-Identity",
        "description": "e-mail address of the person who asks",
    },
}
"""The headers that a caller shows (contract 1.1)."""


def declare_schemes(app: FastAPI) -> None:
    """Have the app's document name the headers that callers show, so that its page asks for them once."""
    told = app.openapi

    def with_schemes() -> Schema:
        document = told()
        document.setdefault("components", {})["securitySchemes"] = dict(SCHEMES)
        return document

    app.openapi = with_schemes  # type: ignore[method-assign]  # FastAPI's own way to change its document


def described(endpoint: Endpoint) -> dict[str, Any]:
    """The arguments with which FastAPI describes an endpoint: request and answer with examples, headers, refusals."""
    body = {"schema": _object(_requests()[endpoint]), "examples": {"typical": {"value": REQUESTS[endpoint]}}}
    answer = {
        "description": "The answer in its envelope",
        "content": {"application/json": {"schema": _envelope(_answers()[endpoint]), "example": ANSWERS[endpoint]}},
    }
    extra: Schema = {"requestBody": {"required": True, "content": {"application/json": body}}}
    extra["security"] = [_needed(endpoint)]
    return {
        "summary": SUMMARIES[endpoint],
        "tags": [endpoint.path.split("/", maxsplit=1)[0]],
        "responses": {200: answer, **_refusals(endpoint)},
        "openapi_extra": extra,
    }


def _requests() -> Mapping[Endpoint, Schema]:
    searches = {endpoint: _search(platform) for platform, endpoint in endpoints.SEARCH.items()}
    verify = {"challenge": _TEXT | {"default": ""}}
    return {**searches, endpoints.LOOKALIKE: _lookalike(), **FIELDS, endpoints.VERIFY: verify}


def _answers() -> Mapping[Endpoint, Schema]:
    searches = {
        endpoint: _list(_object(_item(fields_of(platform, Level.S3))))
        for platform, endpoint in endpoints.SEARCH.items()
    }
    items = {"items": _list(_object(_item(LOOKALIKE.values()))), "total": {"type": "integer"}}
    told = {"challenge": _TEXT, "timestamp": {"type": "string", "format": "date-time"}}
    collected = {endpoint: _object(fields) for endpoint, fields in ANSWERED.items()}
    return {**searches, endpoints.LOOKALIKE: _object(items), **collected, endpoints.VERIFY: _object(told)}


def _search(platform: Platform) -> Schema:
    sorts = [wire[platform] for wire in SORTS.values() if platform in wire]
    current = {name: known for name, known, _ in names_on(platform) if _is_current(name, known.wire[platform])}
    return {
        **{name: _FILTERS[known.kind] for name, known in current.items()},
        "page": {"type": "integer", "minimum": PAGES[0], "maximum": PAGES[1], "default": 1},
        "size": {"type": "integer", "minimum": SIZES[0], "maximum": SIZES[1], "default": DEFAULT_SIZE},
        "sort_field": {"enum": sorts, "default": sorts[0]},
        "sort_order": {"enum": list(get_args(Order)), "default": "desc"},
        "service_level": _level(SEARCH_LEVEL),
        "lang": _LANG,
    }


def _is_current(name: str, stem: str) -> bool:
    return name in {stem, f"{stem}_gte", f"{stem}_lte"}


def _lookalike() -> Schema:
    platform, count = {"enum": [each.value for each in Platform]}, {"type": "integer", "minimum": 0}
    return {
        "username": _TEXT | {"description": "the seed's user name; this or profile_url is needed"},
        "profile_url": _TEXT | {"description": "the seed's profile page; it counts where both are given"},
        "platform": platform | {"description": "where the seed is; without it the name is looked up everywhere"},
        "target_platform": platform | {"description": "where to look; without it the seed's own platform"},
        "target_region": _TEXT | {"description": "country code; all is no limit"},
        "target_language": _TEXT | {"description": "language code; all is no limit"},
        "limit": {
            "type": "integer",
            "minimum": LIMITS[0],
            "default": DEFAULT_LIMIT,
            "description": f"more than {LIMITS[1]} is {LIMITS[1]}",
        },
        **dict.fromkeys(("follower_min", "follower_max", "avg_views_min", "avg_views_max"), count),
        "female_rate_min": _PERCENT,
        "service_level": _level(LOOKALIKE_LEVEL),
        "lang": _LANG,
    }


def _level(default: Level) -> Schema:
    return {"enum": [level.value for level in Level], "default": default.value}


def _item(fields: Iterable[Field]) -> Schema:
    return {field.name: _FIELDS[field.kind] | {"title": f"{field.name}, from {field.level}"} for field in fields}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _needed(endpoint: Endpoint) -> Schema:
    """The schemes of an endpoint, all of them at once; none where it is public."""
    needed = {"key": not endpoint.is_public, "identity": endpoint.needs_identity}
    return {scheme: [] for scheme, is_needed in needed.items() if is_needed}


def _envelope(data: Schema) -> Schema:
    whole = {"type": ["integer", "null"]}
    meta = {
        "request_id": _TEXT,
        **dict.fromkeys(("page", "size", "total", "quota_remaining", "credits_consumed", "credits_remaining"), whole),
        "service_level": {"type": ["string", "null"]},
        "lang": {"type": ["string", "null"]},
    }
    error = _object({"code": {"type": "integer"}, "message": _TEXT}) | {"type": ["object", "null"]}
    return _object({"success": {"type": "boolean"}, "data": data, "error": error, "meta": _object(meta)})


def _refusals(endpoint: Endpoint) -> dict[int | str, Schema]:
    """The refusals of an endpoint by HTTP status, each with its codes."""
    told: dict[int | str, Schema] = {}
    for code in CODES.values():
        if endpoint.is_public and code.http not in {400, 500}:
            continue
        if code.http == 404 and endpoint not in _FINDS:
            continue
        line = f"{code.code}: {code.meaning}"
        known = told.get(code.http)
        told[code.http] = {"description": f"{known['description']}; {line}" if known else line}
    return told
