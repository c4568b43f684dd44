"""How one creator looks in a listing, wherever it is listed. Contacts appear as badges only, never as addresses."""

from __future__ import annotations

from datetime import date, timedelta

from api.contract.creator import Creator
from api.contract.platforms import Platform
from handlers.cards import Bold, Button, Control, CreatorText, Link, Rich, Row, Text, joined, plain, rich
from handlers.creators.masking import masked
from handlers.creators.telling import TeamFacts, team_lines
from handlers.words import Words

STEADY, ONE_HIT = 0.6, 0.25
"""Median views as a part of average views: from STEADY up the views are steady, to ONE_HIT down one post made them."""

BADGES = ("email", "whatsapp", "line", "zalo")


def creator_row(
    creator: Creator,
    number: int,
    today: date,
    words: Words,
    controls: tuple[Control, ...] = (),
    facts: TeamFacts | None = None,
) -> Row:
    """A creator as a row: name and link, then what the team knows, then figures and signs.

    What is not known is left out. The first of the controls is the one to keep in sight.
    """
    avatar = creator.avatar_url or ""
    lines = (*team_lines(facts, today, words), _figures(creator, words), _signs(creator, today, words))
    return Row(
        title=rich(f"{number}. ", name_of(creator, words), _handle(creator), _verified(creator, words)),
        lines=tuple(line for line in lines if line),
        image=avatar if avatar.startswith("https://") else "",
        image_alt=words("creator-picture", name=creator.username or plain((name_of(creator, words),))),
        controls=controls,
        in_sight=1,
    )


def name_of(creator: Creator, words: Words) -> CreatorText | Text:
    """The name a creator goes by, any contact in it masked."""
    name = masked(creator.nickname or "") or creator.username
    return CreatorText(name, most=60) if name else Text(words("creator-unnamed"))


def profile_button(creator: Creator, words: Words) -> tuple[Button, ...]:
    """A button that opens the profile, where its address is known to be the platform's own."""
    return (Button(words("button-profile"), url=creator.link),) if creator.username and creator.link else ()


def consistency(creator: Creator) -> str:
    """`steady`, `one-hit`, or nothing: median against average views, where both are known."""
    if creator.median_views is None or not creator.avg_views:
        return ""
    part = creator.median_views / creator.avg_views
    return "steady" if part >= STEADY else "one-hit" if part <= ONE_HIT else ""


def country_name(code: str, words: Words) -> str:
    """A country's name in the reader's language; codes that CLDR does not know stay as they are."""
    return str(words.locale.territories.get(code.upper(), code))


def language_name(code: str, words: Words) -> str:
    """A language's name in the reader's language; unknown codes stay as they are."""
    return str(words.locale.languages.get(code.lower(), code))


def posted(day: date, today: date, words: Words) -> str:
    """How long ago the last post was, in words."""
    age = today - day
    return words("creator-posted", age=words.age(age)) if age >= timedelta(days=1) else words("creator-posted-today")


def _handle(creator: Creator) -> Rich:
    if not (creator.username and creator.link):
        return ()
    return rich(" ", Link(f"@{creator.username}", creator.link))


def _verified(creator: Creator, words: Words) -> Rich:
    return rich(" ", words("creator-verified")) if creator.is_verified else ()


def _figures(creator: Creator, words: Words) -> Rich:
    parts: list[Rich] = [rich(words(f"platform-{creator.platform}"))]
    if creator.country:
        parts.append(rich(country_name(creator.country, words)))
    if creator.followers is not None:
        key = "creator-subscribers" if creator.platform is Platform.YOUTUBE else "creator-followers"
        parts.append(words.rich(key, count=Bold(words.count(creator.followers))))
    if creator.avg_views is not None:
        parts.append(words.rich("creator-views", count=words.count(creator.avg_views)))
    if creator.engagement is not None:
        parts.append(words.rich("creator-engagement", rate=words.percent(creator.engagement)))
    if creator.match_score is not None:
        parts.append(words.rich("creator-match", score=Bold(words.percent(creator.match_score / 100, 1))))
    return joined(parts)


def _signs(creator: Creator, today: date, words: Words) -> Rich:
    parts: list[Rich] = []
    if creator.last_post is not None:
        parts.append(rich(posted(creator.last_post, today, words)))
    parts += [rich(words(f"creator-has-{badge}")) for badge in BADGES if _has(creator, badge)]
    flag = consistency(creator)
    if flag:
        parts.append(rich(words(f"creator-{flag}")))
    return joined(parts)


def _has(creator: Creator, contact: str) -> bool:
    return bool(getattr(creator, f"has_{contact}") or getattr(creator, contact))
