"""What sample accounts say of themselves and who watches them: bios, hashtags, ways to reach them, audiences, sales.

`chance` lists hold uniform numbers in 0..1 drawn for one account; each is used for one decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.contract.filters import AUDIENCE_AGES
from api.contract.platforms import Platform
from api.service.catalogue.sample.people import Person
from api.service.catalogue.sample.vocabulary import countries, texts

_WITH_SHOPS = frozenset({"US", "GB", "ID", "TH", "VN", "PH", "MY", "SG", "MX", "BR", "ES", "DE", "FR", "IT", "JP"})
"""Countries where TikTok accounts often sell."""

_WITH_LINE, _WITH_ZALO = frozenset({"JP", "TH", "TW"}), frozenset({"VN"})


def words(person: Person, chance: Sequence[float], contact: str | None) -> dict[str, Any]:
    """Bio and hashtags in the creator's language; a few accounts leave either empty. The bio may name `contact`."""
    own = person.topic.words_in(person.language)
    start = int(chance[0] * len(own))
    turned = own[start:] + own[:start]
    said: dict[str, Any] = {}
    if chance[1] > 0.05:
        templates = texts()["bios"].get(person.language) or texts()["bios"]["en"]
        template = templates[int(chance[2] * len(templates))]
        said["bio"] = template.format(a=turned[0], b=turned[1], c=turned[2], city=person.city)
        if contact and chance[3] < 0.4:
            said["bio"] += f"\n📩 {contact}"
    if chance[4] > 0.05:
        english = person.topic.words["en"]
        tags = (*turned[: 2 + int(chance[5] * 3)], english[int(chance[3] * len(english))], person.topic.name)
        said["hashtags"] = list(dict.fromkeys(tag.replace("_", "") for tag in tags))
    return said


def contacts(person: Person, platform: Platform, followers: int, chance: Sequence[float]) -> dict[str, Any]:
    """Ways to reach the account, each flag true exactly where the address is there. Nothing leads to a real person."""
    known: dict[str, Any] = {}
    mail = person.email if chance[0] < _likely_mail(followers) else None
    phone = f"+{person.country.dial} 555 01{int(chance[1] * 100):02d}"
    calls = phone if chance[2] < 0.16 else None
    known |= {"has_email": mail is not None, "email": mail, "whatsapp": calls}
    if platform is not Platform.TIKTOK:
        return known | {"has_whatsapp": calls is not None}
    line = f"example-{person.handle}" if person.country.code in _WITH_LINE and chance[3] < 0.5 else None
    zalo = phone if person.country.code in _WITH_ZALO and chance[3] < 0.5 else None
    network = texts()["networks"][int(chance[4] * 8)] if chance[5] < 0.05 + 0.2 * (followers > 100_000) else None
    return known | {
        "has_line": line is not None,
        "line": line,
        "has_zalo": zalo is not None,
        "zalo": zalo,
        "has_mcn": network is not None,
        "mcn": network,
    }


def _likely_mail(followers: int) -> float:
    """Larger accounts are likelier to give an address: a third of the small ones, most of the large."""
    return min(0.85, 0.30 + 0.12 * max(0, len(str(followers)) - 4))


def audience(person: Person, chance: Sequence[float], lean: float) -> dict[str, Any]:
    """Who watches: female share, countries, languages and ages, the largest first. `lean` is standard normal."""
    if chance[0] < 0.06:
        return {}
    own = {"female": 0.05, "male": -0.05}.get(person.gender or "", 0.0)
    near = person.country.near[: int(chance[1] * (len(person.country.near) + 1))]
    places = [person.country.code, *near]
    if near and chance[2] < 0.08:
        places[0], places[1] = places[1], places[0]
    spoken = [person.language, person.country.languages[0][0]]
    spoken += [countries()[code].languages[0][0] for code in near if code in countries()]
    return {
        "audience_female": round(min(0.97, max(0.03, person.topic.audience_female + own + 0.07 * lean)), 4),
        "audience_countries": places,
        "audience_languages": list(dict.fromkeys(spoken))[:4],
        "audience_ages": _ages(person.topic.ages, chance[3]),
    }


def _ages(usual: tuple[str, ...], chance: float) -> list[str]:
    if chance < 0.3:
        return list(usual[:1])
    if chance < 0.8:
        return list(usual)
    following = AUDIENCE_AGES.index(usual[-1]) + 1
    return list(dict.fromkeys((*usual, AUDIENCE_AGES[min(following, len(AUDIENCE_AGES) - 1)])))


def sales(person: Person, views: int, chance: Sequence[float], luck: float) -> dict[str, Any]:
    """A TikTok account's showcase and what it sold in thirty days; accounts without a showcase have no sales.

    `gpm` is sales a thousand views, so `gmv` follows from it and some twenty posts' views. `luck` is standard normal.
    """
    often = 1.2 if person.country.code in _WITH_SHOPS else 0.25
    if chance[0] > person.topic.showcase * often:
        return {"has_showcase": False}
    goods = person.topic.products
    first = int(chance[1] * len(goods))
    sold = [goods[(first + step) % len(goods)] for step in range(1 + int(chance[2] * len(goods)))]
    gpm = round(6 * 2.2**luck, 2)
    return {
        "has_showcase": True,
        "product_category_ids": [number for number, _ in sold],
        "product_categories": [name for _, name in sold],
        "gpm": gpm,
        "gmv": round(gpm * views * (8 + int(chance[3] * 24)) / 1000, 2),
        "gmv_per_buyer": round(12 + 60 * chance[4] ** 2, 2),
        "commission": round(0.05 + 0.25 * chance[5], 3),
    }
