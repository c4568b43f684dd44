"""What people say when they want creators found, and what only sounds like it."""

from __future__ import annotations

from datetime import date

import pytest

from api.contract.platforms import Level, Platform
from handlers.line import SearchDefaults, opened, read_line, read_search, write_search

DEFAULTS = SearchDefaults(Platform.TIKTOK, Level.S2, 10, date(2026, 11, 24))


def searched(said: str) -> str:
    """The search that a sentence asks for, written plainly and without what it leaves to the defaults."""
    line = write_search(read_search(read_line(opened(said)), DEFAULTS))
    return line.removeprefix("/creators search ").removesuffix(" size:10").replace(" level:S2", "")


@pytest.mark.parametrize(
    ("said", "search"),
    [
        ("find me 20 k-beauty creators on instagram", 'instagram "k-beauty" size:20'),
        ("Can you find some beauty creators?", "tiktok category:beauty"),
        ("I need to find 10 skincare influencers in Japan.", "tiktok country:JP category:skincare"),
        ("show us the top 5 gaming kols with email", "tiktok category:games email:yes size:5"),
        ("I'm looking for skincare creators in Singapore", "tiktok country:SG category:skincare"),
        ("any good food bloggers in Singapore?", "tiktok country:SG category:food"),
        ("we need 20 beauty creators from Malaysia", "tiktok country:MY category:beauty size:20"),
        ("search for youtube gaming US", "youtube country:US category:games"),
        ("帮我找20个美妆达人", "tiktok category:beauty size:20"),
        ("能帮我找几个美妆达人吗", "tiktok category:beauty"),
        ("请推荐 10 位日本的护肤博主。", "tiktok country:JP category:skincare"),
        ("有没有做护肤的 tiktok 达人？", "tiktok category:skincare"),
        ("我想找些油管上的游戏博主", "youtube category:games"),
        ("需要10个tiktok美妆达人，美国的", "tiktok country:US category:beauty"),
        ("推荐几个日本的美食 youtuber", "youtube country:JP category:food"),
        ("找下德国的美妆网红，谢谢", "tiktok country:DE category:beauty"),
    ],
)
def test_a_search_may_be_asked_for_in_a_sentence(said: str, search: str) -> None:
    assert searched(said) == search


@pytest.mark.parametrize(
    ("said", "search"),
    [
        (
            "find me 5 fitness creators in the UK on instagram with 50k to 200k followers and email",
            "instagram country:GB category:fitness followers:50k-200k email:yes size:5",
        ),
        ("find beauty creators who have an email address", "tiktok category:beauty email:yes"),
        (
            "find beauty creators who are based in the US and speak Spanish please",
            "tiktok country:US language:es category:beauty",
        ),
        ("find me tiktokers who do skincare", "tiktok category:skincare"),
        ("find tiktok beauty creators in SEA", "tiktok country:TH,VN,ID,PH,MY,SG,KH,MM,LA category:beauty"),
        ("find vegan food creators for our spring campaign", 'tiktok "vegan" category:food'),
        (
            "帮我找5个英国健身博主，instagram，粉丝5万到20万，要有邮箱",
            "instagram country:GB category:fitness followers:50k-200k email:yes size:5",
        ),
        ("找英国健身达人，需要邮箱", "tiktok country:GB category:fitness email:yes"),
        ("找粉丝在10万到50万之间的美国美妆达人", "tiktok country:US category:beauty followers:100k-500k"),
        ("找美国美妆达人，最近一个月有发视频", "tiktok country:US category:beauty last_post:30d"),
        ("找会说西班牙语的美国美妆达人", "tiktok country:US language:es category:beauty"),
        ("找互动率高的美国美妆达人", "tiktok country:US category:beauty sort:engagement"),
        ("有没有适合推广防晒霜的美国达人", 'tiktok "防晒霜" country:US'),
        ("找会做饭的博主", "tiktok category:cooking"),
    ],
)
def test_the_small_words_of_a_sentence_are_no_keywords(said: str, search: str) -> None:
    assert searched(said) == search


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("find creators like @mrbeast", "/creators lookalike @mrbeast"),
        ("show me 20 creators similar to @mrbeast on youtube", "/creators lookalike @mrbeast on youtube limit:20"),
        ("find similar to https://www.youtube.com/@MrBeast", "/creators lookalike https://www.youtube.com/@MrBeast"),
        ("lookalikes of @mrbeast in Japan", "/creators lookalike @mrbeast in Japan"),
        ("找一下和 @mrbeast 类似的达人", "/creators lookalike @mrbeast"),
        ("帮我找10个像@mrbeast一样的博主", "/creators lookalike @mrbeast limit:10"),
        ("类似 @mrbeast 的达人有哪些？", "/creators lookalike @mrbeast"),
    ],
)
def test_lookalikes_may_be_asked_for_in_a_sentence(said: str, line: str) -> None:
    assert opened(said) == line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("switch to English", "/creators settings language:en"),
        ("english please", "/creators settings language:en"),
        ("换成英文吧", "/creators settings language:en"),
        ("用中文回复", "/creators settings language:zh"),
        ("中文", "/creators settings language:zh"),
        ("language", "/creators settings"),
        ("切换语言", "/creators settings"),
    ],
)
def test_another_language_may_be_asked_for_in_so_many_words(said: str, line: str) -> None:
    assert opened(said) == line


@pytest.mark.parametrize(
    "said",
    [
        "english speaking creators",
        "中文达人",
        "find",
        "find @mia",
        "/creators search 20 beauty creators",
        "I like @mrbeast",
        "looks like @mrbeast is cool",
        "我像@mrbeast一样",
        "any updates on creators?",
        "我们需要达人的报价",
        "find similar creators",
        "show me how creators get paid",
        "give us the list of creators",
        "what creators do we have",
        "creators are expensive",
        "搜索 美妆 instagram",
        "找相似达人",
        "你能找什么",
        "达人怎么找",
        "找名单里的达人",
        "find beauty creators\nfind gaming creators",
        "please find " + "very " * 30 + "good creators",
        "please " * 40 + "find creators like @mrbeast",
        "please find beauty creators" + " for our summer campaign" * 20,
    ],
)
def test_other_words_stay_what_they_are(said: str) -> None:
    assert opened(said) == said
