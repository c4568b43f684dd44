"""Every response field of the three platforms: its name, kind, level and the one column it fills (contract 7.5).

`column` is the name under which the rest of the program knows the value, whatever a platform calls it. The service
writes rows from columns to fields; the client reads fields into columns; nothing else spells a platform's field name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from api.contract.platforms import Level, Platform
from api.contract.values import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a creator in a response.

    `column` is the neutral name; `translated` marks coded values that the request's `lang` translates (contract 6.3);
    `source` is the place in the contract.
    """

    name: str
    kind: Kind
    level: Level
    column: str
    translated: bool = False
    source: str = "7.5"


def _fields(level: Level, kind: Kind, *names: str, source: str = "7.5") -> list[Field]:
    """Fields of one kind and level; `name=column` where the two differ, `!` in front where `lang` translates."""
    made = []
    for spec in names:
        name, _, column = spec.lstrip("!").partition("=")
        made.append(Field(name, kind, level, column or name, spec.startswith("!"), source))
    return made


_S1, _S2, _S3 = Level.S1, Level.S2, Level.S3


def _named(fields: Iterable[Field]) -> dict[str, Field]:
    return {field.name: field for field in fields}


_WHO = _fields(_S1, Kind.TEXT, "uid", "username", "nickname", "avatar_url")
_ABOUT = [
    *_fields(_S2, Kind.TEXT, "country_code=country", "language", "bio", "email"),
    *_fields(_S2, Kind.FLAG, "is_verified"),
    *_fields(_S2, Kind.TEXTS, "hashtags"),
    *_fields(_S2, Kind.CATEGORIES, "industry_categories=categories"),
]
_VIEWS = [
    *_fields(_S2, Kind.WHOLE, "avg_views", "last10_med_video_views_cnt=median_views"),
    *_fields(_S2, Kind.RATIO, "engagement_rate=engagement"),
    *_fields(
        _S2,
        Kind.NUMBER,
        "last10_video_views_per_sub=views_per_sub",
        "last10_med_video_views_per_sub=median_views_per_sub",
    ),
]
_AUDIENCE = [
    *_fields(_S3, Kind.PERCENT, "audience_female_rate=audience_female"),
    *_fields(_S3, Kind.TEXTS, "audience_country_code_list=audience_countries"),
]

TIKTOK: Mapping[str, Field] = _named(
    [
        *_WHO,
        *_fields(_S1, Kind.TEXT, "profile_url"),
        *_fields(_S1, Kind.WHOLE, "followers_count=followers", "likes_count=likes", "video_count=videos"),
        *_fields(_S1, Kind.FLAG, "has_showcase", "has_email", "has_mcn", "has_line", "has_zalo"),
        *_fields(_S1, Kind.DATE, "last_video_publish_date=last_post"),
        *_ABOUT,
        *_VIEWS,
        *_fields(_S2, Kind.TEXT, "!gender", "link_whatsapp=whatsapp", "link_line=line", "link_zalo=zalo", "mcn"),
        *_fields(_S2, Kind.NUMBER, "views_per_follower"),
        *_fields(_S2, Kind.TEXTS, "product_categories"),
        *_AUDIENCE,
        *_fields(
            _S3,
            Kind.TEXTS,
            "audience_language_code_list=audience_languages",
            "!audience_age_id_list=audience_ages",
        ),
    ]
)

YOUTUBE: Mapping[str, Field] = _named(
    [
        *_WHO,
        *_fields(_S1, Kind.TEXT, "channel_url=profile_url"),
        *_fields(_S1, Kind.FLAG, "has_email", "has_whatsapp"),
        *_fields(_S1, Kind.TIME, "last_video_publish_time=last_post"),
        *_ABOUT,
        *_VIEWS,
        *_fields(_S2, Kind.TEXT, "gender", "whatsapp"),
        *_fields(_S2, Kind.WHOLE, "followers_count=followers", "video_count=videos", "view_count=total_views"),
        *_fields(
            _S2,
            Kind.WHOLE,
            "avg_views_short",
            "avg_views_long",
            "last10_med_video_views_cnt_short=median_views_short",
            "last10_med_video_views_cnt_long=median_views_long",
        ),
        *_fields(_S2, Kind.RATIO, "engagement_rate_short=engagement_short", "engagement_rate_long=engagement_long"),
        *_fields(
            _S2,
            Kind.NUMBER,
            "last10_video_views_per_sub_short=views_per_sub_short",
            "last10_video_views_per_sub_long=views_per_sub_long",
            "last10_med_video_views_per_sub_short=median_views_per_sub_short",
            "last10_med_video_views_per_sub_long=median_views_per_sub_long",
        ),
        *_AUDIENCE,
        *_fields(_S3, Kind.TEXTS, "audience_language_list=audience_languages", "!audience_age_list=audience_ages"),
    ]
)

INSTAGRAM: Mapping[str, Field] = _named(
    [
        *_WHO,
        *_fields(_S1, Kind.TEXT, "profile_url"),
        *_fields(_S1, Kind.FLAG, "has_email", "has_whatsapp"),
        *_fields(_S1, Kind.TIME, "last_video_publish_time=last_post"),
        *_ABOUT,
        *_VIEWS,
        *_fields(_S2, Kind.TEXT, "!gender", "link_whatsapp=whatsapp"),
        *_fields(_S2, Kind.WHOLE, "followers_count=followers", "video_count=videos"),
        *_AUDIENCE,
        *_fields(
            _S3,
            Kind.TEXTS,
            "audience_language_code_list=audience_languages",
            "!audience_age_id_list=audience_ages",
        ),
    ]
)

FIELDS: Mapping[Platform, Mapping[str, Field]] = {
    Platform.TIKTOK: TIKTOK,
    Platform.YOUTUBE: YOUTUBE,
    Platform.INSTAGRAM: INSTAGRAM,
}

LOOKALIKE: Mapping[str, Field] = _named(
    [
        *_fields(
            _S1,
            Kind.TEXT,
            "uid",
            "username",
            "nickname",
            "avatar_url",
            "profile_url",
            "country_code=country",
            source="8",
        ),
        *_fields(_S1, Kind.WHOLE, "followers_count=followers", "avg_views", source="8"),
        *_fields(_S1, Kind.RATIO, "engagement_rate=engagement", source="8"),
        *_fields(_S1, Kind.NUMBER, "match_score", source="8"),
    ]
)
"""A lookalike item, the same at every level and for every platform (contract 8)."""

CONTACT_COLUMNS = ("email", "whatsapp", "line", "zalo")
"""Columns that hold a way to reach a person: never in a card that others can see (features E5, S10)."""

COLUMNS: Mapping[str, Kind] = {
    field.column: Kind.TIME if field.column == "last_post" else field.kind
    for fields in FIELDS.values()
    for field in fields.values()
}
"""Every neutral column of a creator and its kind. PERCENT columns are kept as ratios by everybody but the wire."""


@cache
def fields_of(platform: Platform, level: Level) -> tuple[Field, ...]:
    """The fields that a search on `platform` returns at `level`, in the contract's order."""
    return tuple(field for field in FIELDS[platform].values() if level.holds(field.level))
