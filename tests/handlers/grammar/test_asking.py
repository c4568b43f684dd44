"""What people say when they want creators found, and what only sounds like it."""

from __future__ import annotations

import pytest

from handlers.line import opened


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("find me 20 k-beauty creators on instagram", "/creators search k-beauty creators on instagram size:20"),
        ("Can you find some beauty creators?", "/creators search beauty creators"),
        ("I need to find 10 skincare influencers in Japan.", "/creators search skincare influencers in Japan size:10"),
        ("show us the top 5 gaming kols with email", "/creators search gaming kols with email size:5"),
        ("帮我找20个美妆达人", "/creators search 美妆达人 size:20"),
        ("能帮我找几个美妆达人吗", "/creators search 美妆达人"),
        ("请推荐 10 位日本的护肤博主。", "/creators search 日本的护肤博主 size:10"),
        ("有没有做护肤的 tiktok 达人？", "/creators search 护肤的 tiktok 达人"),
        ("我想找些油管上的游戏博主", "/creators search 油管 游戏博主"),
    ],
)
def test_a_search_may_be_asked_for_in_a_sentence(said: str, line: str) -> None:
    assert " ".join(opened(said).split()) == line


@pytest.mark.parametrize(
    "said",
    [
        "find",
        "find @mia",
        "/creators search 20 beauty creators",
        "show me creators like @mrbeast",
        "find similar creators",
        "show me how creators get paid",
        "give us the list of creators",
        "what creators do we have",
        "creators are expensive",
        "搜索 美妆 instagram",
        "找一下和 @mrbeast 类似的达人",
        "找相似达人",
        "你能找什么",
        "达人怎么找",
        "找名单里的达人",
        "find beauty creators\nfind gaming creators",
        "please find " + "very " * 30 + "good creators",
    ],
)
def test_other_words_stay_what_they_are(said: str) -> None:
    assert opened(said) == said
