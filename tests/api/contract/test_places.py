"""Region words stand for the published countries, in English and Chinese (contract 14)."""

from __future__ import annotations

import pytest

from api.contract.places import REGIONS


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        (("southeast asia", "东南亚"), "TH,VN,ID,PH,MY,SG,KH,MM,LA"),
        (("europe", "欧洲"), "GB,DE,FR,ES,IT,NL,SE,NO,PL,PT,IE,AT,CH,BE,DK,FI,GR,CZ,RO,HU"),
        (("middle east", "中东"), "SA,AE,QA,KW,BH,OM,JO,IL,EG,IQ"),
        (("latin america", "south america", "拉美", "南美"), "BR,MX,AR,CO,CL,PE,EC,VE"),
        (("north america", "北美"), "US,CA"),
        (("east asia", "东亚"), "JP,KR,CN,HK,TW"),
        (("south asia", "南亚"), "IN,PK,BD,LK,NP"),
        (("africa", "非洲"), "NG,ZA,KE,EG,GH,ET,TZ"),
    ],
)
def test_a_region_is_its_countries(words: tuple[str, ...], countries: str) -> None:
    for word in words:
        assert REGIONS[word] == tuple(countries.split(","))
