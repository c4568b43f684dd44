"""Lines of a campaign's brief that state a fact of it: `Budget: SGD 20k`, `品牌：SunSafe`. They name nobody."""

from __future__ import annotations

import re

_LATIN = (
    "brand|client|agency|market|region|countr(?:y|ies)|budget|fees?|rates?|timeline|timing|dates?|deadline|period|"
    "products?|deliverables?|usage|hash ?tags?|objectives?|goals?|kpis?|audience|target|usps?|selling points?|"
    "key messages?|cta|tone|dos|don['’]?ts|contact|terms|payment|samples?|shipping"
)
_CHINESE = (
    "品牌|客户|市场|地区|预算|报价|费用|时间|档期|截止|产品|卖点|交付|禁忌|要求|目标|受众|人群|话题|文案|脚本|合同|付款|"
    "寄样|样品|佣金|合作方式|合作形式"
)
_FACT = re.compile(
    rf"[\s\-*•·>【\[]*(?:\d{{1,2}}[.)、]\s*)?(?:(?:campaign|目标|产品|项目)\s*)?(?:{_LATIN}|{_CHINESE})"
    r"(?:时间|日期|名称|内容|周期|范围|人群)?[】\]\s*]*[:：]\s*(?P<stated>\S.*)",
    re.IGNORECASE,
)
_NAMES_SOMEBODY = re.compile(r"@|//|www\.|tik\s?tok|you\s?tube|insta|油管|\b(?:ig|ins|yt|tt)\b|抖音", re.IGNORECASE)


def states_fact(line: str) -> bool:
    """Whether a line is about the campaign alone: it names neither an address, nor an `@name`, nor a platform."""
    found = _FACT.fullmatch(line.strip())
    return found is not None and not _NAMES_SOMEBODY.search(found["stated"])
