"""Contacts that stand in free text, masked: names, bios and hashtags hold addresses and numbers as often as fields do.

Everybody in a conversation sees names; contacts are for the asker's own details alone (features S10). What only looks
like a number to call, as years, dates, counts and scores, stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handlers.cards.bare import bare

MASK = "***"

_LONGEST = 4_000
"""Characters of a text that are looked at; the rest is never shown."""

_BRACKETED_AT = r"\s?[(\[{]\s?(?:at|@)\s?[)\]}]\s?"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|\.)\s?[)\]}]\s?)"
_PART = r"[^\W_](?:[\w%+-]{0,63}[^\W_])?"
_PROVIDERS = "gmail|googlemail|hotmail|outlook|live|yahoo|icloud|proton(?:mail)?|gmx|aol|qq|163|126|foxmail|naver|mail"
_ADDRESS = (
    rf"[\w.%+-]{{1,64}}(?:@|{_BRACKETED_AT})(?:{_PART}{_DOT}){{1,6}}[^\W\d_]{{2,24}}",
    rf"[\w.%+-]{{1,64}}\s?@\s(?:{_PART}\.){{1,6}}[^\W\d_]{{2,24}}",
    rf"[\w.%+-]{{1,64}}\s?(?:@|{_BRACKETED_AT})\s?(?:{_PROVIDERS})\b(?:\s?(?:\.|\bdot\b)\s?[a-z]{{2,6}})*",
    rf"[\w.%+-]{{1,64}}\sat\s(?:{_PROVIDERS})\.[a-z]{{2,6}}",
    rf"[\w.%+-]{{1,64}}(?:\sat\s|{_BRACKETED_AT}){_PART}\sdot\s[a-z]{{2,6}}",
)

_MESSENGERS = (
    r"wa\.me|(?:api|chat|web)\.whatsapp\.com|whatsapp\.com|t\.me|telegram\.(?:me|dog)|line\.me|lin\.ee|page\.line\.me"
    r"|(?:chat\.)?zalo\.me|m\.me|discord\.gg|discord\.com/invite|signal\.me|signal\.group|u\.wechat\.com|weixin\.qq\.com"
    r"|open\.kakao\.com|join\.skype\.com|viber\.me|chats\.viber\.com"
)
_LINK = (
    rf"(?<![\w.])(?:https?://)?(?:www\.)?(?:{_MESSENGERS})/[^\s<>|]{{1,300}}",
    r"(?:mailto|tel|sms|skype|viber|tg|weixin|whatsapp|callto):/{0,2}[^\s<>|]{3,300}",
)

_CALL = (
    r"(?:tel(?:ephone)?|phone|call|cell|mob(?:ile)?|text|sms|whats?\s?app|wa|zalo|viber|signal|contact|ring|qq|line|ws"
    r"|电话|手机|微信|联系|联络|加|致电|热线|\u260e|\u260f|\u2706|\U0001f4de|\U0001f4f1|\U0001f4f2)"
)
_APP = (
    r"(?:we\s?chat|weixin|微信号?|v信|vx|wx|line(?:\sid)?|zalo|telegram|tg|skype|kakao(?:talk)?|whats?\s?app|wa|viber"
    r"|signal|snap(?:chat)?|qq)"
)
_BETWEEN = r"[\s().\-\u2010-\u2015\u2212\u00b7\u30fb/\ufe0f\u20e3]{0,3}"
_DIGITS = rf"[0-9](?:{_BETWEEN}[0-9])"
_NUMBER = (
    rf"(?<![0-9])(?:\+|00)\s?\(?{_DIGITS}{{6,15}}",
    rf"(?<![A-Za-z]){_CALL}[\s:.,\uff1a\ufe0f-]{{0,4}}\(?{_DIGITS}{{5,15}}",
)
_BARE_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_@$€£¥.,]){_DIGITS}{{8,14}}[\ufe0f\u20e3]*(?![0-9A-Za-z_%])"
    rf"|(?<![\w@#])\([0-9]{{2,5}}\){_BETWEEN}{_DIGITS}{{5,11}}"
)
_NAMED_ID = rf"(?<![A-Za-z]){_APP}\s?(?:id)?\s?[:\uff1a=]\s?@?[A-Za-z0-9][\w.-]{{3,40}}"

_SURE = re.compile("|".join(f"(?:{way})" for way in (*_LINK, *_ADDRESS, *_NUMBER, _NAMED_ID)), re.IGNORECASE)

_YEAR = r"(?:19|20)[0-9]{2}"
_NO_NUMBER = re.compile(
    rf"(?:[0-9]{{1,3}}\D{{1,3}})*{_YEAR}(?:\D{{1,3}}{_YEAR})+"
    rf"|{_YEAR}[-./\s][0-9]{{1,2}}[-./\s][0-9]{{1,2}}(?:\D.*)?|[0-9]{{1,2}}[-./\s][0-9]{{1,2}}[-./\s]{_YEAR}(?:\D.*)?"
    r"|[0-9]{1,3}(?:[ .][0-9]{3})*[ .]000"
)
"""What no number to call looks like: years, dates, and round counts with thousands marks."""

_COUNTED = re.compile(
    r"\s?\+?\s?(?:views?|plays|followers?|fans|subs(?:cribers)?|likes|streams|downloads|members|people|次|位|人|粉|播放|赞|万|亿|k\b|m\b)",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """`text`, made `bare`, with `***` for every e-mail address, number to call, and messenger link or name in it."""
    shown = bare(text)[:_LONGEST]
    flat = "".join(map(_flat, shown))
    spans = sorted((*_sure(flat), *_numbers(flat)))
    if not spans:
        return shown
    kept, at = [], 0
    for start, end in spans:
        if start >= at:
            kept += [shown[at:start], MASK]
        at = max(at, end)
    return "".join((*kept, shown[at:]))


def _flat(character: str) -> str:
    """A character as patterns compare it, one for one: narrow, and digits of any script as ASCII."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _sure(flat: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _SURE.finditer(flat))


def _numbers(flat: str) -> Iterator[tuple[int, int]]:
    """Long numbers that nothing announces, unless they are years, dates or counts."""
    for found in _BARE_NUMBER.finditer(flat):
        if not _NO_NUMBER.fullmatch(found[0]) and not _COUNTED.match(flat, found.end()):
            yield found.span()
