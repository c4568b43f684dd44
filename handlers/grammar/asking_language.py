"""Another language that is asked for in so many words: `switch to English`, `换成英文`, `中文`."""

from __future__ import annotations

import re

SETTINGS = "/creators settings"

_LATIN = re.compile(
    r"(?:(?:please|pls|can\s+you|could\s+you)\s+)*"
    r"(?:(?:switch|change)(?:\s+(?:the\s+|your\s+)?language)?\s+(?:in)?to|(?:speak|use|reply\s+in|answer\s+in|in))?\s*"
    r"(?:(?P<en>english)|(?P<zh>chinese|mandarin))(?:\s+please)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:请|麻烦|可以|能)*(?:把?语言[:：\s]*)?(?:切换|换|改|转|用|说|讲|设置?)?(?:成|到|为)?"
    r"(?:(?P<en>英文|英语)|(?P<zh>中文|汉语|普通话|简体中文))(?:回复|回答|显示|说)?(?:吧|吗|好吗)?"
)
_WHICH = re.compile(
    r"(?:(?:switch|change|set)\s+(?:the\s+|your\s+|my\s+)?)?language|(?:切换|更改|修改|换)?(?:一下)?语言", re.IGNORECASE
)
_ENDS = " \t.!?。！？~～"


def plain_language(text: str) -> str:
    """The line that sets the language which a text asks for; any other text as it is."""
    said = text.strip(_ENDS)
    found = _LATIN.fullmatch(said) or _CHINESE.fullmatch(said)
    if found is not None:
        return f"{SETTINGS} language:{'en' if found['en'] else 'zh'}"
    return SETTINGS if _WHICH.fullmatch(said) else text
