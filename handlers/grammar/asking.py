"""A search that is asked for in a sentence: `find me 20 beauty creators on instagram`, `能帮我找20个美妆达人吗`.

Only a sentence that says both what to do and whom it wants is one, so that talk is never a search. Links, names and
likeness are left to the commands that are about them.
"""

from __future__ import annotations

import re

SEARCH = "/creators search"

_COUNT = r"(?P<count>[0-9]{1,3})"
_ASKING = r"(?:please|pls|hi|hey|hello|scout|can|could|would|will|you|we|i|want|need|to|help\s+(?:me|us))"
_LATIN = re.compile(
    rf"(?:{_ASKING}[\s,]+)*(?:find|get|give|show|suggest|recommend|search\s+for|look\s+for)\s+(?:(?:me|us)\s+)?"
    rf"(?:(?:some|any|a\s+few|the|top|best)\s+)*(?:{_COUNT}\s+)?"
    r"(?P<wanted>(?:.*\s)?(?:creators?|influencers?|kols?|kocs?|bloggers?)"
    r"(?:\s+(?:on|in|from|with|over|under|above|below|between|speaking|for|about)\s.*)?)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:你好|嗨|请问|请|麻烦|能不能|可不可以|能|可以|想|要|我|你|您|们|[\s，,])*(?:帮|给|替)?(?:我们|我|忙)?\s*"
    rf"(?:找|搜索|搜|查找|查|推荐|有没有)(?:一下|一些|一批|几个|几位|些|点)?\s*(?:{_COUNT}\s*[个位名])?"
    r"(?P<wanted>.*(?:达人|博主|红人|网红|创作者|kol|koc).*?)(?:吗|么|呢|吧|嘛)?",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"[@\n/\"“”「『#:：]|\b(?:like|similar|alike|lookalikes?|lists?|saved|hidden|my|our|these|those|how|why|what|who)\b"
    r"|相似|类似|像|采集|名单|保存|隐藏|怎么|如何|为什么|什么",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<=[\sa-z管音书站手])(?:平台)?(?:上面|里面|上|里)的?(?:做|专注)?|(?<![\u4e00-\u9fff])(?:做|在|专注)",
    re.IGNORECASE,
)
"""What stands between a platform and what is wanted there, and before a subject: `instagram 上的美妆`, `做护肤的`."""
_ENDS = " \t.!?。！？~～,，"
_LONGEST = 120
"""Characters of a sentence: who writes more tells something."""


def plain_search(text: str) -> str:
    """The line that a sentence asks for; any other text as it is."""
    said = text.strip(_ENDS)
    if len(said) > _LONGEST or _ABOUT_OTHERS.search(said):
        return text
    found = _LATIN.fullmatch(said) or _CHINESE.fullmatch(said)
    if found is None:
        return text
    wanted = _THERE.sub(" ", found["wanted"]).strip(_ENDS)
    size = f" size:{int(found['count'])}" if found["count"] else ""
    return f"{SEARCH} {wanted}{size}"
