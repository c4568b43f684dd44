"""One normalised creator, whatever the platform calls its fields; the raw fields stay beside it (contract 7.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypeGuard

from api.contract.fields import FIELDS, LOOKALIKE, Field
from api.contract.platforms import Platform
from api.contract.values import NUMBERS_BELOW, Kind, read, read_day


@dataclass(frozen=True, slots=True)
class Creator:
    """An account on a platform as the program knows it. None means that the answer did not say.

    Rates are ratios (`engagement` 0.065 = 6.5 %, `audience_female` 0.7865 = 78.65 %), averages and medians are over
    the last ten posts, `last_post` is a day in UTC, `match_score` is 0..100 (lookalikes only). `raw` holds every
    field as it came, known or not.
    """

    platform: Platform
    uid: str
    username: str | None = None
    nickname: str | None = None
    avatar_url: str | None = None
    profile_url: str | None = None
    followers: int | None = None
    likes: int | None = None
    videos: int | None = None
    total_views: int | None = None
    has_showcase: bool | None = None
    has_email: bool | None = None
    has_whatsapp: bool | None = None
    has_line: bool | None = None
    has_zalo: bool | None = None
    has_mcn: bool | None = None
    last_post: date | None = None
    country: str | None = None
    language: str | None = None
    gender: str | None = None
    bio: str | None = None
    hashtags: tuple[str, ...] = ()
    categories: tuple[Mapping[str, str], ...] = ()
    product_categories: tuple[str, ...] = ()
    is_verified: bool | None = None
    avg_views: int | None = None
    avg_views_short: int | None = None
    avg_views_long: int | None = None
    engagement: float | None = None
    engagement_short: float | None = None
    engagement_long: float | None = None
    views_per_follower: float | None = None
    views_per_sub: float | None = None
    views_per_sub_short: float | None = None
    views_per_sub_long: float | None = None
    median_views: int | None = None
    median_views_short: int | None = None
    median_views_long: int | None = None
    median_views_per_sub: float | None = None
    median_views_per_sub_short: float | None = None
    median_views_per_sub_long: float | None = None
    email: str | None = field(default=None, repr=False)
    whatsapp: str | None = field(default=None, repr=False)
    line: str | None = field(default=None, repr=False)
    zalo: str | None = field(default=None, repr=False)
    mcn: str | None = None
    audience_female: float | None = None
    audience_countries: tuple[str, ...] = ()
    audience_languages: tuple[str, ...] = ()
    audience_ages: tuple[str, ...] = ()
    match_score: float | None = None
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def link(self) -> str | None:
        """The profile page built from platform and name; the address that came is used only where no name did."""
        return self.platform.profile_url(self.username) if self.username else self.profile_url


_KNOWN = frozenset(item.name for item in fields(Creator))


def read_creator(platform: Platform, row: Mapping[str, Any]) -> Creator:
    """A creator from a search row. Unknown fields are kept in `raw`; wrong-kind values are treated as absent."""
    return _read(platform, row, FIELDS[platform])


def read_lookalike(platform: Platform, row: Mapping[str, Any], scale: float = 1.0) -> Creator:
    """A creator from a lookalike item; `scale` brings `match_score` to 0..100 (see `score_scale`)."""
    return _read(platform, row, LOOKALIKE, scale)


def score_scale(rows: Sequence[Mapping[str, Any]]) -> float:
    """100 when every score of a response is 1 or less, so that it is a ratio; else 1 (contract 6.1)."""
    scores = [read(Kind.NUMBER, row.get("match_score")) for row in rows]
    numbers = [score for score in scores if _is_number(score)]
    return 100.0 if numbers and max(numbers) <= 1 else 1.0


def _read(platform: Platform, row: Mapping[str, Any], known: Mapping[str, Field], scale: float = 1.0) -> Creator:
    values: dict[str, Any] = {}
    for name, value in row.items():
        spec = known.get(name)
        if spec is None or spec.column not in _KNOWN:
            continue
        normal = _normal(spec, value)
        if normal is not None:
            values[spec.column] = normal
    if "match_score" in values:
        values["match_score"] *= scale
    values["uid"] = str(row.get("uid") or "")
    return Creator(platform=platform, raw=dict(row), **values)


def _normal(spec: Field, value: Any) -> Any:
    """The value of a column: units made one, lists frozen, and nothing where the value is not of its kind."""
    if spec.column == "last_post":
        return read_day(value)
    found = read(spec.kind, value)
    match spec.kind:
        case Kind.PERCENT:
            return round(found / 100, 6) if _is_number(found) else None
        case Kind.WHOLE | Kind.NUMBER | Kind.RATIO:
            return found if _is_number(found) else None
        case Kind.FLAG:
            return found if isinstance(found, bool) else None
        case Kind.TEXTS | Kind.CATEGORIES:
            return tuple(found or ()) or None
        case _:
            return found


def _is_number(value: Any) -> TypeGuard[int | float]:
    """Whether `read` could make a number of it: what it cannot read stays, and may be infinite or true."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < NUMBERS_BELOW
