"""Lookalikes that are asked for in a sentence: `find creators like @mrbeast on youtube`, `找和 @mrbeast 差不多的达人`.

Only a sentence that marks whom it means, by an `@name` or a link, is one.
"""

from __future__ import annotations

import re

from handlers.grammar.asking import ASKING, COUNT, FIND, FIND_ZH, LONGEST_TEXT, POLITE, SOME_ZH, WHOM, WHOM_ZH

LOOKALIKE = "/creators lookalike"

_SEED = r"(?P<seed>@[\w.\-]*\w|https?://[^\s\u4e00-\u9fff，。？！]+)"
_MORE = r"(?:(?:some|any|a\s+few|more|other|the|top|best)\s+)*"
_WHOM = rf"(?:{WHOM}|people|accounts|channels|ones|others|more)"
_LIKE = r"(?:who\s+are\s+|that\s+are\s+)?(?:like|similar\s+to|alike(?:\s+to)?)"
_LATIN = re.compile(
    rf"(?:{ASKING}[\s,]+)*(?:"
    rf"{FIND}\s*(?:(?:me|us)\s+)?{_MORE}(?:{COUNT}\s+)?{_MORE}(?:{_WHOM}\s+)?{_LIKE}"
    rf"|{_MORE}{_WHOM}\s+{_LIKE}"
    rf"|(?:{FIND}\s*)?(?:(?:me|us)\s+)?(?:similar|alike)\s+{_WHOM}\s+(?:to|as|of|for)"
    rf"|(?:{FIND}\s*)?(?:(?:me|us)\s+)?{_MORE}lookalikes?\s+(?:of|for|to)"
    rf")\s+{_SEED}(?P<rest>[^@]*)",
    re.IGNORECASE,
)
_LIKE_ZH = r"(?:相似|类似|相近|差不多|一样|同类型?)"
_CHINESE = re.compile(
    rf"{POLITE}(?P<asks>{FIND_ZH}|需要|想要|要)?{SOME_ZH}?\s*(?:{COUNT}\s*[个位名])?\s*"
    rf"(?:(?:和|跟|与|同|像)\s*{_SEED}\s*(?:最|比较|很)?{_LIKE_ZH}"
    rf"|(?:像|类似于?|相似于?)\s*{_SEED.replace('seed', 'like')}\s*(?:这样|这种|那样|那种)?)"
    rf"(?P<of>的)?\s*{WHOM_ZH}?(?:有哪些|有吗|吗|呢|吧|都有谁)?(?P<rest>[^@\u4e00-\u9fff]*)",
    re.IGNORECASE,
)
_ENDS = " \t.!?。！？~～,，"


def plain_lookalike(text: str) -> str:
    """The line that a sentence asks for; any other text as it is."""
    if len(text) > LONGEST_TEXT:
        return text
    said = text.strip(_ENDS)
    found = _LATIN.fullmatch(said) or _CHINESE.fullmatch(said)
    told = found.groupdict() if found else {}
    # “I am like @mia” asks for nobody: what is wanted is named, or asked for.
    if found is None or "\n" in said or ("asks" in told and not (told["asks"] or told["of"])):
        return text
    seed = told["seed"] or told["like"]
    count = f" limit:{int(found['count'])}" if found["count"] else ""
    rest = " ".join(found["rest"].strip(_ENDS).split())
    return f"{LOOKALIKE} {seed} {rest}".rstrip() + count
