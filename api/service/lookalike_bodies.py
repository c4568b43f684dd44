"""The body of a lookalike search → the seed it names and what it asks for (contract 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.contract.codes import BAD_REQUEST, NOT_FOUND
from api.contract.links import Kind, read_link
from api.contract.platforms import LOOKALIKE_LEVEL, Level, Platform
from api.contract.search import LIMITS, Condition, Lang, Range
from api.service.bodies import Body
from api.service.refusals import Refusal, wrong_field
from api.service.search_bodies import RATE_DECIMALS, lang_in, level_in

DEFAULT_LIMIT = 20
EVERYWHERE = "all"
"""A region or language that sets no limit."""


@dataclass(frozen=True, slots=True)
class Seed:
    """Whose lookalikes are asked for: a user name or a YouTube channel id, and the platform where it is known."""

    username: str
    platform: Platform | None = None
    channel_id: str = ""


@dataclass(frozen=True, slots=True)
class AskedLookalikes:
    """A lookalike search; `target` None is the seed's own platform, `conditions` are as in a search."""

    seed: Seed
    target: Platform | None
    conditions: Mapping[str, Condition]
    limit: int
    level: Level
    lang: Lang | None


def read_lookalikes(body: Body) -> AskedLookalikes:
    """What a body asks for; a limit above 50 is 50.

    Raises `Refusal`: 40001 naming the field, 40401 for an address whose creator cannot be known.
    """
    return AskedLookalikes(
        seed=_seed(body),
        target=_platform(body, "target_platform"),
        conditions=_conditions(body),
        limit=min(_limit(body), LIMITS[1]),
        level=level_in(body, LOOKALIKE_LEVEL),
        lang=lang_in(body),
    )


def _limit(body: Body) -> int:
    asked = body.whole("limit", low=LIMITS[0])
    return DEFAULT_LIMIT if asked is None else asked


def _platform(body: Body, name: str) -> Platform | None:
    named = body.choice(name, tuple(Platform))
    return Platform(named) if named else None


def _seed(body: Body) -> Seed:
    """The seed; of a link and a name the link counts."""
    platform, link, name = _platform(body, "platform"), body.text("profile_url"), body.text("username")
    if link:
        return _linked(link)
    username = (name or "").lstrip("@").strip()
    if not username:
        raise Refusal(BAD_REQUEST, "username or profile_url must name a creator; both are empty")
    return Seed(username, platform)


def _linked(address: str) -> Seed:
    """The creator whose page an address is, or on whose page a video is shown."""
    link = read_link(address)
    if link.kind is Kind.CHANNEL_ID:
        return Seed("", link.platform, channel_id=link.value)
    name = link.value if link.kind is Kind.PROFILE else link.creator
    if not name or link.platform is None:
        pages = ", ".join(each.profile_url("name") for each in Platform)
        raise wrong_field("profile_url", address, f"a profile page such as {pages}")
    if link.legacy:
        # Another channel may own the handle of the same letters, and its lookalikes would be billed.
        raise Refusal(NOT_FOUND, f"nobody is known by the old address {link.url}; give the channel's handle or id")
    return Seed(name, link.platform)


def _conditions(body: Body) -> Mapping[str, Condition]:
    conditions: dict[str, Condition | None] = {
        "country": _codes(body, "target_region"),
        "language": _codes(body, "target_language"),
        "followers": _range(body, "follower"),
        "views": _range(body, "avg_views"),
        "audience_female": _female(body),
    }
    return {name: condition for name, condition in conditions.items() if condition is not None}


def _codes(body: Body, name: str) -> tuple[str, ...] | None:
    codes = body.texts(name)
    return None if codes is None or EVERYWHERE in (code.lower() for code in codes) else codes


def _range(body: Body, stem: str) -> Range | None:
    low, high = body.whole(f"{stem}_min", low=0), body.whole(f"{stem}_max", low=0)
    return None if low is None and high is None else Range(low, high)


def _female(body: Body) -> Range | None:
    percent = body.number("female_rate_min", 0, 100)
    return None if percent is None else Range(round(percent / 100, RATE_DECIMALS))
