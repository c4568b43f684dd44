"""The three platforms, their profile addresses and the service levels with their list prices (contract 4.1, 6.3, 7)."""

from __future__ import annotations

from enum import StrEnum


class Platform(StrEnum):
    """Where a creator has an account. Values are the API's own ids (contract 6.3)."""

    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    INSTAGRAM = "instagram"

    @property
    def title(self) -> str:  # type: ignore[override]  # the brand's own spelling, not str.title
        """The brand's own spelling: `TikTok`."""
        return _TITLES[self]

    def profile_url(self, username: str) -> str:
        """The public profile page of a user name without `@` (contract 7.5)."""
        return _PROFILE_PAGES[self] + username


_TITLES = {Platform.TIKTOK: "TikTok", Platform.YOUTUBE: "YouTube", Platform.INSTAGRAM: "Instagram"}
_PROFILE_PAGES = {
    Platform.TIKTOK: "https://www.tiktok.com/@",
    Platform.YOUTUBE: "https://www.youtube.com/@",
    Platform.INSTAGRAM: "https://www.instagram.com/",
}


class Level(StrEnum):
    """How much of a creator is returned, and at what price. Each level contains the one before (contract 7.5)."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"

    def holds(self, other: Level) -> bool:
        """Whether a field of level `other` is part of this level."""
        return self.value >= other.value


CREDITS_PER_RECORD = {Level.S1: 1, Level.S2: 3, Level.S3: 4}
"""Credits per returned record (contract 4.1; vendor documents only, so settings may override the estimate)."""

SEARCH_LEVEL = Level.S2
LOOKALIKE_LEVEL = Level.S1
"""Levels when a request names none (contract 7.0 and 8)."""
