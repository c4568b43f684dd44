"""The columns of a list as a file: what they are called in each language, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from handlers.creators.masking import masked
from handlers.creators.naming import creator_of
from handlers.creators.row import country_name, language_name
from handlers.lists.baskets import link_to
from handlers.sheet import Cell, Heading
from handlers.vocabulary.names import folded
from handlers.words import LANGUAGES, Words, words
from storage.lists import Member
from storage.marks import Mark

COLUMNS: Mapping[str, Heading] = {
    "platform": Heading(""),
    "handle": Heading(""),
    "link": Heading(""),
    "name": Heading(""),
    "status": Heading(""),
    "owner": Heading(""),
    "note": Heading(""),
    "contacted-by": Heading(""),
    "contacted-at": Heading("", "moment"),
    "added-by": Heading(""),
    "added-at": Heading("", "moment"),
    "followers": Heading("", "whole"),
    "views": Heading("", "whole"),
    "engagement": Heading("", "ratio"),
    "country": Heading(""),
    "language": Heading(""),
    "last-post": Heading("", "date"),
    "known-at": Heading("", "moment"),
}
"""The columns in order, by the keys of their labels (`sheet-KEY`). Contacts are none of them (features E5)."""


def headings(said: Words) -> list[Heading]:
    """The columns with their labels in a language."""
    return [Heading(said(f"sheet-{key}"), heading.kind) for key, heading in COLUMNS.items()]


@cache
def keys_by_label() -> Mapping[str, str]:
    """The key of each column by its label in any language, folded: files come back in the language they left in."""
    return {folded(words(language)(f"sheet-{key}")): key for language in LANGUAGES for key in COLUMNS}


def cells(member: Member, mark: Mark, said: Words) -> list[Cell]:
    """What stands in the columns for a creator on a list; what is not known is empty."""
    kept = member.creator
    creator, link, contact = creator_of(kept), link_to(kept), mark.contact
    known: dict[str, Cell] = {
        "platform": said(f"platform-{kept.platform}"),
        "handle": kept.username,
        "link": link.url if link else "",
        "name": masked(creator.nickname or ""),
        "status": said(f"status-{mark.status}"),
        "owner": mark.owner.shown,
        "note": mark.note,
        "contacted-by": contact.person.shown if contact else "",
        "contacted-at": contact.at if contact else None,
        "added-by": member.added_by.shown,
        "added-at": member.added_at,
        "followers": creator.followers,
        "views": creator.avg_views,
        "engagement": creator.engagement,
        "country": country_name(creator.country, said) if creator.country else "",
        "language": language_name(creator.language, said) if creator.language else "",
        "last-post": creator.last_post,
        "known-at": kept.seen_at if kept.row else None,
    }
    return [known[key] for key in COLUMNS]
