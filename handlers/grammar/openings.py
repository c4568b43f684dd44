"""The opening of a line that collects, made plain: `/采集https://…`, `collect: @mia` and `please collect @mia`."""

from __future__ import annotations

import re

from handlers.grammar.asking import plain_search
from handlers.grammar.asking_alike import plain_lookalike
from handlers.grammar.asking_language import plain_language
from handlers.pasted.plain_chinese import asks_for_names

COLLECT = "/collect"

_POLITE = r"(?:please|pls|plz|kindly|hi|hey|hello|scout|can|could|would|will|you|we|i|want|need|to|help\s+(?:me|us))"
_LATIN = rf"(?:{_POLITE}[\s,]+)*/?(?:creators\s+)?collect(?=[\s:：,，]|$)"
_CHINESE = r"(?P<polite>[\u4e00-\u9fff]{0,10}?)\s*/?(?:达人\s*)?(?:采集|採集|收集)(?:一下)?"
_OPENING = re.compile(rf"(?:{_LATIN}|{_CHINESE})[\s:：,，]*", re.IGNORECASE)
_KEYWORDS = re.compile(r"(?:keywords?|关键词|关键字|關鍵詞)(?:[\s:：=]+|$)", re.IGNORECASE)
_HEAD = 200


def opened(text: str) -> str:
    """`text` with `/collect ` for its opening where it collects, the rest untouched; any other text as it is.

    A search, lookalikes or a language that a sentence asks for become their line.
    """
    # Spaces go first: two patterns that both may take them try every split of a long run.
    found = _OPENING.match(text, len(text) - len(text.lstrip()))
    if found is None or (found["polite"] and not asks_for_names(found["polite"])):
        return plain_language(plain_lookalike(plain_search(text)))
    rest = text[found.end() :]
    keywords = _KEYWORDS.match(rest)
    return f"{COLLECT} keywords {rest[keywords.end() :]}" if keywords else f"{COLLECT} {rest}"


def head_of(text: str) -> str:
    """As much of an opened text as says which command it is.

    What is pasted below `/collect` is never a command, although a column may be headed `Link` or `Status`.
    """
    is_pasted = (
        text.startswith(f"{COLLECT} ") and "\n" in text.strip() and not _KEYWORDS.match(text[len(COLLECT) + 1 :])
    )
    return COLLECT if is_pasted else text[:_HEAD]


def after_words(text: str, count: int) -> str:
    """What follows the first `count` words of a typed text, untouched."""
    rest = text.lstrip().split(maxsplit=count)
    return rest[count] if len(rest) > count else ""
