"""Region words and the countries they stand for (contract 14)."""

from __future__ import annotations

from collections.abc import Mapping

_SOUTHEAST_ASIA = "TH,VN,ID,PH,MY,SG,KH,MM,LA"
_LATIN_AMERICA = "BR,MX,AR,CO,CL,PE,EC,VE"
_AFRICA = "NG,ZA,KE,EG,GH,ET,TZ"
_EUROPE = "GB,DE,FR,ES,IT,NL,SE,NO,PL,PT,IE,AT,CH,BE,DK,FI,GR,CZ,RO,HU"
_MIDDLE_EAST = "SA,AE,QA,KW,BH,OM,JO,IL,EG,IQ"

REGIONS: Mapping[str, tuple[str, ...]] = {
    word: tuple(codes.split(","))
    for words, codes in (
        (("southeast asia", "东南亚"), _SOUTHEAST_ASIA),
        (("europe", "欧洲"), _EUROPE),
        (("middle east", "中东"), _MIDDLE_EAST),
        (("latin america", "south america", "拉美", "拉丁美洲", "南美"), _LATIN_AMERICA),
        (("north america", "北美"), "US,CA"),
        (("east asia", "东亚"), "JP,KR,CN,HK,TW"),
        (("south asia", "南亚"), "IN,PK,BD,LK,NP"),
        (("africa", "非洲"), _AFRICA),
    )
    for word in words
}
"""Lower-case region words in English and Chinese, each with its ISO 3166-1 alpha-2 codes."""
