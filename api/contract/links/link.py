"""What an address turned out to name, or why it names no creator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.contract.platforms import Platform


class Kind(StrEnum):
    """How a creator is named. VIDEO and NONE name none that a task or a search could take."""

    PROFILE = "profile"
    CHANNEL_ID = "channel_id"
    VIDEO = "video"
    NONE = "none"


class Reason(StrEnum):
    """Why an address cannot be taken as a creator."""

    VIDEO = "video-link"
    """One video, post, reel, clip or live recording."""

    SHORT_LINK = "short-link"
    """A code that only the platform, or a service for short links, can turn into an address."""

    SITE = "unknown-site"
    """Another site, a look-alike of one of the three, or no web address at all."""

    PAGE = "no-creator"
    """A page of the platform that belongs to no creator: its start page, a search, a tag, a playlist, settings."""

    NAME = "bad-name"
    """The place of the name holds what no name on this platform can be, as after a bad copy."""

    CHANNEL_ID = "bad-channel-id"
    """A YouTube channel id must be `UC` and 22 more characters; this one was cut off or changed."""


@dataclass(frozen=True, slots=True)
class Link:
    """What one address names.

    `value` is the user name without `@` (PROFILE; lower case on TikTok and Instagram, which do not tell cases apart),
    the `UC…` id (CHANNEL_ID, with its case), or the code of the video or short link (VIDEO). `creator` is the name of
    a creator that the address of a video shows as well. `reason` is set for VIDEO and NONE. `platform` is None on any
    other site.
    """

    platform: Platform | None
    kind: Kind
    value: str = ""
    reason: Reason | None = None
    creator: str = ""
    legacy: str = ""
    """The path before an old YouTube name (`/c/`, `/user/` or `/`), empty for handles.

    Such a name is not a handle: another channel may own the handle of the same letters, so it must be looked up.
    """

    @property
    def url(self) -> str:
        """The address without anything that a task does not need; empty for what names no creator."""
        if self.platform is None or self.kind not in {Kind.PROFILE, Kind.CHANNEL_ID}:
            return ""
        if self.kind is Kind.CHANNEL_ID:
            return f"https://www.youtube.com/channel/{self.value}"
        return (
            f"https://www.youtube.com{self.legacy}{self.value}"
            if self.legacy
            else self.platform.profile_url(self.value)
        )


def refused(reason: Reason, platform: Platform | None = None) -> Link:
    """An address that names nobody."""
    return Link(platform, Kind.NONE, reason=reason)


def video(platform: Platform, code: str, creator: str = "", reason: Reason = Reason.VIDEO) -> Link:
    """A single video, or with its `reason` a short link."""
    return Link(platform, Kind.VIDEO, code, reason, creator)
