"""How typed names are compared: folded to what two people would call the same word, then looked up or guessed at."""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_PAIRS = (
    "國国語语類类別别粉粉絲丝互互動动妝妆護护膚肤髮发個个與与時时裝装鞋鞋飾饰錶表帶带領领圍围場场務务遊游戲戏戰战競竞賽赛動动"
    "樂乐節节懸悬險险療疗醫医學学識识運运戶户訓训練练滑滑籃篮網网羽羽檯台桌桌橄榄欖榄圍围帳帐營营備备極极攀攀體体飲饮餐餐酒酒"
    "評评測测電电腦脑機机數数碼码攝摄影影風风體体驗验綜综藝艺畫画綺绮視视剪剪輯辑說说寵宠親亲庭庭嬰婴產产車车載载養养駕驾"
    "廚厨衛卫燈灯飾饰紡纺潔洁納纳裡里園园綠绿積积兒儿應应購购財财貨货幣币圖图書书習习業业築筑會会環环農农鄉乡緊紧當当"
    "廣广東东亞亚歐欧馬马來来爾尔蘭兰羅罗斯斯韓韩灣湾門门萬万億亿美美臺台達达賓宾紐纽澤泽緬缅澳澳獨独烏乌俄俄聯联"
    "佈布發发華华漢汉粵粤英英費费劑剂儀仪器器傢家臘腊紋纹聖圣術术擇择強强無无箱箱郵邮關关鍵键詞词頁页級级條条"
    "排排順顺齡龄性性區区積积尋寻長长觀观眾众閱阅廳厅慶庆間间聞闻離离樓楼歷历實实證证帳账號号優优質质"
    "頻频稱称連连結结內内從从對对讓让還还這这過过進进開开頭头見见點点約约近近滿满歲岁贊赞讚赞閃闪擊击繪绘"
)
_SIMPLIFIED = {ord(old): new for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if old != new}
"""Traditional characters that occur in the words of this package, to simplified ones."""

_DROPPED = {ord(mark): None for mark in "'’‘ʼ`´"}
_GUESS_FROM, _GUESS_WITHIN = 70.0, 15.0
"""How near a guess must be, and how much farther than the nearest one, so that `contry` is not also `count`."""
_NEAR_WORD = 0.8
"""A first word as near as this makes a name of several words near: `Untied` is `United States`."""

_COMPARED = 60
"""Letters of a typed word that are compared with names."""


def folded(word: str) -> str:
    """`word` as the words of commands and options are compared: width, case and script (traditional, simplified)."""
    return unicodedata.normalize("NFKC", word).casefold().strip().translate(_SIMPLIFIED)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """`name` as names are compared (contract 13): folded, no apostrophes, `&` is “and”, punctuation is a blank."""
    plain = folded(name).translate(_DROPPED).replace("&", " and ")
    return " ".join("".join(letter if _is_part(letter) else " " for letter in plain).split())


def unaccented(name: str) -> str:
    """`name` without the marks on its letters: `Türkiye` as `Turkiye`."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def _is_part(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be; None when nothing is near.

    Of a short Chinese word one character may be wrong: `搜锁` is `搜索`.
    """
    known = list(candidates)
    close = near(word, known, 1) or [each for each in known if _is_one_character_off(folded(word), each)]
    return close[0] if close else None


def _is_one_character_off(typed: str, known: str) -> bool:
    if len(typed) != len(known) or len(typed) < 2 or known.isascii():
        return False
    return sum(mine != theirs for mine, theirs in zip(typed, known, strict=True)) == 1


def near(word: str, candidates: Iterable[str], most: int) -> list[str]:
    """Up to `most` candidates that `word` may have meant, the nearest first. Long input counts by its beginning."""
    typed = folded(word)[:_COMPARED]
    scores = ((each, _likeness(typed, folded(each))) for each in dict.fromkeys(candidates))
    close = heapq.nlargest(most, (pair for pair in scores if pair[1] >= _GUESS_FROM), key=lambda pair: pair[1])
    return [each for each, score in close if score >= close[0][1] - _GUESS_WITHIN]


def _likeness(typed: str, known: str) -> float:
    """0..100: letters in common, with a part of a longer name counting as near (contract 13 scores containment)."""
    score = max(fuzz.ratio(typed, known), fuzz.token_sort_ratio(typed, known))
    shorter = min(len(typed), len(known))
    is_part = shorter >= (2 if not known.isascii() else 4) and (typed in known or known in typed)
    if is_part:
        return max(score, 88.0 - abs(len(typed) - len(known)) / 4)
    is_word_near = shorter >= 5 and OSA.normalized_similarity(typed, known.partition(" ")[0]) > _NEAR_WORD
    return max(score, 80.0 - len(known) / 10) if is_word_near else score
