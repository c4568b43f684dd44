"""What people type and the search that it means, in English and Chinese, however their keyboard spells it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from api.contract.categories import leaves_below
from api.contract.platforms import Level, Platform
from api.contract.search import Condition, Range
from handlers.line import write_search
from handlers.stored_requests import dump_search, load_search
from tests.handlers.lines import TODAY, search

BEAUTY, FOOD, GAMES = leaves_below("25"), leaves_below("26"), leaves_below("19")
SKINCARE = leaves_below("25009")
SOUTHEAST_ASIA = ("TH", "VN", "ID", "PH", "MY", "SG", "KH", "MM", "LA")

CONDITIONS: list[tuple[str, dict[str, Condition]]] = [
    # Words: platforms, categories, countries; the rest is the keyword.
    ("beauty", {"category": BEAUTY}),
    ("美妆", {"category": BEAUTY}),
    ("美妝", {"category": BEAUTY}),
    ("Beauty & Personal Care", {"category": BEAUTY}),
    ("beauty creators", {"category": BEAUTY}),
    ("美妆博主", {"category": BEAUTY}),
    ("skincare Japan", {"category": SKINCARE, "country": ("JP",)}),
    ("护肤 日本", {"category": SKINCARE, "country": ("JP",)}),
    ("skin care in south korea", {"category": SKINCARE, "country": ("KR",)}),
    ("food Southeast Asia", {"category": FOOD, "country": SOUTHEAST_ASIA}),
    ("美食 东南亚", {"category": FOOD, "country": SOUTHEAST_ASIA}),
    ("beauty US", {"category": BEAUTY, "country": ("US",)}),
    ("beauty UK", {"category": BEAUTY, "country": ("GB",)}),
    ("beauty US, IN", {"category": BEAUTY, "country": ("US", "IN")}),
    ("beauty and games from US and Canada", {"category": (*BEAUTY, *GAMES), "country": ("US", "CA")}),
    ("is in my us", {"keyword": "is in my us"}),
    ("espresso", {"keyword": "espresso"}),
    ("latte foam espresso", {"keyword": "latte foam espresso"}),
    ('"beauty"', {"keyword": "beauty"}),
    ("“glass skin” beauty", {"keyword": "glass skin", "category": BEAUTY}),
    ("「玻璃肌」 美妆", {"keyword": "玻璃肌", "category": BEAUTY}),
    ("keyword:beauty", {"keyword": "beauty"}),
    ("关键词：咖啡拉花", {"keyword": "咖啡拉花"}),
    ('"say ""hi"" now"', {"keyword": 'say "hi" now'}),
    # Followers, in every spelling of a number.
    ("followers:10k-500k", {"followers": Range(10_000, 500_000)}),
    ("followers:10k..500k", {"followers": Range(10_000, 500_000)}),
    ("followers:10k~500k", {"followers": Range(10_000, 500_000)}),
    ("followers:10k – 500k", {"followers": Range(10_000, 500_000)}),
    ("followers:10,000-500,000", {"followers": Range(10_000, 500_000)}),
    ("followers: 10k to 500k", {"followers": Range(10_000, 500_000)}),
    ("followers：１０ｋ－５００ｋ", {"followers": Range(10_000, 500_000)}),
    ("followers>=10k followers<=500k", {"followers": Range(10_000, 500_000)}),
    ("粉丝:1万-50万", {"followers": Range(10_000, 500_000)}),
    ("粉絲：1萬至50萬", {"followers": Range(10_000, 500_000)}),
    ("粉丝数:1w-50w", {"followers": Range(10_000, 500_000)}),
    ("1万-50万粉", {"followers": Range(10_000, 500_000)}),
    ("粉丝1万-50万", {"followers": Range(10_000, 500_000)}),
    ("10k-500k followers", {"followers": Range(10_000, 500_000)}),
    ("followers:10k", {"followers": Range(10_000)}),
    ("10k+ followers", {"followers": Range(10_000)}),
    ("over 10k followers", {"followers": Range(10_000)}),
    ("beauty >10k followers", {"category": BEAUTY, "followers": Range(10_000)}),
    ("1万粉以上", {"followers": Range(10_000)}),
    ("followers:<1.5M", {"followers": Range(None, 1_500_000)}),
    ("粉丝:150万以下", {"followers": Range(None, 1_500_000)}),
    ("followers:≤1.5M", {"followers": Range(None, 1_500_000)}),
    # Rates are ratios inside, however they are typed.
    ("er:>3%", {"engagement": Range(0.03)}),
    ("er:>=3%", {"engagement": Range(0.03)}),
    ("er:3", {"engagement": Range(0.03)}),
    ("er:0.03", {"engagement": Range(0.03)}),
    ("er:0.03%", {"engagement": Range(0.0003)}),
    ("互动率：＞3％", {"engagement": Range(0.03)}),
    ("er:3-5", {"engagement": Range(0.03, 0.05)}),
    ("er:3-5%", {"engagement": Range(0.03, 0.05)}),
    ("er:0.03-0.05", {"engagement": Range(0.03, 0.05)}),
    ("er:0.5-3", {"engagement": Range(0.005, 0.03)}),
    ("3%+ engagement", {"engagement": Range(0.03)}),
    ("female audience:>60%", {"audience_female": Range(0.6)}),
    ("女粉60%以上", {"audience_female": Range(0.6)}),
    # Lists, names and codes.
    ("country:US,CA,GB", {"country": ("US", "CA", "GB")}),
    ("country:us, ca, uk", {"country": ("US", "CA", "GB")}),
    ("country:United States,Canada,United Kingdom", {"country": ("US", "CA", "GB")}),
    ("国家：美国，加拿大、英国", {"country": ("US", "CA", "GB")}),
    ("country:US country:CA country:UK", {"country": ("US", "CA", "GB")}),
    ("country:my language:my", {"country": ("MY",), "language": ("my",)}),
    ("国家:马来西亚 语言:缅甸语", {"country": ("MY",), "language": ("my",)}),
    ("language:English,chinese", {"language": ("en", "zh")}),
    ("语言:英语,中文", {"language": ("en", "zh")}),
    ("english-speaking", {"language": ("en",)}),
    ("category:25009", {"category": SKINCARE}),
    ("类目:护肤", {"category": SKINCARE}),
    ("category:25009,26", {"category": (*SKINCARE, *FOOD)}),
    ("industry:Skincare", {"category": SKINCARE}),
    ("gender:female", {"gender": "female"}),
    ("性别:女", {"gender": "female"}),
    ("female creators", {"gender": "female"}),
    ("女达人", {"gender": "female"}),
    ("has:email", {"email": True}),
    ("有邮箱", {"email": True}),
    ("has:邮箱", {"email": True}),
    ("email:yes", {"email": True}),
    ("with email", {"email": True}),
    ("has:email,line", {"email": True, "line": True}),
    ("audience_age:18-34", {"audience_age": ("18-24", "25-34")}),
    ("受众年龄:18-24,55+", {"audience_age": ("18-24", "55+")}),
    ("last_post:30d", {"last_post": Range(date(2026, 10, 25))}),
    ("last post: 30 days", {"last_post": Range(date(2026, 10, 25))}),
    ("最近发布:30天", {"last_post": Range(date(2026, 10, 25))}),
    ("last_post:2026-10-01..2026-11-01", {"last_post": Range(date(2026, 10, 1), date(2026, 11, 1))}),
    ("最近发布:2026年10月1日至2026年11月1日", {"last_post": Range(date(2026, 10, 1), date(2026, 11, 1))}),
    ("country:any followers:不限", {}),
    ("followers:>=0", {}),
    # What chats leave around text.
    ("keyword:<https://example.com|example.com>", {"keyword": "https://example.com"}),
    ("er:&gt;3% followers:&lt;=1M", {"engagement": Range(0.03), "followers": Range(None, 1_000_000)}),
    ("beauty\u00a0country:US\u200b", {"category": BEAUTY, "country": ("US",)}),
    ("\u2066beauty\u2069\tcountry : US", {"category": BEAUTY, "country": ("US",)}),
    ("food &amp; beverages", {"category": FOOD}),
    # Without blanks, as Chinese is written.
    ("美国美妆博主", {"country": ("US",), "category": BEAUTY}),
    ("护肤1万-10万粉有邮箱", {"category": SKINCARE, "followers": Range(10_000, 100_000), "email": True}),
    ("玻璃肌教程", {"keyword": "玻璃肌教程"}),
    # Lists without commas, and figures in words.
    ("country:US/CA", {"country": ("US", "CA")}),
    ("国家:美国和加拿大", {"country": ("US", "CA")}),
    ("US/CA beauty&games", {"country": ("US", "CA"), "category": (*BEAUTY, *GAMES)}),
    ("language:en|es", {"language": ("en", "es")}),
    ("has email and line", {"email": True, "line": True}),
    ("有邮箱、line", {"email": True, "line": True}),
    ("followers:at least 10k", {"followers": Range(10_000)}),
    ("with 10k+ followers", {"followers": Range(10_000)}),
    ("posted in the last 30 days", {"last_post": Range(date(2026, 10, 25))}),
    ("最近30天更新", {"last_post": Range(date(2026, 10, 25))}),
    ("last christmas", {"keyword": "last christmas"}),
    # What is a name or a topic stays a keyword.
    ("@mrbeast", {"keyword": "mrbeast"}),
    ("#beauty", {"keyword": "#beauty"}),
    ("banking dining chain", {"keyword": "banking dining chain"}),
    ("iron man", {"keyword": "iron man"}),
    ("turkey stuffing", {"keyword": "turkey stuffing"}),
    ("Turkey beauty", {"country": ("TR",), "category": BEAUTY}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "conditions"), CONDITIONS, ids=[line for line, _ in CONDITIONS])
def test_a_line_means_these_conditions(line: str, conditions: dict[str, Condition]) -> None:
    assert dict(search(line).conditions) == conditions


TWINS = [
    ("beauty US 10k-100k followers has email", "美妆 美国 1万-10万粉 有邮箱"),
    (
        "tiktok beauty country:US followers:10k-500k er:>3%",
        "tiktok 美妆 国家：美国 粉丝：1万-50万 互动率:>3%",
    ),
    ("youtube gaming Japan sort:followers asc", "油管 游戏 日本 排序:粉丝 升序"),
    ("instagram female creators Europe food views:>1M", "ins 女达人 欧洲 美食 平均播放:100万以上"),
    ("tiktok category:makeup,perfume language:ja level:S1", "tiktok 类目:彩妆,香水 语言:日语 级别:S1"),
    ("tiktok audience_country:US audience_female:>60% size:20", "受众国家:美国 女性受众:60%以上 数量:20"),
]


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_a_line_and_its_twin_send_the_same_bytes(english: str, chinese: str) -> None:
    assert json.dumps(search(english).body()) == json.dumps(search(chinese).body())


SHAPES: list[tuple[str, dict[str, Any]]] = [
    ("beauty", {"platform": Platform.TIKTOK, "size": 10, "level": Level.S2, "sort": "followers", "order": "desc"}),
    ("youtube beauty", {"platform": Platform.YOUTUBE}),
    ("beauty on yt", {"platform": Platform.YOUTUBE}),
    ("beauty platform:ig", {"platform": Platform.INSTAGRAM}),
    ("平台:油管", {"platform": Platform.YOUTUBE}),
    ("sort:views", {"sort": "views", "order": "desc"}),
    ("sort:er asc", {"sort": "engagement", "order": "asc"}),
    ("sort:followers-asc beauty", {"sort": "followers", "order": "asc"}),
    ("sort:-followers", {"sort": "followers", "order": "desc"}),
    ("sort:avg_views_asc", {"sort": "views", "order": "asc"}),
    ("排序:播放 升序", {"sort": "views", "order": "asc"}),
    ("sort:views order:asc", {"sort": "views", "order": "asc"}),
    ("level:s1", {"level": Level.S1}),
    ("级别：S3", {"level": Level.S3}),
    ("size:100 page:2", {"size": 100, "page": 2}),
    ("数量:5 页:3", {"size": 5, "page": 3}),
    ("lang:cn", {"lang": "cn"}),
]


@pytest.mark.parametrize(("line", "shape"), SHAPES)
def test_a_line_shapes_its_answer(line: str, shape: dict[str, Any]) -> None:
    request = search(line)
    assert {name: getattr(request, name) for name in shape} == shape


def test_days_are_counted_back_from_the_day_that_is_passed_in() -> None:
    assert search("last_post:today").conditions == {"last_post": Range(TODAY)}
    assert search("last_post:>30d").conditions == {"last_post": Range(None, date(2026, 10, 25))}


@pytest.mark.parametrize(
    ("typed", "written", "later"),
    [
        ("last_post:30d", "last_post:30d", Range(date(2026, 12, 2))),
        ("最近发布:2周", "last_post:14d", Range(date(2026, 12, 18))),
        ("posted in the last month", "last_post:30d", Range(date(2026, 12, 2))),
        ("last_post:>30d", "last_post:>30d", Range(None, date(2026, 12, 2))),
        ("last_post:7d-30d", "last_post:30d..7d", Range(date(2026, 12, 2), date(2026, 12, 25))),
        ("last_post:>7d last_post:<30d", "last_post:30d..7d", Range(date(2026, 12, 2), date(2026, 12, 25))),
        ("last_post:today", "last_post:0d", Range(date(2027, 1, 1))),
        ("last_post:>2026-10-01", "last_post:>=2026-10-01", Range(date(2026, 10, 1))),
    ],
)
def test_days_that_are_counted_back_are_written_so_and_count_from_the_day_that_asks(
    typed: str, written: str, later: Range
) -> None:
    request = load_search(json.loads(json.dumps(dump_search(search(typed)))))
    assert written in write_search(request).split()
    assert search(write_search(request).removeprefix("/creators search ")) == request
    assert request.on(date(2027, 1, 1)).conditions == {"last_post": later}
    assert written in write_search(request.on(date(2027, 1, 1))).split()
