"""Values of tasks → creators of the catalogue: links and names one each, keywords the creators that match."""

from __future__ import annotations

from api.contract.links import Kind, is_channel_id, name_on, read_link
from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import Record

CREATORS_OF_A_KEYWORD = 50
"""At most this many creators are collected for one keyword, those with the most followers first."""


class Unreadable(Exception):
    """A value that can name no creator of the task's platform, such as a link to another site."""


def resolve(catalogue: Catalogue, task_type: TaskType, platform: Platform, value: str) -> list[Record]:
    """The creators that a value names; none where the catalogue does not know them. Raises `Unreadable`."""
    if task_type is TaskType.KEYWORD:
        return catalogue.search(platform, {"keyword": value}, limit=CREATORS_OF_A_KEYWORD).records
    found = _named(catalogue, platform, value)
    return [found] if found else []


def _named(catalogue: Catalogue, platform: Platform, value: str) -> Record | None:
    """The creator of a link or a name: people send either under both task types."""
    text = value.strip()
    if platform is Platform.YOUTUBE and is_channel_id(text):
        return catalogue.with_uid(platform, text)
    name = name_on(platform, text.removeprefix("@"))
    if name is None:
        return _linked(catalogue, platform, text)
    # A number may be a name and may be the platform's own id.
    return catalogue.find(name, platform) or (catalogue.with_uid(platform, name) if name.isdecimal() else None)


def _linked(catalogue: Catalogue, platform: Platform, text: str) -> Record | None:
    link = read_link(text)
    if link.platform is not platform:
        raise Unreadable(f"not a {platform.title} profile")
    match link.kind:
        case Kind.CHANNEL_ID:
            return catalogue.with_uid(platform, link.value)
        case Kind.PROFILE if link.legacy:
            return None  # another channel may own the handle of the same letters
        case Kind.PROFILE:
            return catalogue.find(link.value, platform)
    raise Unreadable(f"names no creator: {link.reason}")
