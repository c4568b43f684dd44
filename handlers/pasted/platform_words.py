"""The words by which people name the three platforms, in English and Chinese."""

from __future__ import annotations

from api.contract.platforms import Platform

_WORDS = {
    Platform.TIKTOK: "tiktok tik-tok tik_tok tiktoker tiktokers tt tiktokuser",
    Platform.YOUTUBE: "youtube you-tube youtuber youtubers yt ytb ytuser",
    Platform.INSTAGRAM: "instagram insta ig ins instagrammer instagrammers",
}
_CHINESE = {
    Platform.TIKTOK: "抖音国际版 国际版抖音 国际抖音 海外抖音 海外版抖音 抖音海外版",
    Platform.YOUTUBE: "油管 优兔 油土鳖",
    Platform.INSTAGRAM: "照片墙 图享",
}
_BY_WORD = {word: platform for platform, words in _WORDS.items() for word in words.split()}
_BY_CHINESE = {word: platform for platform, words in _CHINESE.items() for word in words.split()}
_PAIRS = {("tik", "tok"): Platform.TIKTOK, ("you", "tube"): Platform.YOUTUBE}
LONGEST = max(map(len, _BY_WORD))


def platform_named(word: str) -> Platform | None:
    """The platform that a whole word names."""
    return _BY_WORD.get(word.lower()) if len(word) <= LONGEST else None


def platform_within(chinese: str) -> Platform | None:
    """The platform that a run of Chinese text names somewhere; there are no blanks to find words by."""
    return next((platform for word, platform in _BY_CHINESE.items() if word in chinese), None)


def platform_of_pair(first: str, second: str) -> Platform | None:
    """The platform that two words name together: `tik tok`."""
    return _PAIRS.get((first.lower(), second.lower()))
