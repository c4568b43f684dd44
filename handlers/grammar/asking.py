"""A search that is asked for in a sentence: `find me 20 beauty creators on instagram`, `能帮我找20个美妆达人吗`.

Only a sentence that says both what to do and whom it wants is one, so that talk is never a search. Links, names and
likeness are left to the commands that are about them (`asking_alike`).
"""

from __future__ import annotations

import re

from handlers.grammar.small_words import without_small_words

SEARCH = "/creators search"

COUNT = r"(?P<count>[0-9]{1,3})"
ASKING = r"(?:please|pls|hi|hey|hello|scout|can|could|would|will|you|we|i|i['’]d|like|want|need|to|help\s+(?:me|us))"
FIND = (
    r"(?:find|get|give|show|suggest|recommend|search\s+for|look\s+for|(?:(?:i['’]?m|we['’]?re|we\s+are|i\s+am)\s+)?"
    r"looking\s+for|(?:i|we)(?:['’]d\s+like|\s+(?:need|want))|(?:are\s+there|do\s+you\s+(?:have|know))(?=\s+any\s)|(?=any\s))"
)
WHOM = r"(?:creators?|influencers?|kols?|kocs?|bloggers?|vloggers?|youtubers?|tiktokers?|instagrammers?)"
POLITE = r"(?:你好|嗨|请问|请|麻烦|能不能|可不可以|能|可以|想|要|我|你|您|们|[\s，,])*(?:帮|给|替)?(?:我们|我|忙)?\s*"
FIND_ZH = r"(?:找|搜索|搜|查找|查|推荐|有没有)(?:一下|下)?"
SOME_ZH = r"(?:一些|一批|几个|几位|些|点)"
WHOM_ZH = r"(?:达人|博主|红人|网红|创作者|主播|up主|youtubers?|tiktokers?|kol|koc)"

_LATIN = re.compile(
    rf"(?:{ASKING}[\s,]+)*{FIND}\s*(?:(?:me|us)\s+)?(?:(?:some|any|a\s+few|the|top|best|good|great)\s+)*"
    rf"(?:{COUNT}\s+)?(?P<wanted>(?:(?:(?!\b(?:on|of|about|to)\b).)*\s)?{WHOM}"
    r"(?:,?\s+(?:on|in|from|with|over|under|above|below|between|speaking|for|about|based|who|that|please)\b.*)?)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"{POLITE}(?:{FIND_ZH}{SOME_ZH}?\s*(?:{COUNT}\s*[个位名])?"
    rf"|(?:需要|想要|要|来)\s*(?:{SOME_ZH}|(?P<needed>[0-9]{{1,3}})\s*[个位名]))"
    rf"(?P<wanted>.*{WHOM_ZH}.*?)(?:吗|么|呢|吧|嘛|[，,\s]*(?:谢谢|多谢|谢啦))?",
    re.IGNORECASE,
)
_SEARCH_FOR = re.compile(rf"(?:{ASKING}[\s,]+)*(?:search|look)\s+for\s+(?P<wanted>.+)", re.IGNORECASE)
"""It says itself that it is a search, so it may leave out whom it wants."""

_ABOUT_OTHERS = re.compile(
    r"[@\n/\"“”「『#:：]|\b(?:similar|alike|lookalikes?|lists?|saved|hidden|my|our|these|those|how|why|what)\b"
    r"|(?<!would )(?<!['’]d )\blike\b|\bwho\b(?!\s+(?:are|have|has|do|does|makes?|posts?|speaks?|lives?)\b)"
    r"|相似|类似|像|采集|名单|保存|隐藏|怎么|如何|为什么|什么",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\s+for\s+(?:our|my|the|an?|this)\s+(?:[\w-]+\s+){0,2}(?:campaign|brand|launch|client|project|product|event)\b"
    r"|(?:给|为|用于?)(?:我们|我)的?(?:品牌|活动|项目|产品|客户)(?=找|推荐)",
    re.IGNORECASE,
)
"""What the creators are for, which no search can ask for."""
_ENDS = " \t.!?。！？~～,，"
_LONGEST = 120
"""Characters of a sentence: who writes more tells something."""

LONGEST_TEXT = 240
"""Characters of a text that is looked at for a sentence at all: over a long one these patterns take seconds."""


def plain_search(text: str) -> str:
    """The line that a sentence asks for; any other text as it is."""
    if len(text) > LONGEST_TEXT:
        return text
    said = _PURPOSE.sub("", text).strip(_ENDS)
    if len(said) > _LONGEST or _ABOUT_OTHERS.search(said):
        return text
    found = _LATIN.fullmatch(said) or _CHINESE.fullmatch(said) or _SEARCH_FOR.fullmatch(said)
    if found is None:
        return text
    wanted, told = without_small_words(found["wanted"]).strip(_ENDS), found.groupdict()
    count = told.get("count") or told.get("needed")
    return f"{SEARCH} {wanted}{f' size:{int(count)}' if count else ''}"
