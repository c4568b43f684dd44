"""The small words of a sentence, taken out before it is read as a search, where any word left over is a keyword.

`in the UK who have an email` says no more than `in UK with email`; `需要有邮箱` no more than `有邮箱`. Only sentences
are read so: in a typed line every word counts.
"""

from __future__ import annotations

import re

WHOM_ZH = r"(?:达人|博主|红人|网红|创作者|主播|up主|kols?|kocs?)"
_HAN = r"\u4e00-\u9fff"
_SORT = " sort:{} "

_SAID_SHORTER: tuple[tuple[str, str], ...] = (
    (r"\b(?:who|that)\s+(?:are\s+)?(?:based|located|live|living)\s+in\b", "in"),
    (r"\b(in|from)\s+us\b", r"\1 US"),
    (r"\b(?:who|that|and)\s+speaks?\b", "speaking"),
    (r"\b(?:who|that)\s+(?:have|has)\b|\bhaving\b", "with"),
    (r"\b(?:who|that)\s+(?:are|do|does|makes?|posts?)(?:\s+(?:videos?|content|posts|reviews))?\b", ""),
    (r"\be-?mails?\s+address(?:es)?\b", "email"),
    (r"\b(?:and|or)\s+(?:an?\s+)?e-?mails?$", "with email"),
    (r"\b(?:the|an?|their|who|that|for|about|me|please|really|good|great|top|best)\b", ""),
    (rf"类?(?<!带货)(?<!虚拟)(?<!ai){WHOM_ZH}", " "),
    (rf"(?<=[\sa-z管音书站手])(?:平台)?(?:上面|里面|上|里)的?|(?<![{_HAN}])在", " "),
    (r"(?:做|专注于?|专门做)(?![饭菜梦作工])", " "),
    (r"(?<=粉丝)[数量]?在(?=[0-9])|之间", ""),
    (r"(?:互动率|互动)(?:比较|更|最)?高的?", _SORT.format("engagement")),
    (r"粉丝(?:数|量)?(?:比较|更|最)?多的?", _SORT.format("followers")),
    (r"(?:播放量?|均播)(?:比较|更|最)?高的?", _SORT.format("views")),
    (r"联系方式|邮箱地址|联系邮箱", "邮箱"),
    (r"(?:一定|必须|最好|需要|都要|还要|要)(?=[有带含])", ""),
    (r"(?:一定要|必须|最好|需要|还要|要|留[了有]?|公开[了有]?)(?=邮箱|whatsapp)", "有"),
    (r"(?:会|能)(?=[说讲做])", ""),
    (r"(?:有|还在)?(?:发布?|更)过?(?:视频|内容|帖子?|作品)", "更新"),
    (r"(?:适合|可以|能)?(?:推广|种草)", " "),
    (rf"(?<=[{_HAN}a-z0-9])的(?=[{_HAN}a-z0-9])", " "),
)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), shorter) for pattern, shorter in _SAID_SHORTER)


def without_small_words(wanted: str) -> str:
    """What a sentence wants, in words that each mean something to a search."""
    for pattern, shorter in _RULES:
        wanted = pattern.sub(shorter, wanted)
    return " ".join(wanted.split())
