"""Words of sentences, headers and cells that are never taken for a handle unless an `@` stands before them."""

from __future__ import annotations

import re

_SENTENCES = """
a about above add added after again all also am an and any anyone are around as ask at available back be because been
before below best better big both budget but by can cant check collect collected come contact could creator creators
data day days dear did do does done dont each else email emails every everyone export few file find first for found
from full get give go going good got great guys had has have he hello help her here hey hi him his hot how i if im in
include info into is it its just kindly kol kols know last latest let like line link links list lists live look
looking love mail many may me mean message month more most much must my need needed new next no nope not now of off ok
okay old on one only or other our out over page paste pasted people per please pls plz post posts product profile
profiles quick re regards same say search see seen send sent she should show since so some someone star stars start
still such sure take team test than thank thanks that the their them then there these they thing this those thx to
today tomorrow too top total up update us use user users using very via video videos want was watch way we week well
went were what when where which who whose why will with work working would yes yesterday yet you your
influencer influencers blogger bloggers candidate candidates follow campaign attached channel channels accounts
congrats congratulations wow amazing awesome nice lovely beautiful cool welcome sorry cheers omg lol haha bravo
asap fyi btw compare review track vs versus und et y auf en sur official www http https e.g i.e a.m p.m
"""
_HEADERS = """
account accounts name names nickname username usernames user_name user-name userid user_id handle handles id ids uid
url urls link links profile profiles profile_url channel_url platform platforms followers follower subscribers subs
views likes country region language category email e-mail mail phone notes note rank no sno s.no price
status website bio gender avg average comments comment shares saves engagement rate er eng auth score count number
title description verified date time photos photo
"""
BLANKS = frozenset(
    ["n/a", "na", "null", "none", "nil", "tbd", "tba", "undefined", "unknown", "true", "false", "nan", "xxx"]
)
"""What stands in a cell for nothing."""

FILLERS = frozenset((_SENTENCES + _HEADERS).split()) | BLANKS
"""Lower-case words that name nobody."""

BEFORE_NAMES = frozenset(
    {"and", "or", "also", "plus", "with", "please", "pls", "plz", "kindly", "collect", "add", "get", "find", "check"}
    | {"include", "search", "creator", "creators", "influencer", "account", "name", "username", "user", "handle", "id"}
    | {"channel", "profile", "follow", "for", "the", "to", "me", "us", "my", "our", "is", "are", "was", "were"}
    | {"from", "at"}
)
"""Fillers that stand before a name in a list or a request, as in `please collect mia` and `leo, and kim`."""

NOUNS_OF_NAMES = frozenset({"account", "accounts", "handle", "handles", "username", "usernames"})
"""Fillers that say of words behind their colon that these are names, as in `TikTok handles: mia_x leo`."""

_JOINTS = frozenset(
    {
        "and",
        "or",
        "plus",
        "vs",
        "versus",
        "und",
        "et",
        "y",
        "&",
        "/",
        "和",
        "与",
        "與",
        "及",
        "以及",
        "跟",
        "还有",
        "還有",
    }
)
_POLITE = frozenset({"please", "pls", "plz", "kindly", "thanks", "thank", "thx", "you", "too", "also"})
_POLITE_CHINESE = frozenset({"谢谢", "多谢", "谢了", "感谢", "谢谢你", "谢谢大家", "辛苦了", "请", "等", "吧"})

_WHERE = frozenset(
    {
        "on",
        "from",
        "at",
        "both",
        "all",
        "platform",
        "在",
        "都在",
        "都是",
        "都是在",
        "全在",
        "全是",
        "均为",
        "均在",
        "平台",
    }
)

_LONGEST_NUMBER = 40
_NUMBER = re.compile(
    r"[~≈<>+-]*[$€£¥₩₹₽#]*[+-]?\d[\d.,:/%+-]*"
    r"(?:k|m|mn|b|bn|w|万|亿|千|x|st|nd|rd|th|h|d|s|min|usd|eur|gbp|cny|rmb|jpy|元|px|am|pm)?[.+%]*",
    re.IGNORECASE,
)


def is_filler(word: str) -> bool:
    """Whether a word belongs to a sentence, a header or an empty cell."""
    return word.lower() in FILLERS


def is_number(word: str) -> bool:
    """Whether a word is a count, price, percentage, date or time."""
    return len(word) <= _LONGEST_NUMBER and _NUMBER.fullmatch(word) is not None


def is_joint(word: str) -> bool:
    """Whether a word stands between the names of a list, in English or Chinese."""
    return word.lower() in _JOINTS


def follows_names(word: str) -> bool:
    """Whether a word may end a list of names and say nothing about them."""
    return word.lower().strip("!.") in _POLITE or word.strip("！。") in _POLITE_CHINESE


def says_where(word: str) -> bool:
    """Whether a word parts names from the platform of all of them: `@mia, @leo on tiktok`."""
    return word.lower() in _WHERE
