"""Time zones as people name them: `Asia/Shanghai`, `new york`, `UTC+8`, `PT`, `北京时间`, `纽约`."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from handlers.vocabulary.names import folded, near, unaccented

_NAMED = {
    "Asia/Shanghai": (
        "china",
        "beijing",
        "shenzhen",
        "guangzhou",
        "hangzhou",
        "北京",
        "上海",
        "中国",
        "深圳",
        "广州",
        "杭州",
    ),
    "Asia/Hong_Kong": ("香港",),
    "Asia/Taipei": ("台北", "台湾"),
    "Asia/Singapore": ("sgt", "新加坡"),
    "Asia/Tokyo": ("jst", "japan", "东京", "日本"),
    "Asia/Seoul": ("kst", "korea", "首尔", "韩国"),
    "Asia/Bangkok": ("曼谷", "泰国"),
    "Asia/Jakarta": ("雅加达",),
    "Asia/Ho_Chi_Minh": ("vietnam", "hanoi", "越南", "河内", "胡志明"),
    "Asia/Kuala_Lumpur": ("吉隆坡",),
    "Asia/Manila": ("马尼拉",),
    "Asia/Dubai": ("迪拜",),
    "Asia/Kolkata": ("india", "mumbai", "delhi", "bangalore", "印度"),
    "America/New_York": ("et", "est", "edt", "eastern", "boston", "miami", "纽约", "美东"),
    "America/Chicago": ("ct", "cdt", "central", "austin", "dallas", "houston", "芝加哥", "美中"),
    "America/Denver": ("mt", "mst", "mdt", "mountain"),
    "America/Los_Angeles": (
        "pt",
        "pst",
        "pdt",
        "pacific",
        "la",
        "san francisco",
        "seattle",
        "洛杉矶",
        "旧金山",
        "美西",
    ),
    "America/Sao_Paulo": ("sao paulo", "圣保罗"),
    "Europe/London": ("uk", "bst", "england", "伦敦", "英国"),
    "Europe/Paris": ("cet", "cest", "france", "巴黎", "法国"),
    "Europe/Berlin": ("germany", "munich", "hamburg", "柏林", "德国"),
    "Europe/Madrid": ("spain", "barcelona", "马德里", "西班牙"),
    "Europe/Moscow": ("msk", "莫斯科"),
    "Australia/Sydney": ("aest", "aedt", "悉尼"),
    "UTC": ("utc", "gmt", "z", "世界时", "格林尼治"),
}
"""What people call the clocks of a place, besides the names of its zone. `CST` is left out: two places say it."""

CHINESE_NAME = re.compile(
    rf"(?:{'|'.join(name for names in _NAMED.values() for name in names if not name.isascii())})(?:标准)?(?:时间|时区)?"
)
"""What names a zone in Chinese, where it may stand right beside other words."""

_OFFSET = re.compile(r"(?:utc|gmt)\s?([+-])\s?([0-9]{1,2})(?::?00)?")
_ENDINGS = re.compile(r"(?:标准|的)?(?:时间|时区|\s?time(?:\s?zone)?)$")
_MOST_HOURS = {"+": 14, "-": 12}
"""How far a whole number of hours goes to either side."""


def read_zone(typed: str) -> str | None:
    """The IANA name of the zone that somebody names; None where no zone is called so."""
    name = _ENDINGS.sub("", folded(typed)).strip()
    offset = _OFFSET.fullmatch(name)
    if offset:
        sign, hours = offset[1], int(offset[2])
        # The zones of this family count to the west.
        return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if 0 < hours <= _MOST_HOURS[sign] else None
    return _zones().get(_key(name))


def near_zones(typed: str, most: int = 3) -> list[str]:
    """The zones whose names are nearest to what was typed."""
    keys = near(_key(folded(typed)).rpartition("/")[2], _cities(), most)
    return list(dict.fromkeys(_cities()[key] for key in keys))


def _key(name: str) -> str:
    return unaccented(folded(name)).replace(" ", "_").replace("-", "_")


@cache
def _zones() -> dict[str, str]:
    """Every zone by its folded name, by its city where no other zone has one of that name, and by what it is called."""
    whole = {_key(zone): zone for zone in sorted(available_timezones()) if not zone.startswith(("posix/", "right/"))}
    called = {_key(name): zone for zone, names in _NAMED.items() for name in names}
    return {**_cities(), **whole, **called}


@cache
def _cities() -> dict[str, str]:
    """The zones of the tz database's areas by their cities."""
    areas = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    zones = sorted(zone for zone in available_timezones() if zone.startswith(areas))
    return {_key(zone.rpartition("/")[2]): zone for zone in zones}


def shown_zone(zone: str) -> str:
    """A zone as people read it: its name, and an offset the way round that they write it (`UTC+8`)."""
    found = re.fullmatch(r"Etc/GMT([+-])([0-9]+)", zone)
    return f"UTC{'-' if found[1] == '+' else '+'}{found[2]}" if found else zone
