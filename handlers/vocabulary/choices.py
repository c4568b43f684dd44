"""Words with few meanings: platforms, levels, sorts, genders, yes and no; and the options that are no filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from api.contract.platforms import Level, Platform
from handlers.vocabulary.names import folded


def _table(rows: Mapping[str, str]) -> Mapping[str, str]:
    return {folded(word): meaning for meaning, words in rows.items() for word in (meaning, *words.split())}


PLATFORMS: Mapping[str, Platform] = {
    word: Platform(name)
    for word, name in _table(
        {
            "tiktok": "tt tk tik-tok tiktoker tiktokers 抖音国际版 海外抖音",
            "youtube": "yt youtuber youtubers you-tube 油管",
            "instagram": "ig ins insta instagrammer instagrammers 照片墙",
        }
    ).items()
}
"""Platform words, folded."""

OTHER_PLATFORMS = frozenset(
    map(
        folded,
        (
            *(
                "twitter",
                "facebook",
                "fb",
                "twitch",
                "snapchat",
                "pinterest",
                "linkedin",
                "reddit",
                "douyin",
                "rednote",
            ),
            *(
                "xiaohongshu",
                "kuaishou",
                "bilibili",
                "weibo",
                "小红书",
                "抖音",
                "快手",
                "微博",
                "哔哩哔哩",
                "b站",
                "视频号",
            ),
            *("推特", "脸书", "西瓜视频", "今日头条", "知乎", "公众号"),
        ),
    )
)
"""Platforms that Scout does not search, folded."""

OTHER_FIRST = frozenset(
    {"x", "threads", "red", "kick", "vimeo", "tumblr", "discord", "telegram", "vk", "likee", "kwai"}
)
"""Words that are such a platform only where a line begins with them; elsewhere they are words like any other."""

LEVELS: Mapping[str, Level] = {word: Level(name) for word, name in _table({"S1": "1", "S2": "2", "S3": "3"}).items()}

SORTS: Mapping[str, str] = _table(
    {
        "followers": "follower fans subscribers subs followers_cnt 粉丝 粉丝数 粉丝量 粉 订阅 订阅数",
        "views": "view avg_views average_views 播放 播放量 平均播放 均播",
        "engagement": "er engagement_rate interaction interaction_rate 互动率 互动",
    }
)

ORDERS: Mapping[str, Literal["asc", "desc"]] = {
    word: "asc" if name == "asc" else "desc"
    for word, name in _table(
        {
            "asc": "ascending up lowest smallest 升序 从低到高 从小到大 正序",
            "desc": "descending down highest largest 降序 从高到低 从大到小 倒序",
        }
    ).items()
}

GENDERS: Mapping[str, str] = _table(
    {
        "female": "f females woman women girl girls 女 女性 女生 女的",
        "male": "m males man men boy boys guy guys 男 男性 男生 男的",
    }
)

YES = frozenset(map(folded, ("yes", "y", "true", "1", "on", "有", "是", "需要", "要")))
NO = frozenset(map(folded, ("no", "n", "false", "0", "off", "none", "无", "没有", "否", "不要")))
ANY = frozenset(map(folded, ("any", "all", "anything", "everything", "*", "不限", "全部", "所有", "任意", "任何")))
"""Values that leave a filter out (contract 8 says `all` for no limit)."""

OPTIONS: Mapping[str, str] = _table(
    {
        "platform": "on 平台",
        "has": "with 有 带 含",
        "sort": "sort_by order_by 排序",
        "order": "direction 顺序",
        "level": "service_level 级别 等级 层级",
        "size": "count number per_page 数量 条数 个数",
        "limit": "",
        "page": "p 页 页码 第几页",
        "lang": "返回语言",
    }
)
"""The options of a search that are no filter."""

LOOKALIKE_OPTIONS: Mapping[str, str] = _table(
    {
        "platform": "平台",
        "on": "to target target_platform 到 目标平台",
        "in": "country countries region target_region from location 国家 地区 国家/地区",
        "language": "languages lang_of target_language speaks 语言 语种",
        "followers": "follower fans subscribers subs 粉丝 粉丝数 粉丝量 粉 订阅 订阅数",
        "views": "avg_views average_views view 平均播放 均播 播放 播放量",
        "audience_female": "female_audience female female_ratio 女性受众 女粉 女粉占比 女性占比 女性粉丝",
        "level": "service_level 级别 等级 层级",
        "limit": "size count number 数量 条数 个数",
        "lang": "返回语言",
    }
)
"""The options of a lookalike line."""

SETTINGS: Mapping[str, str] = _table(
    {
        "language": "lang 语言",
        "platform": "on 平台",
        "level": "service_level 级别 等级 层级",
        "workspace_language": "team_language 工作区语言 团队语言",
        "files": "workspace_files team_files 文件 工作区文件 团队文件",
        "zone": "time_zone timezone tz workspace_zone 时区 工作区时区",
    }
)
"""The options of a settings line."""

HANDOVERS: Mapping[str, str] = _table(
    {
        "link": "links 链接",
        "upload": "uploads file files 上传 文件",
        "both": "all 都要 两者",
        "private": "requester me own 仅本人 本人 私密",
    }
)
"""How a workspace wants its finished files."""

SPOKEN: Mapping[str, str] = _table(
    {"en": "english en_us en_gb en-us en-gb 英文 英语", "zh": "cn chinese zh_cn zh-cn zh_tw zh-tw 中文 简体中文 汉语"}
)
"""The languages that Scout itself speaks."""

LANGS: Mapping[str, Literal["cn", "en"]] = {word: "cn" if to == "zh" else "en" for word, to in SPOKEN.items()}
"""`lang` of the API (contract 6.3): the language of coded values in its answers."""
