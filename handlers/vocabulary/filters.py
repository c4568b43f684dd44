"""What each search filter can be typed as, in English and Chinese, and a value that works in examples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from api.contract.filters import FILTERS
from handlers.vocabulary.names import folded

_ALSO: Mapping[str, str] = {
    "keyword": "keywords query q 关键词 关键字 搜索词",
    "country": "countries region location from 国家 地区 国家/地区",
    "language": "languages speaks 语言 语种",
    "gender": "sex 性别",
    "category": "categories industry niche topic 类目 行业 品类 分类 领域 赛道",
    "followers": "follower fans subscribers subs follower_count 粉丝 粉丝数 粉丝量 粉 订阅 订阅数",
    "email": "has_email e-mail mail 邮箱 电子邮箱 邮件",
    "whatsapp": "has_whatsapp wa",
    "line": "has_line",
    "zalo": "has_zalo",
    "mcn": "has_mcn agency 机构",
    "views": "avg_views average_views view 平均播放 均播 播放 播放量 平均播放量 观看",
    "short_views": "shorts_views shorts 短视频播放 短视频均播",
    "engagement": "er engagement_rate interaction interaction_rate 互动率 互动 参与率",
    "short_engagement": "shorts_engagement short_er 短视频互动率",
    "last_post": "last_posted posted last_video active 最近发布 最近更新 发布时间 最后发布 更新",
    "audience_country": "audience_countries 受众国家 受众地区 观众国家 粉丝国家",
    "audience_language": "audience_languages 受众语言 观众语言 粉丝语言",
    "audience_age": "audience_ages 受众年龄 观众年龄 粉丝年龄",
    "audience_female": "female_audience female_ratio 女性受众 女粉 女粉占比 女性占比 受众女性 女性粉丝",
    "ai": "is_ai ai_creator is_ai_creator 虚拟达人 ai达人",
    "sells": "is_product_kol product_kol seller 带货 带货达人",
    "product_category": "product_categories 商品类目 商品分类",
    "gmv": "sales 销售额 成交额",
    "gpm": "千次播放成交",
    "gmv_per_buyer": "客单价",
    "commission": "commission_rate 佣金 佣金率",
}

SAMPLES: Mapping[str, str] = {
    "keyword": '"glass skin"',
    "country": "US,CA",
    "language": "en",
    "gender": "female",
    "category": "beauty",
    "followers": "10k-500k",
    "email": "yes",
    "whatsapp": "yes",
    "line": "yes",
    "zalo": "yes",
    "mcn": "yes",
    "views": ">10k",
    "short_views": ">10k",
    "engagement": ">3%",
    "short_engagement": ">3%",
    "last_post": "30d",
    "audience_country": "US",
    "audience_language": "en",
    "audience_age": "18-24,25-34",
    "audience_female": ">60%",
    "ai": "yes",
    "sells": "yes",
    "product_category": "601226",
    "gmv": ">10k",
    "gpm": ">10",
    "gmv_per_buyer": ">20",
    "commission": ">10%",
}
"""A value of each filter that reads without error."""


def names_of(name: str) -> tuple[str, ...]:
    """Every name that the filter `name` can be typed as, its own first. Raises `KeyError` for what is no filter."""
    return (FILTERS[name].name, *_ALSO[name].split())


def name_of_option(typed: str) -> str:
    """`typed` as the names of options are compared: `Audience-Country` and `audience_country` are one."""
    return folded(typed).replace("-", "_").replace(" ", "_").replace(".", "_")


@cache
def filters_by_name() -> Mapping[str, str]:
    """The filter behind every name, as `name_of_option` writes it."""
    return {name_of_option(also): name for name in FILTERS for also in names_of(name)}
