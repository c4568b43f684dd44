"""What was read in a pasted text: items, why some cannot be taken, and how much text is read at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.contract.links import Link, name_key
from api.contract.platforms import Platform

MOST_CREATORS = 1_200
"""Links and handles in one paste, repeats counted (features S20)."""

MOST_CHARACTERS = 300_000
"""Characters of one paste: room for as many links of 250 characters, tracking and all."""

MOST_WORDS = 600_000
"""Words of one text, and what takes a word's time to read: some seconds of work, with room for ten
thousand creators and what is known of each."""

_SHOWN = 80
"""Characters of an item that names nobody."""


class TooMuchPasted(ValueError):
    """A paste beyond a limit, told in English; chats word it by the subclass and its numbers. Nothing was read."""

    def __init__(self, message: str, most: int) -> None:
        super().__init__(message)
        self.most = most


class TooMuchText(TooMuchPasted):
    """More than `MOST_CHARACTERS`."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        super().__init__(f"The text is longer than {most:,} characters. Split it into smaller parts.", most)


class TooManyWords(TooMuchPasted):
    """More than `MOST_WORDS`."""

    def __init__(self, most: int = MOST_WORDS) -> None:
        super().__init__(f"The text has more than {most:,} words. Leave out what names nobody, or split it.", most)


class TooManyCreators(TooMuchPasted):
    """More links and handles than are taken at once."""

    def __init__(self, most: int = MOST_CREATORS) -> None:
        super().__init__(f"The text holds more than {most:,} links and handles. Split it into smaller parts.", most)


class Kind(StrEnum):
    """How an item names a creator: by the address of a profile, a bare handle, a YouTube id; or that it names none."""

    PROFILE = "profile"
    HANDLE = "handle"
    CHANNEL_ID = "channel_id"
    VIDEO = "video"
    NONE = "none"


class Reason(StrEnum):
    """Why an item cannot be taken as it is. The first six are those of `api.contract.links.Reason`."""

    VIDEO = "video-link"
    SHORT_LINK = "short-link"
    SITE = "unknown-site"
    PAGE = "no-creator"
    NAME = "bad-name"
    CHANNEL_ID = "bad-channel-id"

    PLATFORM = "needs-platform"
    """A handle that several platforms may have: the platform must be said."""

    ELSEWHERE = "foreign-platform"
    """A name that is said to be on another platform than the three."""

    NUMBER = "number"
    """An account's or a video's number, which is no name."""

    UNSURE = "not-sure"
    """Words beside a platform's word that may be names or not: an `@` before them says that they are."""

    MAIL = "e-mail"
    """E-mail addresses only."""

    MENTION = "mention"
    """Colleagues or channels of the chat, who are no creators."""

    ROW = "row-without"
    """A row of a table without a link or handle, where other rows have one."""

    BESIDE = "beside"
    """A link or handle in a column that is about something else, as notes are."""

    NOTHING = "nothing"
    """Text without any link or handle."""


def shortened(typed: str) -> str:
    """What was typed, cut where it would be too long to show."""
    return typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Item:
    """One creator, or one thing that names none.

    `value` is the name without `@`, the channel id, or the code of a video; empty for NONE. `input` is the place in the
    text as typed, without markup. `times` counts how often the text has it. `link` is what an address names.
    """

    platform: Platform | None
    kind: Kind
    value: str
    input: str
    reason: Reason | None = None
    link: Link | None = None
    times: int = 1

    @property
    def is_taken(self) -> bool:
        """Whether a task or a search can have it without another question."""
        return self.reason is None

    @property
    def url(self) -> str:
        """The profile's address; empty while the platform is not known."""
        if self.link:
            return self.link.url
        return self.platform.profile_url(self.value) if self.platform and self.is_taken else ""

    @property
    def key(self) -> tuple[str, ...]:
        """What is equal for two items that name the same: a handle and the link to its profile, in any case."""
        platform = self.platform or ""
        match self.kind:
            case Kind.NONE:
                return (Kind.NONE, self.input.casefold())
            case Kind.CHANNEL_ID | Kind.VIDEO:
                return (platform, self.kind, self.value)
            case _:
                return (platform, "legacy" if self.link and self.link.legacy else "name", name_key(self.value))


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as it was read: `items` in order of appearance, each once.

    `aside` tells what stands beside creators and is no creator for sure, as somebody's mail address.
    """

    items: tuple[Item, ...] = ()
    aside: tuple[Item, ...] = ()

    @property
    def taken(self) -> tuple[Item, ...]:
        """The creators that need no further question."""
        return tuple(item for item in self.items if item.is_taken)

    @property
    def without_platform(self) -> tuple[Item, ...]:
        """The handles whose platform must be said."""
        return tuple(item for item in self.items if item.reason is Reason.PLATFORM)

    @property
    def unreadable(self) -> tuple[Item, ...]:
        """What names no creator, with its reason."""
        return tuple(item for item in self.items if item.kind in {Kind.VIDEO, Kind.NONE})

    @property
    def repeated(self) -> tuple[Item, ...]:
        """The items that the text has more than once."""
        return tuple(item for item in self.items if item.times > 1)
