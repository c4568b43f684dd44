"""The words by which people name the three platforms, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from api.contract.platforms import Platform
from handlers.pasted.tokens import Elsewhere, Site

_WORDS = {
    Platform.TIKTOK: "tiktok tik-tok tik_tok tiktoker tiktokers tt tk tiktokuser",
    Platform.YOUTUBE: "youtube you-tube youtuber youtubers yt ytb ytuser",
    Platform.INSTAGRAM: "instagram insta ig ins instagrammer instagrammers",
}
_CHINESE = {
    Platform.TIKTOK: "抖音国际版 国际版抖音 国际抖音 海外抖音 海外版抖音 抖音海外版",
    Platform.YOUTUBE: "油管 优兔 油土鳖",
    Platform.INSTAGRAM: "照片墙 图享",
}
_ELSEWHERE = """
twitter facebook fb messenger threads snapchat snap twitch pinterest linkedin reddit telegram discord whatsapp tumblr vk
vkontakte odnoklassniki kwai likee triller rumble dailymotion vimeo patreon onlyfans bluesky bsky mastodon weibo wechat
weixin wx vx douyin kuaishou xiaohongshu xhs rednote bilibili zhihu kakaotalk
"""
_ELSEWHERE_CHINESE = """
抖音 快手 小红书 小紅書 微博 微信 视频号 公众号 哔哩哔哩 嗶哩嗶哩 知乎 推特 脸书 臉書 贴吧 西瓜视频 领英 豆瓣
"""
_BY_ELSEWHERE = frozenset(_ELSEWHERE.split())
_IN_ELSEWHERE = tuple(_ELSEWHERE_CHINESE.split())
_BY_WORD = {word: platform for platform, words in _WORDS.items() for word in words.split()}
_BY_CHINESE = {word: platform for platform, words in _CHINESE.items() for word in words.split()}
_PAIRS = {("tik", "tok"): Platform.TIKTOK, ("you", "tube"): Platform.YOUTUBE}
_WITHIN = re.compile("|".join(sorted((*_BY_CHINESE, *_IN_ELSEWHERE), key=len, reverse=True)))
LONGEST = max(map(len, _BY_WORD))


def platform_named(word: str) -> Platform | None:
    """The platform that a whole word names."""
    return _BY_WORD.get(word.lower()) if len(word) <= LONGEST else None


def platform_within(chinese: str) -> Platform | None:
    """The platform that a run of Chinese text names somewhere; there are no blanks to find words by."""
    return next((platform for word, platform in _BY_CHINESE.items() if word in chinese), None)


def sites_within(chinese: str) -> Iterator[tuple[int, int, Site]]:
    """Where a run of Chinese text names platforms, the three and others: beginning, end and platform of each."""
    for found in _WITHIN.finditer(chinese):
        yield *found.span(), _BY_CHINESE.get(found[0], Elsewhere.ELSEWHERE)


def without_platforms(chinese: str) -> str:
    """A run of Chinese text without the names of platforms in it."""
    return _WITHIN.sub("", chinese)


def is_elsewhere(word: str) -> bool:
    """Whether a whole word names a platform that is none of the three."""
    return word.lower() in _BY_ELSEWHERE


def is_elsewhere_within(chinese: str) -> bool:
    """Whether a run of Chinese text names such a platform somewhere; the mainland's Douyin is one, TikTok is not."""
    return platform_within(chinese) is None and any(word in chinese for word in _IN_ELSEWHERE)


def platform_of_pair(first: str, second: str) -> Platform | None:
    """The platform that two words name together: `tik tok`."""
    return _PAIRS.get((first.lower(), second.lower()))
